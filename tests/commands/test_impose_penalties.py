"""Foremen's points are imposed with their cause and lifted with it (design section 6)."""

from decimal import Decimal

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import TeamMembershipChanged
from domain.facts.points import PointPenaltyImposed, ScoreEntryReversed
from domain.facts.worklog import CheatingReportDismissed, CheatingReported
from rehearsal.quarters_end import publish
from rehearsal.shorthands import cheat, marks
from rehearsal.stage import Stage
from tests.staging import stage, take

FINDING = {"standard_ref": {"code": "procedure", "version": 1, "item": "P0"}}
DAYS = ("2006-01-10", "2006-02-14", "2006-03-15")


def inspect(on_stage: Stage, *points: str, on: str = "2006-03-03", duty: str = "F1") -> Entry[Fact]:
    findings = tuple({**FINDING, "points": one} for one in points)
    fields = {"duty_foreman_ids": (duty,), "findings": findings, "note": "seen"}
    return take(on_stage, InspectionConducted, on, by="I1", **fields)


def imposed(on_stage: Stage, foreman: str = "F1") -> list[PointPenaltyImposed]:
    history = on_stage.session.department().history
    return [entry.fact for entry in history.standing(f"person/{foreman}", PointPenaltyImposed)]


def reverse(on_stage: Stage, target: object, on: str = "2006-03-30") -> Entry[Fact]:
    fields = {"by": "H1", "target": target, "reason": "it was wrong"}
    return take(on_stage, ScoreEntryReversed, on, **fields)


def test_thirty_points_impose_nothing() -> None:
    on_stage = stage()
    inspect(on_stage, "30")
    assert imposed(on_stage) == []


def test_what_brings_the_month_over_thirty_imposes_ten_points_in_the_same_breath() -> None:
    on_stage = stage()
    first = inspect(on_stage, "18")
    second = inspect(on_stage, "13", on="2006-03-21")
    (fact,) = imposed(on_stage)
    assert (fact.points, fact.clause_id, str(fact.quarter)) == (Decimal(10), "P1-4.7", "2006Q1")
    assert (fact.by, str(fact.role), fact.happened_on) == (
        *("regulation", "regulation", second.fact.happened_on),
    )
    assert {first.fact.id, second.fact.id} <= set(fact.because_of)
    entry = on_stage.session.journal.find(fact.id, 10**6)
    assert entry is not None
    assert (entry.position, entry.recorded_at) == (second.position + 1, second.recorded_at)


def test_more_points_in_the_month_impose_nothing_more() -> None:
    on_stage = stage()
    for on in ("2006-03-03", "2006-03-21"):
        inspect(on_stage, "31", on=on)
    assert len(imposed(on_stage)) == 1


def test_each_inspection_over_thirty_imposes_where_it_is_read_so() -> None:
    on_stage = stage({"inspection.trigger_scope": "cumulative_both"})
    for on in ("2006-03-03", "2006-03-21"):
        inspect(on_stage, "31", on=on)
    assert sorted(fact.clause_id for fact in imposed(on_stage)) == [
        *("P1-2.9-e", "P1-2.9-e", "P1-4.7"),
    ]


def test_a_reversed_inspection_lifts_its_penalty_and_reversed_again_imposes_it() -> None:
    on_stage = stage()
    reversal = reverse(on_stage, inspect(on_stage, "31").fact.id)
    assert imposed(on_stage) == []
    reverse(on_stage, reversal.fact.id)
    assert len(imposed(on_stage)) == 1


def test_a_reversed_finding_lifts_what_the_month_no_longer_gives() -> None:
    on_stage = stage()
    entry = inspect(on_stage, "29", "4")
    reverse(on_stage, {"entry": entry.fact.id, "finding": 2})
    assert imposed(on_stage) == []  # F-37: 29 is not more than 30.


def test_a_reversal_elsewhere_lifts_nothing() -> None:
    on_stage = stage()
    inspect(on_stage, "31", on="2006-03-03")
    other = inspect(on_stage, "5", on="2006-02-03")
    reverse(on_stage, other.fact.id)
    assert len(imposed(on_stage)) == 1


def cheated(on_stage: Stage, staff: str = "A1") -> None:
    for number, on in enumerate(DAYS):
        cheat(on_stage, {"staff_id": staff, "on": on, "id": f"{staff}-{number}"})


