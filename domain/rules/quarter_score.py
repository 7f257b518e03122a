"""The quarter's score: the formula, its limits, and the lines it is the exact sum of (P1-2.10)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Dossier
from domain.facts.exams import Subject
from domain.line import AnyEntry, Line, total
from domain.rules.adjustment import adjustments
from domain.rules.attitude import Attitude, attitude
from domain.rules.citation import rule
from domain.rules.deductions import Kind, Points, points
from domain.rules.disqualification import Ground, grounds
from domain.rules.exam_marks import SUBJECTS, Mark, exam_mark
from domain.rules.foreman_score import is_the_mean, mean_of_assistants
from domain.rules.monthly_in_quarter import months_in_quarter
from domain.rules.prescribed_penalties import prescribed_penalties
from domain.rules.quarter_limits import result
from domain.rules.quarter_terms import FORMULA, TERMS, WEIGHTS, included, terms_of
from domain.rules.reassessment import Anew, anew
from domain.rules.worse_result import made_good

__all__ = ["DEDUCTED", "FORMULA", "TERMS", "WEIGHTS", "QuarterScore", "Status", "quarter_score"]

Status: TypeAlias = Literal["open", "pending", "scored", "published"]
DEDUCTED: tuple[Kind, ...] = ("grooming", "procedure", "complaint")


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
    unadjusted: Fraction | None
    """The score as it would be without the estate manager's adjustment (P1-2.12)."""
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


@rule(FORMULA)
@rule("P1-3.5-c")
def quarter_score(dossier: Dossier, met: AnyEntry | None = None) -> QuarterScore:
    """Work a quarter out from its facts. A mark that is awaited leaves the score pending.

    ``met`` is a meeting that has the quarter assessed anew just now (P1-3.7-i).
    """
    new = anew(dossier, met)
    return _worked_out(dossier if new is None else new.dossier, dossier, new)


def _worked_out(dossier: Dossier, contested: Dossier, new: Anew | None) -> QuarterScore:
    marks = {subject: exam_mark(dossier, subject) for subject in SUBJECTS}
    found = {kind: points(dossier, kind) for kind in (*DEDUCTED, "daily_work", "bonus")}
    rated = attitude(dossier)
    penalised = prescribed_penalties(dossier)
    why, changes = grounds(dossier), adjustments(dossier)
    terms, awaited = _formula(
        dossier, marks, terms_of(dossier, marks, found, rated, penalised.lines), rated
    )
    back = None if awaited else lambda score: made_good(contested, score, _score, new)
    lines = result(dossier, terms, changes, why, back)
    unadjusted = result(dossier, terms, (), why, back) if changes else lines
    known = bool(why) or not awaited
    score = total(lines) if known else None
    edition = len(dossier.published)
    return QuarterScore(
        marks=marks,
        points=found,
        attitude=rated,
        penalised=penalised.lines,
        counted=penalised.counted,
        raw=None if awaited else total(terms),
        adjustment=total(changes),
        unadjusted=total(unadjusted) if known else None,
        score=score,
        grounds=why,
        lines=lines,
        status=_status(dossier, score, edition),
        edition=edition,
    )


def _score(dossier: Dossier) -> Fraction | None:
    return quarter_score(dossier).score


def _formula(
    dossier: Dossier, marks: dict[Subject, Mark], terms: tuple[Line, ...], rated: Attitude
) -> tuple[tuple[Line, ...], bool]:
    """The terms that count, and whether one of them is awaited: the formula's, or in its place."""
    if is_the_mean(dossier):
        mean = mean_of_assistants(dossier, _score_and_lines)
        penalties = tuple(line for line in terms if line.term == "penalties")
        return (*((mean,) if mean else ()), *penalties), mean is None
    months = months_in_quarter(dossier, terms)
    pending = any(mark.value is None and not mark.reweighted for mark in marks.values())
    awaited = not months.instead and (pending or included(dossier, rated)[1])
    return (*terms, *months.lines), months.awaited or awaited


def _score_and_lines(dossier: Dossier) -> tuple[Fraction | None, tuple[Line, ...]]:
    found = quarter_score(dossier)
    return found.score, found.lines


def _status(dossier: Dossier, score: Fraction | None, edition: int) -> Status:
    if edition:
        return "published"
    if score is None:
        return "pending"
    return "scored" if dossier.closed else "open"
