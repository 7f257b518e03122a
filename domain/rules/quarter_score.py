"""The quarter's score: the formula, its limits, and the lines it is the exact sum of (P1-2.10)."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Dossier
from domain.facts.exams import Subject
from domain.line import AnyEntry, Line, sum_line, total
from domain.rounding import rounded
from domain.rules import inspections
from domain.rules.adjustment import adjustments
from domain.rules.attitude import Attitude, attitude
from domain.rules.citation import rule
from domain.rules.deductions import Kind, Points, points
from domain.rules.disqualification import Ground, grounds, spared
from domain.rules.exam_marks import SUBJECTS, Mark, exam_mark
from domain.rules.monthly_in_quarter import months_in_quarter
from domain.rules.prescribed_penalties import prescribed_penalties
from domain.rules.reassessment import Anew, anew
from domain.rules.worse_result import made_good
from domain.wording import Message, say

Status: TypeAlias = Literal["open", "pending", "scored", "published"]
FORMULA = "P1-2.10"
WEIGHTS: dict[Subject, str] = {
    "knowledge": "knowledge_weight",
    "document": "document_weight",
    "typing": "typing_weight",
}
DEDUCTED: tuple[Kind, ...] = ("grooming", "procedure", "complaint")
TERMS = (*SUBJECTS, "grooming", "complaint", "procedure", "attitude", "bonus", "penalties")
PLACES = {
    "round_2dp_half_up_before_compare": 2,
    "round_1dp_half_up_before_compare": 1,
    "integer_half_up": 0,
}


@dataclass(frozen=True, slots=True)
class QuarterScore:
    """A person's quarter: every term, and the lines whose sum is the score."""

    marks: dict[Subject, Mark]
    points: dict[Kind, Points]
    attitude: Attitude
    penalised: tuple[Line, ...]
    """The points prescribed against the person that come off the score, each a line."""
    counted: tuple[Line, ...]
    """Those that count as deductions (P1-4.1-e)."""
    raw: Fraction | None
    adjustment: Fraction
    score: Fraction | None
    grounds: tuple[Ground, ...]
    lines: tuple[Line, ...]
    status: Status
    edition: int

    @property
    def disqualified(self) -> bool:
        """Whether the quarter's qualification is cancelled."""
        return bool(self.grounds)

    @property
    def penalties(self) -> Fraction:
        """The points prescribed against the person in all."""
        return total(self.penalised)

    @property
    def deductions(self) -> Fraction:
        """The deductions of the quarter in all (P1-4.1-e)."""
        return sum((self.points[kind].sum for kind in DEDUCTED), total(self.counted))


@rule(FORMULA, readings=("score.component_set", "score.deduction_sum"))
@rule("P1-3.5-c")
def quarter_score(dossier: Dossier, met: AnyEntry | None = None) -> QuarterScore:
    """Work a quarter out from its facts. A mark that is awaited leaves the score pending.

    ``met`` is a meeting that has the quarter assessed anew just now (P1-3.7-i).
    """
    new = anew(dossier, met)
    return _worked_out(dossier if new is None else new.dossier, dossier, new)


def _worked_out(dossier: Dossier, contested: Dossier, new: Anew | None) -> QuarterScore:
    marks = {subject: exam_mark(dossier, subject) for subject in SUBJECTS}
    found = {kind: points(dossier, kind) for kind in (*DEDUCTED, "bonus")}
    rated = attitude(dossier)
    penalised = prescribed_penalties(dossier)
    why = grounds(dossier)
    pending = any(mark.value is None and not mark.reweighted for mark in marks.values())
    terms = _terms(dossier, marks, found, rated, penalised.lines)
    months = months_in_quarter(dossier, terms)
    terms = (*terms, *months.lines)
    awaited = months.awaited or (not months.instead and (pending or _included(dossier, rated)[1]))
    raw = None if awaited else total(terms)
    changes = adjustments(dossier)
    lines = terms if raw is None else _limited(dossier, terms, changes)
    if raw is not None:
        given = made_good(contested, total(lines), lambda one: quarter_score(one).score, new)
        lines = (*lines, *given)
    lines = (*lines, *spared(dossier))
    if why:
        lines = (*lines, _zero(dossier, total(lines), why[0]))
    score = None if raw is None and not why else total(lines)
    edition = len(dossier.published)
    return QuarterScore(
        marks=marks,
        points=found,
        attitude=rated,
        penalised=penalised.lines,
        counted=penalised.counted,
        raw=raw,
        adjustment=total(changes),
        score=score,
        grounds=why,
        lines=lines,
        status=_status(dossier, score, edition),
        edition=edition,
    )


def _status(dossier: Dossier, score: Fraction | None, edition: int) -> Status:
    if edition:
        return "published"
    if score is None:
        return "pending"
    return "scored" if dossier.closed else "open"


def _terms(
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
def _included(dossier: Dossier, rated: Attitude) -> tuple[Fraction, bool]:
    """What attitude adds to the quarter, and whether it is still awaited."""
    if dossier.rules.reading("attitude.inclusion") == "annual_only":
        return Fraction(0), False
    return rated.score or Fraction(0), rated.pending


def _attitude_line(dossier: Dossier, rated: Attitude) -> Line:
    amount, _ = _included(dossier, rated)
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


@rule(FORMULA, readings=("score.floor", "score.cap", "score.rounding"))
def _limited(
    dossier: Dossier, terms: tuple[Line, ...], changes: tuple[Line, ...]
) -> tuple[Line, ...]:
    """Adjustment, then the limits and the rounding, each a line of its own."""
    lines = list(terms)
    if changes:
        message = say("line.adjustment.sum")
        adjusted = sum_line(changes, message, "P1-2.12", dossier.rules.basis()[0])
        lines.append(replace(adjusted, term="adjustment"))
    if total(lines) < 0 and dossier.rules.reading("score.floor") == "zero":
        lines.append(_step(dossier, "score.floor", -total(lines), say("line.floor")))
    cap = {"cap_100": 100, "cap_150": 150}.get(dossier.rules.reading("score.cap"))
    if cap is not None and total(lines) > cap:
        lines.append(_step(dossier, "score.cap", cap - total(lines), say("line.cap", cap=cap)))
    places = PLACES.get(dossier.rules.reading("score.rounding"))
    if places is not None:
        result = rounded(total(lines), places)
        if result != total(lines):
            message = say("line.rounding", places=places)
            lines.append(_step(dossier, "score.rounding", result - total(lines), message))
    return tuple(lines)


def _step(dossier: Dossier, key: str, amount: Fraction, message: Message) -> Line:
    return Line(Fraction(amount), message, FORMULA, dossier.rules.basis(key), term=key)


def _zero(dossier: Dossier, before: Fraction, ground: Ground) -> Line:
    """Whatever else happened, a cancelled quarter's score is zero (P1-3.5-c)."""
    result = dossier.rules.amount("P1-3.5-c", "score")
    message = say("line.disqualified.zero", before=before, why=ground.message)
    return Line(result - before, message, ground.clause, ground.entries, term="disqualification")
