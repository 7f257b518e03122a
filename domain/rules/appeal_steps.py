"""The steps of an appeal, and which step each follows (P1-3.7-e to P1-3.7-m)."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, cast

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import (
    Appeal,
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    AppealWithdrawn,
    InterferenceAppealLodged,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.disqualification import QuarterDisqualificationLifted
from domain.facts.envelope import Fact
from domain.facts.points import ScoreEntryReversed
from domain.rules.appeal_subject import Lodged

Step: TypeAlias = Literal[
    "lodged",
    "registered",
    "verified",
    "convened",
    "declined",
    "heard",
    "corrected",
    "reassessed",
    "fed_back",
    "second_review",
    "heard_again",
    "withdrawn",
]
KINDS: Mapping[type[Fact], Step] = {
    InterferenceAppealLodged: "lodged",
    ResultAppealLodged: "lodged",
    AppealRegistered: "registered",
    AppealVerified: "verified",
    ReviewMeetingHeld: "heard",
    ScoreEntryReversed: "corrected",
    QuarterDisqualificationLifted: "corrected",
    ReassessmentMade: "reassessed",
    AppealOutcomeFedBack: "fed_back",
    SecondReviewRequested: "second_review",
    SecondReviewHeld: "heard_again",
    AppealWithdrawn: "withdrawn",
}
FOLLOWS: Mapping[Step, tuple[Step, ...]] = {
    "registered": ("lodged",),
    "verified": ("registered",),
    "convened": ("verified",),
    "declined": ("registered", "verified"),
    "heard": ("convened",),
    "corrected": ("heard", "heard_again"),
    "reassessed": ("heard", "heard_again"),
    "fed_back": ("heard", "declined", "heard_again"),
    "second_review": ("heard", "declined", "fed_back"),
    "heard_again": ("second_review",),
    "withdrawn": ("lodged",),
}


def step_of(fact: Fact) -> Step | None:
    """Which step of an appeal a fact is, if it is one."""
    match fact:
        case ReviewMeetingDecided(convene=convene):
            return "convened" if convene else "declined"
        case ReviewMeetingHeld(round=2):
            return "heard_again"
        case ScoreEntryReversed(appeal_id=None):
            return None
        case _:
            return KINDS.get(type(fact))


def names(steps: Iterable[Step]) -> tuple[str, ...]:
    """What the facts are called that are these steps."""
    kinds = {step: kind.__name__ for kind, step in KINDS.items()}
    decided = ReviewMeetingDecided.__name__
    return tuple(dict.fromkeys(kinds.get(step, decided) for step in steps))


def appeal_of(fact: Fact) -> str | None:
    """The appeal a fact belongs to, if it belongs to one."""
    if isinstance(fact, Appeal):
        return fact.id
    named = getattr(fact, "appeal_id", None)
    return None if named is None else str(named)


def latest(steps: Iterable[Entry[Fact]], *wanted: Step) -> Entry[Fact] | None:
    """The last entry that is one of some steps."""
    return next((one for one in reversed([*steps]) if step_of(one.fact) in wanted), None)


def followed(fact: Fact, steps: Iterable[Entry[Fact]]) -> Entry[Fact] | None:
    """The step before, which a fact follows: the latest of those that lead to it."""
    step = step_of(fact)
    return latest(steps, *FOLLOWS.get(step, ())) if step else None


def lodged(department: Department, appeal_id: str) -> Lodged | None:
    """The entry that lodged an appeal, if there is one."""
    kinds = (InterferenceAppealLodged, ResultAppealLodged)
    found = department.history.standing(f"appeal/{appeal_id}", *kinds)
    return cast("Lodged", found[0]) if found else None


def steps_of(department: Department, appeal_id: str) -> tuple[Entry[Fact], ...]:
    """What happened to an appeal, in order, its registration among it."""
    registered = [
        entry
        for entry in department.history.standing("appeals", AppealRegistered)
        if entry.fact.appeal_id == appeal_id
    ]
    stream = department.history.standing(f"appeal/{appeal_id}", Fact)
    own = (entry for entry in stream if step_of(entry.fact))
    return tuple(sorted((*own, *registered), key=lambda entry: entry.position))


def upheld(department: Department, appeal_id: str) -> bool:
    """Whether the last meeting upheld an appeal, at least partly, and it was not withdrawn."""
    steps = steps_of(department, appeal_id)
    met = latest(steps, "heard", "heard_again")
    outcome = getattr(met.fact, "outcome", None) if met else None
    return outcome in {"upheld", "partly_upheld"} and latest(steps, "withdrawn") is None
