"""Something to be done, or a time within which somebody may do it: by whom, by which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.line import AnyEntry
from domain.roles import Role
from domain.wording import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something to be done by a day: by whom, under which clause, and the entry that did it."""

    what: Message
    about: tuple[object, ...]
    """What tells it from other duties of its kind, whoever has done a part of it meanwhile."""
    clause: str
    due: date | None
    """The last day; None where the clause names none."""
    roles: tuple[Role, ...] = ()
    staff: tuple[str, ...] = ()
    """Those who still have to do it; empty where it is a matter of the roles alone."""
    done: AnyEntry | None = None
    basis: tuple[AnyEntry, ...]
    """What the duty rests on: the regulation, or what began its time."""
    opens: date | None = None
    """The first day of a time within which it may be done, and need not: a window."""

    @property
    def key(self) -> str:
        """The duty's own name, the same on every day it is asked about."""
        return "/".join(map(str, (self.what.id.removeprefix("duty."), *self.about)))

    @property
    def who(self) -> Message:
        """Those who have to do it: persons where they are known, else roles."""
        if self.staff:
            return say("duty.people", staff=self.staff)
        return say("duty.roles", roles=tuple(say(f"role.{role}") for role in self.roles))

    @property
    def concerned(self) -> tuple[str, ...]:
        """Those of whom it still has to be done, where it is about persons."""
        staff = self.what.values.get("staff")
        return staff if isinstance(staff, tuple) else ()

    @property
    def window(self) -> bool:
        """Whether it is a right that lapses, not a duty that is owed."""
        return self.opens is not None

    def days_over(self, today: date) -> int:
        """How many days it is overdue on a day; 0 once it is done, or while there is time."""
        if self.done or self.window or self.due is None:
            return 0
        return max((today - self.due).days, 0)

    def stands(self, today: date) -> bool:
        """Whether it is not done yet; a window ends with its last day."""
        over = self.window and self.due is not None and today > self.due
        return not (self.done or over)


def each_once(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Entries without the repeats."""
    return tuple({entry.position: entry for entry in entries}.values())


def lacking(staff: Iterable[str], done: Mapping[str, AnyEntry]) -> tuple[str, ...]:
    """Who is still without it, by staff number."""
    return tuple(sorted(one for one in staff if one not in done))


def last_of(done: Mapping[str, AnyEntry]) -> AnyEntry | None:
    """The entry that was the last of all."""
    return max(done.values(), key=lambda entry: entry.position, default=None)


def all_done(staff: Iterable[str], done: Mapping[str, AnyEntry]) -> AnyEntry | None:
    """The entry that was the last of all; None while somebody is without one."""
    return None if lacking(staff, done) else last_of(done)
