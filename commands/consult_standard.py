"""A standard is made by consultation: which one it rests on, or that there was none (P1-0.6-a)."""

from commands.state import Fields, State, checks, completes
from domain.facts.standards import StandardAdopted, StandardConsultationHeld
from domain.refusals.forbidden import ConsultationMissing
from domain.refusals.recording import UnknownEntry
from domain.rules.consultation import consulted
from domain.standards import standard_words

CLAUSE = "P1-0.6-a"


@checks(StandardConsultationHeld)
def discussed_with_people(state: State, fact: StandardConsultationHeld) -> None:
    """Those who took part are people (P1-0.6-c)."""
    state.department.expect(*fact.participants)


@completes(StandardAdopted)
def rests_on_the_latest(state: State, fields: Fields) -> None:
    """Left out, it rests on the latest consultation that no earlier version rests on."""
    adopted = state.history.standing("standards", StandardAdopted)
    used = {one.fact.consultation_ref for one in adopted}
    held = consulted(state.history, str(fields.get("standard_code")))
    fresh = [one.fact.id for one in held if one.fact.id not in used]
    if fresh:
        fields.setdefault("consultation_ref", fresh[-1])


@checks(StandardAdopted)
def consulted_before(state: State, fact: StandardAdopted) -> None:
    """The consultation is one on this standard; where it is read so, there must be one."""
    found = {one.fact.id for one in consulted(state.history, fact.standard_code)}
    if fact.consultation_ref is not None and fact.consultation_ref not in found:
        raise UnknownEntry(entry=fact.consultation_ref)
    rules = state.rules(fact.effective_from)
    if fact.consultation_ref is None and (
        rules.reading("standard.consultation_required") == "block"
    ):
        raise ConsultationMissing(code=standard_words(fact.standard_code), clause=CLAUSE)
