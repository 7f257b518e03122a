"""The document exam's mark, by the method of its date (P1-2.5-e to -h)."""

from fractions import Fraction

from domain.entry import Entry
from domain.facts.exams import DocumentWritingMarked, ErrorCorrectionExamMarked
from domain.line import Line
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.wording import Message, say

FAULTS = (
    ("wrong_characters", "P1-2.5-g", "wrong_character"),
    ("faulty_sentences", "P1-2.5-g", "faulty_sentence"),
    ("missing_terms", "P1-2.5-h", "missing_term"),
    ("quantity_errors", "P1-2.5-h", "quantity_error"),
    ("format_errors", "P1-2.5-h", "format_error"),
)
FLOOR = "docexam.full_mark_and_floor"


@rule("P1-2.5-e", amounts=("points_per_error",), readings=("docexam.regime_date",))
def error_correction_mark(entry: Entry[ErrorCorrectionExamMarked], rules: Rules) -> Line:
    """The method of 2005: ten points for each error found and corrected."""
    found = entry.fact.found_and_corrected
    mark = rules.amount("P1-2.5-e", "points_per_error") * found
    message = say("line.document.corrected", found=found, found_only=entry.fact.found_only)
    return Line(mark, message, "P1-2.5-e", (entry,), unit="marks")


@rule("P1-2.5-g", amounts=("full_mark", "wrong_character", "faulty_sentence"), readings=(FLOOR,))
@rule("P1-2.5-h", amounts=("missing_term", "quantity_error", "format_error"))
def raters_mark(entry: Entry[DocumentWritingMarked], rules: Rules) -> Line:
    """One rater's mark: a hundred less what each fault costs, not below zero."""
    full = rules.amount("P1-2.5-g", "full_mark")
    start = Line(full, say("line.document.full"), "P1-2.5-g", (entry,), unit="marks")
    faults = [
        Line(
            -rules.amount(clause, amount) * count,
            say(f"line.document.{field}", count=count, each=rules.amount(clause, amount)),
            clause,
            (entry,),
            unit="marks",
        )
        for field, clause, amount in FAULTS
        if (count := int(getattr(entry.fact, field)))
    ]
    mark = full + sum(line.amount for line in faults)
    under = [start, *faults]
    if mark < 0 and rules.reading(FLOOR) == "start_100_floor_0_per_rater":
        under.append(
            Line(
                -mark, say("line.floor"), "P1-2.5-g", (entry, *rules.basis(FLOOR)[1:]), unit="marks"
            )
        )
        mark = Fraction(0)
    message = say("line.document.rater", rater=entry.fact.by, mark=mark)
    return Line(mark, message, "P1-2.5-f", (entry,), tuple(under), unit="marks", adds=True)


@rule("P1-2.5-f", readings=("docexam.one_rater_missing",))
def writing_mark(
    marked: tuple[Entry[DocumentWritingMarked], ...], rules: Rules
) -> tuple[Fraction | None, Message, tuple[Line, ...]]:
    """The method from 2006 on: the mean of supervisor's and HR's marks, once both are there."""
    raters = tuple(raters_mark(entry, rules) for entry in marked)
    capacities = {entry.fact.rater_capacity for entry in marked}
    alone_counts = rules.reading("docexam.one_rater_missing") == "single_mark_counts"
    if len(capacities) == 1 and not alone_counts:
        missing = "hr" if "supervisor" in capacities else "supervisor"
        # The second rater does not see the first mark before giving the own (P1-2.5-f).
        return None, say("line.document.one_rater", missing=say(f"role.{missing}")), ()
    mean = sum((line.amount for line in raters), Fraction(0)) / len(raters)
    if rules.reading(FLOOR) == "floor_after_average":
        mean = max(Fraction(0), mean)
    return mean, say("line.document.mean", mark=mean), raters
