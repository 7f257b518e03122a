"""Open a department: the first two entries of its log, which need no earlier authority."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from commands.authority import named_for_a_person
from commands.read_fields import read_fact
from commands.state import Decided, Fields
from domain.clock import zone_of
from domain.facts.organisation import DepartmentOpened
from domain.facts.standards import RegulationAdopted
from domain.refusals.asking import BadDepartment, BadOffset
from domain.refusals.recording import FieldMissing
from domain.regulation.edition import Edition
from domain.regulation.needs import refuse_if_lacking
from domain.roles import Role
from domain.rules import needs
from domain.wording import say

LOG_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class OpenDepartment:
    """What a department begins with: its name, its clock, its regulation, its first HR."""

    log: str
    name: str
    edition: Edition
    from_on: date
    first_hr: str
    utc_offset: str = "+08:00"
    rehearsal: bool = False

    def decide(self, now: datetime, new_id: Callable[[], str]) -> tuple[Decided, Decided]:
        """The two entries. Raises a refusal for a name, a clock or an edition that will not do."""
        if not LOG_NAME.fullmatch(self.log):
            raise BadDepartment(department=self.log)
        try:
            today = now.astimezone(zone_of(self.utc_offset)).date()
        except ValueError as error:
            raise BadOffset(value=self.utc_offset) from error
        for field, value in (("name", self.name), ("hr", self.first_hr)):
            if not value.strip():
                raise FieldMissing(
                    field=field,
                    fact=say("fact.DepartmentOpened"),
                    clause=DepartmentOpened.declaration.prescribed_by,
                )
        named_for_a_person(self.first_hr)
        refuse_if_lacking(self.edition, needs())
        fields: Fields = {
            "id": new_id(),
            "happened_on": today,
            "first_hr": self.first_hr,
            "role": Role.HR,
            "name": self.name,
            "utc_offset": self.utc_offset,
            "by": self.first_hr,
            "from_on": self.from_on,
            "rehearsal": self.rehearsal,
        }
        opened = read_fact(DepartmentOpened, fields)
        adopted = RegulationAdopted(
            id=new_id(),
            happened_on=today,
            by=self.first_hr,
            role=Role.HR,
            edition=self.edition,
            fingerprint=self.edition.fingerprint,
            effective_from=self.from_on,
        )
        return Decided("organisation", opened), Decided("regulation", adopted)
