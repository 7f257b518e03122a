"""What the history behind a rating lacks or contradicts."""

from collections import Counter
from collections.abc import Iterator

from domain.calendar import PROVISIONAL
from domain.dossier import Dossier
from domain.facts.envelope import Fact
from domain.facts.points import PointPenaltyImposed
from domain.line import AnyEntry, Finding, Line
from domain.rules import cheating, inspections
from domain.rules.exam_marks import FACTS, SUBJECTS, held_on, outside_month
from domain.rules.quarter_score import QuarterScore
from domain.rules.touched import touched_in
from domain.values import day_of
from domain.wording import say


def rating_findings(dossier: Dossier, score: QuarterScore) -> tuple[Finding, ...]:
    """Every finding that bears on one rating."""
    return (
        *_marks(dossier, score),
        *_out_of_month(dossier),
        *_attitude(dossier, score),
        *_penalties(dossier),
        *_evidence(score),
        *_provisional(dossier),
        *_moved(dossier),
    )


def _moved(dossier: Dossier) -> Iterator[Finding]:
    """Whom a later edition moved by no change of their own, they may appeal in turn (P1-3.7-i)."""
    for one in touched_in(dossier):
        message = say(
            "finding.touched",
            edition=one.edition.fact.edition,
            staff=one.staff_id,
            what=one.message,
            day=one.last_day or say("word.dash"),
        )
        yield Finding(message, "P1-3.7-i", (one.edition,))


def _marks(dossier: Dossier, score: QuarterScore) -> Iterator[Finding]:
    for subject in SUBJECTS:
        mark = score.marks[subject]
        if mark.value is None:
            what = say(f"word.{subject}_exam")
            message = say("finding.mark_awaited", exam=what, why=mark.message)
            yield Finding(message, mark.clause, mark.entries or dossier.rules.basis())


def _out_of_month(dossier: Dossier) -> Iterator[Finding]:
    for subject in SUBJECTS:
        for entry in dossier.standing(
            *FACTS[subject], where=lambda fact: fact.for_quarter == dossier.quarter
        ):
            rules = dossier.department.regulation.on(held_on(entry.fact))
            if outside_month(dossier.quarter, held_on(entry.fact), subject, rules):
                message = say("line.exam.out_of_month", held_on=held_on(entry.fact))
                yield Finding(message, "P1-0.4-b", (entry,))


def _attitude(dossier: Dossier, score: QuarterScore) -> Iterator[Finding]:
    rated = score.attitude
    tally: tuple[AnyEntry, ...] = (rated.tally,) if rated.tally else ()
    rests_on = tally or dossier.rules.basis()
    if rated.score is None:
        yield Finding(rated.message, "P1-2.8-d", rests_on)
    elif not rated.complete:
        missing = tuple(say(f"line.attitude.part_{part}") for part in rated.missing)
        yield Finding(say("finding.attitude_incomplete", parts=missing), "P1-2.8-d", rests_on)
    if rated.forms and not rated.tally:
        yield Finding(say("finding.no_tally"), "P1-2.8-c", dossier.rules.basis())
    if rated.differs:
        yield Finding(say("finding.tally_mismatch"), "P1-2.8-c", tally)
    if rated.erased:
        yield Finding(say("finding.form_erased"), "P1-2.8-c", rests_on)


def _penalties(dossier: Dossier) -> Iterator[Finding]:
    """What was imposed must be what the rules give (design section 6)."""
    due = (*inspections.foreman_penalties(dossier), *cheating.foreman_penalties(dossier))
    imposed = dossier.standing(
        PointPenaltyImposed, where=lambda fact: fact.quarter == dossier.quarter
    )
    given = _sums(due)
    noted = Counter[str]()
    for entry in imposed:
        noted[entry.fact.clause_id] += 1
    for clause in sorted({*given, *noted}):
        if given[clause] != noted[clause]:
            entries: tuple[AnyEntry, ...] = tuple(e for e in imposed if e.fact.clause_id == clause)
            rests: tuple[AnyEntry, ...] = entries or tuple(
                e for line in due if line.clause == clause for e in line.entries
            )
            message = say("finding.penalty_differs", imposed=noted[clause], due=given[clause])
            yield Finding(message, clause, rests)


def _sums(lines: tuple[Line, ...]) -> Counter[str]:
    return Counter(line.clause for line in lines)


def _evidence(score: QuarterScore) -> Iterator[Finding]:
    """Entries that bear on the score without evidence or description (P1-0.6-b)."""
    for line in score.lines:
        for one in line.lines:
            for entry in one.entries:
                fact = entry.fact
                if fact.declaration.evaluates and not (fact.evidence or described(fact)):
                    yield Finding(say("finding.no_evidence"), "P1-0.6-b", (entry,))


def described(fact: Fact) -> str | None:
    """What was said of a fact: in its note, or where the fact itself asks for it."""
    said = getattr(fact, "description", None) or getattr(fact, "reason", None)
    return fact.note or (said if isinstance(said, str) else None)


def _provisional(dossier: Dossier) -> Iterator[Finding]:
    """Last days counted where no calendar was known: the count may be contested (P1-3.7-e)."""
    for entry in dossier.published:
        for deadline in entry.fact.deadlines:
            if deadline.calendar == PROVISIONAL:
                message = say("finding.provisional", due=day_of(deadline.due), of=deadline.counted)
                yield Finding(message, deadline.matter, (entry,))
