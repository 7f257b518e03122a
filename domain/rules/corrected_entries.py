"""A log entry corrected in time: what was taken for the mistake (P1-2.2-c)."""

from domain.dossier import Department, Dossier
from domain.facts.worklog import LogDataSpotChecked, WorkLogEntryCorrected
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.rules.self_evaluation import self_evaluation_day
from domain.values import Quarter, day_of

EFFECT = "log.correction_effect"


@rule("P1-2.2-c", readings=(EFFECT,))
def made_free(dossier: Dossier, deduction: AnyEntry) -> tuple[AnyEntry, ...]:
    """The corrections that free somebody of a deduction for a mis-entry, where it is read so.

    The deduction names the log entry, or a check of it, among what it is because of. Each entry
    named must have been corrected before the day of the self-evaluation.
    """
    if dossier.rules.reading(EFFECT) != "correction_before_20th_is_free":
        return ()
    wrong = _mistaken(dossier.department, deduction)
    found = tuple(one for entry in wrong if (one := _corrected(dossier, entry)))
    return (*found, *dossier.rules.basis(EFFECT)[1:]) if found and len(found) == len(wrong) else ()


def _mistaken(department: Department, deduction: AnyEntry) -> tuple[AnyEntry, ...]:
    """The log entries a deduction is because of; those a check sampled, if it is of a check."""
    named = (department.history.entry(one) for one in deduction.fact.because_of)
    ids = (
        one
        for cause in named
        if cause
        for one in (
            cause.fact.sampled if isinstance(cause.fact, LogDataSpotChecked) else (cause.fact.id,)
        )
    )
    return tuple(found for one in dict.fromkeys(ids) if (found := department.history.entry(one)))


def _corrected(dossier: Dossier, entry: AnyEntry) -> AnyEntry | None:
    """The correction of an entry that came before the self-evaluation of its quarter."""
    due = self_evaluation_day(Quarter.of(day_of(entry.fact.happened_on)), dossier.rules)
    return next(
        (
            one
            for one in dossier.history.standing(entry.stream, WorkLogEntryCorrected)
            if one.fact.corrects == entry.fact.id and dossier.department.came_on(one) < due
        ),
        None,
    )
