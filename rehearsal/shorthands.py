"""Shorthands of scenarios: each stands for the proper facts, by the proper persons."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Fact
from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    KnowledgeExamMarked,
    TypingTestTaken,
)
from domain.facts.inspections import InspectionConducted
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CaseOpened,
    CheatingConfirmed,
    CheatingReported,
)
from domain.roles import Role
from domain.values import Quarter
from rehearsal.fill import OPEN_FINDING, OPEN_ITEMS
from rehearsal.stage import PLACEHOLDER, Stage

Fields: TypeAlias = Mapping[str, object]
EXAM_DAY = 10
FAULT_POINTS = (
    (10, "wrong_characters"),
    (5, "faulty_sentences"),
    (4, "quantity_errors"),
    (3, "missing_terms"),
)
TYPED = {"0": 100, "60": 210, "70": 235, "80": 275, "90": 350, "100": 450}
"""Characters without an error that give a mark, in the middle of its band."""


def marks(stage: Stage, fields: Fields) -> None:
    """The exams that give these marks, each in its month of the quarter."""
    staff, quarter = str(fields["staff_id"]), Quarter.parse(str(fields["quarter"]))
    days = [date(month.year, month.number, EXAM_DAY) for month in quarter.months]
    if "document" in fields:
        _document(stage, staff, days[0], int(str(fields["document"])))
    if "knowledge" in fields:
        stage.record_on(
            days[1], KnowledgeExamMarked, by="S", staff_id=staff, mark=fields["knowledge"]
        )
    if "typing" in fields:
        mark = str(fields["typing"])
        if mark not in TYPED:
            raise ValueError(f"typing: {mark}; {', '.join(TYPED)}")
        typed = TYPED[mark]
        stage.record_on(
            days[2], TypingTestTaken, by="S", staff_id=staff, gross_chars=typed, wrong_chars=0
        )


def _document(stage: Stage, staff: str, on: date, mark: int) -> None:
    if on.year == 2005:  # noqa: PLR2004 - the year of the error-correction paper (P1-2.5-e)
        if mark % 10:
            raise ValueError(f"document: {mark}")  # Ten points an error, and nothing else.
        found = mark // 10
        stage.record_on(
            on, ErrorCorrectionExamMarked, by="S", staff_id=staff, found_and_corrected=found
        )
        return
    faults = dict(_faults(100 - mark))
    for rater in ("S", "H1"):
        stage.record_on(on, DocumentWritingMarked, by=rater, staff_id=staff, **faults)


def _faults(points: int) -> Iterator[tuple[str, int]]:
    """Faults that cost a number of points together, in 10, 5, 4 and 3."""
    for tens in range(points // 10, -1, -1):
        for fives in range((points - 10 * tens) // 5, -1, -1):
            for fours in range((points - 10 * tens - 5 * fives) // 4, -1, -1):
                left = points - 10 * tens - 5 * fives - 4 * fours
                if left % 3 == 0:
                    counts = (tens, fives, fours, left // 3)
                    yield from zip((name for _, name in FAULT_POINTS), counts, strict=True)
                    return
    raise ValueError(points)


def attitude(stage: Stage, fields: Fields) -> None:
    """One form each, every item that score; then the tally by S."""
    ratee, quarter = str(fields["staff_id"]), Quarter.parse(str(fields["quarter"]))
    on = quarter.last_day - timedelta(days=2)
    people = stage.session.department().people
    foremen = people.foremen_of(ratee, on)
    team = people.team(ratee, on) or ""
    members = [one for one in people.members(team, on) if one != ratee]
    forms: list[tuple[str, object]] = []
    if "supervisor" in fields:
        forms.append(("S", fields["supervisor"]))
    if "foreman" in fields and foremen:
        forms.append((foremen[0], fields["foreman"]))
    forms += zip(members, _list(fields.get("members")), strict=False)
    if "own" in fields:
        forms.append((ratee, fields["own"]))
    for rater, score in forms:
        stage.record_on(
            on,
            AttitudeFormSubmitted,
            by=rater,
            ratee_id=ratee,
            quarter=quarter,
            item_scores=_items(str(score)),
            comment=PLACEHOLDER,
        )
    stage.record_on(on, AttitudeResultsTallied, by="S", ratee_id=ratee, quarter=quarter)


def _items(score: str) -> tuple[str, ...]:
    """Items with one place each whose mean is a score: all the same where that can be."""
    exact = Fraction(score)
    for count in (5, *range(2, 101)):
        tenths = exact * 10 * count
        if tenths.denominator == 1:
            low, more = divmod(int(tenths), count)
            return tuple(str(Decimal(low + (number < more)).scaleb(-1)) for number in range(count))
    raise ValueError(score)


def deduct(stage: Stage, fields: Fields) -> None:
    """One deduction each, by the person's foreman; a foreman's by S."""
    staff, on = str(fields["staff_id"]), _day(fields)
    kinds: tuple[tuple[str, type[Fact]], ...] = (
        ("grooming", GroomingDeductionRecorded),
        ("procedure", ProcedureDeductionRecorded),
        ("complaint", ComplaintHandlingDeductionRecorded),
    )
    people = stage.session.department().people
    foremen = people.foremen_of(staff, on)
    by = "S" if people.holds(staff, Role.FOREMAN, on) or not foremen else foremen[0]
    first = next((kind for name, kind in kinds if name in fields), None)
    for name, kind in kinds:
        if name in fields:
            named = {"id": fields["id"]} if "id" in fields and kind is first else {}
            stage.record_on(
                on,
                kind,
                by=by,
                staff_id=staff,
                standard_ref=OPEN_ITEMS[kind.__name__],
                points=fields[name],
                **named,
            )


def award(stage: Stage, fields: Fields) -> None:
    """A bonus, by S."""
    named = {"id": fields["id"]} if "id" in fields else {}
    stage.record_on(
        _day(fields),
        BonusPointsAwarded,
        by="S",
        staff_id=fields["staff_id"],
        standard_ref=OPEN_ITEMS["BonusPointsAwarded"],
        points=fields["points"],
        **named,
    )


def inspect(stage: Stage, fields: Fields) -> None:
    """An inspection by I1; the mystery customer's is entered by H1."""
    kind = str(fields.get("kind", "special_team"))
    duty = fields["duty"]
    named = {"id": fields["id"]} if "id" in fields else {}
    stage.record_on(
        _day(fields),
        InspectionConducted,
        by="I1" if kind == "special_team" else "H1",
        inspection_kind=kind,
        duty_foreman_ids=tuple(duty) if isinstance(duty, list) else (duty,),
        findings=({"standard_ref": OPEN_FINDING, "points": fields["points"]},),
        **named,
    )


