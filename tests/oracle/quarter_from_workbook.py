"""A second pair of eyes: the quarter sheet worked out from a workbook's rows, by the clauses alone.

It shares no line with the program: it reads the cells, and does the sums of P1-2.3 to P1-2.10 and
P1-4.7 under the default readings, before the quarter is closed or after it.
"""

import re
from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from tests.oracle.workbook_rows import Cells, Person, Workbook, cell, day, number, text, word

Marks: TypeAlias = dict[str, Fraction | None]

FAULTS = {
    "錯別字|wrong characters": 10,  # P1-2.5-g: 出現1個錯別字扣10分
    "病句或詞語誤用|faulty sentences": 5,  # 出現1處病句或詞語誤用扣5分
    "未用專門用語|missing terms": 3,  # P1-2.5-h: 沒使用專門用語1處扣3分
    "數量表達不規範|quantity errors": 4,  # 數量表達不規范一處扣4分
    "不符合格式|format errors": 10,  # 不符合格式一處扣10分
}
BANDS = ((80, 100), (60, 90), (50, 80), (45, 70), (40, 60))  # P1-2.6-c: 80以上 100 … 40以下 0
DEDUCTIONS = {"儀容儀表": "grooming", "工作規程": "procedure", "投訴處理": "complaint"}


def quarter_of(on: date) -> str:
    """Name the quarter of a day (P1-0.4-a: a quarter is three calendar months)."""
    return f"{on.year}Q{(on.month + 2) // 3}"


def last_day(quarter: str) -> date:
    """Give the last day of a quarter."""
    return date(int(quarter[:4]), int(quarter[-1]) * 3, 31 if quarter[-1] in "14" else 30)


def quarter_sheet(file: Path, quarter: str, *, closed: bool) -> dict[str, dict[str, object]]:
    """Work out everybody's row of a quarter, which HR has closed or not."""
    book = Workbook(file)
    assessed = {
        staff: person
        for staff, person in book.people.items()
        if person.post in {"客戶助理", "領班"} and person.engaged <= last_day(quarter)
    }
    return {staff: _row(book, staff, quarter, closed=closed) for staff in assessed}


def _row(book: Workbook, staff: str, quarter: str, *, closed: bool) -> dict[str, object]:
    marks: Marks = {
        "knowledge": _knowledge(book, staff, quarter),
        "document": _document(book, staff, quarter),
        "typing": _typing(book, staff, quarter),
    }
    points = _points(book, staff, quarter)
    penalties = _penalties(book, staff, quarter)
    attitude, awaited = _attitude(book, staff, quarter, closed=closed)
    pending = None in marks.values() or awaited
    # 客戶助理績效分數=物業管理知識考試×50%+公文水平測試×25%+電腦打字測試×25%
    # –儀容儀表扣分–投訴處理能力扣分+工作態度考評得分+加分項
    raw = (
        Fraction(50, 100) * (marks["knowledge"] or 0)
        + Fraction(25, 100) * (marks["document"] or 0)
        + Fraction(25, 100) * (marks["typing"] or 0)
        - points["grooming"]
        - (points["procedure"] + points["complaint"])  # P1-2.4/1: both are its complaint term
        + (attitude or 0)
        + points["bonus"]
        - penalties
    )
    followed = _followed_up(book, staff, quarter)
    return {
        **marks,
        **points,
        "attitude": attitude,
        "penalties": penalties,
        "score": None if pending else max(Fraction(0), raw),  # P1-2.10/2: not below zero
        "deductions": points["grooming"] + points["procedure"] + points["complaint"] + penalties,
        "a_follow_ups": followed.count("A"),
        "b_follow_ups": followed.count("B"),
    }


def _followed_up(book: Workbook, staff: str, quarter: str) -> list[str]:
    """Give the level of the case of each follow-up somebody made in the quarter (P1-2.2-a)."""
    levels = {
        text(cell(row, "個案編號|case number")): text(cell(row, "級別|level"))
        for row in book.rows("投訴個案")
    }
    return [
        levels[text(cell(row, "個案編號|case number"))]
        for row in book.rows("個案跟進")
        if text(cell(row, "跟進人|followed up by")) == staff
        and quarter_of(day(cell(row, "跟進時間|followed up at"))) == quarter
    ]


def _exams(book: Workbook, sheet: str, staff: str, quarter: str) -> list[Cells]:
    return [
        row
        for row in book.rows(sheet)
        if text(cell(row, "員工編號|staff number")) == staff
        and quarter_of(day(cell(row, "考核日期|exam date"))) == quarter
    ]


def _knowledge(book: Workbook, staff: str, quarter: str) -> Fraction | None:
    for row in _exams(book, "物業知識考核", staff, quarter):
        return number(cell(row, "分數|mark"))
    return None


def _document(book: Workbook, staff: str, quarter: str) -> Fraction | None:
    """Take the mean of the supervisor's and HR's marks, each 100 less the faults (P1-2.5-f)."""
    marks = [
        max(Fraction(0), 100 - _faults(row)) for row in _exams(book, "公文考核", staff, quarter)
    ]
    return sum(marks, Fraction(0)) / 2 if len(marks) == 2 else None


