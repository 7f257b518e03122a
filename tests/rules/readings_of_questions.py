"""Readings of the question bank (P1-2.5, P1-2.7)."""

from domain.facts.organisation import StaffMemberEngaged
from domain.facts.questions import ExamPaperComposed, QuestionConfirmed, QuestionSubmitted
from domain.rules.question_quota import owing
from domain.values import Month
from tests.question_bank import QuestionBook
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage, take

STEM = "下列句子有語病的一項是"


@answers("question.quota_counts", only_confirmed_non_duplicate="9 False", submitted_count="11 True")
def eleven_of_which_two_are_void(readings: Readings) -> str:
    """11 − 2 = 9, or all eleven (F-27)."""
    book = QuestionBook(readings)
    book.adopted(9)
    for _ in range(2):
        book.submit("document_writing題A1第0")
    found = book.quota()
    return f"{found.count} {found.met}"


@answers("question.probationers", yes="True True", from_first_full_month="False True")
def engaged_on_the_second_of_january(readings: Readings) -> str:
    """January is not a full month, February is."""
    book = QuestionBook(readings)
    post = {"position": "customer_assistant", "team_id": "T1", "name": "x", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-01-02", staff_id="A13", **post)
    return " ".join(str("A13" in owing(book.department, Month(2006, month))) for month in (1, 2))


@answers(
    "question.order_key",
    store_sequence_of_submission="pending void",
    claimed_submission_time="void pending",
)
def recorded_first_and_claimed_first(readings: Readings) -> str:
    """Wang's was recorded first, Li claims the earlier time (F-28)."""
    book = QuestionBook(readings)
    wang = book.submit(STEM, by="A2", on="2006-01-05 10:05")
    li = book.submit(STEM, by="A1", on="2006-01-05 10:02", recorded="2006-01-05 10:06")
    return book.stand(wang, li)


@answers(
    "question.sameness",
    identical_after_normalisation_or_judged="void void pending",
    exact_text_only="pending pending pending",
    same_answer_point="void void void",
)
def a_comma_more_a_judgement_the_same_answer(readings: Readings) -> str:
    """A text with a comma more; other words, judged the same; other words, the same answer."""
    book = QuestionBook(readings)
    first = book.submit("業主大會幾年召開一次", answer="每年一次")
    comma = book.submit("業主大會，幾年召開一次", by="A2", answer="每年一次")
    judged = book.submit("業主何時集會", by="A2", answer="逢年初")
    book.judge(judged, first)
    words = book.submit("多久須召開業主大會", by="A2", answer="每年一次")
    return book.stand(comma, judged, words)


@answers(
    "question.scope",
    all_time_same_bank="void pending",
    same_month="pending pending",
    all_time_both_banks="void void",
)
def in_the_next_month_and_in_the_other_bank(readings: Readings) -> str:
    """A repeat a month later, and one in the other bank."""
    book = QuestionBook(readings)
    book.submit(STEM, on="2006-01-31")
    month = book.submit(STEM, by="A2", on="2006-02-01")
    bank = book.submit(STEM, by="A2", on="2006-02-01", bank="property_knowledge")
    return book.stand(month, bank)


@answers("question.self_duplicate", also_void="void void", allowed="pending void")
def a_repeat_of_ones_own_and_of_anothers(readings: Readings) -> str:
    """A1 repeats A1's question, and A2 does."""
    book = QuestionBook(readings)
    book.submit(STEM)
    return book.stand(book.submit(STEM), book.submit(STEM, by="A2"))


@answers(
    "question.rejected_first",
    judged_at_submission="void pending",
    revive_next_in_line="pending void",
)
def before_and_after_the_first_was_rejected(readings: Readings) -> str:
    """One repeat came before the rejection, one after it."""
    book = QuestionBook(readings)
    first, before = book.submit(STEM), book.submit(STEM, by="A2")
    book.reject(first)
    return book.stand(before, book.submit(STEM, by="A3", on="2006-01-25"))


@answers(
    "question.foreman_own",
    other_foreman_or_deputy_plus_supervisor="pending pending",
    supervisor_alone="adopted adopted",
    self_allowed="adopted pending",
)
def confirmed_by_the_foreman_himself_and_by_nobody_else(readings: Readings) -> str:
    """A foreman's question, confirmed by himself and the supervisor, or the supervisor (F-30)."""
    book = QuestionBook(readings)
    own, alone = book.submit(STEM, by="F1"), book.submit("請改錯", by="F1")
    book.confirm(own, "F1", "S")
    book.confirm(alone, "S")
    return book.stand(own, alone)


@answers(
    "question.foreman_own",
    other_foreman_or_deputy_plus_supervisor="P1-2.5-c recorded",
    supervisor_alone="P1-2.5-c P1-2.5-c",
    self_allowed="recorded P1-2.5-c",
)
def the_foreman_and_the_deputy_confirm(readings: Readings) -> str:
    """A foreman confirms the own question; the deputy confirms another foreman's."""
    on_stage = stage(readings)
    told = []
    for author, by in (("F1", "F1"), ("F2", "D")):
        fields = {"by": author, "bank": "document_writing", "stem": author, "answer": "x"}
        entry = take(on_stage, QuestionSubmitted, "2006-01-05", **fields)
        confirmed = {"by": by, "question_id": entry.fact.id}
        told.append(outcome(on_stage, QuestionConfirmed, "2006-01-06", **confirmed))
    return " ".join(told)


@answers("question.confirm_deadline", yes_credit_month_of_submission="1 1", no="1 0")
def confirmed_on_the_last_day_and_the_day_after(readings: Readings) -> str:
    """Confirmed on 31 January, and on 1 February."""
    counts = []
    for day in ("2006-01-31", "2006-02-01"):
        book = QuestionBook(readings)
        book.confirm(book.submit(STEM), on=day)
        counts.append(str(book.quota().count))
    return " ".join(counts)


@answers("question.two_banks", ten_in_each="False False", ten_in_total="True True")
def six_in_one_bank_and_four_in_the_other(readings: Readings) -> str:
    """6 and 4 are not ten in each, and 6 + 4 = 10 in all."""
    book = QuestionBook(readings)
    book.adopted(6)
    book.adopted(4, bank="property_knowledge")
    return f"{book.quota().met} {book.quota('property_knowledge').met}"


@answers("bounds.yishang", inclusive="True", exclusive_unless_stated="False")
def ten_questions(readings: Readings) -> str:
    """10道以上 includes ten, or does not."""
    book = QuestionBook(readings)
    book.adopted(10)
    return str(book.quota().met)


@answers("knowledge.only_confirmed", no="P1-2.7-d P1-2.7-d", yes_with_reason="P1-2.7-d recorded")
def an_unconfirmed_question_without_a_reason_and_with_one(readings: Readings) -> str:
    """A pending question on a paper: never, or for a reason."""
    on_stage = stage(readings)
    fields = {"by": "A1", "bank": "property_knowledge", "stem": STEM, "answer": "x"}
    entry = take(on_stage, QuestionSubmitted, "2006-01-05", **fields)
    paper = {"exam_id": "k", "subject": "knowledge", "method": "written", "for_quarter": "2006Q1"}
    asked = {**paper, "question_ids": (entry.fact.id,)}
    return " ".join(
        outcome(on_stage, ExamPaperComposed, "2006-02-01", note=note, **asked)
        for note in (None, "nobody had time to confirm any")
    )
