"""What 相同 means of two texts: blanks, punctuation and variants apart (P1-2.5-b)."""

import pytest

from domain.rules.question_sameness import normalised
from tests.question_bank import QuestionBook


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("下列句子有語病的一項是", "下列句子，有語病的一項是："),
        ("下列 句子\u3000有語病", "下列句子有語病"),
        ("電腦ＡＢＣ有幾鍵", "電腦abc有幾鍵"),
        ("第１題", "第1題"),
        ("線路為何", "綫路爲何"),
        ("甲\u200b乙", "甲乙"),
    ],
)
def test_texts_that_differ_in_blanks_punctuation_or_shapes_are_the_same(
    one: str, other: str
) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("下列句子有語病的一項是", "下列句子沒有語病的一項是"),
        ("每平方米1.5元", "每平方米15元"),
        ("每平方米１．５元", "每平方米15元"),
        ("滯納金5%", "滯納金5"),
        ("滯納金5%", "滯納金5‰"),
        ("1-2層", "12層"),
        ("「以後」怎樣寫", "「以后」怎樣寫"),
        ("1+1", "11"),
    ],
)
def test_texts_that_say_something_else_are_not(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


def test_texts_of_nothing_but_punctuation_are_compared_as_they_stand() -> None:
    book = QuestionBook()
    first, other, again = (book.submit(stem) for stem in ("，。", "。，", "，。"))
    assert book.stand(first, other, again) == "pending pending void"


@pytest.mark.parametrize(
    ("answers", "standing"),
    [
        (("每年一次", "每年一次。"), "void"),
        (("每年一次", "兩年一次"), "pending"),
        (("乙", "乙"), "pending"),
        (("己", "己"), "void"),
    ],
)
def test_an_answer_that_only_points_at_a_choice_says_nothing_by_itself(
    answers: tuple[str, str], standing: str
) -> None:
    book = QuestionBook({"question.sameness": "same_answer_point"})
    book.submit("業主大會幾年一次", answer=answers[0])
    later = book.submit("多久召開業主大會", by="A2", answer=answers[1])
    assert book.stand(later) == standing
