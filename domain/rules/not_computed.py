"""Why this version cannot compute by some readings: a reason for each that is refused (H.2)."""

from collections.abc import Mapping

from domain.regulation.clause import Reading
from domain.rules.selectable import SELECTABLE
from domain.wording import Message, say

NOT_COMPUTED: Mapping[str, Mapping[str, str]] = {
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
    "appeal.scope_of_rework": {"all_components_re_rated": "not_computed.rated_by_meeting"},
}
"""By key and value the sentence that says why; for every value of class 1 that is refused."""

OF_CLASS = {2: "not_computed.class_2", 3: "not_computed.class_3"}


def why_not(reading: Reading, value: str) -> Message | None:
    """Say why a reading cannot be chosen; None where this version computes by it."""
    if value == reading.default or value in SELECTABLE.get(reading.key, ()):
        return None
    written = NOT_COMPUTED.get(reading.key, {}).get(value)
    return say(written or OF_CLASS[reading.level])
