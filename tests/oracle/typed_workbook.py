"""Sheets as people type them: dates, numbers and heads in many ways, rows in no order."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypeAlias

import xlsxwriter

Row: TypeAlias = list[object]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
HEADS = {
    "roster": "staff number|name|position|team|education|engaged on|grade",
    "standards": "standard|item|text|points|direction|version|in force from",
    "document exam": "staff number|exam date|rater|wrong characters|faulty sentences|"
    "missing terms|quantity errors|format errors",
    "knowledge exam": "staff number|exam date|mode|mark|recorded by",
    "typing test": "staff number|exam date|characters typed|characters wrong|recorded by",
    "deductions": "staff number|date|kind|item|points|reason|recorded by",
    "bonuses": "staff number|date|item|points|reason|recorded by",
    "attitude forms": "quarter|ratee|rater|item 1|item 2|item 3|item 4|comment",
    "cases": "case number|level|opened on|complainant|recorded by",
    "follow-ups": "case number|followed up at|followed up by|action",
    "work log": "staff number|date|tasks|state|complaints handled",
    "inspections": "date|kind|inspector|foreman on duty|item|points|remark",
}
CHINESE = {
    "roster": ("名冊", "員工編號|姓名|職位|班組|學歷|入職日期|級別"),
    "standards": ("標準目錄", "標準|項目|內容|分值|方向|版本|生效日期"),
    "document exam": (
        "公文考核",
        "員工編號|考核日期|評分人|錯別字|病句或詞語誤用|未用專門用語|數量表達不規範|不符合格式",
    ),
    "knowledge exam": ("物業知識考核", "員工編號|考核日期|方式|分數|記錄人"),
    "typing test": ("電腦考核", "員工編號|考核日期|編打字數|錯字數|記錄人"),
    "deductions": ("扣分記錄", "員工編號|日期|類別|標準項目|扣分|事由|記錄人"),
    "bonuses": ("加分記錄", "員工編號|日期|標準項目|加分|事由|記錄人"),
    "attitude forms": ("態度評價", "季度|被評人|填表人|項目一|項目二|項目三|項目四|評語"),
    "cases": ("投訴個案", "個案編號|級別|開立日期|投訴人代號|記錄人"),
    "follow-ups": ("個案跟進", "個案編號|跟進時間|跟進人|處理方法"),
    "work log": ("工作日志", "員工編號|日期|工作任務|工作狀況|投訴處理方法"),
    "inspections": ("專查記錄", "日期|類型|檢查人|當值領班|標準項目|扣分|說明"),
}
TO_ENGLISH = {
    "儀容儀表": "grooming",
    "工作規程": "procedure",
    "投訴處理": "complaint_handling",
    "加分": "bonus",
    "專查": "inspection",
    "扣": "deduct",
    "加": "award",
    "客戶助理": "customer_assistant",
    "領班": "foreman",
    "主管": "supervisor",
    "副主管": "deputy_supervisor",
    "人力資源部": "hr",
    "人力資源部經理": "hr_manager",
    "筆試": "written",
    "實操": "practical",
    "專查組": "special_team",
    "神秘客戶": "mystery_customer",
}


def write(random: Random, sheets: Mapping[str, list[Row]], file: Path, *, english: bool) -> None:
    """Write the sheets in any order, their rows and columns too, each cell as somebody types."""
    names = list(sheets)
    random.shuffle(names)
    with xlsxwriter.Workbook(file) as book:
        look = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for name in names:
            rows = sheets[name]
            if name != "attitude forms":  # Of two forms by one rater the later row counts.
                random.shuffle(rows)
            sheet = book.add_worksheet(name if english else CHINESE[name][0])
            heads = (HEADS[name] if english else CHINESE[name][1]).split("|")
            places = list(range(len(heads)))
            random.shuffle(places)
            for head, place in zip(heads, places, strict=True):
                sheet.write_string(0, place, head)
            for number, row in enumerate(rows, start=1 + random.randrange(3)):  # blank rows too
                for content, place in zip(row, places, strict=True):
                    typed = _typed(random, content, english=english)
                    if isinstance(typed, date):
                        sheet.write_datetime(number, place, typed, look)
                    elif typed != "":
                        sheet.write(number, place, typed)


def _typed(random: Random, content: object, *, english: bool) -> object:
    """A cell's content as one of many people types it."""
    match content:
        case datetime():
            forms = ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y年%m月%d日 %H:%M")
            return random.choice((content, content.strftime(random.choice(forms))))
        case date():
            plain = (f"{content:%Y-%m-%d}", f"{content.year}/{content.month}/{content.day}")
            chinese = f"{content.year}年{content.month}月{content.day}日"
            return random.choice((content, content, *plain, chinese, chinese.translate(WIDE)))
        case int() | Decimal():
            written: Callable[[str], object] = random.choice((float, float, str, _wide))
            return written(str(content))
        case str() if english and content in TO_ENGLISH:
            return TO_ENGLISH[content]
        case str():
            return f"{content} " if content and random.randrange(20) == 0 else content
        case _:
            return content


def _wide(text: str) -> str:
    return text.translate(WIDE).replace(".", "．")
