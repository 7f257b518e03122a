"""The year's score: the mean of its scored quarters (P1-0.4-c, P1-2.8-e)."""

from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.refusals.regulation import NoRegulationInForce
from domain.rules.attitude import attitude
from domain.rules.citation import rule
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.values import Quarter


@dataclass(frozen=True, slots=True)
class AnnualScore:
    """The mean of the year's scored quarters; None when none is scored."""

    score: Fraction | None
    quarters: dict[Quarter, QuarterScore]


@rule("P1-0.4-c")
@rule("P1-2.11", readings=("score.annual_divisor", "score.annual_disqualified_quarter"))
@rule("P1-2.8-e", readings=("attitude.inclusion",))
def annual_score(department: Department, staff_id: str, year: int) -> AnnualScore:
    """Mean of the scored quarters; attitude is added once, as P1-2.8-e is read.

    Quarters from before the regulation are not scored; the year goes by its first that may be.
    """
    quarters = [
        quarter
        for number in (1, 2, 3, 4)
        if (quarter := Quarter(year, number)).first_day >= department.regulation.first_day
    ]
    if not quarters:
        raise NoRegulationInForce(day=Quarter(year, 4).first_day)
    scored: dict[Quarter, QuarterScore] = {}
    rated: list[Fraction] = []
    for quarter in quarters:
        dossier = department.dossier(staff_id, quarter)
        score = quarter_score(dossier)
        if score.score is not None:
            scored[dossier.quarter] = score
        mark = attitude(dossier)
        if mark.score is not None:
            rated.append(mark.score)
    rules = department.regulation.on(quarters[0].first_day)
    exclude = rules.reading("score.annual_disqualified_quarter") == "exclude_quarter"
    counted = [
        one.score
        for one in scored.values()
        if one.score is not None and not (exclude and one.disqualified)
    ]
    if not counted:
        return AnnualScore(None, scored)
    by_four = rules.reading("score.annual_divisor") == "divide_by_4"
    mean = sum(counted, Fraction(0)) / (4 if by_four else len(counted))
    if rules.reading("attitude.inclusion") != "quarterly_in_formula_no_second_addition" and rated:
        mean += sum(rated, Fraction(0)) / len(rated)
    return AnnualScore(mean, scored)
