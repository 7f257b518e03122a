"""Standards are named in the regulation's words."""

import pytest

from domain.facts.standards import StandardAdopted
from domain.standards import NAMED, standard_words
from domain.wording import Message, render
from projections.rulebook import rulebook
from rehearsal.stage import CATALOGUES
from reports.rulebook_page import rulebook_told
from reports.terminal import Page
from tests.cast import FEBRUARY, moment
from tests.staging import stage, take

IN_CHINESE = {
    "grooming": "儀容儀表",
    "procedure": "工作規程",
    "complaint_handling": "投訴處理",
    "bonus": "加分",
    "inspection": "專查",
    "daily_work_and_cases": "日常工作及案件處理",
}
"""P1-2.3, P1-2.4, P1-2.9-a, P1-4.1: what the regulation calls the documents and the team."""


@pytest.mark.parametrize("code", sorted(NAMED))
def test_a_standard_of_the_regulation_has_its_words(code: str) -> None:
    words = standard_words(code)
    assert isinstance(words, Message)
    assert render(words, "zh-Hant") == IN_CHINESE[code]
    assert render(words, "en") == code, "as it is typed"


def test_a_standard_of_the_department_keeps_its_code() -> None:
    assert standard_words("parking") == "parking"


def test_the_rulebook_names_each_standard_once_and_in_chinese() -> None:
    on_stage = stage()
    adopted = {"standard_code": "grooming", "version": 2, "effective_from": "2006-02-10"}
    item = {"item_code": "G1", "text_zh": "未佩戴工牌", "direction": "deduct"}
    take(on_stage, StandardAdopted, by="H1", **adopted, title_zh="儀容儀表", items=(item,))
    question = on_stage.session.ask()
    book = rulebook(question.department(), moment(FEBRUARY).date())
    told = rulebook_told(Page("zh-Hant", 80), book, question.footing())
    (row,) = [line for line in told.splitlines() if line.startswith("儀容儀表")]
    assert row.split()[1].startswith("第2版")
    assert [line for line in told.splitlines() if line.startswith(tuple(CATALOGUES))] == []
