"""What a quarter's scores rest on, read at once instead of stream by stream."""

from domain.dossier import Department
from domain.values import Quarter


def read_ahead(department: Department, quarter: Quarter) -> None:
    """Read the streams of everybody who is assessed in a quarter, and those of its months."""
    staff = department.people.assessed(quarter)
    department.history.load(
        (
            f"quarter/{quarter}",
            *(f"inspections/{month}" for month in quarter.months),
            *(f"person/{one}" for one in staff),
            *(f"attitude/{one}/{quarter}" for one in staff),
            *(f"month/{month}/{one}" for month in quarter.months for one in staff),
            *(f"month/{month}" for month in quarter.months),
        )
    )
