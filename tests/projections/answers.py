"""Every way an answer reaches somebody, as one text, so that an attack can look through it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from domain.refusals import Refusal
from domain.values import Quarter
from projections.asking import Asking
from rehearsal.stage import Stage
from reports import explanation, person_history, quarter_table
from reports.terminal import Page
from session_question import Question

PAGE = Page("en", 200)
Q1 = Quarter(2006, 1)


def rating_told(question: Question) -> str:
    """Tell one person's rating in every form there is."""
    answer = question.rating("A1", "2006Q1")
    footing = question.footing()
    told = (
        explanation.terms,
        explanation.accounting_table,
        explanation.tree,
        explanation.sentences,
    )
    shown = "\n".join(one(PAGE, answer, footing) for one in told)
    return shown + json.dumps(explanation.as_data(answer, footing), ensure_ascii=False)


def sheet_told(question: Question) -> str:
    """Tell the quarter sheet, as a table and as data."""
    rows, footing = question.sheet("2006Q1"), question.footing()
    data = json.dumps(quarter_table.as_data(Q1, rows, footing), ensure_ascii=False)
    return quarter_table.quarter_table(PAGE, Q1, rows, footing) + data


def history_told(question: Question) -> str:
    """Tell one person's history, as a table and as data."""
    told, footing = question.history("A1"), question.footing()
    data = json.dumps(person_history.as_data("A1", told, footing), ensure_ascii=False)
    return person_history.person_history(PAGE, "A1", told, footing) + data


TOLD = {"rating": rating_told, "sheet": sheet_told, "history": history_told}


def everything_told(on_stage: Stage, asking: Asking | None = None) -> str:
    """Tell all of it to whoever is on the stage; a refusal tells its sentence."""
    said = []
    for tell in TOLD.values():
        try:
            said.append(tell(on_stage.session.ask(asking)))
        except Refusal as refusal:
            said.append(str(refusal))
    return "\n".join(said)


def inside(value: object, seen: set[int] | None = None) -> Iterator[object]:
    """Everything an answer holds, shown or not, down to the last fact."""
    seen = set() if seen is None else seen
    if id(value) in seen:
        return
    seen.add(id(value))
    yield value
    parts: list[object] = []
    if is_dataclass(value):
        parts += [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, BaseModel):
        parts += [getattr(value, name) for name in type(value).model_fields]
    elif isinstance(value, Mapping):
        parts += value.values()
    elif isinstance(value, tuple | list | frozenset):
        parts += value
    for part in parts:
        yield from inside(part, seen)
