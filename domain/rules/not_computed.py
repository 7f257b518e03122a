"""Why this version cannot compute by some readings: a reason for each that is refused (H.2)."""

from collections.abc import Mapping

from domain.regulation.clause import Reading
from domain.rules.selectable import SELECTABLE
from domain.wording import Message, say

AWAITED = "not_computed.awaited"
"""Nothing stands in the way but that nobody has taught it yet."""

NOT_COMPUTED: Mapping[str, Mapping[str, str]] = {
    "grade.annual_subject_weights": {"per_subject_only": AWAITED},
    "docexam.repeat_error": {"once_per_distinct_character": "not_computed.same_character"},
    "docexam.double_fault": {"both": "not_computed.same_spot"},
    "typing.punctuation_error": {"no": "not_computed.punctuation"},
    "typing.error_definition": {"only_substitutions": "not_computed.substitutions"},
    "knowledge.scale": {"configurable_max_rescaled": "not_computed.full_mark"},
    "team.inspection_effect": {"subtract_sum_over_100_weighted": "not_computed.coefficient"},
    "inspection.kind_under_30_rule": {
        "only_those_marked_as_formal_inspection": "not_computed.formal"
    },
    "team.moved_members": {"year_end_membership_annual_scores": AWAITED, "time_weighted": AWAITED},
    "team.annual_of": {"mean_of_annual_scores": AWAITED},
    "regulation.limits": {
        "max_points": "not_computed.most_points",
        "hr_countersign_required": "not_computed.countersigned",
    },
    "monthly.relation_to_quarter": {"mean_weighted": "not_computed.months_weight"},
    "appeal.scope_of_rework": {"all_components_re_rated": "not_computed.rated_by_meeting"},
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
