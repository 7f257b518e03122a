"""Readings of who may open attitude forms (P1-2.8-c)."""

from domain.facts.appeals import AppealRegistered, ResultAppealLodged
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.line import walk
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.rules.reading_cases import Readings, answers
from tests.staging import stage, take

FORM = {"ratee_id": "A1", "quarter": "2006Q1", "comment": "as seen"}


def published(readings: Readings) -> Stage:
    """Let three forms about A1 come, of 9, 9 and 4, be tallied, and the quarter be published."""
    on_stage = stage(readings)
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    for by, score in (("S", "9"), ("F1", "9"), ("A2", "4")):
        fields = {"id": f"form-{by}", "item_scores": (score,), **FORM}
        take(on_stage, AttitudeFormSubmitted, "2006-03-20", by=by, **fields)
    take(on_stage, AttitudeResultsTallied, "2006-03-25", ratee_id="A1", quarter="2006Q1")
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    return on_stage


def appealed(on_stage: Stage) -> Stage:
    """Let A1 appeal, and HR register it."""
    lodged = {"grounds": "it is too low", "result_ref": {"period": "2006Q1"}}
    take(on_stage, ResultAppealLodged, "2006-04-18", by="A1", id="a1", **lodged)
    take(on_stage, AppealRegistered, "2006-04-18", by="H2", appeal_id="a1")
    return on_stage


def seen(on_stage: Stage, by: str = "H2", staff: str = "A1") -> str:
    """How many forms somebody sees under the rating, and how many of them with a name."""
    on_stage.session.actor = by
    lines = tuple(walk(on_stage.session.rating(staff, "2006Q1").lines))
    named = sum(line.message.id == "line.attitude.form" for line in lines)
    nameless = sum(line.message.id == "line.attitude.nameless" for line in lines)
    return f"{named}+{nameless}"


@answers(
    "attitude.hr_access",
    only_de_identified_under_registered_appeal_logged="0+0 0+3",
    full_hr_access="3+0 3+0",
    never="0+0 0+0",
)
def hr_before_and_after_an_appeal_is_registered(readings: Readings) -> str:
    """No form before; three without names under the appeal; or all, or none, at any time."""
    on_stage = published(readings)
    before = seen(on_stage)
    return f"{before} {seen(appealed(on_stage))}"


@answers(
    "attitude.hr_access",
    only_de_identified_under_registered_appeal_logged="3+0 0+0 0+0",
    full_hr_access="3+0 0+0 0+0",
    never="3+0 0+0 0+0",
)
def supervisor_manager_and_appellant_under_an_appeal(readings: Readings) -> str:
    """The supervisor opens forms anyhow; estate manager and appellant do not."""
    on_stage = appealed(published(readings))
    return " ".join(seen(on_stage, by) for by in ("S", "M", "A1"))
