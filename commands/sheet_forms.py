"""The sheets a department keeps: their names, their columns, and the facts in their rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from commands import read_cells as read
from commands.read_cells import Choice, Read
from domain.roles import Role
from domain.wording import catalogue

POSITIONS = Choice(
    {
        "客戶助理": Role.CUSTOMER_ASSISTANT,
        "領班": Role.FOREMAN,
        "副主管": Role.DEPUTY_SUPERVISOR,
        "主管": Role.SUPERVISOR,
        "屋村經理": Role.ESTATE_MANAGER,
        "人力資源部": Role.HR,
        "人力資源部經理": Role.HR_MANAGER,
    }
)
GRADES = Choice({"一級": 1, "二級": 2, "三級": 3}, optional=True)
EDUCATION = Choice({"大專": "junior_college", "本科": "bachelor", "其他": "other"}, optional=True)
STANDARDS = Choice(
    {
        "儀容儀表": "grooming",
        "工作規程": "procedure",
        "投訴處理": "complaint_handling",
        "加分": "bonus",
        "專查": "inspection",
    }
)
DEDUCTIONS = Choice(
    {"儀容儀表": "grooming", "工作規程": "procedure", "投訴處理": "complaint_handling"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column: its head, by its name in the catalogues, the field it fills, how it is read."""

    head: str
    field: str
    read: Read
    repeated: bool = False
    """Columns numbered 一, 二 … (or 1, 2 …) that fill one field together."""

    @property
    def zh(self) -> str:
        """The head in Chinese."""
        return catalogue("zh-Hant")[f"column.{self.head}"]

    @property
    def en(self) -> str:
        """The head in English."""
        return catalogue("en")[f"column.{self.head}"]


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet: its name in both languages and its columns."""

    key: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    confidential: bool = False

    def named(self, name: str) -> bool:
        """Whether a sheet of this name is of this form."""
        return name.strip().casefold() in {self.zh.casefold(), self.en.casefold()}


STAFF = Column("staff_number", "staff_id", read.name)
RECORDER = Column("recorded_by", "by", read.name)
DAY = Column("date", "happened_on", read.day)
EXAM_DAY = Column("exam_date", "happened_on", read.day)
ITEM = Column("item", "item", read.name)
REASON = Column("reason", "note", read.words_or_none)

FORMS: tuple[SheetForm, ...] = (
    SheetForm(
        "roster",
        "名冊",
        "roster",
        (
            STAFF,
            Column("name", "name", read.words),
            Column("position", "position", POSITIONS),
            Column("team", "team_id", read.name_or_none),
            Column("education", "education", EDUCATION),
            Column("engaged_on", "happened_on", read.day),
            Column("grade", "grade", GRADES),
        ),
    ),
    SheetForm(
        "standards",
        "標準目錄",
        "standards",
        (
            Column("standard", "standard_code", STANDARDS),
            Column("listed_item", "item_code", read.name),
            Column("text", "text_zh", read.words),
            Column("points", "points", read.number_or_none),
            Column("direction", "direction", Choice({"扣": "deduct", "加": "award"})),
            Column("version", "version", read.count),
            Column("in_force_from", "effective_from", read.day),
        ),
    ),
    SheetForm(
        "document",
        "公文考核",
        "document exam",
        (
            STAFF,
            EXAM_DAY,
            Column("rater", "by", read.name),
            Column("wrong_characters", "wrong_characters", read.count),
            Column("faulty_sentences", "faulty_sentences", read.count),
            Column("missing_terms", "missing_terms", read.count),
            Column("quantity_errors", "quantity_errors", read.count),
            Column("format_errors", "format_errors", read.count),
        ),
    ),
    SheetForm(
        "knowledge",
        "物業知識考核",
        "knowledge exam",
        (
            STAFF,
            EXAM_DAY,
            Column("mode", "mode", Choice({"筆試": "written", "實操": "practical"})),
            Column("mark", "mark", read.number),
            RECORDER,
        ),
    ),
    SheetForm(
        "typing",
        "電腦考核",
        "typing test",
        (
            STAFF,
            EXAM_DAY,
            Column("characters_typed", "gross_chars", read.count),
            Column("characters_wrong", "wrong_chars", read.count),
            RECORDER,
        ),
    ),
    SheetForm(
        "deductions",
        "扣分記錄",
        "deductions",
        (
            STAFF,
            DAY,
            Column("kind", "code", DEDUCTIONS),
            ITEM,
            Column("points_off", "points", read.points_or_none),
            REASON,
            RECORDER,
        ),
    ),
    SheetForm(
        "bonuses",
        "加分記錄",
        "bonuses",
        (
            STAFF,
            DAY,
            ITEM,
            Column("points_added", "points", read.points_or_none),
            REASON,
            RECORDER,
        ),
    ),
    SheetForm(
        "attitude",
        "態度評價",
        "attitude forms",
        (
            Column("quarter", "quarter", read.quarter),
            Column("ratee", "ratee_id", read.name),
            Column("filled_in_by", "by", read.name),
            Column("listed_item", "item_scores", read.number, repeated=True),
            Column("comment", "comment", read.words),
        ),
        confidential=True,
    ),
    SheetForm(
        "cases",
        "投訴個案",
        "cases",
        (
            Column("case_number", "case_id", read.name),
            Column("level", "level", Choice({"A": "A", "B": "B", "C": "C"})),
            Column("opened_on", "happened_on", read.day),
            Column("complainant", "complainant_ref", read.words_or_none),
            RECORDER,
        ),
    ),
    SheetForm(
        "follow_ups",
        "個案跟進",
        "follow-ups",
        (
            Column("case_number", "case_id", read.name),
            Column("followed_up_at", "happened_on", read.day),
            Column("followed_up_by", "by", read.name),
            Column("action", "action", read.words),
        ),
    ),
    SheetForm(
        "work_log",
        "工作日志",
        "work log",
        (
            STAFF,
            DAY,
            Column("tasks", "tasks", read.words),
            Column("state", "work_status", read.words),
            Column("complaints_handled", "complaint_handling", read.words_or_none),
        ),
    ),
    SheetForm(
        "inspections",
        "專查記錄",
        "inspections",
        (
            DAY,
            Column(
                "inspection_kind",
                "inspection_kind",
                Choice({"專查組": "special_team", "神秘客戶": "mystery_customer"}),
            ),
            Column("inspector", "by", read.name),
            Column("foreman_on_duty", "duty_foreman_id", read.name),
            ITEM,
            Column("points_off", "points", read.points),
            Column("remark", "note", read.words_or_none),
        ),
    ),
)

BY_KEY: Mapping[str, SheetForm] = {form.key: form for form in FORMS}
