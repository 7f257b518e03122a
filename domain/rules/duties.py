"""What people have to do and may do, by which day, and whether it is on record (E of the rules)."""

from datetime import date

from domain.dossier import Department
from domain.rules.duties_of_disputes import duties_of_disputes
from domain.rules.duties_of_logs import duties_of_logs
from domain.rules.duties_of_months import duties_of_months
from domain.rules.duties_of_posts import duties_of_posts
from domain.rules.duties_of_quarters import duties_of_quarters
from domain.rules.duties_of_results import duties_of_results
from domain.rules.duties_of_windows import duties_of_windows
from domain.rules.duty import Duty
from domain.rules.scores import Scores
from domain.values import Quarter

__all__ = ["Duty", "duties"]


def duties(
    department: Department, quarter: Quarter, today: date, scores: Scores | None = None
) -> tuple[Duty, ...]:
    """Every duty and window of a quarter as it stands on a day: by their days, then without one."""
    known = scores or Scores(department)
    found = (
        *duties_of_quarters(department, quarter),
        *duties_of_results(department, quarter),
        *duties_of_months(known, quarter, today),
        *duties_of_disputes(department, quarter),
        *duties_of_logs(department, quarter),
        *duties_of_posts(known, quarter, today),
        *duties_of_windows(department, quarter),
    )
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.clause, one.key)))
