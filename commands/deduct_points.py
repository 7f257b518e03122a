"""Deductions and bonuses: the item must exist, its points are the catalogue's (P1-0.6-b)."""

from datetime import date
from decimal import Decimal

from commands.state import Fields, State, checks, completes, day, day_given
from domain import standards
from domain.facts.disqualification import (
    DisciplinaryPenaltyImposed,
    QuarterDisqualified,
    SeriousViolationFound,
)
from domain.facts.envelope import Fact, StandardRef
from domain.facts.inspections import InspectionConducted
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    Deduction,
    DiscontentSpreadLogged,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.quarter import ResultAdjusted
from domain.facts.standards import StandardAdopted, StandardItem
from domain.refusals.forbidden import (
    EvidenceMissing,
    NotAssessed,
    PointsDiffer,
    StandardNotYet,
    WrongCatalogue,
)
from domain.refusals.recording import AlreadyDone, UnknownItem, UnknownPerson
from domain.rules.deductions import SIXTH, is_apart
from domain.rules.standard_version import standard_day
from domain.values import Quarter
from domain.wording import say

CATALOGUE: dict[type[Fact], str] = {
    GroomingDeductionRecorded: "grooming",
    ProcedureDeductionRecorded: "procedure",
    ComplaintHandlingDeductionRecorded: "complaint_handling",
    BonusPointsAwarded: "bonus",
}
POINTS = tuple(CATALOGUE)


def item_of(state: State, ref: StandardRef) -> StandardItem:
    """The item of an adopted standard. Raises UnknownItem."""
    found = standards.item(state.history, ref)
    if found is None:
        code = standards.standard_words(ref.code)
        raise UnknownItem(item=ref.item, code=code, version=ref.version, clause="P1-2.3")
    return found


@completes(*POINTS)
def item_by_its_code(state: State, fields: Fields) -> None:
    """``G01`` alone is the item of the kind's catalogue, in the version that judges that day."""
    catalogue = next(
        named for kind, named in CATALOGUE.items() if kind.declaration.kind == fields["kind"]
    )
    cite(state, fields, catalogue, day_given(fields))


def cite(state: State, fields: Fields, catalogue: str, happened: date) -> None:
    """Complete the bare code of an item with its catalogue, in the version that judges a day."""
    code = fields.get("standard_ref")
    if not isinstance(code, str):
        return
    on = standard_day(state.rules(happened), happened, state.judged_on_given(fields))
    in_force = [
        entry.fact
        for entry in state.history.standing("standards", StandardAdopted)
        if entry.fact.standard_code == catalogue and entry.fact.effective_from <= on
    ]
    latest = max(in_force, key=lambda fact: fact.effective_from, default=None)
    version = latest.version if latest else 1
    fields["standard_ref"] = {"code": catalogue, "version": version, "item": code}


@completes(*POINTS)
def points_of_the_catalogue(state: State, fields: Fields) -> None:
    """Take the points from the catalogue where none are stated."""
    ref = fields.get("standard_ref")
    if "points" in fields or not isinstance(ref, StandardRef | dict):
        return
    item = item_of(state, StandardRef.model_validate(ref))
    if item.points is not None:
        fields["points"] = item.points


@checks(*POINTS)
def item_and_points(state: State, fact: Deduction | BonusPointsAwarded) -> None:
    """The item belongs to this kind, and its points are what the catalogue says."""
    clause = fact.declaration.clauses[-1]
    sixth = fact.standard_ref.code == SIXTH and isinstance(fact, ProcedureDeductionRecorded)
    apart = sixth and is_apart(state.rules(Quarter.of(day(fact)).first_day))
    if fact.standard_ref.code != CATALOGUE[type(fact)] and not apart:
        raise WrongCatalogue(
            item=fact.standard_ref.item,
            code=standards.standard_words(fact.standard_ref.code),
            wanted=standards.standard_words(CATALOGUE[type(fact)]),
            clause=clause,
        )
    in_force(state, fact.standard_ref, day(fact), state.judged_on(fact))
    agrees(item_of(state, fact.standard_ref), fact.points, clause)
    if state.people.post(fact.staff_id, Quarter.of(day(fact))) is None:
        raise NotAssessed(staff=fact.staff_id, quarter=Quarter.of(day(fact)), clause="P1-2.10")


@checks(InspectionConducted)
def findings_in_catalogues(state: State, fact: InspectionConducted) -> None:
    """Every finding of an inspection cites an item that exists (P1-2.9-c)."""
    for found in fact.findings:
        if found.staff_id is not None and not state.people.known(found.staff_id):
            raise UnknownPerson(staff=found.staff_id)
        in_force(state, found.standard_ref, day(fact), state.judged_on(fact))
        agrees(item_of(state, found.standard_ref), found.points, "P1-2.9-c")


def in_force(state: State, ref: StandardRef, happened: date, recorded: date) -> None:
    """Conduct is judged by a standard that was in force when it happened, or as read (P1-2.3/2)."""
    on = standard_day(state.rules(happened), happened, recorded)
    for entry in state.history.standing("standards", StandardAdopted):
        fact = entry.fact
        cited = (fact.standard_code, fact.version) == (ref.code, ref.version)
        if cited and fact.effective_from > on:
            raise StandardNotYet(
                code=standards.standard_words(ref.code),
                version=ref.version,
                since=fact.effective_from,
                on=on,
                clause="P1-2.3",
            )


def agrees(item: StandardItem, points: Decimal, clause: str) -> None:
    """The points are those the catalogue fixes, if it fixes any. Raises PointsDiffer."""
    if item.points is not None and item.points != points:
        raise PointsDiffer(item=item.item_code, fixed=item.points, given=points, clause=clause)


@checks(
    *POINTS,
    DiscontentSpreadLogged,
    ResultAdjusted,
    DisciplinaryPenaltyImposed,
    SeriousViolationFound,
    QuarterDisqualified,
)
def evidence_there(_: State, fact: Fact) -> None:
    """Any evaluation rests on facts: evidence, or a description (P1-0.6-b)."""
    if isinstance(fact, ResultAdjusted) and not fact.evidence:
        raise EvidenceMissing(fact=say("fact.ResultAdjusted"), clause="P1-2.12")
    described = fact.note or getattr(fact, "reason", None) or getattr(fact, "description", None)
    if not fact.evidence and not described and fact.source is None:
        raise EvidenceMissing(fact=say(f"fact.{type(fact).__name__}"), clause="P1-0.6-b")


@checks(StandardAdopted)
def new_version(state: State, fact: StandardAdopted) -> None:
    """A version of a standard is adopted once."""
    for entry in state.history.standing("standards", StandardAdopted):
        if (entry.fact.standard_code, entry.fact.version) == (fact.standard_code, fact.version):
            raise AlreadyDone(what=say("fact.StandardAdopted"), entry=entry, clause="P1-0.5-a")
