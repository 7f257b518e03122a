"""One person's rating of a quarter: the score, its lines, what the history lacks."""

from dataclasses import dataclass
from datetime import tzinfo
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.quarter import QuarterResultsPublished
from domain.line import Finding, Line
from domain.refusals.forbidden import NotAssessed
from domain.regulation.in_force import Rules
from domain.rounding import exact_text
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.rules.scores import Scores
from domain.values import Quarter
from projections.rating_findings import rating_findings


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """What an edition gave a person."""

    entry: Entry[QuarterResultsPublished]
    score: Fraction


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person got in a quarter, and why."""

    staff_id: str
    name: str | None
    quarter: Quarter
    score: QuarterScore
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    rules: Rules
    editions: tuple[PublishedScore, ...]
    zone: tzinfo


def rating(
    department: Department, staff_id: str, quarter: Quarter, scores: Scores | None = None
) -> Rating:
    """Rate one person's quarter. Raises a refusal for somebody without a quarterly score."""
    department.expect(staff_id)
    if department.people.post(staff_id, quarter) is None:
        raise NotAssessed(staff=staff_id, quarter=quarter, clause="P1-2.10")
    dossier = department.dossier(staff_id, quarter)
    score = (scores or Scores(department)).of(staff_id, quarter)
    return Rating(
        staff_id=staff_id,
        name=name_of(department, staff_id),
        quarter=quarter,
        score=score,
        lines=score.lines,
        findings=rating_findings(dossier, score),
        rules=dossier.rules,
        zone=department.zone,
        editions=tuple(
            PublishedScore(entry, row.exact)
            for entry in dossier.published
            for row in entry.fact.rows
            if row.staff_id == staff_id
        ),
    )


def name_of(department: Department, staff_id: str) -> str | None:
    """Somebody's name; None when it was erased or never given."""
    entry = department.people.engaged(staff_id)
    return entry.fact.name if entry and isinstance(entry.fact.name, str) else None


def fields(department: Department, staff_id: str, quarter: Quarter) -> dict[str, object]:
    """The quarter's score by the names of the scenarios' contract."""
    return score_fields(quarter_score(department.dossier(staff_id, quarter)))


def score_fields(score: QuarterScore) -> dict[str, object]:
    """Every field of a quarter's score, exact."""
    return {
        "knowledge": score.marks["knowledge"].value,
        "document": score.marks["document"].value,
        "typing": score.marks["typing"].value,
        "grooming": score.points["grooming"].sum,
        "procedure": score.points["procedure"].sum,
        "complaint": score.points["complaint"].sum,
        "attitude": score.attitude.score,
        "bonus": score.points["bonus"].sum,
        "penalties": score.penalties,
        "raw": score.raw,
        "adjustment": score.adjustment,
        "score": score.score,
        "disqualified": score.disqualified,
        "deductions": score.deductions,
        "status": score.status,
        "edition": score.edition,
    }


def as_json(value: object) -> object:
    """An exact amount as text, everything else as it is."""
    return exact_text(value) if isinstance(value, Fraction) else value
