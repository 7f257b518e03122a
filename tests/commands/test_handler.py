"""Read, decide, append on condition, retry: all or nothing (design section 8)."""

from collections.abc import Sequence

import pytest
from typing_extensions import override

from commands.handler import Desk, handle, plan
from commands.record import Draft
from commands.state import day_given
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.worklog import CaseFollowUpRecorded, CaseLevelChanged, CaseOpened
from domain.refusals.forbidden import SecondMark
from domain.refusals.ledger import MovedOn
from domain.refusals.recording import NotYet, UnknownCase
from domain.wording import render
from ledger.journal import Journal, Placed
from rehearsal.stage import Stage
from tests.cast import FEBRUARY, moment
from tests.staging import outcome, refusal, stage, take


class Overtaken(Journal):
    """A log on which somebody else is first, so many times."""

    def __init__(self, journal: Journal, times: int) -> None:
        super().__init__(journal.recorder)
        self.times = times

    @override
    def append(
        self, decided: Sequence[Placed], position: int, streams: frozenset[str]
    ) -> tuple[Entry[Fact], ...]:
        """Refuse as often as was said."""
        if self.times:
            self.times -= 1
            raise MovedOn(log=self.name, streams=tuple(streams))
        return super().append(decided, position, streams)


def mark(staff: str, by: str = "S") -> Draft:
    fields = {"by": by, "staff_id": staff, "mark": "80", "happened_on": FEBRUARY}
    return Draft(KnowledgeExamMarked, fields)


def desk(times: int = 0) -> tuple[Stage, Desk]:
    on_stage = stage()
    on_stage.pass_to(moment(FEBRUARY))
    at = on_stage.session.desk
    return on_stage, Desk(Overtaken(on_stage.session.journal, times), at.now, at.new_id)


def test_a_batch_is_decided_one_on_the_state_left_by_the_other() -> None:
    on_stage, at = desk()
    before = on_stage.session.journal.size()
    with pytest.raises(SecondMark):
        handle(at, (mark("A1"), mark("A2"), mark("A1")))
    assert on_stage.session.journal.size() == before
    entries = handle(at, (mark("A1"), mark("A2")))
    assert [entry.position for entry in entries] == [before + 1, before + 2]
    assert len({entry.recorded_at for entry in entries}) == 1


def test_nothing_asked_is_nothing_recorded() -> None:
    assert handle(desk()[1], ()) == ()


@pytest.mark.parametrize("times", [0, 1, 2])
def test_when_somebody_else_was_first_it_is_decided_anew(times: int) -> None:
    assert len(handle(desk(times)[1], (mark("A1"),))) == 1


def test_after_three_times_somebody_is_told_to_try_again() -> None:
    on_stage, at = desk(3)
    size = on_stage.session.journal.size()
    with pytest.raises(MovedOn):
        handle(at, (mark("A1"),))
    assert on_stage.session.journal.size() == size


def test_whoever_was_second_reads_of_a_few_streams_and_to_run_it_again() -> None:
    many = MovedOn(log="shunbi", streams=tuple(f"case/K{number}" for number in range(1, 384)))
    told = (
        "Others recorded in case/K1, case/K2, case/K3, 380 more of log shunbi while this was being "
        "decided. Nothing was recorded; run it again."
    )
    assert str(many) == told
    assert "case/K3、另380處" in render(many.message, "zh-Hant")
    assert "in case/K1 of log" in str(MovedOn(log="shunbi", streams=("case/K1",)))


def test_a_plan_records_nothing_and_says_what_it_rests_on() -> None:
    on_stage, at = desk()
    state, position = plan(at, (mark("A1"),))
    assert position == on_stage.session.journal.size()
    assert [one.stream for one in state.decided] == ["person/A1"]
    assert {"organisation", "regulation", "person/A1"} <= state.history.streams_read


def test_two_who_decide_on_the_same_state_do_not_both_record() -> None:
    on_stage, at = desk()
    state, position = plan(at, (mark("A1"),))
    take(on_stage, KnowledgeExamMarked, staff_id="A1", mark="70")
    with pytest.raises(MovedOn):
        at.log.append(state.decided, position, state.history.streams_read)


def test_the_day_of_a_fact_that_was_not_read_yet_is_an_error_and_no_guess() -> None:
    with pytest.raises(TypeError):
        day_given({"happened_on": "yesterday"})


FOLLOWED = {"by": "A1", "staff_id": "A1", "case_id": "c1", "action": "called"}
CHANGED = {"by": "F1", "case_id": "c1", "from_level": "A", "to_level": "B", "reason": "less grave"}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [(CaseFollowUpRecorded, FOLLOWED), (CaseLevelChanged, CHANGED)],
    ids=["followed up", "changed"],
)
def test_a_case_goes_on_from_the_day_it_was_opened(
    kind: type[CaseOpened], fields: dict[str, object]
) -> None:
    on_stage = stage()
    assert isinstance(refusal(on_stage, kind, **fields), UnknownCase)
    take(on_stage, CaseOpened, by="A1", case_id="c1", level="A")
    early = refusal(on_stage, kind, "2006-02-09", recorded=FEBRUARY, **fields)
    assert isinstance(early, NotYet)
    assert outcome(on_stage, kind, **fields) == "recorded"
