"""Decisions about grades and posts: by whom, on which ground, once (P1-4.1 to P1-4.6)."""

import pytest

from domain.facts.grades import (
    BestTeamMemberNamed,
    DemotionReviewed,
    EliminationDecided,
    ExemptionUsed,
    PromotionReportSubmitted,
    PromotionReviewDecided,
)
from domain.facts.organisation import GradeAssigned, RoleAssigned, StaffMemberEngaged
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.facts.posts import (
    ForemanAbilityRated,
    ForemanCompetitionHeld,
    ForemanConfirmed,
    ForemanDemoted,
    ImprovementProposalJudged,
    ImprovementProposalSubmitted,
    ProbationDecided,
    SalarySet,
)
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from rehearsal.promotions import report
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.commands.refusal_cases import deducted
from tests.staging import RECORDED, outcome, stage, take

REASON = {"reason": "as seen"}
OWN = {"by": "A1", "staff_id": "A1", "quarter": "2006Q1", "target_grade": 2}
REPORT = {**OWN, "performance_data_ref": "log"}
MARCH = "2006-03-20"


def reviewing(on_stage: Stage, on: str = "2006-04-12", **fields: object) -> str:
    given = {"by": "S", "report_id": "r", "passed": False, **REASON, **fields}
    return outcome(on_stage, PromotionReviewDecided, on, **given)


def test_a_report_is_made_once_for_a_grade_and_names_cases_on_record() -> None:
    on_stage = stage()
    unknown = {**REPORT, "b_cases": ("c9",)}
    assert outcome(on_stage, PromotionReportSubmitted, MARCH, **unknown) == "P1-4.6-a"
    take(on_stage, PromotionReportSubmitted, MARCH, **REPORT)
    assert outcome(on_stage, PromotionReportSubmitted, MARCH, **REPORT) == "P1-4.6-a"
    other = {**REPORT, "target_grade": 1}
    assert outcome(on_stage, PromotionReportSubmitted, MARCH, **other) == RECORDED


def test_a_report_is_about_a_quarter_one_was_assessed_in() -> None:
    on_stage = stage()
    engaged(on_stage, "A13", "2006-04-01")
    fields = {**REPORT, "by": "A13", "staff_id": "A13"}
    assert outcome(on_stage, PromotionReportSubmitted, "2006-06-20", **fields) == "P1-4.6-a"


def test_a_review_comes_after_publication_and_once_from_each() -> None:
    on_stage = stage()
    take(on_stage, PromotionReportSubmitted, MARCH, id="r", **REPORT)
    assert reviewing(on_stage, "2006-04-05") == "P1-4.6-a"
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    assert reviewing(on_stage, entered_by="A1") == "P1-4.6-a"
    assert reviewing(on_stage, by="D") == "P1-4.6-a"
    assert reviewing(on_stage) == RECORDED
    assert reviewing(on_stage) == "P1-4.6-a"
    assert reviewing(on_stage, by="M") == RECORDED


def test_what_is_reviewed_is_a_report_that_stands() -> None:
    on_stage = stage()
    named = take(on_stage, PromotionReportSubmitted, MARCH, id="r", **REPORT).fact.id
    evaluated = take(on_stage, GroomingDeductionRecorded, **deducted(recorded=MARCH)).fact.id
    assert reviewing(on_stage, report_id=evaluated) == "UnknownEntry"
    take(on_stage, ScoreEntryReversed, MARCH, by="H1", target=named, **REASON)
    assert reviewing(on_stage) == "UnknownEntry"


def test_a_foreman_is_passed_by_experience_whatever_the_numbers() -> None:
    on_stage = stage()
    fields = {"staff_id": "F1", "quarter": "2006Q1", "target_grade": 1, "id": "r"}
    report(on_stage, {**fields, "passed": {"S": True, "M": True}})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    stream = on_stage.session.department().history.standing("person/F1", PromotionReviewDecided)
    assert [entry.fact.passed for entry in stream] == [True, True]


def test_a_foremans_grade_is_that_of_the_rating() -> None:
    on_stage = stage()
    rating = {"foreman_id": "F1", "quarter": "2006Q1", "grade": 1, "text": "able"}
    given = {"by": "H1", "staff_id": "F1", "grade": 1, "ground": "foreman_rating"}
    assert outcome(on_stage, GradeAssigned, "2006-03-25", **given) == "P1-4.3-i"
    nobody = {**rating, "foreman_id": "A1"}
    assert outcome(on_stage, ForemanAbilityRated, "2006-03-25", **nobody) == "P1-4.3-i"
    assert outcome(on_stage, ForemanAbilityRated, "2006-03-25", **rating) == RECORDED
    assert outcome(on_stage, GradeAssigned, "2006-03-26", **given) == RECORDED


