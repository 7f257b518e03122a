"""The sheets a department keeps: their names, their columns, and the facts in their rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from commands import read_cells as read
from commands.read_cells import Choice, Read
from domain.roles import Role

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


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in both languages, the field it fills, how its cells are read."""

    zh: str
    en: str
    field: str
    read: Read
    repeated: bool = False
    """Columns numbered 一, 二 … (or 1, 2 …) that fill one field together."""


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


STAFF = Column("員工編號", "staff number", "staff_id", read.words)
RECORDER = Column("記錄人", "recorded by", "by", read.words)
DAY = Column("日期", "date", "happened_on", read.day)
EXAM_DAY = Column("考核日期", "exam date", "happened_on", read.day)
ITEM = Column("標準項目", "item", "item", read.words)
REASON = Column("事由", "reason", "note", read.words_or_none)

FORMS: tuple[SheetForm, ...] = (
    SheetForm(
        "roster",
        "名冊",
        "roster",
        (
            STAFF,
            Column("姓名", "name", "name", read.words),
            Column("職位", "position", "position", POSITIONS),
            Column("班組", "team", "team_id", read.words_or_none),
            Column("學歷", "education", "education", EDUCATION),
            Column("入職日期", "engaged on", "happened_on", read.day),
            Column("級別", "grade", "grade", GRADES),
        ),
    ),
    SheetForm(
        "standards",
        "標準目錄",
        "standards",
        (
            Column("標準", "standard", "standard_code", STANDARDS),
            Column("項目", "item", "item_code", read.words),
            Column("內容", "text", "text_zh", read.words),
            Column("分值", "points", "points", read.number_or_none),
            Column("方向", "direction", "direction", Choice({"扣": "deduct", "加": "award"})),
            Column("版本", "version", "version", read.count),
            Column("生效日期", "in force from", "effective_from", read.day),
        ),
    ),
    SheetForm(
        "document",
        "公文考核",
        "document exam",
        (
            STAFF,
            EXAM_DAY,
            Column("評分人", "rater", "by", read.words),
            Column("錯別字", "wrong characters", "wrong_characters", read.count),
            Column("病句或詞語誤用", "faulty sentences", "faulty_sentences", read.count),
            Column("未用專門用語", "missing terms", "missing_terms", read.count),
            Column("數量表達不規範", "quantity errors", "quantity_errors", read.count),
            Column("不符合格式", "format errors", "format_errors", read.count),
        ),
    ),
    SheetForm(
        "knowledge",
        "物業知識考核",
        "knowledge exam",
        (
            STAFF,
            EXAM_DAY,
            Column("方式", "mode", "mode", Choice({"筆試": "written", "實操": "practical"})),
            Column("分數", "mark", "mark", read.number),
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
            Column("編打字數", "characters typed", "gross_chars", read.count),
            Column("錯字數", "characters wrong", "wrong_chars", read.count),
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
            Column("類別", "kind", "code", DEDUCTIONS),
            ITEM,
            Column("扣分", "points", "points", read.points_or_none),
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
            Column("加分", "points", "points", read.points_or_none),
            REASON,
            RECORDER,
        ),
    ),
    SheetForm(
        "attitude",
        "態度評價",
        "attitude forms",
        (
            Column("季度", "quarter", "quarter", read.quarter),
            Column("被評人", "ratee", "ratee_id", read.words),
            Column("填表人", "rater", "by", read.words),
            Column("項目", "item", "item_scores", read.number, repeated=True),
            Column("評語", "comment", "comment", read.words),
        ),
        confidential=True,
    ),
    SheetForm(
        "cases",
        "投訴個案",
        "cases",
        (
            Column("個案編號", "case number", "case_id", read.words),
            Column("級別", "level", "level", Choice({"A": "A", "B": "B", "C": "C"})),
            Column("開立日期", "opened on", "happened_on", read.day),
            Column("投訴人代號", "complainant", "complainant_ref", read.words_or_none),
            RECORDER,
        ),
    ),
    SheetForm(
        "follow_ups",
        "個案跟進",
        "follow-ups",
        (
            Column("個案編號", "case number", "case_id", read.words),
            Column("跟進時間", "followed up at", "happened_on", read.day),
            Column("跟進人", "followed up by", "by", read.words),
            Column("處理方法", "action", "action", read.words),
        ),
    ),
    SheetForm(
        "work_log",
        "工作日志",
        "work log",
        (
            STAFF,
            DAY,
            Column("工作任務", "tasks", "tasks", read.words),
            Column("工作狀況", "state", "work_status", read.words),
            Column("投訴處理方法", "complaints handled", "complaint_handling", read.words_or_none),
        ),
    ),
    SheetForm(
        "inspections",
        "專查記錄",
        "inspections",
        (
            DAY,
            Column(
                "類型",
                "kind",
                "inspection_kind",
                Choice({"專查組": "special_team", "神秘客戶": "mystery_customer"}),
            ),
            Column("檢查人", "inspector", "by", read.words),
            Column("當值領班", "foreman on duty", "duty_foreman_id", read.words),
            ITEM,
            Column("扣分", "points", "points", read.points),
            Column("說明", "remark", "note", read.words_or_none),
        ),
    ),
)

BY_KEY: Mapping[str, SheetForm] = {form.key: form for form in FORMS}
