"""Who acts on an appeal and who chairs its meeting: HR, without those who took part (P1-3.7-a)."""

from datetime import date

from domain.dossier import Department
from domain.roles import Role
from domain.rules.appeal_panel import involved, raters
from domain.rules.appeal_subject import Lodged, rules_of
from domain.rules.citation import rule

INDEPENDENCE = "appeal.committee_independence"
COMPOSITION = "appeal.meeting_composition"
SECOND_BODY = "appeal.second_review_body"


@rule("P1-3.7-a", readings=(INDEPENDENCE,))
def barred(department: Department, appeal: Lodged, on: date) -> frozenset[str]:
    """Who may not act on an appeal: whoever took part; of HR, as it is read, only the parties."""
    found = involved(department, appeal)
    if rules_of(department, appeal).reading(INDEPENDENCE) != "hr_any_member":
        return found
    parties = {appeal.fact.appellant, appeal.fact.by}
    return frozenset(
        one for one in found if one in parties or not department.people.holds(one, Role.HR, on)
    )


def chaired_by_estate_manager(department: Department, appeal: Lodged, on: date) -> bool:
    """Whether the estate manager chairs, because somebody of HR is behind what is contested.

    An estate manager who took part himself does not: then HR chairs, without those who did.
    """
    if (
        rules_of(department, appeal).reading(INDEPENDENCE)
        != "estate_manager_chairs_when_hr_is_party"
    ):
        return False
    people = department.people
    party = any(people.holds(one, Role.HR, on) for one in raters(department, appeal))
    managers = set(people.in_office(Role.ESTATE_MANAGER, on))
    return party and bool(managers - involved(department, appeal))
