"""Run scenarios: each in an empty department, through the same checks as the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path

from domain.history import Asked
from domain.refusals import Refusal
from domain.refusals.scenario import NotSupportedYet, ScenarioMissing, StepFieldMissing
from domain.regulation.edition import Edition, read_edition
from domain.regulation.shipped import shipped_edition
from domain.wording import Message, say
from projections import rating
from projections.asking import Asking
from rehearsal.answers import ANSWERS
from rehearsal.answers_beside import BESIDE
from rehearsal.fill import filled, happened_on, kind_named
from rehearsal.promotions import report
from rehearsal.quarters_end import appeal, publish
from rehearsal.scenario import Scenario, Step, read_scenario
from rehearsal.shorthands import SHORTHANDS
from rehearsal.stage import Stage, moment_of

DOES = {**SHORTHANDS, "report": report, "publish": publish, "appeal": appeal}
QUESTION = ("known_at", "effective_at", "readings", "without", "is")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a scenario went: passed, or the first step that failed and why."""

    file: str
    sentence: str
    failed: int | None = None
    why: Message | None = None

    @property
    def passed(self) -> bool:
        """Whether every step held."""
        return self.why is None


class Given(dict[str, object]):
    """The fields of a step; one that is needed and was not given is refused by its name."""

    def __missing__(self, name: str) -> object:
        raise StepFieldMissing(field=name)