def _faults(row: Cells) -> Fraction:
    """Add up what a rater counted; the floor is each rater's own (P1-2.5-g/1)."""
    return sum((each * number(cell(row, head)) for head, each in FAULTS.items()), Fraction(0))


def _typing(book: Workbook, staff: str, quarter: str) -> Fraction | None:
    """每錯1字扣減編打文章30字,每錯3字扣減編打文章100字; the speed is the rest in five minutes."""
    for row in _exams(book, "電腦考核", staff, quarter):
        typed = int(number(cell(row, "編打字數|characters typed")))
        wrong = int(number(cell(row, "錯字數|characters wrong")))
        speed = max(0, typed - 100 * (wrong // 3) - 30 * (wrong % 3)) // 5
        return Fraction(next((mark for least, mark in BANDS if speed >= least), 0))
    return None


def _points(book: Workbook, staff: str, quarter: str) -> dict[str, Fraction]:
    """Sum deductions and bonuses of the quarter, by the day observed (P1-2.10/6)."""
    found = dict.fromkeys(("grooming", "procedure", "complaint", "bonus"), Fraction(0))
    for sheet, head in (("扣分記錄", "扣分|points"), ("加分記錄", "加分|points")):
        for row in book.rows(sheet):
            on = day(cell(row, "日期|date"))
            if text(cell(row, "員工編號|staff number")) != staff or quarter_of(on) != quarter:
                continue
            standard = word(cell(row, "類別|kind")) if sheet == "扣分記錄" else "加分"
            item = text(cell(row, "標準項目|item"))
            given = text(cell(row, head))
            points = number(given) if given else _of_the_catalogue(book, standard, item, on)
            found[DEDUCTIONS.get(standard, "bonus")] += points
    return found


def _of_the_catalogue(book: Workbook, standard: str, item: str, on: date) -> Fraction:
    """Look up what an item costs in the version in force that day (P1-2.3/2)."""
    ways = {"加分": "bonus", "bonus": "加分"}
    versions = [
        (day(cell(row, "生效日期|in force from")), number(cell(row, "分值|points")))
        for row in book.rows("標準目錄")
        if standard
        in {word(cell(row, "標準|standard")), ways.get(text(cell(row, "標準|standard")))}
        and text(cell(row, "項目|item")) == item
        and text(cell(row, "分值|points"))
        and day(cell(row, "生效日期|in force from")) <= on
    ]
    return max(versions)[1]


def _penalties(book: Workbook, staff: str, quarter: str) -> Fraction:
    """月扣分項大于30分時,扣取當值領班10分: a foreman's own total, once a month (P1-4.7)."""
    months: dict[int, Fraction] = defaultdict(Fraction)
    for row in book.rows("專查記錄"):
        on = day(cell(row, "日期|date"))
        if text(cell(row, "當值領班|foreman on duty")) == staff and quarter_of(on) == quarter:
            months[on.month] += number(cell(row, "扣分|points"))
    return Fraction(10) * sum(total > 30 for total in months.values())


def _attitude(
    book: Workbook, staff: str, quarter: str, *, closed: bool
) -> tuple[Fraction | None, bool]:
    """員工態度得分=主管評分×40%+領班評分×40%+組員自評分平均分×20%; of a foreman 2/3 and 1/3.

    A missing part is pending until the close, and the others are reweighted then (P1-2.8-d/2).
    """
    ratee = book.people[staff]
    parts: dict[str, dict[str, Fraction]] = {"supervisor": {}, "foreman": {}, "members": {}}
    for row in book.rows("態度評價"):
        if (text(cell(row, "被評人|ratee")), text(cell(row, "季度|quarter")).upper()) == (
            staff,
            quarter,
        ):
            by = text(cell(row, "填表人|rater"))
            items = [number(value) for head, value in row.items() if _is_item(head)]
            if part := _part(ratee, book.people[by], own=by == staff):
                parts[part][by] = sum(items, Fraction(0)) / len(items)  # The last one counts.
    weights = {"supervisor": 40, "foreman": 40, "members": 20}
    if ratee.post == "領班":
        del weights["foreman"]
    means = {
        part: sum(of.values(), Fraction(0)) / len(of)
        for part, of in parts.items()
        if of and part in weights
    }
    if not means:
        return None, False  # No form at all counts as nothing, and is a finding.
    if len(means) < len(weights) and not closed:
        return None, True
    total = sum((weights[part] * mean for part, mean in means.items()), Fraction(0))
    return total / sum(weights[part] for part in means), False


def _is_item(head: str) -> bool:
    return bool(re.fullmatch(r"項目[一二三四五六七八九十]|item \d+", head))


def _part(ratee: Person, rater: Person, *, own: bool) -> str | None:
    """Say which part of the score a form belongs to, if any: one's own belongs to none."""
    if rater.post == "主管":
        return "supervisor"
    if own or rater.team != ratee.team:
        return None
    return {"領班": "foreman", "客戶助理": "members"}.get(rater.post)
