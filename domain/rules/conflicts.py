"""Who stands too near to a matter to judge it, and who acts instead (P1-0.6-b, P1-3.7-j)."""

from collections.abc import Iterator

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.audit import (
    CONFLICTS,
    ConflictOfInterestDeclared,
    ConflictOfInterestResolved,
)
from domain.rules.citation import rule


@rule("P1-0.6-b")
@rule("P1-3.7-j")
@rule("P1-2.9-b")
def conflict(
    department: Department, person: str, *matters: str
) -> Entry[ConflictOfInterestDeclared] | None:
    """The declaration that keeps somebody from judging one of some matters; it stands for good."""
    declared = department.history.standing(CONFLICTS, ConflictOfInterestDeclared)
    return next(
        (
            entry
            for entry in declared
            if entry.fact.person_id == person and entry.fact.matter_ref in matters
        ),
        None,
    )


def resolution(
    department: Department, declared: Entry[ConflictOfInterestDeclared]
) -> Entry[ConflictOfInterestResolved] | None:
    """Who was named instead, last."""
    named = (declared.fact.person_id, declared.fact.matter_ref)
    found = department.history.standing(CONFLICTS, ConflictOfInterestResolved)
    return next(
        (one for one in reversed(found) if (one.fact.person_id, one.fact.matter_ref) == named),
        None,
    )


def unresolved(department: Department) -> Iterator[Entry[ConflictOfInterestDeclared]]:
    """The conflicts for which nobody was named instead."""
    for entry in department.history.standing(CONFLICTS, ConflictOfInterestDeclared):
        if resolution(department, entry) is None:
            yield entry
