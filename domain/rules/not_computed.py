"""Why this version cannot compute by some readings: a reason for each that is refused (H.2)."""

from collections.abc import Mapping

from domain.regulation.clause import Reading
from domain.rules.selectable import SELECTABLE
from domain.wording import Message, say

AWAITED = "not_computed.awaited"
"""Nothing stands in the way but that nobody has taught it yet."""

NOT_COMPUTED: Mapping[str, Mapping[str, str]] = {
    "grade.annual_subject_weights": {"per_subject_only": AWAITED},
    "log.late_entry": {"same_day_only": AWAITED, "any_time_counts": AWAITED},
    "log.correction_effect": {"correction_before_20th_is_free": AWAITED},
    "log.mistake_vs_cheating": {"any_false_entry_is_cheating": AWAITED},
    "docexam.repeat_error": {"once_per_distinct_character": AWAITED},
    "docexam.double_fault": {"both": AWAITED},
    "typing.punctuation_error": {"no": AWAITED},
    "typing.error_definition": {"only_substitutions": AWAITED},
    "knowledge.scale": {"configurable_max_rescaled": AWAITED},
    "attitude.hr_access": {"full_hr_access": AWAITED, "never": AWAITED},
    "team.inspection_effect": {
        "subtract_mean_inspection_deduction": AWAITED,
        "subtract_sum_over_100_weighted": AWAITED,
    },
    "inspection.kind_under_30_rule": {"only_those_marked_as_formal_inspection": AWAITED},
    "inspection.voided_finding": {"points_only_money_stays": AWAITED},
    "score.period": {"year": AWAITED},
    "team.moved_members": {"year_end_membership_annual_scores": AWAITED, "time_weighted": AWAITED},
    "team.annual_of": {"mean_of_annual_scores": AWAITED},
    "regulation.limits": {"max_points": AWAITED, "hr_countersign_required": AWAITED},
    "monthly.relation_to_quarter": {"mean_weighted": AWAITED},
    "appeal.scope_of_rework": {"all_components_re_rated": "not_computed.no_rating_by_a_meeting"},
    "grade.lapse": {"automatic": AWAITED},
    "elimination.deduction_kinds": {"all_including_monthly_routine": AWAITED},
    "exemption.scope": {"any_dismissal_at_all": AWAITED},
    "foreman.rating_vs_average": {
        "experience_overrides_average": AWAITED,
        "experience_within_one_level_of_average": AWAITED,
    },
    "probation.rank_score": {"supervisor_rank_recorded": AWAITED},
    "promotion.data_after_20th": {"data_to_20th_only": AWAITED},
}
"""By key and value the sentence that says why; for every value of class 1 that is refused."""

OF_CLASS = {2: "not_computed.class_2", 3: "not_computed.class_3"}


def why_not(reading: Reading, value: str) -> Message | None:
    """Say why a reading cannot be chosen; None where this version computes by it."""
    if value == reading.default or value in SELECTABLE.get(reading.key, ()):
        return None
    of_class = OF_CLASS.get(reading.level, AWAITED)
    return say(NOT_COMPUTED.get(reading.key, {}).get(value, of_class))
