"""Two raters mark a script separately: neither sees the other's mark before (P1-2.5-f)."""

from collections.abc import Iterable
from datetime import date

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.exams import DocumentWritingMarked
from domain.history import reversed_by
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.exam_marks import regime_day

SEPARATE = "docexam.separate_marking"
AWAITED: dict[str, Role] = {"supervisor": Role.HR, "hr": Role.SUPERVISOR}
"""Whose mark is awaited, by the capacity of the one that is there."""


@rule("P1-2.5-f", readings=("docexam.one_rater_missing", SEPARATE))
def unseen_marks(
    department: Department, entries: Iterable[Entry[Fact]], reader: str | None, today: date
) -> frozenset[str]:
    """The marks a reader may not see yet: of scripts that only one of the two raters has marked.

    They are for whoever gave them. Where one mark counts alone, they are for everybody but those
    who may still give the other: the holders of that office, and whoever does not say who they
    are. A hypothetical reading changes nothing here, and nothing is hidden once it is published.
    """
    log = tuple(entries)
    gone = reversed_by(log)
    scripts: dict[tuple[str, str], list[DocumentWritingMarked]] = {}
    for entry in log:
        fact = entry.fact
        if isinstance(fact, DocumentWritingMarked) and fact.id not in gone:
            scripts.setdefault((fact.staff_id, fact.exam_id), []).append(fact)
    return frozenset(
        fact.id
        for marked in scripts.values()
        if len({fact.rater_capacity for fact in marked}) == 1
        for fact in marked
        if fact.by != reader and _hidden(department, fact, reader, today)
    )


def _hidden(
    department: Department, fact: DocumentWritingMarked, reader: str | None, today: date
) -> bool:
    dossier = department.dossier(fact.staff_id, fact.for_quarter)
    if dossier.published:
        return False
    rules = department.regulation.on(regime_day(department, "document", fact))
    if rules.reading(SEPARATE) == "visible":
        return False
    if rules.reading("docexam.one_rater_missing") != "single_mark_counts":
        return True
    return reader is None or department.people.holds(reader, AWAITED[fact.rater_capacity], today)
