"""Ordinary quarters of made-up departments: who records what, moment by moment, in order.

The same seed gives the same acts. They go through the ordinary commands like anybody's.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain, groupby

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.exams import DocumentWritingExamHeld
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import (
    GradeAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
)
from domain.facts.quarter import (
    DataCredibilityAudited,
    QuarterResultsPublished,
    QuarterResultsSummarised,
)
from domain.facts.standards import AssessmentPeriodClosed, StandardAdopted
from domain.roles import Role
from domain.values import Month, Quarter
from rehearsal.acts import WRITING_SINCE, Act, act, at, exam_day, working_day
from rehearsal.ordinary import Habits, drawn, ordinary_person, working_days
from rehearsal.roster import ELSEWHERE, Person, Roster
from session import Session

CATALOGUES: tuple[tuple[str, str, str, tuple[tuple[str, str, str | None], ...]], ...] = (
    (
        *("grooming", "儀容儀表", "deduct"),
        (("G01", "未佩戴工牌", "2"), ("G02", "制服不整", "3"), ("G03", "儀容不整潔", "1.5")),
    ),
    (
        *("procedure", "工作規程", "deduct"),
        (("P01", "交接班記錄不全", "2"), ("P02", "巡查遺漏", "3")),
    ),
    (
        *("complaint_handling", "投訴處理", "deduct"),
        (("C01", "未於規定時間回覆", "4"), ("C02", "處理結果未回訪", "2")),
    ),
    (
        *("bonus", "加分", "award"),
        (
            ("B01", "獲客戶書面表揚", "2"),
            ("B02", "合理化建議被採納", "3"),
            ("B03", "服從有爭議的安排", "2"),
        ),
    ),
    (
        *("inspection", "專查", "deduct"),
        (("X01", "崗位紀律不符", None), ("X02", "環境檢查不合格", None)),
    ),
)
"""The standards of the department, in its own words; without points they are stated each time."""
TOPICS = ("停水通知", "裝修管理規定的請示", "節日值班安排的通知", "外牆維修情況的報告")


@dataclass(frozen=True, slots=True)
class Story:
    """Acts in order, and what no ordinary day may get in the way of because they tell it."""

    acts: tuple[Act, ...] = ()
    people: frozenset[tuple[str, Quarter]] = frozenset()
    """Whose exams, forms, points and cases of a quarter are told."""
    months: frozenset[Month] = frozenset()
    """Months whose inspections are told."""
    grades: Mapping[str, int] = field(default_factory=dict)
    """The grades that assistants of other than the lowest begin with."""


BUSY, UNEVENTFUL = Habits(), Story()


@dataclass
class Clock:
    """The time of a rehearsal: it stands still until somebody does something."""

    now: datetime = field(default_factory=lambda: at(date(2004, 12, 27), 9))

    def __call__(self) -> datetime:
        """The moment it is."""
        return self.now


def simulate(
    roster: Roster,
    quarters: Iterable[Quarter],
    *,
    seed: object,
    habits: Habits = BUSY,
    story: Story = UNEVENTFUL,
) -> Iterator[Act]:
    """Everything recorded in a department from its first day to its last publication.

    A story's acts are put among the ordinary ones.
    """
    first, *_ = listed = tuple(quarters)
    ordinary = chain(
        founding(roster, first.first_day, story.grades),
        chain.from_iterable(_overlapping(seed, roster, listed, habits, story)),
    )
    return heapq.merge(ordinary, story.acts, key=lambda one: one[0])


def _overlapping(
    seed: object, roster: Roster, quarters: tuple[Quarter, ...], habits: Habits, story: Story
) -> Iterator[Iterator[Act]]:
    """Quarter by quarter; the end of one is told within the days of the next."""
    ended: list[Act] = []
    for quarter in quarters:
        acts = sorted(_quarter(seed, roster, quarter, habits, story), key=lambda one: one[0])
        yield heapq.merge(ended, acts, key=lambda one: one[0])
        ended = list(quarters_end(quarter))
    yield iter(ended)


def founding(
    roster: Roster, first_day: date, grades: Mapping[str, int] | None = None
) -> Iterator[Act]:
    """Before the first day: people engaged, the special team formed, the standards adopted."""
    moment = at(first_day - timedelta(days=4), 10)
    hr = "H01"
    there = [person for person in roster.people if person.there_on(first_day)]
    for person in sorted(there, key=lambda one: one.role != Role.HR_MANAGER):
        if person.role != Role.SPECIAL_TEAM:
            yield engaged(moment, person)
    for person in there:
        if person in roster.assessed:
            grade = 2 if person.role == Role.FOREMAN else (grades or {}).get(person.staff_id, 3)
            yield act(moment, GradeAssigned, hr, staff_id=person.staff_id, grade=grade)
    inspectors = tuple(
        {"staff_id": person.staff_id, "home_department": ELSEWHERE}
        for person in roster.of(Role.SPECIAL_TEAM)
    )
    yield act(moment, SpecialInspectionTeamFormed, hr, members=inspectors)
    for code, title, direction, items in CATALOGUES:
        listed = tuple(
            {"item_code": item, "text_zh": text, "points": points, "direction": direction}
            for item, text, points in items
        )
        named = {"standard_code": code, "title_zh": title, "version": 1, "items": listed}
        yield act(moment, StandardAdopted, hr, effective_from=first_day, **named)


def engaged(moment: datetime, person: Person) -> Act:
    """HR engages somebody."""
    return act(
        moment,
        StaffMemberEngaged,
        "H01",
        staff_id=person.staff_id,
        name=person.name,
        position=person.role,
        team_id=person.team,
        education="junior_college",
    )


def _quarter(
    seed: object, roster: Roster, quarter: Quarter, habits: Habits, story: Story
) -> Iterator[Act]:
    """The days of one quarter, in no order yet."""
    assessed = [one for one in roster.assessed if one.there_on(quarter.first_day)]
    if quarter.year >= WRITING_SINCE:
        yield act(
            at(exam_day(quarter, 0), 10),
            DocumentWritingExamHeld,
            "S01",
            exam_id=f"document/{quarter}",
            for_quarter=quarter,
            topic=TOPICS[quarter.number - 1],
            announced_by="S01",
            reference_standard="《國家行政機關公文處理辦法》",
            candidate_ids=tuple(person.staff_id for person in assessed),
        )
    for person in assessed:
        if (person.staff_id, quarter) not in story.people:
            yield from ordinary_person(seed, roster, person, quarter, habits)
    for month in quarter.months:
        if month not in story.months:
            yield from _inspections(seed, roster, quarter, month)


def _inspections(seed: object, roster: Roster, quarter: Quarter, month: Month) -> Iterator[Act]:
    """Three checks by the special team (P1-2.9-c), of a few points: never more than thirty."""
    chance = drawn(seed, roster.log, "inspections", month)
    days = [day for day in working_days(quarter) if Month.of(day) == month]
    foremen, inspectors = roster.of(Role.FOREMAN), roster.of(Role.SPECIAL_TEAM)
    for day in sorted(chance.sample(days, 3)):
        findings = tuple(
            {
                "standard_ref": {
                    "code": "inspection",
                    "version": 1,
                    "item": chance.choice(("X01", "X02")),
                },
                "points": str(chance.randint(1, 3)),
                "note": "現場拍照存證",
            }
            for _ in range(chance.randint(1, 3))
        )
        yield act(
            at(day, 11),
            InspectionConducted,
            chance.choice(inspectors).staff_id,
            inspection_kind="special_team",
            duty_foreman_ids=(chance.choice(foremen).staff_id,),
            findings=findings,
        )


def quarters_end(quarter: Quarter) -> Iterator[Act]:
    """Closed, audited, summed up, published: in the first days after the quarter (P1-2.13)."""
    after = quarter.following.first_day
    yield act(at(working_day(after, 1), 9), AssessmentPeriodClosed, "H01", period=quarter)
    audit = {"quarter": quarter, "report_ref": f"核數-{quarter}"}
    yield act(at(working_day(after, 3), 11), DataCredibilityAudited, "H02", **audit)
    yield from edition(quarter, working_day(after, 5), working_day(after, 7))


def edition(quarter: Quarter, summed_up: date, published: date) -> Iterator[Act]:
    """The supervisor sums the scores up, and publishes them."""
    yield act(at(summed_up, 14), QuarterResultsSummarised, "S01", quarter=quarter)
    yield act(at(published, 17), QuarterResultsPublished, "S01", quarter=quarter)


def play(session: Session, clock: Clock, acts: Iterable[Act]) -> Iterator[Entry[Fact]]:
    """Record what happens, a day at a time, through the same checks as anybody's entries."""
    for _, one_day in groupby(acts, key=lambda one: one[0].date()):
        moments, drafts = zip(*one_day, strict=True)
        clock.now = moments[-1]
        yield from session.record(drafts)
