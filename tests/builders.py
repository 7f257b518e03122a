"""Departments written by hand: the cast of every scenario, and facts without the commands' checks.

Rules are judged on facts, so their tests write facts. What a test does not say is the person A1,
the quarter 2006Q1 and a day in its middle.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TypeAlias, TypeVar, cast

from commands.record import stream_of
from commands.state import State
from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.excerpt import Excerpt
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Fact
from domain.facts.exams import DocumentWritingMarked, KnowledgeExamMarked, TypingTestTaken
from domain.facts.inspections import InspectionConducted
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
    ScoreEntryReversed,
)
from domain.facts.quarter import QuarterResultsPublished
from domain.facts.standards import AssessmentPeriodClosed, PolicyOptionSet
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.history import Asked, History
from domain.regulation.in_force import Supposed
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.values import Quarter
from tests.cast import DIGEST, FEBRUARY, FOUNDED, LOG, Q1, cast_of_everybody, moment, opening

F = TypeVar("F", bound=Fact)
Number: TypeAlias = int | str | Fraction
Day: TypeAlias = str | date
Fields: TypeAlias = dict[str, object]

ITEMS: dict[type[Fact], tuple[str, str]] = {
    GroomingDeductionRecorded: ("grooming", "G0"),
    ProcedureDeductionRecorded: ("procedure", "P0"),
    ComplaintHandlingDeductionRecorded: ("complaint_handling", "C0"),
    BonusPointsAwarded: ("bonus", "B0"),
}
CAPACITIES = {"S": "supervisor", "F1": "foreman", "F2": "foreman"}


class Book:
    """A department's log, written fact by fact; nothing that is written is refused."""

    def __init__(self, readings: Mapping[str, str] | None = None, *, people: bool = True) -> None:
        self.entries: list[Entry[Fact]] = list(cast_of_everybody() if people else opening())
        self.asked = Asked()
        self.overlay: tuple[tuple[str, str], ...] = ()
        for key, value in (readings or {}).items():
            fields = {"key": key, "value": value, "effective_from": FOUNDED, "reason": "to try"}
            self.write(PolicyOptionSet, FOUNDED, by="H1", **fields)

    @property
    def department(self) -> Department:
        """The department, as far as it is written."""
        history = History(fetch=self._fetch, find=self._find, asked=self.asked)
        return Department(history, Supposed(dict(self.overlay)))

    def write(self, kind: type[F], on: object = FEBRUARY, /, **fields: object) -> Entry[F]:
        """Write a fact of a day, ``recorded`` that evening or when it is said, about ``staff``."""
        recorded = moment(fields.pop("recorded", on))
        if "staff" in fields:
            fields["staff_id"] = fields.pop("staff")
        position = len(self.entries) + 1
        role = kind.declaration.recorders.roles[0]
        envelope = {"id": f"f{position}", "happened_on": on, "by": "S", "role": role}
        fact = kind.model_validate({**envelope, **fields})
        entry = Entry(LOG, position, recorded, stream_of(self._state(), fact), fact)
        self.entries.append(cast("Entry[Fact]", entry))
        return entry

    def dossier(self, staff: str = "A1", quarter: Quarter = Q1) -> Dossier:
        """One person's quarter."""
        return self.department.dossier(staff, quarter)

    def score(self, staff: str = "A1", quarter: Quarter = Q1) -> QuarterScore:
        """One person's score."""
        return quarter_score(self.dossier(staff, quarter))

    def deduct(
        self,
        points: Number,
        on: Day = FEBRUARY,
        *,
        kind: type[Fact] = GroomingDeductionRecorded,
        staff: str = "A1",
        **more: object,
    ) -> Entry[Fact]:
        """Write points taken from somebody, or given, under the open item of the catalogue."""
        code, item = ITEMS[kind]
        ref = {"code": code, "version": 1, "item": item}
        return self.write(
            kind, on, staff_id=staff, standard_ref=ref, points=str(points), note="seen", **more
        )

    def marks(
        self, knowledge: Number, document: int, typing: int, staff: str = "A1", of: Quarter = Q1
    ) -> None:
        """Write the marks of a quarter: faults of five points, characters without an error."""
        days = [month.first_day for month in of.months]
        about: Fields = {"staff": staff, "for_quarter": of}
        for rater in ("S", "H1"):
            self.document(rater, days[0], faulty_sentences=(100 - document) // 5, **about)
        self.knowledge(knowledge, days[1], **about)
        typed = {0: 100, 60: 210, 70: 235, 80: 275, 90: 350, 100: 450}[typing]
        self.typing(typed, 0, days[2], **about)

    def knowledge(self, mark: Number, on: Day = FEBRUARY, **more: object) -> Entry[Fact]:
        """Write a mark of the knowledge exam."""
        return self._exam(KnowledgeExamMarked, "knowledge", on, mark=str(mark), **more)

    def document(self, rater: str, on: Day = "2006-01-10", **faults: object) -> Entry[Fact]:
        """Write one rater's count of faults."""
        capacity = "supervisor" if rater == "S" else "hr"
        fields: Fields = {"by": rater, "rater_capacity": capacity, "held_on": on}
        return self._exam(DocumentWritingMarked, "document", on, **{**fields, **faults})

    def typing(
        self, gross: int, wrong: int = 0, on: Day = "2006-03-10", **more: object
    ) -> Entry[Fact]:
        """Write a typing test."""
        fields = {"gross_chars": gross, "wrong_chars": wrong, **more}
        return self._exam(TypingTestTaken, "typing", on, **fields)

    def _exam(self, kind: type[Fact], subject: str, on: Day, **fields: object) -> Entry[Fact]:
        exam = {"staff": "A1", "exam_id": subject, "for_quarter": Q1}
        return self.write(kind, on, **{**exam, **fields})

    def form(
        self, rater: str, *items: Number, ratee: str = "A1", on: Day = "2006-03-20", **more: object
    ) -> Entry[AttitudeFormSubmitted]:
        """Write a form about somebody's attitude."""
        capacity = "self" if rater == ratee else CAPACITIES.get(rater, "member")
        fields = {"by": rater, "ratee_id": ratee, "quarter": Q1, "rater_capacity": capacity}
        said = {"item_scores": tuple(str(item) for item in items), "comment": "as seen"}
        return self.write(AttitudeFormSubmitted, on, **{**fields, **said, **more})

    def tally(self, ratee: str = "A1", on: Day = "2006-03-25", **more: object) -> Entry[Fact]:
        """Write that the forms about somebody were tallied."""
        fields = {"ratee_id": ratee, "quarter": Q1, "forms_counted": 1, **more}
        return self.write(AttitudeResultsTallied, on, **fields)

    def inspect(
        self, *points: Number, duty: Sequence[str] = ("F1",), on: Day = FEBRUARY, **more: object
    ) -> Entry[InspectionConducted]:
        """Write an inspection, a finding for each number of points."""
        ref = {"code": "procedure", "version": 1, "item": "P0"}
        findings = tuple({"standard_ref": ref, "points": str(one)} for one in points)
        fields = {"by": "I1", "inspection_kind": "special_team", "department_id": LOG}
        found = {"duty_foreman_ids": tuple(duty), "findings": findings}
        return self.write(InspectionConducted, on, **{**fields, **found, **more})

    def report(
        self, on: Day, *, by: str = "H1", staff: str = "A1", **more: object
    ) -> Entry[CheatingReported]:
        """Write that cheating of a day was ``found`` that day, or on the one that is said."""
        found = more.pop("found", on)
        fields: Fields = {"discovered_by": by, "staff": staff, "committed_on": on}
        return self.write(
            CheatingReported, found, **{"by": by, "description": "seen", **fields, **more}
        )

    def cheat(
        self, on: Day, *, by: str = "H1", staff: str = "A1", **more: object
    ) -> Entry[CheatingReported]:
        """Write that cheating was reported and confirmed, and give the report."""
        report = self.report(on, by=by, staff=staff, **more)
        heard: Fields = {"person_heard_on": on, "intent_evidence": ("seen",)}
        self.write(
            CheatingConfirmed, report.fact.happened_on, incident_id=report.fact.id, by="H2", **heard
        )
        return report

    def reverse(self, entry: Entry[Fact], on: Day = "2006-03-30", **more: object) -> Entry[Fact]:
        """Write that an entry no longer counts."""
        fields = {"by": "H1", "target": entry.fact.id, "reason": "it was wrong", **more}
        return self.write(ScoreEntryReversed, on, **fields)

    def close(self, on: Day = "2006-04-03", period: Quarter = Q1) -> Entry[Fact]:
        """Write that a quarter was closed."""
        return self.write(AssessmentPeriodClosed, on, by="H1", period=period)

    def publish(
        self, *staff: str, on: Day = "2006-04-10", quarter: Quarter = Q1, **more: object
    ) -> Entry[Fact]:
        """Write that results were published: these persons', A1's where nobody is named."""
        row: Fields = dict.fromkeys(("raw", "adjustment", "score", "exact"), "0")
        rows = [{**row, "staff_id": one, "disqualified": False} for one in staff or ("A1",)]
        fields: Fields = {"quarter": quarter, "edition": 1, "rows": rows}
        hashes = {"rows_hash": DIGEST, "regulation": DIGEST, "rests_on": 1}
        return self.write(QuarterResultsPublished, on, **{**fields, **hashes, **more})

    def _state(self) -> State:
        return State(
            LOG, self.department, moment(FOUNDED), len(self.entries), lambda: "", self._of_kind
        )

    def _of_kind(self, kind: type[Fact]) -> Iterable[Entry[Fact]]:
        return [entry for entry in self.entries if isinstance(entry.fact, kind)]

    def _fetch(self, streams: Sequence[str], _: Excerpt | None) -> Iterable[Entry[Fact]]:
        return [entry for entry in self.entries if entry.stream in streams]

    def _find(self, fact_id: str) -> Entry[Fact] | None:
        return next((entry for entry in self.entries if entry.fact.id == fact_id), None)
