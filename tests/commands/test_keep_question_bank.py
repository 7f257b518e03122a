"""Questions submitted, confirmed, rejected and judged, each as it is recorded (P1-2.5)."""

from domain.facts.questions import (
    ExamPaperComposed,
    QuestionConfirmed,
    QuestionJudgedDuplicate,
    QuestionRejected,
    QuestionSubmitted,
)
from domain.rules.question_banks import standings
from domain.values import Month
from rehearsal.stage import Stage
from tests.staging import outcome, stage, take

DAY = "2006-01-10"
BANK = "question-bank/document_writing"
TEXT = {"bank": "document_writing", "stem": "下列句子有語病的一項是", "answer": "乙"}


def submitted(on_stage: Stage, by: str = "A1", **more: object) -> str:
    """Let a question be submitted; give its id."""
    return take(on_stage, QuestionSubmitted, DAY, by=by, **{**TEXT, **more}).fact.id


def standing(on_stage: Stage, question: str) -> str:
    """Say how a question stands."""
    return standings(on_stage.session.department(), "document_writing")[question].standing


def test_a_question_is_its_authors_and_counts_for_the_month_of_its_day() -> None:
    entry = take(stage(), QuestionSubmitted, "2006-01-31", by="A1", **TEXT)
    fact = entry.fact
    assert isinstance(fact, QuestionSubmitted)
    assert (fact.author_id, fact.month, fact.role) == ("A1", Month(2006, 1), "customer_assistant")
    assert entry.stream == BANK


def test_a_repeat_is_recorded_and_void() -> None:
    on_stage = stage()
    first, again = submitted(on_stage), submitted(on_stage, "A2")
    assert (standing(on_stage, first), standing(on_stage, again)) == ("pending", "void")


def test_what_is_recorded_about_a_question_joins_its_bank() -> None:
    on_stage = stage()
    question, other = submitted(on_stage), submitted(on_stage, "A2", stem="哪一句有語病")
    confirmed = take(on_stage, QuestionConfirmed, DAY, by="F2", question_id=question)
    fields = {"duplicate_of": question, "reason": "the same in other words"}
    judged = take(on_stage, QuestionJudgedDuplicate, DAY, by="F1", question_id=other, **fields)
    rejected = take(on_stage, QuestionRejected, DAY, question_id=question, reason="unclear")
    assert {confirmed.stream, judged.stream, rejected.stream} == {BANK}
    assert (standing(on_stage, question), standing(on_stage, other)) == ("rejected", "void")


def test_a_confirmation_holds_the_role_it_was_given_in() -> None:
    on_stage = stage()
    question = submitted(on_stage, "F1")
    deputy = take(on_stage, QuestionConfirmed, DAY, by="D", question_id=question)
    head = take(on_stage, QuestionConfirmed, DAY, by="S", question_id=question)
    assert [deputy.fact.role, head.fact.role] == ["deputy_supervisor", "supervisor"]
    assert standing(on_stage, question) == "adopted"


def test_a_foreman_may_withdraw_the_own_question_by_rejecting_it() -> None:
    on_stage = stage()
    question = submitted(on_stage, "F1")
    fields = {"by": "F1", "question_id": question, "reason": "a slip of the pen"}
    assert outcome(on_stage, QuestionRejected, DAY, **fields) == "recorded"


def test_an_adopted_question_can_still_be_judged_a_repeat() -> None:
    on_stage = stage()
    first, question = submitted(on_stage), submitted(on_stage, "A2", stem="哪一句有語病")
    for by in ("F1", "S"):
        take(on_stage, QuestionConfirmed, DAY, by=by, question_id=question)
    fields = {"question_id": question, "duplicate_of": first, "reason": "found later"}
    assert outcome(on_stage, QuestionJudgedDuplicate, "2006-02-01", **fields) == "recorded"
    assert standing(on_stage, question) == "void"


PAPER = {"exam_id": "d1", "subject": "document", "method": "writing_2006", "for_quarter": "2006Q1"}


def composed(on_stage: Stage, **more: object) -> ExamPaperComposed:
    """Let a paper be composed."""
    fact = take(on_stage, ExamPaperComposed, DAY, **{**PAPER, **more}).fact
    assert isinstance(fact, ExamPaperComposed)
    return fact


def test_a_paper_holds_the_adopted_questions_that_were_chosen() -> None:
    on_stage = stage()
    question = submitted(on_stage)
    for by in ("F1", "S"):
        take(on_stage, QuestionConfirmed, DAY, by=by, question_id=question)
    assert composed(on_stage, question_ids=(question,)).question_ids == (question,)


def test_a_document_paper_is_composed_by_the_supervisor_and_hr_whoever_records_it() -> None:
    fact = composed(stage())
    assert (fact.with_, fact.composed_by) == ("H1", ("S", "H1"))
    other = composed(stage(), by="H2")
    assert (other.with_, other.composed_by) == ("S", ("H2", "S"))


def test_a_knowledge_paper_is_the_supervisors_alone() -> None:
    fact = composed(stage(), exam_id="k1", subject="knowledge", method="practical")
    assert (fact.with_, fact.composed_by) == (None, ("S",))
