"""The shorthand of promotion: self-evaluation and report, and after publication two reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from domain.entry import Entry
from domain.facts.grades import PromotionReportSubmitted, PromotionReviewDecided
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.facts.worklog import CaseLevel, CaseOpened
from domain.rules.case_follow_ups import follow_ups
from domain.rules.grade_criteria import grade_criteria, reports_of
from domain.rules.promotion_review import in_time
from domain.rules.scores import Scores
from domain.values import Quarter

if TYPE_CHECKING:
    from rehearsal.stage import Stage

Fields: TypeAlias = Mapping[str, object]
REPORT_DAY = 20
WORDS = "（略）"
REVIEWERS = ("S", "M")


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A report that waits for its reviews, and how each reviewer decides, where it is said."""

    staff_id: str
    quarter: Quarter
    report_id: str
    passed: Mapping[str, object]


def report(stage: "Stage", fields: Fields) -> None:
    """Self-evaluation and report on the 20th, or the day given; the reviews once published."""
    staff, quarter = str(fields["staff_id"]), Quarter.parse(str(fields["quarter"]))
    last = quarter.months[2]
    on = str(fields.get("on") or date(last.year, last.number, REPORT_DAY))
    evaluated = (
        stage.session.department()
        .dossier(staff, quarter)
        .standing(SelfEvaluationSubmitted, where=lambda fact: fact.quarter == quarter)
    )
    if not evaluated:
        claim = {"staff_id": staff, "quarter": quarter, "claimed_score": 0}
        stage.record_on(on, SelfEvaluationSubmitted, by=staff, **claim)
    cases = {
        f"{level.lower()}_cases": _cases(stage, staff, quarter, level, number, on)
        for level in ("A", "B")
        if (number := int(str(fields.get(f"{level.lower()}_cases") or 0)))
    }
    named = {"id": fields["id"]} if "id" in fields else {}
    (entry, *_) = stage.record_on(
        on,
        PromotionReportSubmitted,
        by=staff,
        staff_id=staff,
        quarter=quarter,
        target_grade=fields["target_grade"],
        performance_data_ref=WORDS,
        **cases,
        **named,
    )
    passed = fields.get("passed")
    given = passed if isinstance(passed, Mapping) else {}
    stage.awaiting.append(Awaiting(staff, quarter, entry.fact.id, given))
    if stage.session.department().editions(quarter):
        reviews(stage, quarter)


def _cases(  # noqa: PLR0913, PLR0917 - whose, when, of which level, how many
    stage: "Stage", staff: str, quarter: Quarter, level: CaseLevel, number: int, on: str
) -> tuple[str, ...]:
    """So many cases of a level: those followed up in the quarter, then others opened for it."""
    followed = follow_ups(stage.session.department().dossier(staff, quarter))[level].entries
    found = list(dict.fromkeys(entry.fact.case_id for entry in followed))[:number]
    while len(found) < number:
        case = f"{staff}-{quarter}-{level}-report-{len(found) + 1}"
        stage.record_on(on, CaseOpened, by=staff, case_id=case, level=level)
        found.append(case)
    return tuple(found)


def reviews(stage: "Stage", quarter: Quarter) -> None:
    """Let supervisor and estate manager review the reports that came in time."""
    waiting = [one for one in stage.awaiting if one.quarter == quarter]
    stage.awaiting = [one for one in stage.awaiting if one.quarter != quarter]
    for one in waiting:
        department = stage.session.department()
        scores = Scores(department)
        entry = next(
            entry
            for entry in reports_of(scores, one.staff_id, quarter)
            if entry.fact.id == one.report_id
        )
        if not in_time(department, entry):
            continue
        for reviewer in REVIEWERS:
            passes = one.passed.get(reviewer, _met(scores, entry))
            stage.record(
                PromotionReviewDecided,
                by=reviewer,
                on=stage.now.date(),
                report_id=one.report_id,
                passed=passes,
                reason=WORDS,
            )


def _met(scores: Scores, report: Entry[PromotionReportSubmitted]) -> bool:
    """Whether the numbers are met: what a reviewer of whom nothing is said goes by."""
    fact = report.fact
    return grade_criteria(scores, fact.staff_id, fact.quarter, fact.target_grade).met