def test_the_third_incident_imposes_ten_points_and_a_dismissal_lifts_them() -> None:
    on_stage = stage()
    cheated(on_stage)
    (fact,) = imposed(on_stage)
    assert fact.clause_id == "P1-2.9-f"
    fields = {"by": "H3", "incident_id": "A1-0", "reason": "a slip of the pen"}
    take(on_stage, CheatingReportDismissed, "2006-03-20", **fields)
    assert imposed(on_stage) == []


def test_a_reversed_confirmation_lifts_the_penalty_it_completed() -> None:
    on_stage = stage()
    cheated(on_stage)
    confirmation = next(
        entry
        for entry in on_stage.session.journal.everything(10**6)
        if entry.fact.kind == "cheating-confirmed.v1"
    )
    reverse(on_stage, confirmation.fact.id)
    assert imposed(on_stage) == []


def test_two_assistants_impose_two_penalties_and_one_dismissal_lifts_one() -> None:
    on_stage = stage()
    for number, on in enumerate(DAYS):
        for staff in ("A1", "A2"):
            cheat(on_stage, {"staff_id": staff, "on": on, "id": f"{staff}-{number}"})
    assert len(imposed(on_stage)) == 2
    fields = {"by": "H3", "incident_id": "A2-1", "reason": "a slip of the pen"}
    take(on_stage, CheatingReportDismissed, "2006-03-20", **fields)
    (left,) = imposed(on_stage)
    assert {"A1-0", "A1-1", "A1-2"} <= set(left.because_of)
    assert "A2-0" not in left.because_of


def test_a_reversal_of_what_costs_no_foreman_anything_imposes_nothing() -> None:
    on_stage = stage()
    entry = take(on_stage, KnowledgeExamMarked, staff_id="A1", mark="80")
    size = on_stage.session.journal.size()
    reverse(on_stage, entry.fact.id)
    assert on_stage.session.journal.size() == size + 1


def test_reports_that_hold_by_themselves_impose_too() -> None:
    on_stage = stage({"disqualification.confirmation": "effective_on_report"})
    for on in DAYS:
        fields = {"by": "H1", "staff_id": "A1", "description": "seen"}
        take(on_stage, CheatingReported, on, **fields)
    assert len(imposed(on_stage)) == 1


def test_ten_points_charged_to_a_later_quarter_are_imposed_and_lifted_there() -> None:
    on_stage = stage({"score.late_record_limit": "charge_to_current_quarter"})
    people = [f"A{number}" for number in range(1, 13)]
    for staff in ("F1", "F2", *people):
        exams = {"knowledge": "80", "document": "80", "typing": "80"}
        marks(on_stage, {"staff_id": staff, "quarter": "2006Q1", **exams})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    found = inspect(on_stage, "31", on="2006-03-28")
    (fact,) = imposed(on_stage)
    assert (str(fact.quarter), fact.because_of) == ("2006Q2", (found.fact.id,))
    score = on_stage.session.rating("F1", "2006Q2")
    assert not any(one.message.id == "finding.penalty_differs" for one in score.findings)


def test_a_penalty_of_each_of_two_months_is_lifted_for_its_own_month() -> None:
    on_stage = stage({"inspection.trigger_scope": "per_inspection"})
    first = inspect(on_stage, "31", on="2006-02-03")
    inspect(on_stage, "31", on="2006-03-03")
    reverse(on_stage, first.fact.id)
    (left,) = imposed(on_stage)
    assert str(left.happened_on) == "2006-03-03"


def test_a_team_found_to_be_another_moves_the_penalty_to_its_foreman() -> None:
    on_stage = stage()
    for number, on in enumerate(DAYS):
        cheat(on_stage, {"staff_id": "A1", "on": on, "id": f"c{number}"})
    assert [len(imposed(on_stage, foreman)) for foreman in ("F1", "F2")] == [1, 0]
    moved = {"by": "H1", "staff_id": "A1", "team_id": "T2", "from_on": "2006-01-01"}
    take(on_stage, TeamMembershipChanged, "2006-03-25", **moved)
    assert [len(imposed(on_stage, foreman)) for foreman in ("F1", "F2")] == [0, 1]
