"""What a scenario may leave out, filled in as its contract says."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from pydantic.fields import FieldInfo

from domain.facts import NAMES
from domain.facts.envelope import ENVELOPE, Fact
from domain.facts.exams import ExamFact
from domain.refusals.scenario import NotSupportedYet
from domain.values import Month, Quarter
from rehearsal.quarters_end import panel_of
from rehearsal.replays import replayed
from rehearsal.stage import EVIDENCE, PLACEHOLDER, Stage

OPEN_ITEMS: dict[str, dict[str, object]] = {
    "GroomingDeductionRecorded": {"code": "grooming", "version": 1, "item": "G0"},
    "ProcedureDeductionRecorded": {"code": "procedure", "version": 1, "item": "P0"},
    "ComplaintHandlingDeductionRecorded": {
        "code": "complaint_handling",
        "version": 1,
        "item": "C0",
    },
    "BonusPointsAwarded": {"code": "bonus", "version": 1, "item": "B0"},
}
EXAM_FIELDS = frozenset({"for_quarter", "exam_id", "held_on"})
"""What the program itself knows of an exam that is not named."""

COMPLETED = frozenset({"register_no", "duty_foreman_ids", "inspection_ids", "points_total"})
"""What the program itself knows of an appeal and of inspections, where it is left out."""

OPEN_FINDING = {"code": "procedure", "version": 1, "item": "P0"}
PERSONS = ("announced_by", "appointed_by", "duty_foreman_id", "author_id")
SEVERAL: dict[str, tuple[object, ...]] = {
    "intent_evidence": (PLACEHOLDER,),
    "participants": (),
    "composed_by": (),
}


def kind_named(name: str) -> type[Fact]:
    """The class of a fact. Raises a refusal for one of a part not carried out yet."""
    if name not in NAMES:
        raise NotSupportedYet(step=name)
    return NAMES[name]


def filled(stage: Stage, kind: type[Fact], given: Mapping[str, object]) -> dict[str, object]:
    """The fields of a fact, with what the scenario leaves out."""
    fields = {name: _value(value) for name, value in given.items() if value is not None}
    happened = happened_on(kind, fields) or stage.now.date()
    fields = {name: value for name, value in fields.items() if name not in _names_of_on(kind)}
    on, fields["happened_on"] = date.fromisoformat(str(happened)[:10]), str(happened)
    if "evidence" not in fields:
        fields["evidence"] = (EVIDENCE,)
        fields.setdefault("note", _note(kind, fields))
    fields.pop("reason") if "reason" not in kind.model_fields and "reason" in fields else None
    if kind.declaration.thing in fields:
        fields.pop("id", None)  # The thing's own id is the fact's; the step's only names it.
    _by_kind(stage, kind, fields)
    completed = EXAM_FIELDS if issubclass(kind, ExamFact) else COMPLETED
    nulls = {name for name, value in given.items() if value is None}
    for name, field in kind.model_fields.items():
        if (
            name in ENVELOPE | completed
            or not field.is_required()
            or name in fields | dict.fromkeys(nulls)
        ):
            continue
        if (value := _left_out(name, field, on, fields)) is not None:
            fields[name] = value
    return fields


def happened_on(kind: type[Fact], given: Mapping[str, object]) -> object | None:
    """When a fact happened: by the date's own name, such as ``observed_at``, or by ``on``."""
    return next((given[name] for name in _names_of_on(kind) if name in given), None)


def _names_of_on(kind: type[Fact]) -> tuple[str, ...]:
    names = kind.declaration.names.items()
    return (*(given for given, own in names if own == "happened_on"), "on")


def _note(kind: type[Fact], fields: Mapping[str, object]) -> object:
    """The envelope's reason: as given, empty too; a placeholder where nothing is said."""
    if "reason" in kind.model_fields:
        return PLACEHOLDER
    return fields.get("reason", PLACEHOLDER)


def _by_kind(stage: Stage, kind: type[Fact], fields: dict[str, object]) -> None:
    """What the contract says of single kinds."""
    if kind.__name__ in OPEN_ITEMS:
        fields.setdefault("standard_ref", OPEN_ITEMS[kind.__name__])
    if kind.__name__ == "MonthlyPlanSet":
        fields["tasks"] = tuple(_task(one, fields) for one in _list(fields.get("tasks")))
    if kind.__name__ == "BonusTreatmentDecided" and str(fields.get("granted")).lower() == "true":
        fields.setdefault("standard_ref", OPEN_ITEMS["BonusPointsAwarded"])
    if kind.__name__ == "RoutineDutyDeductionListSet":
        fields["items"] = tuple(_duty(one) for one in _list(fields.get("items")))
    if kind.__name__ == "InspectionConducted":
        _inspection(fields)
    if kind.__name__ == "QuestionSubmitted":  # Two placeholders would be two identical questions.
        for name in ("stem", "answer"):
            fields.setdefault(name, f"{PLACEHOLDER}{fields.get('question_id', '')}")
    if kind.__name__ == "ReplayRun":
        replayed(stage, fields)
    _of_an_appeal(stage, kind, fields)


def _of_an_appeal(stage: Stage, kind: type[Fact], fields: dict[str, object]) -> None:
    """An appeal's grounds are words; three who may sit in its meeting, sit."""
    if kind.__name__ == "ResultAppealLodged":
        fields.setdefault("grounds", PLACEHOLDER)
    if kind.__name__ == "ReviewMeetingHeld":
        fields.setdefault("member_ids", panel_of(stage, str(fields.get("appeal_id"))))


def _task(given: object, fields: Mapping[str, object]) -> object:
    """A task of a plan: its words and its day may be left out."""
    if not isinstance(given, Mapping):
        return given
    words = dict.fromkeys(("text", "target_value", "method"), PLACEHOLDER)
    return {**words, "planned_completion_on": str(fields["happened_on"])[:10], **given}


def _duty(given: object) -> object:
    return {"duty": PLACEHOLDER, **given} if isinstance(given, Mapping) else given


def _inspection(fields: dict[str, object]) -> None:
    """Points may be given instead of findings; a finding's item is open."""
    points = fields.pop("points", None)
    if points is not None:
        fields["findings"] = ({"standard_ref": OPEN_FINDING, "points": points},)
    fields["findings"] = tuple(
        {"standard_ref": OPEN_FINDING, **found}
        for found in _list(fields.get("findings"))
        if isinstance(found, Mapping)
    )


def _left_out(name: str, field: FieldInfo, on: date, fields: Mapping[str, object]) -> object | None:
    """A value for a required field that was not given, where the contract has one."""
    if name in {"quarter", "for_quarter"} or (
        name == "period" and Quarter in get_args(field.annotation)
    ):
        return Quarter.of(on)
    if name == "month":
        return Month.of(on)
    if name.endswith("_on") or name == "effective_from":
        return on
    if name in PERSONS:
        return fields.get("by")
    if name in SEVERAL:
        return SEVERAL[name] or (fields.get("by"),)
    return PLACEHOLDER if _is_text(field) else None


def _is_text(field: FieldInfo) -> bool:
    """Whether a field holds words, and not somebody's or something's number."""
    words = field.annotation is str or any(
        one is str or get_args(one)[:1] == (str,) for one in get_args(field.annotation)
    )
    return words and not any(getattr(one, "pattern", None) for one in field.metadata)


def _value(value: object) -> object:
    """Lists as tuples; mappings of facts' own values as they are."""
    return tuple(_value(one) for one in value) if isinstance(value, list) else value


def _list(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
