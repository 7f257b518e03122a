"""Whose forms make up the foreman's part and the members' part of the attitude (P1-2.8-d)."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.organisation import DutyShiftAssigned
from domain.roles import Role
from domain.rules.citation import rule

Form: TypeAlias = Entry[AttitudeFormSubmitted]
MEMBERS = "attitude.member_average"
PEERS = "attitude.peer_scope"
FOREMAN = "attitude.which_foreman"
OF_THE_TEAM = "team_mean_of_self_ratings"


@rule("P1-2.8-d", readings=(FOREMAN,))
def foremens(dossier: Dossier, forms: tuple[Form, ...]) -> list[Form]:
    """The form of the foreman at the quarter's end, of the longest serving, or all of them."""
    filled = [form for form in forms if form.fact.rater_capacity == "foreman"]
    people, reading = dossier.department.people, dossier.rules.reading(FOREMAN)
    rated_foreman = people.post(dossier.staff_id, dossier.quarter) == Role.FOREMAN
    if rated_foreman or reading == "average_of_foremen":
        return filled  # A foreman's are the other foremen's, where they stand in (P1-2.8-a).
    leading = people.foremen_of(dossier.staff_id, dossier.quarter.last_day)
    if reading == "longest_serving":
        leading = _longest_serving(dossier)
    return [form for form in filled if form.fact.by in leading][-1:]


def _longest_serving(dossier: Dossier) -> tuple[str, ...]:
    """Who led the person on most days of the quarter; several where they are equal."""
    first, last = dossier.quarter.first_day, dossier.quarter.last_day
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    people = dossier.department.people
    led = Counter(one for day in days for one in people.foremen_of(dossier.staff_id, day))
    return tuple(one for one, count in led.items() if count == max(led.values()))


@rule("P1-2.8-d", readings=(MEMBERS,))
def members(
    dossier: Dossier, forms: tuple[Form, ...], counted: Callable[[Dossier], tuple[Form, ...]]
) -> list[Form]:
    """The forms of the colleagues, the own one left out, or as 組員自評分 is read."""
    own = [form for form in forms if form.fact.by == dossier.staff_id]
    reading = dossier.rules.reading(MEMBERS)
    if reading == "self_rating_only":
        return own
    if reading == OF_THE_TEAM:
        return [
            form
            for one in team_of(dossier)
            for form in counted(dossier.department.dossier(one, dossier.quarter))
            if form.fact.by == one
        ]
    colleague = _colleague(dossier)
    peers = [
        form
        for form in forms
        if form.fact.rater_capacity == "member"
        and form.fact.by != dossier.staff_id
        and colleague(form.fact.by)
    ]
    return peers + own if reading == "peers_including_self" else peers


def team_of(dossier: Dossier) -> tuple[str, ...]:
    """The members of the person's team on the quarter's last day."""
    people, last = dossier.department.people, dossier.quarter.last_day
    team = people.team(dossier.staff_id, last)
    return people.members(team, last) if team else ()


@rule("P1-2.8-a", readings=(PEERS,))
def _colleague(dossier: Dossier) -> Callable[[str], bool]:
    """Say who is 身邊的同事: of the team at the quarter's end, of the department, of a shift."""
    people, last = dossier.department.people, dossier.quarter.last_day
    match dossier.rules.reading(PEERS):
        case "whole_department":
            return lambda _: True
        case "same_shift":
            return _shared_a_shift(dossier).__contains__
        case _:
            team = people.team(dossier.staff_id, last)
            return lambda by: people.team(by, last) == team


def _shared_a_shift(dossier: Dossier) -> frozenset[str]:
    """Everybody who was on duty in a shift of the quarter together with the person."""
    return frozenset(
        one
        for month in dossier.quarter.months
        for shift in dossier.history.standing(f"shifts/{month}", DutyShiftAssigned)
        if dossier.staff_id in shift.fact.staff_ids
        for one in shift.fact.staff_ids
    )
