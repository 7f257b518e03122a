"""The terms of the quarter's formula, each a line (P1-2.10)."""

from dataclasses import replace
from fractions import Fraction

from domain.dossier import Dossier
from domain.facts.exams import Subject
from domain.line import AnyEntry, Line, sum_line
from domain.rules import inspections
from domain.rules.attitude import Attitude
from domain.rules.citation import rule
from domain.rules.deductions import Kind, Points
from domain.rules.exam_marks import SUBJECTS, Mark
from domain.wording import say

FORMULA = "P1-2.10"
WEIGHTS: dict[Subject, str] = {
    "knowledge": "knowledge_weight",
    "document": "document_weight",
    "typing": "typing_weight",
}
TERMS = (*SUBJECTS, "grooming", "complaint", "procedure", "attitude", "bonus", "penalties")


@rule(FORMULA, readings=("score.component_set", "score.deduction_sum"))
def terms_of(
    dossier: Dossier,
    marks: dict[Subject, Mark],
    found: dict[Kind, Points],
    rated: Attitude,
    penalised: tuple[Line, ...],
) -> tuple[Line, ...]:
    """The terms of the formula, each a line."""
    exams = _exams(dossier, marks)
    basis = dossier.rules.basis()[0]
    complaint = found["complaint"].lines
    excluded = dossier.rules.reading("score.procedure_deductions").startswith("excluded")
    procedure = () if excluded else found["procedure"].lines
    components = dossier.rules.reading("score.component_set")
    bonus = () if components == "six_only" else found["bonus"].lines
    others = (*penalised, *inspections.why_no_penalty(dossier))
    penalties = others if components.startswith("formula_terms") else ()
    share = 3 if dossier.rules.reading("score.deduction_sum") == "monthly_mean" else 1
    lines = (
        *exams,
        _taken(found["grooming"].lines, "grooming", share, basis),
        _taken(complaint, "complaint", share, basis),
        _taken(procedure, "procedure", share, basis),
        _attitude_line(dossier, rated),
        sum_line(bonus, say("line.bonus.sum"), FORMULA, basis),
        sum_line(
            (line.negative() for line in penalties), say("line.penalties.sum"), FORMULA, basis
        ),
    )
    return tuple(replace(line, term=term) for term, line in zip(TERMS, lines, strict=True))


def _taken(lines: tuple[Line, ...], kind: Kind, share: int, basis: AnyEntry) -> Line:
    """Deductions of one kind, summed over the quarter, or their monthly mean."""
    line = sum_line((one.negative() for one in lines), say(f"line.{kind}.sum"), FORMULA, basis)
    if share == 1 or not line.amount:
        return line
    mean = say("line.monthly_mean", what=line.message)
    return Line(line.amount / share, mean, FORMULA, line.entries, line.lines)


@rule(FORMULA, amounts=("knowledge_weight", "document_weight", "typing_weight"))
def _exams(dossier: Dossier, marks: dict[Subject, Mark]) -> tuple[Line, ...]:
    """Each mark times its weight; weights are rescaled where a subject is left out."""
    weights = {subject: dossier.rules.amount(FORMULA, WEIGHTS[subject]) for subject in SUBJECTS}
    counted = [subject for subject in SUBJECTS if not marks[subject].reweighted]
    whole = sum((weights[subject] for subject in counted), Fraction(0))
    lines = []
    for subject in SUBJECTS:
        mark = marks[subject]
        share = weights[subject] / whole if subject in counted else Fraction(0)
        value = mark.value if mark.value is not None else Fraction(0)
        message = say(f"line.{subject}.weighted", mark=value, percent=share * 100)
        if mark.value is None:
            message = say("line.exam.awaited", exam=say(f"word.{subject}_exam"), why=mark.message)
        elif mark.state != "marked":
            message = say("line.exam.weighted_why", what=message, why=mark.message)
        lines.append(Line(value * share, message, FORMULA, mark.entries, mark.lines))
    return tuple(lines)


@rule("P1-2.8-e", readings=("attitude.inclusion",))
def included(dossier: Dossier, rated: Attitude) -> tuple[Fraction, bool]:
    """What attitude adds to the quarter, and whether it is still awaited."""
    if dossier.rules.reading("attitude.inclusion") == "annual_only":
        return Fraction(0), False
    return rated.score or Fraction(0), rated.pending


def _attitude_line(dossier: Dossier, rated: Attitude) -> Line:
    amount, _ = included(dossier, rated)
    if rated.score is None:
        return Line(Fraction(0), rated.message, "P1-2.8-d", rated.entries or dossier.rules.basis())
    if not rated.lines:
        basis = dossier.rules.basis("attitude.foreman_ratee")
        return Line(Fraction(0), rated.message, "P1-2.8-a", basis)
    if dossier.rules.reading("attitude.inclusion") == "annual_only":
        basis = dossier.rules.basis("attitude.inclusion")
        return Line(Fraction(0), say("line.attitude.annual_only"), "P1-2.8-e", basis)
    under = rated.lines if rated.forms else ()  # Where forms are not shown, it is one line.
    entries = (*rated.entries, *rated.settled)
    return Line(amount, rated.message, FORMULA, entries, under, adds=bool(under))
