"""Roles: who may record, confirm and decide (regulation.md, section B)."""

import unicodedata
from enum import StrEnum


class Role(StrEnum):
    """A role a person holds from one day to another."""

    CUSTOMER_ASSISTANT = "customer_assistant"
    FOREMAN = "foreman"
    DEPUTY_SUPERVISOR = "deputy_supervisor"
    SUPERVISOR = "supervisor"
    ESTATE_MANAGER = "estate_manager"
    HR = "hr"
    HR_MANAGER = "hr_manager"
    SPECIAL_TEAM = "special_team"
    REGULATION = "regulation"


POSTS = frozenset(Role) - {Role.SPECIAL_TEAM, Role.REGULATION}
"""Roles that are a person's post: a later one takes the place of an earlier one."""

ASSESSED = (Role.CUSTOMER_ASSISTANT, Role.FOREMAN)
"""Who has a quarterly score (P1-2.10, P1-2.9-f)."""

LEADERS = (
    Role.FOREMAN,
    Role.DEPUTY_SUPERVISOR,
    Role.SUPERVISOR,
    Role.ESTATE_MANAGER,
    Role.HR,
)
"""Who leads others or works for HR."""

REGULATION = "regulation"
"""The author of facts that follow from others by the regulation alone."""


def reserved(staff: str) -> bool:
    """Whether a name reads as the regulation's own, in whatever letters it is written."""
    return unicodedata.normalize("NFKC", staff).strip().casefold() == REGULATION


def includes(held: Role, wanted: Role) -> bool:
    """Whether holding one role is holding another: HR's manager is HR."""
    return held == wanted or (held == Role.HR_MANAGER and wanted == Role.HR)
