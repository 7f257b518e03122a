"""Outlines: a few texts of many facts, without reading the facts."""

import pytest

from domain.facts.questions import QuestionSubmitted
from domain.refusals.ledger import EntryUnreadable
from ledger.journal import Journal
from ledger.recorder import LogRecorder
from ledger.stored import NewEntry


@pytest.mark.parametrize("state", ["no JSON", "[]", "{}", '{"stem": 1}'])
def test_an_outline_is_not_made_of_what_is_no_text(recorder: LogRecorder, state: str) -> None:
    topic = QuestionSubmitted.declaration.kind
    recorder.append([NewEntry("bank", topic, "a", state.encode())])
    with pytest.raises(EntryUnreadable, match="shunbi@1"):
        list(Journal(recorder).outlines("bank", QuestionSubmitted, ("stem",), up_to=1))


def test_an_outline_gives_texts_as_they_are_stored_up_to_a_position(recorder: LogRecorder) -> None:
    topic, state = QuestionSubmitted.declaration.kind, '{"answer": "乙", "stem": "甲題"}'.encode()
    recorder.append([NewEntry("bank", topic, name, state) for name in "ab"])
    recorder.append([NewEntry("elsewhere", topic, "c", state), NewEntry("bank", "other", "d", b"")])
    found = Journal(recorder).outlines("bank", QuestionSubmitted, ("stem", "answer"), up_to=1)
    assert list(found) == [("a", ("甲題", "乙"))]
