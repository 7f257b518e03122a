"""Random workbooks as departments keep them, at the edges of every rule."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from tests.oracle.quarter_from_workbook import last_day, quarter_of
from tests.oracle.typed_workbook import Row, write

KINDS = {"儀容儀表": "G", "工作規程": "P", "投訴處理": "C"}
EDGES = (0, 199, 200, 222, 223, 224, 225, 249, 250, 299, 300, 399, 400, 450)
DATED = {"deductions": 1, "bonuses": 1, "inspections": 0, "follow-ups": 1}
"""Sheets with days that may go astray, and where they stand."""
TOTALS = ("30", "30.5", "31", "29.5", "0.5", "62", "30.0001")


@dataclass
class Staff:
    """Somebody who is assessed."""

    number: str
    team: str
    engaged: date


@dataclass
class Made:
    """A workbook being made."""

    random: Random
    quarter: str
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    foremen: list[Staff] = field(default_factory=list)
    assistants: list[Staff] = field(default_factory=list)

    @property
    def months(self) -> list[date]:
        """The first days of the quarter's months."""
        first = int(self.quarter[-1]) * 3 - 2
        return [date(int(self.quarter[:4]), first + more, 1) for more in range(3)]

    def some_day(self, after: date | None = None, *, astray: bool = False) -> date:
        """Give a day of the quarter, often its first or last; astray, one just outside."""
        first, last = max(self.months[0], after or date.min), last_day(self.quarter)
        if astray and self.random.random() < 0.15:
            return last + timedelta(days=self.random.choice((1, 20)))
        days = (last - first).days
        return first + timedelta(days=self.random.choice((0, days, self.random.randint(0, days))))

    def chance(self, one_in: int) -> bool:
        """Say yes once in so many times."""
        return self.random.randrange(one_in) == 0

    def add(self, sheet: str, *row: object) -> None:
        """Add a row to a sheet."""
        self.sheets.setdefault(sheet, []).append(list(row))


def make(seed: int, folder: Path) -> tuple[Path, str]:
    """Write a workbook; give it with its quarter."""
    random = Random(seed)  # noqa: S311 - a seeded case, no secret
    quarter = f"{random.choice((2005, 2006, 2006, 2007, 2008))}Q{random.randint(1, 4)}"
    made = Made(random, quarter)
    for part in (_people, _standards, _exams, _points, _inspections, _forms, _cases):
        part(made)
    for sheet in ("bonuses", "attitude forms", "knowledge exam", "inspections", "work log"):
        if made.chance(8):
            made.sheets.pop(sheet, None)
    file = folder / f"random-{seed}.xlsx"
    write(random, made.sheets, file, english=made.chance(3))
    return file, quarter


def make_two(seed: int, folder: Path) -> list[tuple[Path, str]]:
    """Write the workbooks of two following quarters of one department, nothing astray."""
    random = Random(seed)  # noqa: S311 - a seeded case, no secret
    first = Made(random, f"{random.choice((2006, 2007))}Q{random.randint(1, 4)}")
    for part in (_people, _standards, _points):
        part(first)
    first.sheets["roster"] = [row for row in first.sheets["roster"] if row[0] != "A90"]
    following = quarter_of(last_day(first.quarter) + timedelta(days=1))
    second = Made(random, following, foremen=first.foremen, assistants=first.assistants)
    for sheet in ("roster", "standards"):
        second.sheets[sheet] = [[*row] for row in first.sheets[sheet]]
    written = []
    for number, made in enumerate((first, second)):
        for part in (_exams, _inspections, _forms, _cases):
            part(made)
        for sheet, place in DATED.items():
            rows = made.sheets.get(sheet, [])
            made.sheets[sheet] = [row for row in rows if _of_quarter(row[place], made.quarter)]
        file = folder / f"two-{seed}-{number}.xlsx"
        write(random, made.sheets, file, english=made.chance(2))
        written.append((file, made.quarter))
    return written


def _of_quarter(on: object, quarter: str) -> bool:
    return isinstance(on, date) and quarter_of(on) == quarter


def _people(made: Made) -> None:
    random = made.random
    for number, post in (
        ("S01", "主管"),
        ("S02", "副主管"),
        ("H01", "人力資源部經理"),
        ("H02", "人力資源部"),
    ):
        made.add("roster", number, f"名{number}", post, "", "大專", date(2004, 5, 4), "")
    count = 0
    for team in range(1, random.randint(2, 4)):
        foreman = Staff(f"F{team:02}", f"{'一二三'[team - 1]}班", date(2004, 6, 1))
        made.foremen.append(foreman)
        for _ in range(random.choice((1, 2, 4, 5))):
            count += 1
            joined = random.choice((*[date(2004, 7, 1)] * 9, made.some_day()))
            made.assistants.append(Staff(f"A{count:02}", foreman.team, joined))
    for one in (*made.foremen, *made.assistants):
        post = "領班" if one.number[0] == "F" else "客戶助理"
        grade = "" if one.engaged.year > 2004 else random.choice((1, 2, 3))
        made.add("roster", one.number, "某人", post, one.team, "本科", one.engaged, grade)
    after = last_day(made.quarter) + timedelta(days=1)
    made.add("roster", "A90", "後來", "客戶助理", "一班", "其他", after, "")


