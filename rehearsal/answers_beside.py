"""Answers that take more than one look at the department: findings, differences, evidence."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import overviews
import replaying
from domain.evidence import Holds
from domain.facts.audit import ReplayRun
from domain.line import AnyEntry
from domain.refusals.recording import UnknownEntry
from domain.values import Quarter
from projections.asking import Asking
from projections.replay import Step
from rehearsal.replays import run_again
from rehearsal.stage import Stage

Question: TypeAlias = Mapping[str, object]
Answer: TypeAlias = dict[str, object]


def evidence(stage: Stage, _: Asking, __: Question) -> Answer:
    """Whether the log verifies, and how many entries it holds."""
    (verdict,) = stage.session.evidence.verify().verdicts
    size = verdict.size if isinstance(verdict, Holds) else verdict.position - 1
    return {"holds": isinstance(verdict, Holds), "size": size}


def findings(stage: Stage, asking: Asking, asked: Question) -> Answer:
    """How many findings of a quarter a clause has: somebody's, or else the department's own.

    With ``entry``, those alone that rest on an entry.
    """
    found = overviews.findings(stage.session.ask(asking), Quarter.parse(str(asked["quarter"])))
    wanted = None if "entry" not in asked else stage.fact_id(asked["entry"])
    mine = [
        one.finding
        for one in found
        if one.staff_id == asked.get("staff_id") and one.finding.clause == asked["clause"]
    ]
    resting = (wanted in {entry.fact.id for entry in one.entries} for one in mine)
    return {"count": len(mine) if wanted is None else sum(resting)}


def difference(stage: Stage, asking: Asking, asked: Question) -> Answer:
    """What differs between a score as known at ``from`` and as it is asked about.

    ``moved_by`` are the entries that moved it in between; ``entries`` those that only one of the
    two scores rests on.
    """
    staff, quarter = str(asked["staff_id"]), Quarter.parse(str(asked["quarter"]))
    known = stage.known_at(asked["from"])
    before = Asking(known_at=known, asked=asking.asked, readings=asking.readings)
    found = replaying.compared(stage.session, staff, quarter, before, asking)
    return {
        "points": found.difference.points,
        "entries": _named(stage, found.difference.entries),
        "moved_by": _named(stage, (step.entry for step in found.steps if _scored(step))),
    }


def _scored(step: Step) -> bool:
    """Whether an entry moved a score, and not only its status or edition."""
    return any(before != after for before, after in (one.so_far for one in step.moved))


def replay_run(stage: Stage, asking: Asking, asked: Question) -> Answer:
    """A replay on record: whether it supposed anything, and whether it still comes out so."""
    named = stage.fact_id(asked["replay"])
    entry = stage.session.department(asking).history.entry(named)
    if entry is None or not isinstance(entry.fact, ReplayRun):
        raise UnknownEntry(entry=asked["replay"])
    fact = entry.fact
    return {
        "hypothetical": bool(fact.policy_overrides or fact.without or fact.edition),
        "same": run_again(stage, fact)["result_hash"] == fact.result_hash,
    }


def _named(stage: Stage, entries: Iterable[AnyEntry]) -> list[str]:
    """Entries by the names that steps gave them, or else by the kind of fact."""
    names = {fact_id: name for name, fact_id in stage.names.items()}
    called = ((names.get(one.fact.id, one.fact.id), type(one.fact).__name__) for one in entries)
    return [name if name in stage.given else kind for name, kind in called]


BESIDE: dict[str, Callable[[Stage, Asking, Question], Answer]] = {
    "Evidence": evidence,
    "Findings": findings,
    "Difference": difference,
    "ReplayRun": replay_run,
}
