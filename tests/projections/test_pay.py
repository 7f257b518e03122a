"""A payroll month: what is due, set, ordered, open; the same forwards and replayed."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dossier import Department
from domain.facts.money import (
    SalaryDeductionExecuted,
    SalaryDeductionOrdered,
    SalaryDeductionReversed,
)
from domain.facts.points import ScoreEntryReversed
from domain.facts.posts import ImprovementProposalSubmitted, ProbationDecided, SalarySet
from domain.line import total
from domain.refusals import Refusal
from domain.refusals.recording import UnknownPerson
from domain.rules.fines import fines
from domain.rules.orders import account
from domain.rules.scores import Scores
from domain.values import Month
from domain.wording import render
from projections.asking import Asking
from projections.money_open import money_duties, money_findings
from projections.pay import Pay, pay_month
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.builders import Book
from tests.cast import Q1
from tests.commands.test_order_deduction import inspect
from tests.rules.readings_of_elimination import scored
from tests.rules.readings_of_newcomers import engaged
from tests.staging import stage, take

APRIL, MAY = Month(2006, 4), Month(2006, 5)
LATER = date(2006, 8, 1)


def of(department: Department, staff: str, month: Month) -> Pay:
    (found,) = pay_month(department, month, staff).people
    return found


def states(department: Department, staff: str, month: Month) -> list[str]:
    items = of(department, staff, month).items
    return [render(one.state, "en") for one in items if one.state is not None]


def fined() -> Stage:
    on_stage = stage()
    inspect(on_stage, "2006-03-21", "31", "i1")
    take(on_stage, SalaryDeductionOrdered, "2006-04-03", by="H1", staff_id="S", id="o1")
    return on_stage


def undone(on_stage: Stage, on: str) -> None:
    take(on_stage, ScoreEntryReversed, on, by="I1", target="i1", reason="wrong estate")


def said(department: Department, today: date = LATER) -> list[tuple[str, str]]:
    found = money_findings(Scores(department), Q1, today)
    return [(one.staff_id or "", render(one.finding.message, "en")) for one in found]


def test_nobody_is_unknown() -> None:
    with pytest.raises(UnknownPerson):
        pay_month(Book().department, APRIL, "A99")


def test_a_month_before_the_regulation_has_nothing() -> None:
    assert pay_month(Book().department, Month(2003, 12)).people == ()


def test_a_fine_is_told_from_the_first_to_the_last_step() -> None:
    on_stage = stage()
    inspect(on_stage, "2006-03-21", "31", "i1")
    session = on_stage.session
    assert states(session.department(), "S", APRIL) == ["HR has not ordered it yet"]
    take(on_stage, SalaryDeductionOrdered, "2006-04-03", by="H1", staff_id="S", id="o1")
    assert states(session.department(), "S", APRIL) == ["ordered, not carried out yet"]
    take(on_stage, SalaryDeductionExecuted, "2006-04-28", by="H1", order_id="o1")
    assert states(session.department(), "S", APRIL) == ["carried out on 2006-04-28"]
    undone(on_stage, "2006-05-08")
    assert states(session.department(), "S", APRIL) == ["to be paid back"]
    back = {"order_id": "o1", "reason": "gone", "repaid_in": "2006-05"}
    take(on_stage, SalaryDeductionReversed, "2006-05-11", by="H1", **back)
    assert states(session.department(), "S", APRIL) == ["paid back in 2006-05"]
    assert of(session.department(), "S", MAY).known == 100


def test_an_order_that_was_not_carried_out_is_withdrawn_not_paid_back() -> None:
    on_stage = fined()
    undone(on_stage, "2006-04-04")
    wanted = ["to be withdrawn, not to be carried out"]
    assert states(on_stage.session.department(), "S", APRIL) == wanted
    back = {"order_id": "o1", "reason": "gone"}
    take(on_stage, SalaryDeductionReversed, "2006-04-05", by="H1", **back)
    department = on_stage.session.department()
    assert states(department, "S", APRIL) == ["withdrawn in 2006-04"]
    assert of(department, "S", APRIL).known == 0


def test_what_is_due_and_not_ordered_ordered_and_not_carried_out_or_groundless_is_found() -> None:
    on_stage = fined()
    department = on_stage.session.department()
    assert said(department, date(2006, 4, 30)) == [
        ("D", "100 yuan due for 2006-03, and no salary deduction ordered")
    ]
    assert said(department) == [
        ("S", "100 yuan ordered for 2006-04 were not carried out"),
        ("D", "100 yuan due for 2006-03, and no salary deduction ordered"),
    ]
    dues = [(one.due, one.clause) for one in money_duties(department, Q1)]
    assert dues == [(date(2006, 4, 30), "P1-4.7")] * 2
    undone(on_stage, "2006-05-08")
    department = on_stage.session.department()
    gone = "100 yuan ordered for 2006-04 are not due any more, and not paid back"
    assert said(department) == [("S", gone)]
    assert list(money_duties(department, Q1)) == []


def test_management_pay_that_is_not_set_or_set_before_an_edition_raised_it_is_found() -> None:
    on_stage = stage()
    take(
        on_stage,
        ImprovementProposalSubmitted,
        "2006-03-12",
        by="F1",
        foreman_id="F1",
        subject="case_handling",
        text="x",
    )
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    department = on_stage.session.department()
    told = [(staff, words) for staff, words in said(department) if staff == "F1"]
    assert told == [
        ("F1", f"management pay of 2006-0{month} not set, 200 due") for month in (4, 5, 6)
    ]
    fields = {"staff_id": "F1", "monthly": "200", "ground": "foreman_supplement"}
    take(on_stage, SalarySet, "2006-04-11", by="H1", effective_from="2006-04-01", **fields)
    assert [one for one in said(on_stage.session.department()) if one[0] == "F1"] == []
    supposed = Asking(readings=(("bounds.yishang", "exclusive_unless_stated"),))
    department = on_stage.session.department(supposed)
    assert ("F1", "management pay of 2006-04 set to 200, 100 due") in said(department)
    assert "−100 to be settled" in states(department, "F1", APRIL)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("inspect"), st.integers(1, 40)),
        st.tuples(st.just("undo"), st.integers(0, 4)),
        st.tuples(st.just("order"), st.sampled_from([50, 100, 200])),
        st.tuples(st.just("execute"), st.integers(0, 2)),
        st.tuples(st.just("repay"), st.integers(0, 2)),
    ),
    max_size=12,
)


def _try(on_stage: Stage, number: int, what: str, value: int, names: dict[str, list[str]]) -> None:
    """Ask for a step on the next day; the rules may refuse it."""
    on = f"2006-03-{number + 1:02d}"
    name = f"{what}{number}"
    made = names.setdefault(what, [])
    try:
        match what:
            case "inspect":
                inspect(on_stage, on, str(value), name)
            case "undo":
                target = names["inspect"][value]
                told = {"target": target, "reason": "wrong estate"}
                take(on_stage, ScoreEntryReversed, on, by="I1", **told)
            case "order":
                fields = {"staff_id": "S", "amount": str(value), "payroll_month": "2006-04"}
                named = {"triggers": tuple(names.get("inspect", ()))[-1:], "clause_id": "P1-4.7"}
                take(on_stage, SalaryDeductionOrdered, on, by="H1", id=name, **fields, **named)
            case "execute":
                order = {"order_id": names["order"][value]}
                take(on_stage, SalaryDeductionExecuted, on, by="H1", **order)
            case _:
                back = {"order_id": names["order"][value], "reason": "gone", "repaid_in": "2006-05"}
                take(on_stage, SalaryDeductionReversed, on, by="H1", **back)
    except (Refusal, KeyError, IndexError):
        return
    made.append(name)


def _amounts(pay: Pay) -> list[tuple[str, object, object, object]]:
    return [(one.name, one.due, one.ordered, one.counts) for one in pay.items]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_the_pay_of_a_month_is_the_same_forwards_and_replayed(
    steps: list[tuple[str, int]],
) -> None:
    on_stage, names = stage(), dict[str, list[str]]()
    forwards: dict[str, list[object]] = {}
    for number, (what, value) in enumerate(steps):
        _try(on_stage, number, what, value, names)
        known = str(on_stage.session.journal.size())
        department = on_stage.session.department()
        forwards[known] = [_amounts(of(department, "S", month)) for month in (APRIL, MAY)]
    for known, told in forwards.items():
        department = on_stage.session.department(Asking(known_at=known))
        assert [_amounts(of(department, "S", month)) for month in (APRIL, MAY)] == told


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_what_is_ordered_never_exceeds_what_is_due_but_where_a_ground_is_gone(
    steps: list[tuple[str, int]],
) -> None:
    on_stage, names = stage(), dict[str, list[str]]()
    for number, (what, value) in enumerate(steps):
        _try(on_stage, number, what, value, names)
    department = on_stage.session.department()
    due = total(one.line for one in fines(department, "S", Q1))
    orders = account(department, "S", (Q1,)).orders
    ordered = sum((one.amount for one in orders if not one.repaid), Fraction(0))
    excess = sum((one.excess for one in orders if one.to_repay), Fraction(0))
    assert ordered - excess <= due


def test_a_salary_that_falls_with_the_probation_is_pointed_out() -> None:
    book = Book()
    engaged(book, education="bachelor")
    scored(book, A1=90, A2=90, A3=90, A4=90, A13=80)
    book.publish("A1", "A2", "A3", "A4", "A13")
    points = {"grooming_points": "0", "procedure_points": "0"}
    about = {"staff": "A13", "confirmed": True, **points}
    book.write(ProbationDecided, "2006-04-12", **about)
    (told,) = states(book.department, "A13", MAY)
    assert "choose within these bounds" in told
    assert "paid 1500 in probation, at most 1300 after it" in told
