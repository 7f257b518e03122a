"""Numbers that follow one another, told from the first to the last: A01–A16."""

import re
from collections.abc import Iterable

NUMBERED = re.compile(r"(.*?)(\d+)")
RUN_MIN = 3
"""Fewer are named one by one."""


def in_runs(names: Iterable[str]) -> tuple[str, ...]:
    """Name each, by number, or the first and the last of those that follow one another."""
    runs: list[list[str]] = []
    for name in sorted(names, key=_place):
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return tuple(
        told for run in runs for told in (run if len(run) < RUN_MIN else [f"{run[0]}–{run[-1]}"])
    )


def _place(name: str) -> tuple[str, int, str]:
    """Where a name stands among others: by its letters, then by its number."""
    found = NUMBERED.fullmatch(name)
    return (found[1], int(found[2]), name) if found else (name, 0, name)


def _follows(before: str, after: str) -> bool:
    """Whether one name is the other's with the next number, written as wide."""
    one, two = NUMBERED.fullmatch(before), NUMBERED.fullmatch(after)
    if not (one and two) or one[1] != two[1]:
        return False
    return f"{int(one[2]) + 1:0{len(one[2])}}" == two[2]
