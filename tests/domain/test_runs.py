"""Staff numbers told from the first to the last."""

import pytest

from domain.runs import in_runs


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), ()),
        (("A1", "A2"), ("A1", "A2")),
        (("A08", "A09", "A10", "F01"), ("A08–A10", "F01")),
        (("A1", "A3", "A4", "A5", "B6"), ("A1", "A3–A5", "B6")),
        (("A9", "A10", "A11"), ("A9–A11",)),
        (("A1", "A10", "A11", "A2", "A3"), ("A1–A3", "A10", "A11")),
        (("A09", "A010", "A11"), ("A09", "A010", "A11")),
        (("S", "H1"), ("H1", "S")),
    ],
)
def test_numbers_that_follow_one_another_are_told_by_the_first_and_the_last(
    names: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert in_runs(names) == told
