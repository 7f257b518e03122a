"""The question bank and the papers made from it (regulation.md, C.5).

A bank is one stream: its questions in the order the ledger took them in, and among them, in
their order too, every confirmation, rejection and judgement.
"""

from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import Role
from domain.values import Count, Id, Month, Quarter, StaffId, Text, Words

Bank = Literal["document_writing", "property_knowledge"]
BANKS: tuple[Bank, ...] = ("document_writing", "property_knowledge")
JUDGES = Recorders((Role.FOREMAN, Role.SUPERVISOR), about_self=True, team_only=False)
CONFIRMERS = Recorders(
    (Role.FOREMAN, Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR), about_self=True, team_only=False
)


@declare(
    "P1-2.5-a",
    "P1-2.5-b",
    "P1-2.7-a",
    by=Recorders((Role.FOREMAN, Role.CUSTOMER_ASSISTANT), own=True),
    stream="question-bank/{bank}",
    subject="author_id",
    thing="question_id",
)
class QuestionSubmitted(Fact):
    """A foreman or assistant submits a question and its answer."""

    kind: Literal["question-submitted.v1"] = "question-submitted.v1"
    bank: Bank
    author_id: StaffId
    month: Month
    stem: Words
    answer: Words


@declare("P1-2.5-b", "P1-2.7-c", by=JUDGES, stream=OF_TARGET, target="question_id")
class QuestionJudgedDuplicate(Fact):
    """A question is judged the same as an earlier one."""

    kind: Literal["question-judged-duplicate.v1"] = "question-judged-duplicate.v1"
    question_id: Id
    duplicate_of: Id
    reason: Words


@declare(
    "P1-2.5-c",
    "P1-2.7-c",
    by=CONFIRMERS,
    stream=OF_TARGET,
    target="question_id",
    names={"confirmed_by": "by", "confirmer_role": "role"},
)
class QuestionConfirmed(Fact):
    """A foreman, or the supervisor, confirms a question."""

    kind: Literal["question-confirmed.v1"] = "question-confirmed.v1"
    question_id: Id


@declare(
    "P1-2.5-c",
    "P1-2.7-c",
    by=JUDGES,
    stream=OF_TARGET,
    target="question_id",
    names={"rejected_by": "by"},
)
class QuestionRejected(Fact):
    """A question is not taken."""

    kind: Literal["question-rejected.v1"] = "question-rejected.v1"
    question_id: Id
    reason: Words


@declare(
    "P1-0.4-b",
    "P1-2.5-d",
    "P1-2.5-e",
    "P1-2.7-d",
    by=Recorders((Role.SUPERVISOR, Role.HR)),
    stream="quarter/{for_quarter}",
)
class ExamPaperComposed(Fact):
    """The paper of an exam is put together."""

    kind: Literal["exam-paper-composed.v1"] = "exam-paper-composed.v1"
    exam_id: Id
    subject: Literal["document", "knowledge", "typing"]
    for_quarter: Quarter
    method: Literal["error_correction_2005", "writing_2006", "written", "practical", "typing"]
    question_ids: tuple[Id, ...] = ()
    planted_errors: Count | None = None
    composed_by: tuple[StaffId, ...]
    with_: Annotated[StaffId | None, Field(alias="with")] = None
    material_ref: Text | None = None