def test_a_proposal_is_judged_once() -> None:
    on_stage = stage()
    verdict = {"proposal_id": "p", "verdict": "accepted", **REASON}
    assert outcome(on_stage, ImprovementProposalJudged, **verdict) == "UnknownEntry"
    own = {"by": "F1", "foreman_id": "F1", "subject": "case_handling", "text": "faster"}
    take(on_stage, ImprovementProposalSubmitted, id="p", **own)
    assert outcome(on_stage, ImprovementProposalJudged, **verdict) == RECORDED
    assert outcome(on_stage, ImprovementProposalJudged, **verdict) == "P1-4.3-g"


def test_a_foreman_is_confirmed_after_a_competition_at_grade_two() -> None:
    on_stage = stage()
    held = {"candidate_ids": ("A1", "A2"), "selected_ids": ("A1",), "reasons": "able"}
    unknown = {**held, "candidate_ids": ("A1", "A99")}
    assert outcome(on_stage, ForemanCompetitionHeld, **unknown) == "UnknownPerson"
    stranger = {**held, "selected_ids": ("A3",)}
    assert outcome(on_stage, ForemanCompetitionHeld, **stranger) == "UnknownPerson"
    own = {**held, "candidate_ids": ("A1", "M")}
    assert outcome(on_stage, ForemanCompetitionHeld, **own) == "P1-4.5"
    take(on_stage, ForemanCompetitionHeld, **held)
    confirmed = {"staff_id": "A1", "confirmed": True, "effective_from": "2006-03-01", **REASON}
    assert outcome(on_stage, ForemanConfirmed, **confirmed) == "P1-4.3-a"
    take(on_stage, GradeAssigned, by="H1", staff_id="A1", grade=2)
    assert outcome(on_stage, ForemanConfirmed, **confirmed) == RECORDED
    assert outcome(on_stage, ForemanConfirmed, **{**confirmed, "confirmed": False}) == RECORDED


def test_a_foreman_below_grade_two_may_be_demoted() -> None:
    on_stage = stage()
    made = {"by": "M", "staff_id": "F1", "ground": "grade_below_2"}
    made["effective_from"] = "2006-03-01"
    assert outcome(on_stage, ForemanDemoted, **made) == "P1-4.3-b"
    take(on_stage, GradeAssigned, by="H1", staff_id="F1", grade=3, ground="correction")
    assert outcome(on_stage, ForemanDemoted, **made) == RECORDED


@pytest.mark.parametrize(
    ("with_", "told"), [("M", RECORDED), ("H1", "P1-4.4-c"), ("A13", "P1-4.4-c"), (None, RECORDED)]
)
def test_two_decide_and_neither_is_the_person_concerned(with_: str | None, told: str) -> None:
    on_stage = stage()
    engaged(on_stage, "A13", "2005-12-01")
    fields = {"staff_id": "A13", "confirmed": False, **({"with": with_} if with_ else {})}
    assert outcome(on_stage, ProbationDecided, "2006-03-02", **fields) == told


def test_without_a_second_in_office_there_is_no_decision() -> None:
    on_stage = stage()
    engaged(on_stage, "A13", "2005-12-01")
    moved = {"by": "H1", "staff_id": "M", "assigned": "hr", "from_on": "2006-01-01"}
    take(on_stage, RoleAssigned, **moved)
    fields = {"staff_id": "A13", "confirmed": False}
    assert outcome(on_stage, ProbationDecided, "2006-03-02", **fields) == "P1-4.4-c"


def test_a_probation_is_decided_once_and_of_who_was_engaged() -> None:
    on_stage = stage()
    engaged(on_stage, "A13", "2005-12-01")
    points = {"grooming_points": "0", "procedure_points": "0"}
    fields: dict[str, object] = {"staff_id": "A13", "confirmed": True, "rank": 3}
    visitor = {**fields, "staff_id": "I1", **points}
    assert outcome(on_stage, ProbationDecided, "2006-03-02", **visitor) == "UnknownPerson"
    assert outcome(on_stage, ProbationDecided, "2006-03-02", **fields) == RECORDED
    assert outcome(on_stage, ProbationDecided, "2006-03-03", **fields) == "P1-4.4-c"


