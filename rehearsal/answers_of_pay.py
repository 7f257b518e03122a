"""The question about a payroll month that a scenario may ask."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from domain.dossier import Department
from domain.values import Month
from projections.pay import Item, pay_month

Question: TypeAlias = Mapping[str, object]
Answer: TypeAlias = dict[str, object]


def pay(department: Department, asked: Question) -> Answer:
    """A payroll month: salary and its bounds, management pay, deductions, repayments, the sum."""
    month = Month.parse(str(asked["month"]))
    ((found,)) = pay_month(department, month, str(asked["staff_id"])).people
    by_name: dict[str, list[Item]] = {}
    for item in found.items:
        by_name.setdefault(item.name, []).append(item)
    salaries = by_name.get("salary", [])
    last = salaries[-1] if salaries else None
    bounds = last.band if last and last.band else (last.due, last.due) if last else (None, None)
    deductions = by_name.get("deduction", [])
    return {
        "salary": last.counts if last else None,
        "salary_min": bounds[0],
        "salary_max": bounds[1],
        "salaries": len(salaries),
        "supplement": _sum(one.due for one in by_name.get("supplement", [])),
        "due": -_sum(one.due for one in deductions),
        "ordered": -_sum(one.ordered for one in deductions),
        "deducted": -_sum(one.counts for one in deductions),
        "repaid": _sum(one.counts for one in by_name.get("repayment", [])),
        "known": found.known,
        "total": found.total,
    }


def _sum(amounts: Iterable[Fraction | None]) -> Fraction:
    return sum((one for one in amounts if one is not None), Fraction(0))


PAY_ANSWERS: dict[str, Callable[[Department, Question], Answer]] = {"Pay": pay}