def cheat(stage: Stage, fields: Fields) -> None:
    """Reported that day, the person heard and cheating confirmed by H2."""
    on, by = _day(fields), str(fields.get("by", "H1"))
    named = {"id": fields["id"]} if "id" in fields else {}
    (report, *_) = stage.record_on(
        on, CheatingReported, by=by, staff_id=fields["staff_id"], description=PLACEHOLDER, **named
    )
    stage.record_on(
        on,
        CheatingConfirmed,
        by="H2" if by != "H2" else "H3",
        incident_id=report.fact.id,
        person_heard_on=on,
        intent_evidence=(PLACEHOLDER,),
    )


def follow_ups(stage: Stage, fields: Fields) -> None:
    """Cases and as many follow-ups, logged in time."""
    staff, quarter = str(fields["staff_id"]), Quarter.parse(str(fields["quarter"]))
    level, first = str(fields["level"]), quarter.first_day
    for number in range(int(str(fields["count"]))):
        case = f"{staff}-{quarter}-{level}-{number + 1}"
        on = first + timedelta(days=number % 80)
        stage.record_on(on, CaseOpened, by=staff, case_id=case, level=level)
        stage.record_on(
            on, CaseFollowUpRecorded, by=staff, staff_id=staff, case_id=case, action=PLACEHOLDER
        )


def _day(fields: Fields) -> date:
    return date.fromisoformat(str(fields["on"])[:10])


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


SHORTHANDS: dict[str, Callable[[Stage, Fields], None]] = {
    "marks": marks,
    "attitude": attitude,
    "deduct": deduct,
    "award": award,
    "inspect": inspect,
    "cheat": cheat,
    "follow_ups": follow_ups,
}
