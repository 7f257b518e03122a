"""Why this version cannot compute by some readings: a reason for each that is refused (H.2)."""

from collections.abc import Mapping

from domain.regulation.clause import Reading
from domain.rules.selectable import SELECTABLE
from domain.wording import Message, say

AWAITED = "not_computed.awaited"
"""Nothing stands in the way but that nobody has taught it yet."""

NOT_COMPUTED: Mapping[str, Mapping[str, str]] = {
    "appeal.interference_window": {"until_5_days_before": AWAITED, "last_10_days": AWAITED},
    "appeal.interference_effect": {"record_only": AWAITED},
    "docexam.repeat_error": {"once_per_distinct_character": "not_computed.same_character"},
    "docexam.double_fault": {"both": "not_computed.same_spot"},
    "typing.punctuation_error": {"no": "not_computed.punctuation"},
    "typing.error_definition": {"only_substitutions": "not_computed.substitutions"},
    "knowledge.scale": {"configurable_max_rescaled": "not_computed.full_mark"},
    "team.inspection_effect": {"subtract_sum_over_100_weighted": "not_computed.coefficient"},
    "inspection.kind_under_30_rule": {
        "only_those_marked_as_formal_inspection": "not_computed.formal"
    },
    "regulation.limits": {
        "max_points": "not_computed.most_points",
        "hr_countersign_required": "not_computed.countersigned",
    },
    "monthly.relation_to_quarter": {"mean_weighted": "not_computed.months_weight"},
    "appeal.committee_independence": {
        "hr_any_member": AWAITED,
        "estate_manager_chairs_when_hr_is_party": AWAITED,
    },
    "appeal.window_anchor": {"individual_feedback_date": AWAITED},
    "appeal.late": {"rejected": AWAITED},
    "appeal.no_meeting": {"final": AWAITED},
    "appeal.suspensive_effect": {"no_suspension": AWAITED, "full_suspension": AWAITED},
    "appeal.reassessment_rules": {"those_in_force_at_meeting": AWAITED},
    "appeal.scope_of_rework": {"all_components_re_rated": AWAITED},
    "appeal.meeting_composition": {"hr_supervisor_estate_manager": AWAITED},
    "appeal.partial": {"whole_only": AWAITED},
    "appeal.feedback_late": {"deemed_given_on_day_2": AWAITED},
    "appeal.second_review_body": {"same_meeting": AWAITED, "estate_manager": AWAITED},
}
"""By key and value the sentence that says why; for every value of class 1 that is refused."""

OF_CLASS = {2: "not_computed.class_2", 3: "not_computed.class_3"}


def why_not(reading: Reading, value: str) -> Message | None:
    """Say why a reading cannot be chosen; None where this version computes by it."""
    if value == reading.default or value in SELECTABLE.get(reading.key, ()):
        return None
    of_class = OF_CLASS.get(reading.level, AWAITED)
    return say(NOT_COMPUTED.get(reading.key, {}).get(value, of_class))