def _standards(made: Made) -> None:
    since, change = date(2005, 1, 1), made.months[1]
    for kind, letter in (*KINDS.items(), ("加分", "B")):
        way = "加" if letter == "B" else "扣"
        made.add("standards", kind, f"{letter}01", "甲", 2, way, 1, since)
        made.add("standards", kind, f"{letter}02", "乙", Decimal("1.5"), way, 1, since)
        made.add("standards", kind, f"{letter}09", "另議", "", way, 1, since)
        made.add("standards", kind, f"{letter}01", "甲", 3, way, 2, change)
        made.add("standards", kind, f"{letter}09", "另議", "", way, 2, change)
    made.add("standards", "專查", "X01", "崗位", "", "扣", 1, since)
    made.add("standards", "專查", "X02", "環境", 4, "扣", 1, since)


def _exams(made: Made) -> None:
    random = made.random
    days = [first + timedelta(days=random.choice((0, 12, 27))) for first in made.months]
    for one in (*made.foremen, *made.assistants):
        if one.engaged <= days[0] and made.quarter >= "2006" and not made.chance(12):
            for rater in ("S01", random.choice(("H01", "H02"))):
                faults = [random.choice((0, 0, 1, 2, 3, 9)) for _ in range(5)]
                if not made.chance(15):
                    made.add("document exam", one.number, days[0], rater, *faults)
        if one.engaged <= days[1] and not made.chance(12):
            mark = random.choice(
                (0, 100, 40, Decimal("87.99"), Decimal("60.5"), 77, Decimal("0.1"))
            )
            way = random.choice(("筆試", "實操"))
            made.add("knowledge exam", one.number, days[1], way, mark, "S01")
        if one.engaged <= days[2] and not made.chance(12):
            wrong = random.choice((0, 0, 1, 2, 3, 4, 5, 6, 7, 11))
            typed = random.choice(EDGES) + random.choice((0, 100 * (wrong // 3) + 30 * (wrong % 3)))
            made.add("typing test", one.number, days[2], max(typed, wrong), wrong, "S01")


def _points(made: Made) -> None:
    random = made.random
    for one in (*made.foremen, *made.assistants):
        own = [one_.number for one_ in made.foremen if one_.team == one.team]
        recorders = ["S01", "S02", "H02", *(own if one.number[0] == "A" else [])]
        for _ in range(random.choice((0, 0, 1, 3, 8))):
            kind = random.choice(tuple(KINDS))
            on, by = made.some_day(one.engaged, astray=True), random.choice(recorders)
            item, points = _item(made, KINDS[kind], on)
            made.add("deductions", one.number, on, kind, item, points, "發現", by)
            if made.chance(5):
                made.add("deductions", one.number, on, kind, item, points, "發現", by)
        for _ in range(random.choice((0, 0, 1, 2))):
            on = made.some_day(one.engaged, astray=True)
            item, points = _item(made, "B", on)
            by = random.choice(("S01", "H02"))
            made.add("bonuses", one.number, on, item, points, random.choice(("表揚", "")), by)


def _item(made: Made, letter: str, on: date) -> tuple[str, object]:
    """An item of a catalogue, and the points that stand in the row."""
    which = made.random.choice(("01", "02", "09"))
    if which == "09":
        return f"{letter}09", made.random.choice((Decimal("0.5"), 4, Decimal("7.25"), 20))
    fixed = {"01": 2 if on < made.months[1] else 3, "02": Decimal("1.5")}[which]
    return f"{letter}{which}", made.random.choice((fixed, ""))


def _inspections(made: Made) -> None:
    random = made.random
    after = last_day(made.quarter) + timedelta(days=1)
    for month in (*made.months, after):
        for foreman in made.foremen:
            if made.chance(3):
                continue
            left = Decimal(random.choice(TOTALS))
            while left > 0:
                points = min(left, random.choice((left, Decimal(4), Decimal("10.5"), Decimal(18))))
                left -= points
                on = month + timedelta(days=random.choice((0, 0, 14, 27)))
                kind = random.choice((("專查組", "X09"), ("神秘客戶", "H01"), ("神秘客戶", "H02")))
                item = "X02" if points == 4 and made.chance(2) else "X01"
                remark = random.choice(("現場", ""))
                made.add("inspections", on, *kind, foreman.number, item, points, remark)


def _forms(made: Made) -> None:
    random = made.random
    everybody = [*made.foremen, *made.assistants]
    for one in everybody:
        if made.chance(10):
            continue
        raters = [] if made.chance(8) else ["S01"]
        raters += [
            rater.number
            for rater in everybody
            if not made.chance(6) and (rater.team == one.team or made.chance(4))
        ]
        for rater in raters:
            for _ in range(2 if made.chance(8) else 1):
                items = [
                    Decimal(random.choice((0, 100, random.randint(40, 99)))) / 10 for _ in range(4)
                ]
                made.add("attitude forms", made.quarter, one.number, rater, *items, "認真")


def _cases(made: Made) -> None:
    random = made.random
    for number in range(random.randint(0, 30)):
        one = random.choice(made.assistants)
        opened = made.some_day(one.engaged)
        case = f"K{made.quarter}{number:03}"
        made.add("cases", case, random.choice("ABC"), opened, "業主", one.number)
        for _ in range(random.choice((0, 1, 2))):
            by = random.choice(
                [other for other in made.assistants if other.engaged <= opened] or [one]
            )
            on = max(opened, made.some_day(opened, astray=True))
            hour = random.choice((time(23, 50), time(9, 5), None))
            when = datetime.combine(on, hour) if hour else on
            made.add("follow-ups", case, when, by.number, "回訪")
    for one in made.assistants:
        made.add("work log", one.number, made.some_day(one.engaged), "巡查", "正常", "")
