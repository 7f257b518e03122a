"""Requests that are refused: each with its exit code, and what the sentence names."""

from tests.cli.conftest import SAMPLE

DEDUCT = ("record", "grooming-deduction-recorded", "--note", "seen", "--yes")
A01 = ("--as", "S01", *DEDUCT, "--staff-id", "A01", "--standard-ref", "G01")
ASK = ("--as", "H01", "rating", "A01", "2006Q1")
OPEN = ("department", "open", "n", "--regulation", "p1", "--from", "2005-01-01")

REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "an unknown person": (
        ("--as", "S01", *DEDUCT, "--staff-id", "Z99", "--standard-ref", "G01"),
        3,
        "Z99",
    ),
    "an unknown recorder": (
        ("--as", "Z99", *DEDUCT, "--staff-id", "A01", "--standard-ref", "G01"),
        3,
        "Z99",
    ),
    "nobody named": ((*DEDUCT, "--staff-id", "A01", "--standard-ref", "G01"), 2, "--as"),
    "a day to come": ((*A01, "--on", "2999-01-01"), 4, "2999-01-01"),
    "a day there is not": ((*A01, "--on", "2006-02-30"), 2, "2006-02-30"),
    "points 0": ((*A01, "--points", "0"), 2, "more than 0"),
    "points -1": ((*A01, "--points", "-1"), 2, "more than 0"),
    "points NaN": ((*A01, "--points", "NaN"), 2, "finite"),
    "points 10^100": ((*A01, "--points", "1e100"), 2, "10 digits"),
    "other points than the catalogue's": ((*A01, "--points", "5"), 5, "P1-2.3"),
    "an item there is not": (
        ("--as", "S01", *DEDUCT, "--staff-id", "A01", "--standard-ref", "G99"),
        3,
        "G99",
    ),
    "about oneself": (
        ("--as", "F01", *DEDUCT, "--staff-id", "F01", "--standard-ref", "G01"),
        5,
        "P1-2.1-b",
    ),
    "another team's assistant": (
        ("--as", "F01", *DEDUCT, "--staff-id", "A12", "--standard-ref", "G01"),
        5,
        "P1-2.1-b",
    ),
    "a field missing": (("--as", "S01", *DEDUCT, "--standard-ref", "G01"), 2, "staff_id"),
    "a kind there is not": (("--as", "S01", "record", "praise-given"), 2, "praise-given"),
    "a quarter there is not": (("--as", "H01", "rating", "A01", "2006Q5"), 2, "2006Q5"),
    "a person without a score": (("--as", "H01", "rating", "M01", "2006Q1"), 5, "P1-2.10"),
    "a moment before the log": ((*ASK, "--known-at", "1999-01-01"), 3, "begins"),
    "a moment there is not": ((*ASK, "--known-at", "soon"), 2, "soon"),
    "another log's entry": ((*ASK, "--known-at", "other@5"), 2, "other@5"),
    "an entry there is not": ((*ASK, "--without", "99999"), 3, "99999"),
    "a reading there is not": ((*ASK, "--reading", "score.flor=none"), 3, "score.flor"),
    "a reading's value there is not": ((*ASK, "--reading", "score.floor=x"), 2, "zero, none"),
    "half a reading": ((*ASK, "--reading", "score.floor"), 2, "KEY=VALUE"),
    "a department there is not": (("--department", "x", "sheet", "2006Q1"), 3, "x"),
    "no ledger": (("--ledger", "sqlite:///none.db", "status"), 3, "none.db"),
    "no address": (("--ledger", "ledger.db", "status"), 2, "sqlite:///"),
    "a ledger made twice": (("init",), 4, "kaozheng.db exists"),
    "an empty quarter": (("--as", "H01", "rating", "A01", ""), 2, "“” is no quarter"),
    "an effective day there is not": ((*ASK, "--effective-at", "2006-02-30"), 2, "not a day such"),
    "an effective moment": ((*ASK, "--effective-at", "2006-02-03T10:00+08:00"), 2, "not a day"),
    "an unknown person's published score": (("diff", "Z99", "2006Q1"), 3, "staff number Z99"),
    "a department without a name": ((*OPEN, "--name", "", "--hr", "H01"), 2, "field name"),
    "a department without HR": ((*OPEN, "--name", "北", "--hr", ""), 2, "field hr"),
    "a first day there is not": (
        ("department", "open", "n", "--from", "2005-02-29"),
        2,
        "2005-02-29",
    ),
    "a folder": (("--as", "H01", "import", ".", "--yes"), 2, "is a folder"),
    "somebody outside without a role": (
        ("--as", "H01", "import", str(SAMPLE), "--outside", "X09=boss"),
        2,
        "X09=special_team",
    ),
    "a file there is not": (("--as", "H01", "import", "none.xlsx", "--yes"), 3, "none.xlsx"),
}
