"""Ten questions or more a month, each, in each bank; fewer is flagged, nothing more (P1-2.5-a)."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.dossier import Department
from domain.facts.questions import BANKS, Bank
from domain.regulation.in_force import Rules
from domain.roles import ASSESSED
from domain.rules.citation import rule
from domain.rules.question_banks import Banks
from domain.rules.question_standing import Question
from domain.values import Month, day_of

CLAUSES: Mapping[Bank, str] = {"document_writing": "P1-2.5-a", "property_knowledge": "P1-2.7-a"}
LEAST, COUNTS, DEADLINE = (
    "questions_month_min",
    "question.quota_counts",
    "question.confirm_deadline",
)


@dataclass(frozen=True, slots=True)
class Quota:
    """What somebody gave a bank in a month, and whether that is enough."""

    staff_id: str
    month: Month
    bank: Bank
    submitted: tuple[Question, ...]
    counted: tuple[Question, ...]
    least: int
    met: bool

    @property
    def count(self) -> int:
        """How many questions count."""
        return len(self.counted)

    @property
    def clause(self) -> str:
        """The clause that asks for them."""
        return CLAUSES[self.bank]


@rule("P1-4.1-a", readings=("bounds.yishang",))
@rule("P1-2.7-a", amounts=(LEAST,), readings=("question.two_banks",))
@rule("P1-2.5-a", amounts=(LEAST,), readings=(COUNTS,))
def quota(department: Department, banks: Banks, staff_id: str, month: Month, bank: Bank) -> Quota:
    """Somebody's questions of a month: 10道以上 includes ten, and void ones do not count."""
    rules = _rules(department, month)
    submitted = banks.given(staff_id, month, bank)
    counted = tuple(one for one in submitted if _counts(rules, one))
    least = int(rules.amount(CLAUSES[bank], LEAST))
    least += rules.reading("bounds.yishang") == "exclusive_unless_stated"
    together = counted
    if rules.reading("question.two_banks") == "ten_in_total":
        given = (one for name in BANKS for one in banks.given(staff_id, month, name))
        together = tuple(one for one in given if _counts(rules, one))
    return Quota(staff_id, month, bank, submitted, counted, least, len(together) >= least)


def _rules(department: Department, month: Month) -> Rules:
    return department.regulation.on(max(month.first_day, department.regulation.first_day))


@rule("P1-2.5-c", readings=(DEADLINE,))
def _counts(rules: Rules, question: Question) -> bool:
    """Adopted, however late the confirmation came, unless it is read otherwise."""
    if rules.reading(COUNTS) == "submitted_count":
        return True
    if question.adopted_on is None:
        return False
    late = question.adopted_on > question.fact.month.last_day
    return not (late and rules.reading(DEADLINE) == "no")


@rule("P1-2.5-a", readings=("question.probationers",))
def owing(department: Department, month: Month) -> tuple[str, ...]:
    """The foremen and assistants of a month, newcomers too unless it is read otherwise."""
    people, rules = department.people, _rules(department, month)
    first, last = month.first_day, month.last_day
    in_post = (staff for role in ASSESSED for staff in people.in_office_between(role, first, last))
    from_full_month = rules.reading("question.probationers") == "from_first_full_month"
    return tuple(
        staff
        for staff in sorted(set(in_post))
        if not (from_full_month and _engaged_within(department, staff, month))
    )


def _engaged_within(department: Department, staff: str, month: Month) -> bool:
    """Whether somebody was engaged after the first day of a month: it is not a full one."""
    engaged = department.people.engaged(staff)
    return engaged is not None and day_of(engaged.fact.happened_on) > month.first_day
