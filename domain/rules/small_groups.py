"""Groups so small that places say little, or that a mean gives a form away (P1-4.1-d, P1-2.8-c)."""

from collections.abc import Iterator

from domain.dossier import Department
from domain.line import Finding
from domain.roles import Role
from domain.rules.citation import rule
from domain.values import Quarter
from domain.wording import say


@rule("P1-4.1-d", amounts=("assistants_flag_below",))
@rule("P1-2.8-c", amounts=("forms_shown_min",), readings=("attitude.small_group",))
def small_groups(department: Department, quarter: Quarter) -> Iterator[Finding]:
    """Few assistants in the department, few peers in a team, at the quarter's end."""
    rules, people = department.regulation.on(quarter.first_day), department.people
    day = quarter.last_day
    assistants = people.in_office(Role.CUSTOMER_ASSISTANT, day)
    few = int(rules.amount("P1-4.1-d", "assistants_flag_below"))
    if 0 < len(assistants) < few:
        message = say("finding.few_assistants", count=len(assistants), few=few)
        yield Finding(message, "P1-4.1-d", rules.basis())
    least = int(rules.amount("P1-2.8-c", "forms_shown_min"))
    for team in dict.fromkeys(people.team(staff, day) for staff in assistants):
        members = people.members(team, day) if team else ()
        if 0 < (peers := len(members) - 1) < least:
            message = say("finding.few_peers", team=team, peers=peers, least=least)
            yield Finding(message, "P1-2.8-c", rules.basis())