class Unexpected(Exception):
    """A step did not go as the scenario says."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.id)


def edition_for(path: Path | None) -> Edition:
    """The edition scenarios run under: the shipped one, or that of a file."""
    if path is None:
        return shipped_edition("p1")
    try:
        return read_edition(path.read_text("utf-8"), path.name)
    except OSError as error:
        raise ScenarioMissing(file=str(path)) from error


def rehearse(paths: Iterable[Path], edition: Edition) -> Iterable[Outcome]:
    """Run scenario files in order, once all of them are there. Raises ScenarioMissing."""
    listed = tuple(paths)
    for path in listed:
        if not path.is_file():
            raise ScenarioMissing(file=str(path))
    return map(partial(_outcome, edition=edition), listed)


def _outcome(path: Path, edition: Edition) -> Outcome:
    try:
        scenario = read_scenario(path)
    except Refusal as refusal:
        return Outcome(path.name, path.name, 0, refusal.message)
    return play(scenario, edition)


def play(scenario: Scenario, edition: Edition) -> Outcome:
    """Play one scenario to its first failing step."""
    number = 0
    try:
        if scenario.department != "customer-service":
            raise NotSupportedYet(step=f"department: {scenario.department}")
        stage = Stage(scenario, edition)
        for step in scenario.steps:
            number = step.number
            _take(stage, step)
    except Unexpected as failure:
        return Outcome(scenario.file, scenario.sentence, number, failure.message)
    except Refusal as refusal:
        return Outcome(scenario.file, scenario.sentence, number, refusal.message)
    except ValueError as error:  # A day, a quarter or a number that does not read as one.
        why = say("rehearse.bad_value", why=str(error))
        return Outcome(scenario.file, scenario.sentence, number, why)
    return Outcome(scenario.file, scenario.sentence)


def _take(stage: Stage, step: Step) -> None:
    match step.kind:
        case "expect":
            _ask(stage, step)
        case "do":
            if step.name not in DOES:
                raise NotSupportedYet(step=step.name)
            before = len(stage.positions)
            try:
                DOES[step.name](stage, Given(step.fields))
            except Refusal as refusal:
                _expected(step, refusal)
                return
            if step.refused:
                raise Unexpected(say("rehearse.not_refused", clause=step.refused))
            named = step.fields.get("id")
            if named and len(stage.positions) > before:
                stage.positions[str(named)] = max(stage.positions.values())
        case _:
            _record(stage, step)


def _record(stage: Stage, step: Step) -> None:
    kind = kind_named(step.name)
    given = dict(step.fields)
    recorded = given.pop("recorded", None)
    written = recorded or given.get("on") or happened_on(kind, given) or stage.now.date()
    stage.pass_to(moment_of(str(written)))
    try:
        (first, *_) = stage.record(kind, **filled(stage, kind, given))
        if "id" in given:
            stage.names[str(given["id"])] = first.fact.id
    except Refusal as refusal:
        _expected(step, refusal)
        return
    if step.refused:
        raise Unexpected(say("rehearse.not_refused", clause=step.refused))


def _expected(step: Step, refusal: Refusal) -> None:
    """A refusal the scenario asked for, by the clause it names, is what must happen."""
    if not step.refused:
        raise refusal
    if step.refused is not True and step.refused != refusal.clause:
        raise Unexpected(
            say(
                "rehearse.other_clause",
                wanted=step.refused,
                got=refusal.clause or say("word.none"),
                why=refusal.message,
            )
        )


def _ask(stage: Stage, step: Step) -> None:
    wanted = step.fields.get("is")
    if not isinstance(wanted, Mapping):
        raise Unexpected(say("rehearse.nothing_asked"))
    if step.name not in ANSWERS.keys() | BESIDE.keys():
        raise NotSupportedYet(step=step.name)
    asking = _asking(stage, step)
    question = Given({name: value for name, value in step.fields.items() if name not in QUESTION})
    question["today"] = _today(stage, step.fields.get("known_at"))
    if step.name in BESIDE:
        _same(BESIDE[step.name](stage, asking, question), wanted)
        return
    _same(ANSWERS[step.name](stage.session.department(asking), question), wanted)
    if step.name == "QuarterScore":
        staff, quarter = str(question["staff_id"]), str(question["quarter"])
        _adds_up(stage.session.rating(staff, quarter, asking))


def _asking(stage: Stage, step: Step) -> Asking:
    readings = step.fields.get("readings")
    without = step.fields.get("without")
    effective = step.fields.get("effective_at")
    known_at = step.fields.get("known_at")
    return Asking(
        known_at=None if known_at is None else stage.known_at(known_at),
        asked=Asked(
            effective_at=date.fromisoformat(str(effective)) if effective else None,
            without=frozenset(stage.fact_id(one) for one in _several(without)),
        ),
        readings=tuple(
            (str(key), str(value))
            for key, value in (readings.items() if isinstance(readings, Mapping) else ())
        ),
    )


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _today(stage: Stage, known_at: object) -> date:
    """The day a time that passes is judged at: known-at, or the clock."""
    text = str(known_at or "")
    if stage.fact_id(text) in stage.positions or not text:
        return stage.now.date()
    return date.fromisoformat(text[:10])


def _adds_up(rated: rating.Rating) -> None:
    """The lines sum to the score exactly; each names its clause and its entries."""
    total = sum((line.amount for line in rated.lines), Fraction(0))
    if rated.score.score is not None and total != rated.score.score:
        raise Unexpected(say("rehearse.sum", total=total, score=rated.score.score))
    for line in rated.lines:
        if not line.clause or not line.entries:
            raise Unexpected(say("rehearse.no_source", line=line.message))


def _same(answer: Mapping[str, object], wanted: Mapping[object, object]) -> None:
    for name, value in wanted.items():
        if str(name) not in answer:
            raise Unexpected(say("rehearse.no_field", field=name, fields=tuple(answer)))
        got = answer[str(name)]
        if not _equal(got, value):
            raise Unexpected(
                say("rehearse.differs", field=name, wanted=_shown(value), got=_shown(got))
            )


def _equal(got: object, wanted: object) -> bool:
    if got is None or wanted is None or isinstance(got, bool) or isinstance(wanted, bool):
        return got is wanted
    if isinstance(got, Fraction | int):
        try:
            return Fraction(str(wanted)) == got
        except (ValueError, ZeroDivisionError):
            return False
    if isinstance(wanted, list):
        return isinstance(got, list) and [str(one) for one in got] == [str(one) for one in wanted]
    return str(got) == str(wanted)


def _shown(value: object) -> object:
    return say("word.none") if value is None else value