@pytest.mark.parametrize(
    ("staff", "ground", "monthly", "told"),
    [
        ("A13", "entry", "1200", RECORDED),
        ("A13", "entry", "1201", "P1-4.4-a"),
        ("A14", "entry", "900", RECORDED),  # Of another education: a recorded decision.
        ("A13", "confirmation", "900", RECORDED),  # Without a rank no band.
        ("A13", "grade", "2000", RECORDED),
        ("F1", "entry", "3000", RECORDED),
    ],
)
def test_pay_is_that_of_the_clause_where_it_names_one(
    staff: str, ground: str, monthly: str, told: str
) -> None:
    on_stage = stage()
    engaged(on_stage, "A13", "2006-01-10", education="junior_college")
    engaged(on_stage, "A14", "2006-01-10", education="other")
    fields = {"by": "H1", "staff_id": staff, "monthly": monthly, "ground": ground}
    assert outcome(on_stage, SalarySet, effective_from="2006-02-10", **fields) == told


def engaged(on_stage: Stage, staff: str, on: str, **more: object) -> None:
    fields = {"staff_id": staff, "name": staff, "position": "customer_assistant", "team_id": "T1"}
    take(on_stage, StaffMemberEngaged, on, by="H1", **fields, **more)


def cheated(on_stage: Stage) -> None:
    told = {"staff_id": "A1", "description": "seen"}
    named = take(on_stage, CheatingReported, "2006-02-10", by="H1", **told).fact.id
    heard = {"person_heard_on": "2006-02-10", "intent_evidence": ("seen",)}
    take(on_stage, CheatingConfirmed, "2006-02-10", by="H2", incident_id=named, **heard)


def test_the_best_member_is_an_assistant_of_the_team_whose_quarter_stands() -> None:
    on_stage = stage()

    def naming(staff: str, **fields: object) -> str:
        named = {"quarter": "2006Q1", "staff_id": staff, **REASON, **fields}
        return outcome(on_stage, BestTeamMemberNamed, "2006-04-12", **named)

    cheated(on_stage)
    assert naming("A1") == "P1-3.5-c"
    assert naming("F1") == "P1-4.1-f"
    assert naming("D", team_id="T1") == "P1-4.1-f"
    assert naming("A2") == RECORDED
    assert naming("A3") == "P1-4.1-f"
    assert naming("A7") == RECORDED


def test_a_review_for_demotion_waits_for_the_year_and_is_held_once_for_a_ground() -> None:
    on_stage = stage()
    take(on_stage, GradeAssigned, "2005-01-10", by="H1", staff_id="A1", grade=2)
    exams = {"knowledge": "60", "document": "60", "typing": "60"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    review = {"staff_id": "A1", "year": 2006, "ground": "below_standard", "demoted": False}
    assert outcome(on_stage, DemotionReviewed, "2006-12-31", **review, **REASON) == "P1-4.1-g"
    assert outcome(on_stage, DemotionReviewed, "2007-01-10", **review, **REASON) == RECORDED
    assert outcome(on_stage, DemotionReviewed, "2007-01-11", **review, **REASON) == "P1-4.1-g"


def test_an_exemption_is_used_against_something_on_record() -> None:
    on_stage = stage()
    used = {"by": "H1", "staff_id": "A1", "earned_year": 2005, "against": "nothing"}
    assert outcome(on_stage, ExemptionUsed, **used) == "UnknownEntry"


def test_an_exemption_used_first_is_followed_by_no_transfer_by_art_4_1_f() -> None:
    on_stage = stage()
    take(on_stage, GradeAssigned, "2005-01-10", by="H1", staff_id="A1", grade=2)
    for number, on in ((1, "2005-04-08"), (2, "2005-07-08"), (3, "2005-10-08")):
        best = {"quarter": f"2005Q{number}", "staff_id": "A1", **REASON}
        take(on_stage, BestTeamMemberNamed, on, **best)
    ground = take(on_stage, GroomingDeductionRecorded, **deducted(points="41")).fact.id
    used = {"by": "H1", "staff_id": "A1", "earned_year": 2005, "against": ground}
    take(on_stage, ExemptionUsed, "2006-02-11", **used)
    decided = {"by": "M", "staff_id": "A1", "ground": "quarter_deductions", **REASON}
    for result, told in (("transfer", "P1-4.1-f"), ("exempted", RECORDED)):
        fields = {**decided, "outcome": result}
        assert outcome(on_stage, EliminationDecided, "2006-02-12", **fields) == told
