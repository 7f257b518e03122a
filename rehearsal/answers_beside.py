"""Answers that take more than one look at the department: findings, differences, evidence."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias, cast

import overviews
import replaying
from domain.evidence import Holds
from domain.facts.audit import ReplayRun
from domain.line import AnyEntry
from domain.refusals.recording import UnknownEntry, UnknownPerson
from domain.rules.groundless import groundless
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from projections.asking import Asking
from projections.footing import retroactive
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
    staff, clause = asked.get("staff_id"), asked["clause"]
    wanted = None if "entry" not in asked else stage.fact_id(asked["entry"])
    mine = [one.finding for one in found if one.staff_id == staff and one.finding.clause == clause]
    resting = (wanted in {entry.fact.id for entry in one.entries} for one in mine)
    return {"count": len(mine) if wanted is None else sum(resting)}


def history(stage: Stage, asking: Asking, asked: Question) -> Answer:
    """The entries of somebody's history that steps gave a name."""
    told = stage.session.history(str(asked["staff_id"]), asking)
    names = _named(stage, (one.entry for one in told))
    called = set(stage.names) | stage.given
    return {"named": [name for name in names if name in called]}


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


def what_if(stage: Stage, asking: Asking, asked: Question) -> Answer:
    """By how much somebody's score would change, and what else of theirs would be otherwise."""
    quarter, staff = Quarter.parse(str(asked["quarter"])), str(asked["staff_id"])
    if not stage.session.department(asking).people.known(staff):
        raise UnknownPerson(staff=staff)
    found = replaying.supposing(stage.session, (quarter,), asking)
    points = [one.points for one in found.changes if one.staff_id == staff]
    return {
        "points": points[0] if points else 0,
        "matters": sorted({one.matter for one in found.moved if one.staff_id == staff}),
    }


def reading(stage: Stage, asking: Asking, asked: Question) -> Answer:
    """How an open sentence is read on a day, and whether that was set with retroactive effect."""
    department = stage.session.department(asking)
    rules, key = department.regulation.on(date.fromisoformat(str(asked["on"]))), str(asked["key"])
    backward = {one.entry.fact.id for one in retroactive(department)}
    setting = rules.settings.get(key, ("", None))[1]
    is_backward = setting is not None and setting.fact.id in backward
    return {"value": rules.reading(key), "retroactive": is_backward}


def without_ground(stage: Stage, asking: Asking, asked: Question) -> Answer:
    """The decisions about somebody that stand although their ground is gone."""
    scores, today = Scores(stage.session.department(asking)), day_of(cast("date", asked["today"]))
    return {"decisions": _named(stage, groundless(scores, str(asked["staff_id"]), today))}


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
    "History": history,
    "Difference": difference,
    "ReplayRun": replay_run,
    "WhatIf": what_if,
    "Reading": reading,
    "Groundless": without_ground,
}
