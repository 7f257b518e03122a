"""What the demo tells of posts: a promotion, an exemption, a probation, a foreman's pay (P1-4)."""

from collections.abc import Iterator
from datetime import date

from domain.facts.envelope import Fact
from domain.facts.grades import (
    BestTeamMemberNamed,
    EliminationDecided,
    ExemptionUsed,
    PromotionReportSubmitted,
    PromotionReviewDecided,
)
from domain.facts.organisation import GradeAssigned
from domain.facts.points import (
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.posts import (
    ImprovementProposalJudged,
    ImprovementProposalSubmitted,
    ProbationDecided,
    SalarySet,
)
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened
from domain.roles import Role
from domain.values import Quarter
from rehearsal.acts import Act, act, at, working_day
from rehearsal.even_marks import BEST, EXEMPTED, LISTED, NEWCOMER, PASSED, PROMOTED
from rehearsal.ordinary import ACTIONS, working_days
from rehearsal.protagonists import APPEALED, FOREMAN
from rehearsal.roster import Person, Roster
from rehearsal.simulate import engaged

ENGAGED, CONFIRMED = date(2005, 7, 18), date(2005, 10, 17)
GRADE_GIVEN, OVER_FORTY, EXEMPTION = "grade-A02", "over-forty-A10", "exemption-A10"
PROBATION, FIRST_PAY, SECOND_PAY = "probation-A17", "pay-F01-1", "pay-F01-2"
"""The ids of the facts that the demo looks up."""
CASES, FOLLOW_UPS, DAYS_APART = 10, 4, 5
BEGIN_WITH = {EXEMPTED: 2}
"""The grades that assistants begin with, where it is not the lowest."""


def with_newcomer(roster: Roster) -> Roster:
    """The department with the assistant who joins it in its first year."""
    name, team = "方曉晴", roster.of(Role.FOREMAN)[1].team
    return roster.joined_by(Person(NEWCOMER, name, Role.CUSTOMER_ASSISTANT, team, ENGAGED))


def published(quarter: Quarter, later: int = 0) -> date:
    """The day a quarter is published, or so many working days later."""
    return working_day(quarter.following.first_day, 7 + later)


def promotion() -> Iterator[Act]:
    """Two quarters in a row are passed, the year ends between them, and HR promotes (P1-4.6)."""
    for quarter in PASSED:
        cases = tuple(f"{quarter}-{PROMOTED}-B{number}" for number in range(CASES))
        yield from _followed_up(quarter, cases)
        last = quarter.months[2]
        on = working_day(date(last.year, last.number, 19))
        told = {"staff_id": PROMOTED, "quarter": quarter}
        yield act(at(on, 17), SelfEvaluationSubmitted, PROMOTED, claimed_score="80", **told)
        about = {"target_grade": 2, "b_cases": cases, "performance_data_ref": "季度工作記錄"}
        report = {"id": f"report-{quarter}", **about, **told}
        yield act(at(on, 17, 30), PromotionReportSubmitted, PROMOTED, **report)
        for days, reviewer in enumerate(("S01", "M01"), start=2):
            verdict = {"passed": True, "reason": "數據核實，案例完整", "report_id": report["id"]}
            yield act(at(published(quarter, days), 11), PromotionReviewDecided, reviewer, **verdict)
    given = {"id": GRADE_GIVEN, "staff_id": PROMOTED, "grade": 2, "ground": "promotion"}
    yield act(at(published(PASSED[1], 5), 10), GradeAssigned, "H01", **given)


def _followed_up(quarter: Quarter, cases: tuple[str, ...]) -> Iterator[Act]:
    """Each case is opened in its week and followed up on four days of it."""
    days = working_days(quarter)
    for number, case in enumerate(cases):
        week = days[DAYS_APART * number :][:FOLLOW_UPS]
        yield act(at(week[0], 9), CaseOpened, PROMOTED, case_id=case, level="B")
        for action, day in zip(ACTIONS, week, strict=False):
            told = {"case_id": case, "staff_id": PROMOTED, "action": action}
            yield act(at(day, 15), CaseFollowUpRecorded, PROMOTED, **told)


def exemption() -> Iterator[Act]:
    """Best member in three quarters, over forty points the year after: exempted (P1-4.1-f)."""
    for quarter in BEST:
        why = {"quarter": quarter, "staff_id": EXEMPTED, "reason": "全季無扣分，考試名列前茅"}
        yield act(at(published(quarter, 2), 10), BestTeamMemberNamed, "S01", **why)
    complaint, procedure = ComplaintHandlingDeductionRecorded, ProcedureDeductionRecorded
    faults: list[tuple[type[Fact], str, str]] = [(complaint, "C01", "未於規定時間回覆")] * 7
    faults += [(procedure, "P02", "巡查遺漏")] * 4
    for number, (kind, item, note) in enumerate(faults):
        day = working_days(LISTED)[5 + 4 * number]
        yield act(at(day, 16), kind, "F02", staff_id=EXEMPTED, standard_ref=item, note=note)
    last = {"id": OVER_FORTY, "staff_id": EXEMPTED, "standard_ref": "G03", "note": "巡查時發現"}
    yield act(at(working_days(LISTED)[54], 16), GroomingDeductionRecorded, "F02", **last)
    used = {"staff_id": EXEMPTED, "earned_year": BEST[0].year, "against": OVER_FORTY}
    yield act(at(published(LISTED, 2), 10), ExemptionUsed, "H01", **used)
    decided = {"id": EXEMPTION, "staff_id": EXEMPTED, "ground": "quarter_deductions"}
    reason = {"outcome": "exempted", "reason": "二〇〇五年三季為最佳隊員，行使豁免權"}
    yield act(
        at(published(LISTED, 3), 15), EliminationDecided, "M01", with_="H01", **decided, **reason
    )


def probation(roster: Roster) -> Iterator[Act]:
    """A newcomer is engaged, among the first four after three months, and confirmed (P1-4.4)."""
    (person,) = (one for one in roster.people if one.staff_id == NEWCOMER)
    about = {"staff_id": NEWCOMER}
    yield engaged(at(ENGAGED, 9), person)
    yield act(at(ENGAGED, 9), GradeAssigned, "H01", grade=3, **about)
    pay = {"monthly": "1200", "ground": "entry", "effective_from": ENGAGED}
    yield act(at(ENGAGED, 9), SalarySet, "H01", **pay, **about)
    grooming = {"standard_ref": "G01", "note": "首日未佩戴工牌", **about}
    yield act(at(ENGAGED, 16), GroomingDeductionRecorded, "F02", **grooming)
    procedure = {"standard_ref": "P01", "note": "交接時發現", **about}
    yield act(at(date(2005, 8, 18), 16), ProcedureDeductionRecorded, "F02", **procedure)
    decided = {"id": PROBATION, "confirmed": True, "with_": "M01", **about}
    yield act(at(CONFIRMED, 15), ProbationDecided, "S01", **decided)
    pay = {"monthly": "1500", "ground": "confirmation", "effective_from": date(2005, 10, 18)}
    yield act(at(CONFIRMED, 16), SalarySet, "H01", **pay, **about)


def foremans_pay(second_edition: date) -> Iterator[Act]:
    """A proposal is accepted; a team mean pays 200, and 300 once an appeal raised it (P1-4.3)."""
    text = "建議每日下班前核對未回覆投訴，由領班逐宗交接"
    proposal = {"id": "proposal-F01", "foreman_id": FOREMAN, "subject": "case_handling"}
    yield act(
        at(date(2006, 8, 22), 11), ImprovementProposalSubmitted, FOREMAN, text=text, **proposal
    )
    verdict = {"proposal_id": "proposal-F01", "verdict": "accepted", "reason": "切合案件處理"}
    yield act(at(date(2006, 8, 29), 11), ImprovementProposalJudged, "S01", **verdict)
    first = APPEALED.following.first_day
    told = {"staff_id": FOREMAN, "ground": "foreman_supplement", "effective_from": first}
    for day, monthly, named in (
        (published(APPEALED, 1), "200", FIRST_PAY),
        (working_day(second_edition, 2), "300", SECOND_PAY),
    ):
        yield act(at(day, 15), SalarySet, "H01", id=named, monthly=monthly, **told)
