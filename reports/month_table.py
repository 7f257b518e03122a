"""A monthly assessment as an accounting table, and as data."""

from collections.abc import Iterator

from domain.rounding import exact_text
from domain.rules.monthly_status import STEPS
from domain.wording import shown
from projections.footing import Footing
from projections.monthly import MonthlyAssessment, score_fields
from projections.rating import as_json
from reports.explanation import finding_data, line_data, lines_table
from reports.sources import findings_told, sources
from reports.terminal import Page, reference, two_columns


def month_table(page: Page, answer: MonthlyAssessment, footing: Footing) -> str:
    """Every point with its clause and entries, the steps taken, and what is missing."""
    tail = map(page.render, footing.lines)
    if answer.to_come and not answer.status.taken:
        return page.text(page.render(answer.to_come), "", *tail)
    table = lines_table(page, answer.lines)
    table.add_row("─" * 8, "", "", "")
    table.add_row(_score(page, answer), page.words("explain.total"), "P1-3.1-d", "")
    return page.text(
        _title(page, answer),
        *((page.render(answer.to_come),) if answer.to_come else ()),
        "",
        table,
        "",
        page.words("month.steps"),
        two_columns(_steps(page, answer)),
        *sources(page, answer),
        *findings_told(page, answer.findings),
        "",
        *tail,
    )


def _title(page: Page, answer: MonthlyAssessment) -> str:
    final = "month.final" if answer.status.final else "month.not_final"
    return page.words(
        "month.title",
        staff=answer.staff_id,
        name=answer.name or page.words("word.name_erased"),
        month=answer.month,
        score=_score(page, answer),
        status=page.words(final),
    )


def _score(page: Page, answer: MonthlyAssessment) -> str:
    score = answer.status.score.score
    return page.words("word.pending") if score is None else shown(score)


def _steps(page: Page, answer: MonthlyAssessment) -> Iterator[tuple[str, str]]:
    """The steps that were taken, in their order, each with its entry."""
    for step in STEPS:
        if entry := answer.status.taken.get(step):
            yield f"@{entry.position}", page.words(f"month.step.{step}")


def as_data(answer: MonthlyAssessment, footing: Footing) -> dict[str, object]:
    """The answer as data: fields of the contract, tasks, lines, steps, findings."""
    plan = answer.status.score.plan
    return {
        "staff_id": answer.staff_id,
        "month": str(answer.month),
        "begun": answer.to_come is None,
        **{name: as_json(value) for name, value in score_fields(answer.status).items()},
        "tasks": [
            {
                "task_id": task.task_id,
                "text": task.text,
                "weight": None if task.weight is None else exact_text(task.weight),
            }
            for task in (plan.tasks if plan else ())
        ],
        "steps": {step: reference(entry) for step, entry in answer.status.taken.items()},
        "lines": [line_data(line) for line in answer.lines],
        "findings": [finding_data(finding) for finding in answer.findings],
        **footing.data,
    }
