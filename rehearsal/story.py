"""What happens in the demo's two years beside the ordinary: a dozen things worth looking at.

Everybody else's quarters are drawn at random.
"""

import hashlib
from collections.abc import Iterator
from datetime import date

from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
)
from domain.facts.disqualification import QuarterDisqualified
from domain.facts.inspections import InspectionConducted
from domain.facts.money import SalaryDeductionOrdered
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ScoreEntryReversed,
)
from domain.facts.quarter import ResultAdjusted
from domain.facts.worklog import CheatingConfirmed, CheatingReported, WorkLogEntryRecorded
from domain.values import Month
from rehearsal.acts import Act, act, at, working_day
from rehearsal.careers import BEGIN_WITH, exemption, foremans_pay, probation, promotion
from rehearsal.months import months, questions, task_dispute
from rehearsal.protagonists import (
    APPEALED,
    APPELLANT,
    CHEAT,
    CHEATED,
    FOREMAN,
    RIVAL,
    TOLD,
    quarter_of,
)
from rehearsal.roster import Roster
from rehearsal.simulate import Story, edition

INSPECTED = Month(2006, 5)
LODGED = working_day(APPEALED.following.first_day, 9)
HEARD = working_day(LODGED, 7)
SECOND_EDITION = working_day(HEARD, 4)
DISPUTED, APPEAL, REVERSED = "disputed", "appeal-A07", "reversed-on-appeal"
"""The ids of the facts that the demo looks up."""


def story(roster: Roster) -> Story:
    """Every act of the two years that is not left to chance, in order."""
    people = {person.staff_id: person for person in roster.people}
    acts = [one for staff, when in TOLD for one in quarter_of(roster, people[staff], when)]
    for chapter in (
        *(_late_papers(), _wrong_person(), _cheating(), _over_thirty()),
        *(_flood(), _disputed(), _appeal()),
        *(promotion(), exemption(), probation(roster), foremans_pay(SECOND_EDITION)),
        *(months(), task_dispute(), questions()),
    ):
        acts += chapter
    return Story(
        acts=tuple(sorted(acts, key=lambda one: one[0])),
        people=frozenset(TOLD),
        months=frozenset({INSPECTED}),
        grades=BEGIN_WITH,
    )


def _late_papers() -> Iterator[Act]:
    """Two deductions on paper reach HR after the quarter: one before publication, one after it."""
    for recorded, row, staff, item, observed in (
        (date(2005, 4, 6), 4, "A05", "G02", date(2005, 3, 24)),
        (date(2005, 4, 21), 5, "A06", "G01", date(2005, 3, 29)),
    ):
        yield act(
            at(recorded, 10),
            GroomingDeductionRecorded,
            "F01",
            happened_on=observed,
            written_on=observed,
            entered_by="H02",
            staff_id=staff,
            standard_ref=item,
            note="巡查時發現",
            source={"file": "一班扣分記錄-2005-03.xlsx", "sheet": "扣分記錄", "row": row},
        )


def _wrong_person() -> Iterator[Act]:
    """A foreman notes a deduction for the wrong person, takes it back, and records it rightly."""
    told = {"standard_ref": "C02", "happened_on": date(2005, 8, 9), "note": "巡查時發現"}
    wrong = {"id": "wrong-person", "staff_id": "A11", **told}
    yield act(at(date(2005, 8, 9), 16), ComplaintHandlingDeductionRecorded, "F02", **wrong)
    why = {"target": "wrong-person", "reason": "誤記：當日跟進的是A12"}
    corrected = at(date(2005, 8, 12), 9)
    yield act(corrected, ScoreEntryReversed, "F02", **why)
    right = {"staff_id": "A12", "replaces": "wrong-person", **told}
    yield act(corrected, ComplaintHandlingDeductionRecorded, "F02", **right)


def _cheating() -> Iterator[Act]:
    """Published, then found: a round that was never made; the quarter is cancelled (P1-3.5-c)."""
    yield act(
        at(date(2005, 11, 15), 17),
        WorkLogEntryRecorded,
        CHEAT,
        id="round-never-made",
        staff_id=CHEAT,
        tasks="園區巡查：晚間巡查全部完成",
        work_status="已完成",
    )
    yield act(
        at(date(2006, 1, 20), 10),
        CheatingReported,
        "H02",
        id="cheating-A14",
        staff_id=CHEAT,
        committed_on=date(2005, 11, 15),
        falsified=("round-never-made",),
        description="門禁記錄顯示當晚未曾巡查",
    )
    yield act(
        at(date(2006, 1, 24), 15),
        CheatingConfirmed,
        "S01",
        incident_id="cheating-A14",
        person_heard_on=date(2006, 1, 24),
        intent_evidence=("本人承認事後補記",),
    )
    yield act(
        at(date(2006, 1, 24), 16),
        QuarterDisqualified,
        "H01",
        staff_id=CHEAT,
        quarter=CHEATED,
        ground="cheating",
        trigger="cheating-A14",
        reason="當月作弊經查實",
    )
    yield from edition(CHEATED, date(2006, 1, 25), date(2006, 1, 26))


