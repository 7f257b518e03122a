"""Facts of two who decide together: one of them records, the other is named."""

from typing import Annotated

from pydantic import Field

from domain.facts.envelope import Fact
from domain.values import StaffId


class JointFact(Fact):
    """A decision of two persons, each in a role of its own ("+" in section C)."""

    with_: Annotated[StaffId | None, Field(alias="with")] = None
