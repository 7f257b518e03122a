"""Readings that decide what may be recorded, and when (P1-0.5-a, P1-2.1-c, P1-2.12)."""

from datetime import date

from domain.facts.quarter import QuarterResultsSummarised, ResultAdjusted
from domain.facts.standards import AssessmentPeriodClosed, PolicyOptionSet, StandardAdopted
from rehearsal.stage import Stage
from tests.cast import Q1
from tests.rules.reading_cases import Readings, answers
from tests.staging import checked_by_the_deputy, outcome, stage, take


def closed(readings: Readings) -> Stage:
    """Close the quarter; nothing is audited or summed up."""
    on_stage = stage(readings)
    take(on_stage, AssessmentPeriodClosed, "2006-04-03", by="H1", period=Q1)
    return on_stage


@answers(
    "policy.retroactivity",
    not_before_next_quarter="P1-0.5-a",
    any_date_with_reason="recorded",
)
def a_reading_from_january_recorded_in_may(readings: Readings) -> str:
    """The earliest day is the next quarter's first, or any (F-95)."""
    fields = {"key": "score.floor", "value": "none", "reason": "the floor hid a bad quarter"}
    return outcome(
        stage(readings),
        PolicyOptionSet,
        "2006-05-05",
        by="H1",
        effective_from=date(2006, 1, 1),
        **fields,
    )


@answers("publication.requires_hr_audit", required="P1-2.1-c", recommended_flag_only="recorded")
def summed_up_without_an_audit(readings: Readings) -> str:
    """The quarter is closed and HR has not audited its data."""
    return outcome(closed(readings), QuarterResultsSummarised, "2006-04-05", quarter=Q1)


@answers("regulation.timing", after_summary_before_publication="P1-2.12", any_time="recorded")
def adjusted_before_the_summary(readings: Readings) -> str:
    """Final results exist once they are summed up."""
    fields = {"quarter": Q1, "delta": "2", "external_influence": "a typhoon"}
    return outcome(closed(readings), ResultAdjusted, "2006-04-05", by="M", **fields)


@answers(
    "regulation.scope",
    department_uniform="P1-2.12 P1-2.12",
    team_uniform="recorded P1-2.12",
    any_person_with_individual_reason="recorded recorded",
)
def one_team_and_one_person(readings: Readings) -> str:
    """The department alone, teams too, or persons too (F-92)."""
    on_stage = closed({**readings, "regulation.timing": "any_time"})
    fields = {"quarter": Q1, "delta": "2", "external_influence": "a typhoon"}
    return " ".join(
        outcome(
            on_stage, ResultAdjusted, "2006-04-05", by="M", scope=scope, scope_id=name, **fields
        )
        for scope, name in (("team", "T1"), ("person", "A1"))
    )


@answers("standard.consultation_required", warn="recorded", block="P1-0.6-a")
def a_standard_nobody_was_consulted_on(readings: Readings) -> str:
    """Adopted with a defect an appeal may cite, or not at all."""
    item = {"item_code": "G9", "text_zh": "未佩戴工牌", "points": "2", "direction": "deduct"}
    fields = {
        "standard_code": "grooming",
        "version": 2,
        "title_zh": "儀容儀表規范",
        "items": (item,),
    }
    from_on = date(2006, 4, 1)
    return outcome(stage(readings), StandardAdopted, by="H1", effective_from=from_on, **fields)


@answers("spotcheck.deputy", only_by_recorded_delegation="P1-2.2-d", yes_as_superior="recorded")
def a_check_by_the_deputy(readings: Readings) -> str:
    """The deputy checks log data, and nothing was delegated."""
    return checked_by_the_deputy(stage(readings))
