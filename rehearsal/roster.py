"""The people of a made-up department: who is who, in which post and team."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from domain.roles import Role

TEAMS = "一二三四五六七八九十"
SURNAMES = "陳李張黃何梁林周吳鄭馮曾羅蔡謝許鄧蘇彭葉盧潘袁莊"
GIVEN_NAMES = (
    *(
        "美玲",
        "子聰",
        "詠詩",
        "德成",
        "嘉欣",
        "永康",
        "淑芬",
        "文傑",
        "雅婷",
        "家豪",
        "敏儀",
        "啟東",
    ),
    *(
        "志強",
        "慧敏",
        "國華",
        "麗珍",
        "偉明",
        "秀英",
        "建國",
        "佩珊",
        "俊賢",
        "潔瑩",
        "浩然",
        "鳳儀",
    ),
    *(
        "錦華",
        "惠珠",
        "立德",
        "婉儀",
        "耀明",
        "小燕",
        "柏年",
        "月娥",
        "振宇",
        "靜雯",
        "兆基",
        "素貞",
    ),
)
"""Common names put together at random: nobody real is meant."""
ELSEWHERE = "another-estate"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the department, of HR, or of another estate's inspectors."""

    staff_id: str
    name: str
    role: Role
    team: str | None = None
    joined: date | None = None
    """The day of engagement of somebody who was not there from the first day."""

    def there_on(self, day: date) -> bool:
        """Whether the person had been engaged by a day."""
        return self.joined is None or self.joined <= day


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody a department's log knows of, from the head of the estate to the assistants."""

    log: str
    name: str
    people: tuple[Person, ...]

    def of(self, *roles: Role) -> tuple[Person, ...]:
        """Those of some posts, in order."""
        return tuple(person for person in self.people if person.role in roles)

    @property
    def assessed(self) -> tuple[Person, ...]:
        """Foremen and assistants: those who have a quarterly score."""
        return self.of(Role.FOREMAN, Role.CUSTOMER_ASSISTANT)

    def foreman_of(self, person: Person) -> Person:
        """Whoever leads an assistant's team."""
        return next(one for one in self.of(Role.FOREMAN) if one.team == person.team)

    def mates_of(self, person: Person, day: date) -> tuple[Person, ...]:
        """The assistants of a person's team on a day, without that person."""
        return tuple(
            one
            for one in self.of(Role.CUSTOMER_ASSISTANT)
            if one.team == person.team and one is not person and one.there_on(day)
        )

    def joined_by(self, *newcomers: Person) -> "Roster":
        """The department with some who came later."""
        return replace(self, people=(*self.people, *newcomers))


POSTS = (
    ("M01", Role.ESTATE_MANAGER),
    ("H01", Role.HR_MANAGER),
    ("H02", Role.HR),
    ("H03", Role.HR),
    ("X01", Role.SPECIAL_TEAM),
    ("X02", Role.SPECIAL_TEAM),
    ("S01", Role.SUPERVISOR),
    ("D01", Role.DEPUTY_SUPERVISOR),
)


def roster(log: str, name: str, *, teams: int = 2, assistants: int = 8) -> Roster:
    """Make up a department with so many teams, each of a foreman and so many assistants."""
    posts: list[tuple[str, Role, str | None]] = [(staff, role, None) for staff, role in POSTS]
    named = [f"{TEAMS[number]}班" for number in range(teams)]
    posts += [(f"F{number:02}", Role.FOREMAN, team) for number, team in enumerate(named, start=1)]
    posts += [
        (f"A{place * assistants + number:02}", Role.CUSTOMER_ASSISTANT, team)
        for place, team in enumerate(named)
        for number in range(1, assistants + 1)
    ]
    names = [surname + given for surname in SURNAMES for given in GIVEN_NAMES]
    drawn = Random(log).sample(names, len(posts))  # noqa: S311 - names to tell people apart by
    people = (
        Person(staff, name, role, team)
        for (staff, role, team), name in zip(posts, drawn, strict=True)
    )
    return Roster(log, name, tuple(people))
