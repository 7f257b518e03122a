"""Whether a standard was made by consultation (P1-0.6-a)."""

from domain.entry import Entry
from domain.facts.standards import StandardAdopted, StandardConsultationHeld
from domain.history import History
from domain.rules.citation import rule


@rule("P1-0.6-a", readings=("standard.consultation_required",))
def consulted(history: History, code: str) -> tuple[Entry[StandardConsultationHeld], ...]:
    """The consultations held on a standard, in the order of the log."""
    return tuple(
        entry
        for entry in history.standing("standards", StandardConsultationHeld)
        if entry.fact.standard_code == code
    )


@rule("P1-0.6-a")
def lacks_consultation(adopted: StandardAdopted) -> bool:
    """Whether a standard rests on no consultation: a defect that an appeal may cite."""
    return adopted.consultation_ref is None