def _over_thirty() -> Iterator[Act]:
    """Three checks in May find 32 points with the same foreman on duty (P1-2.9-e, P1-4.7)."""
    checks = ((9, "X01", (7, 5)), (17, "X02", (6, 5)), (25, "X01", (5, 4)))
    for number, (day, inspector, points) in enumerate(checks, start=1):
        yield act(
            at(date(INSPECTED.year, INSPECTED.number, day), 11),
            InspectionConducted,
            inspector,
            id=f"check-{number}",
            inspection_kind="special_team",
            duty_foreman_ids=(FOREMAN,),
            findings=tuple(
                {
                    "standard_ref": {"code": "inspection", "version": 1, "item": item},
                    "points": str(found),
                    "note": "現場拍照存證",
                }
                for item, found in zip(("X01", "X02"), points, strict=True)
            ),
        )
    for staff in ("S01", "D01"):
        yield act(
            at(date(2006, 6, 2), 11),
            SalaryDeductionOrdered,
            "H01",
            staff_id=staff,
            amount="100",
            clause_id="P1-4.7",
            triggers=("check-1", "check-2", "check-3"),
            payroll_month=Month(2006, 6),
        )


def _flood() -> Iterator[Act]:
    """The estate manager adjusts a quarter in which the estate was flooded (P1-2.12)."""
    yield act(
        at(working_day(APPEALED.following.first_day, 6), 10),
        ResultAdjusted,
        "M01",
        quarter=APPEALED,
        delta="3",
        external_influence="七月暴雨，車庫水浸，全員連日搶險",
        evidence=(hashlib.sha256("搶險值班記錄".encode()).hexdigest(),),
        note="搶險值班記錄為證",
    )


def _disputed() -> Iterator[Act]:
    """What the appellant and the rival have beside exams and forms; one entry is disputed."""
    for day, kind, by, staff, item, more in (
        (date(2006, 7, 20), GroomingDeductionRecorded, "F01", APPELLANT, "G01", {}),
        (date(2006, 8, 17), COMPLAINT, "F01", APPELLANT, "C01", {"id": DISPUTED}),
        (date(2006, 9, 5), BonusPointsAwarded, "S01", APPELLANT, "B01", {}),
        (date(2006, 8, 3), COMPLAINT, "F01", RIVAL, "C02", {}),
    ):
        told = {"staff_id": staff, "standard_ref": item, "note": NOTES[item], **more}
        yield act(at(day, 16), kind, by, **told)


COMPLAINT = ComplaintHandlingDeductionRecorded
NOTES = {
    "G01": "巡查時發現",
    "C01": "業主投訴漏水，三日未獲回覆",
    "B01": "業主來信表揚",
    "C02": "交接時發現",
}


def _appeal() -> Iterator[Act]:
    """The appellant had answered in time: the meeting upholds, and HR reverses (P1-3.7)."""
    lodged, heard, by = LODGED, HEARD, "H03"
    contested = {"period": str(APPEALED), "contested_items": (DISPUTED,)}
    grounds = "八月十五日已電話回覆業主並記入個案，扣分時未查記錄"
    told = {"id": APPEAL, "result_ref": contested, "grounds": grounds}
    yield act(at(lodged, 9), ResultAppealLodged, APPELLANT, **told)
    one = {"appeal_id": APPEAL}
    yield act(at(lodged, 11), AppealRegistered, by, **one)
    verified = {"founded": "yes", "report_ref": "通話記錄核實", **one}
    yield act(at(working_day(lodged, 3), 11), AppealVerified, by, **verified)
    decided = {"convene": True, "reason": "記錄與扣分不符", **one}
    yield act(at(working_day(lodged, 3), 15), ReviewMeetingDecided, by, **decided)
    panel = {"member_ids": ("H03", "X01", "X02"), "outcome": "upheld"}
    reasons = {"reasons": "通話記錄證明限期內已回覆", **panel, **one}
    yield act(at(heard, 10), ReviewMeetingHeld, by, **reasons)
    why = {"id": REVERSED, "target": DISPUTED, "reason": "申訴成立：限期內已回覆", **one}
    yield act(at(heard, 11), ScoreEntryReversed, by, **why)
    yield act(at(heard, 12), ReassessmentMade, by, corrections=(REVERSED,), **one)
    text = {"text": "申訴成立，撤銷該項扣分，重新公布", **one}
    yield act(at(working_day(heard, 2), 10), AppealOutcomeFedBack, by, **text)
    yield from edition(APPEALED, working_day(heard, 3), SECOND_EDITION)
