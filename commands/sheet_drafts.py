"""Rows of sheets into drafts of facts: what each row of each form puts on record."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import groupby

from commands.paper_draft import UNSIGNED, Desk, PaperDraft, gathered, paper_draft
from commands.read_sheets import Row
from commands.state import Fields
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.exams import DocumentWritingMarked, KnowledgeExamMarked, TypingTestTaken
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import GradeAssigned, StaffMemberEngaged
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened, WorkLogEntryRecorded
from domain.values import Quarter, When, day_of

DEDUCTIONS: dict[str, type[Fact]] = {
    "grooming": GroomingDeductionRecorded,
    "procedure": ProcedureDeductionRecorded,
    "complaint_handling": ComplaintHandlingDeductionRecorded,
}


def drafts(rows: tuple[Row, ...], desk: Desk) -> tuple[PaperDraft, ...]:
    """Everything the rows put on record."""
    return tuple(
        draft
        for key, of_form in groupby(rows, key=lambda row: row.form.key)
        for draft in BUILDERS[key](tuple(of_form), desk)
    )


def _without(row: Row, *names: str) -> Mapping[str, object]:
    return {name: value for name, value in row.fields.items() if name not in names}


def _when(row: Row) -> When:
    when = row.fields["happened_on"]
    if not isinstance(when, date):
        raise TypeError(row.number)
    return when


def _roster(rows: tuple[Row, ...], desk: Desk) -> Iterator[PaperDraft]:
    for row in rows:
        engaged = _without(row, "happened_on", "grade")
        yield paper_draft(row, desk, StaffMemberEngaged, _when(row), **engaged)
        if (grade := row.fields["grade"]) is not None:
            yield paper_draft(
                row,
                desk,
                GradeAssigned,
                _when(row),
                staff_id=row.fields["staff_id"],
                grade=grade,
            )


def _standards(rows: tuple[Row, ...], desk: Desk) -> Iterator[PaperDraft]:
    """One catalogue is several rows: an item each."""
    by_catalogue: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = tuple(row.fields[name] for name in ("standard_code", "version", "effective_from"))
        by_catalogue.setdefault(key, []).append(row)
    for (code, version, effective_from), of_catalogue in by_catalogue.items():
        items = tuple(
            {name: row.fields[name] for name in ("item_code", "text_zh", "points", "direction")}
            for row in of_catalogue
        )
        adopted = paper_draft(
            of_catalogue[0],
            desk,
            StandardAdopted,
            _day(effective_from),
            standard_code=code,
            title_zh=str(code),
            version=version,
            effective_from=effective_from,
            items=items,
        )
        yield gathered(adopted, of_catalogue, items="points")


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value


def _plain(kind: type[Fact]) -> Callable[[tuple[Row, ...], Desk], Iterator[PaperDraft]]:
    """Each row is one fact, column by column."""

    def build(rows: tuple[Row, ...], desk: Desk) -> Iterator[PaperDraft]:
        for row in rows:
            yield paper_draft(row, desk, kind, _when(row), **_without(row, "happened_on"))

    return build


def _own(kind: type[Fact]) -> Callable[[tuple[Row, ...], Desk], Iterator[PaperDraft]]:
    """Each row is one fact by the person it is about."""

    def build(rows: tuple[Row, ...], desk: Desk) -> Iterator[PaperDraft]:
        for row in rows:
            fields = dict(_without(row, "happened_on"))
            fields.setdefault("by", fields.get("staff_id"))
            fields.setdefault("staff_id", fields["by"])
            yield paper_draft(row, desk, kind, _when(row), **fields)

    return build


def _ref(desk: Desk, code: str, item: object, on: date) -> Fields:
    return {"code": code, "version": desk.version_on(code, str(item), on), "item": item}


def _points(rows: tuple[Row, ...], desk: Desk) -> Iterator[PaperDraft]:
    for row in rows:
        code = str(row.fields.get("code", "bonus"))
        when = _when(row)
        yield paper_draft(
            row,
            desk,
            DEDUCTIONS.get(code, BonusPointsAwarded),
            when,
            standard_ref=_ref(desk, code, row.fields["item"], day_of(when)),
            **_without(row, "happened_on", "code", "item"),
        )


def _attitude(rows: tuple[Row, ...], desk: Desk) -> Iterator[PaperDraft]:
    """The form's paper has no date: it counts as filled in on the quarter's last day."""
    for row in rows:
        quarter = row.fields["quarter"]
        last = quarter.last_day if isinstance(quarter, Quarter) else date.max
        yield paper_draft(
            row, desk, AttitudeFormSubmitted, last, not_on_paper=("happened_on",), **row.fields
        )


def _inspections(rows: tuple[Row, ...], desk: Desk) -> Iterator[PaperDraft]:
    """Rows of one date, kind, inspector and foreman on duty are one inspection."""
    names = ("happened_on", "inspection_kind", "by", "duty_foreman_id")
    visits: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        visits.setdefault(tuple(row.fields[name] for name in names), []).append(row)
    for (when, kind, by, foreman), of_visit in visits.items():
        on = _day(when)
        findings = tuple(
            {
                "standard_ref": _ref(desk, "inspection", row.fields["item"], on),
                "points": row.fields["points"],
                "note": row.fields["note"],
            }
            for row in of_visit
        )
        visit = paper_draft(
            of_visit[0],
            desk,
            InspectionConducted,
            on,
            by=by,
            inspection_kind=kind,
            duty_foreman_ids=(foreman,),
            findings=findings,
        )
        yield gathered(visit, of_visit, findings="points")


BUILDERS: dict[str, Callable[[tuple[Row, ...], Desk], Iterator[PaperDraft]]] = {
    "roster": _roster,
    "standards": _standards,
    "document": _plain(DocumentWritingMarked),
    "knowledge": _plain(KnowledgeExamMarked),
    "typing": _plain(TypingTestTaken),
    "deductions": _points,
    "bonuses": _points,
    "attitude": _attitude,
    "cases": _plain(CaseOpened),
    "follow_ups": _own(CaseFollowUpRecorded),
    "work_log": _own(WorkLogEntryRecorded),
    "inspections": _inspections,
}

KINDS_ON_PAPER: tuple[type[Fact], ...] = (
    *UNSIGNED,
    DocumentWritingMarked,
    KnowledgeExamMarked,
    TypingTestTaken,
    *DEDUCTIONS.values(),
    BonusPointsAwarded,
    AttitudeFormSubmitted,
    CaseOpened,
    CaseFollowUpRecorded,
    WorkLogEntryRecorded,
    InspectionConducted,
)
"""Every kind of fact that a sheet can hold."""
