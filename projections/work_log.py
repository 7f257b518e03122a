"""A month of somebody's log, and how much of the department's logs was spot-checked in it."""

from dataclasses import dataclass

from domain.dossier import Department
from domain.rules.work_log import Coverage, WorkLog, spot_check_coverage, work_log
from domain.values import Month


@dataclass(frozen=True, slots=True)
class LogMonth:
    """A month of somebody's log, beside the checks of everybody's."""

    log: WorkLog
    coverage: Coverage


def log_month(department: Department, staff_id: str, month: Month) -> LogMonth:
    """Read a month of somebody's log. Raises UnknownPerson."""
    department.expect(staff_id)
    return LogMonth(work_log(department, staff_id, month), spot_check_coverage(department, month))
