"""The answer for a point in the past never changes, whatever is recorded after it (design 5)."""

from domain.facts.inspections import InspectionConducted
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.facts.standards import AssessmentPeriodClosed, PolicyOptionSet, WorkingCalendarDeclared
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.line import walk
from projections.asking import Asking
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.cast import Q1
from tests.commands.refusal_cases import deducted
from tests.staging import stage, take

ASKED = (("A1", "2006Q1"), ("F1", "2006Q1"), ("A1", "2006Q2"))
OPTION = {"key": "score.floor", "value": "none", "effective_from": "2006-04-01", "reason": "x"}
FINDING = {"standard_ref": {"code": "procedure", "version": 1, "item": "P0"}, "points": "31"}
VISIT = {"by": "I1", "duty_foreman_ids": ("F1",), "findings": (FINDING,), "note": "seen"}
REPORT = {"by": "H1", "id": "r", "staff_id": "A1", "description": "seen"}
HEARD = {"incident_id": "r", "person_heard_on": "2006-04-20", "intent_evidence": ("said so",)}


def answer(on_stage: Stage, staff: str, quarter: str, asking: Asking | None = None) -> object:
    """Give a rating in full: every line and finding, with the places of its entries."""
    found = on_stage.session.rating(staff, quarter, asking)
    lines = [
        (line.amount, line.message, line.clause, [entry.position for entry in line.entries])
        for line in walk(found.lines)
    ]
    lacking = [(one.message, [e.position for e in one.entries]) for one in found.findings]
    return found.score.status, found.score.score, lines, lacking


def a_quarter_and_what_came_after(on_stage: Stage) -> list[tuple[int, str, object]]:
    """Record the facts of some weeks, and what was answered after each."""
    told: list[tuple[int, str, object]] = []

    def answered() -> None:
        session = on_stage.session
        answers = [answer(on_stage, *one) for one in ASKED]
        told.append((session.journal.size(), on_stage.now.isoformat(), answers))

    def recorded(kind: type, on: str, **fields: object) -> None:
        take(on_stage, kind, on, **fields)
        answered()

    recorded(GroomingDeductionRecorded, "2006-02-10", **deducted(id="d"))
    recorded(PolicyOptionSet, "2006-03-01", by="H1", **OPTION)
    recorded(InspectionConducted, "2006-03-28", recorded="2006-04-03", **VISIT)
    recorded(ScoreEntryReversed, "2006-04-03", by="H1", target="d", reason="another person")
    recorded(AssessmentPeriodClosed, "2006-04-03", by="H1", period=Q1)
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    answered()
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    answered()
    recorded(GroomingDeductionRecorded, "2006-03-28", recorded="2006-04-14", **deducted())
    recorded(WorkingCalendarDeclared, "2006-04-14", by="H1", date="2006-04-18", is_working_day=0)
    recorded(CheatingReported, "2006-04-20", committed_on="2006-02-10", **REPORT)
    recorded(CheatingConfirmed, "2006-04-20", by="H2", **HEARD)
    return told


def test_the_answer_as_known_at_an_entry_is_the_one_given_then() -> None:
    on_stage = stage()
    told = a_quarter_and_what_came_after(on_stage)
    assert len({position for position, _, _ in told}) == len(told)
    for position, _, answers in told:
        known = Asking(known_at=str(position))
        assert [answer(on_stage, *one, known) for one in ASKED] == answers


def test_the_answer_as_known_on_a_day_is_the_last_one_given_that_day() -> None:
    on_stage = stage()
    told = a_quarter_and_what_came_after(on_stage)
    for day, answers in {at[:10]: answers for _, at, answers in told}.items():
        known = Asking(known_at=day)
        assert [answer(on_stage, *one, known) for one in ASKED] == answers
