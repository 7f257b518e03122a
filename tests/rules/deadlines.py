"""Section E of the regulation's paper, row by row: what carries each, or why nothing has to.

The rows on 篇1 in their order. A row is carried by duties (their names in the catalogues under
``duty.``), or a reason says what else becomes of it.
"""

from collections.abc import Mapping

CARRIED: Mapping[str, tuple[str, ...]] = {
    # E.1, recurring
    "every working day: work-log entry, late ones confirmed by the foreman": ("late_log",),
    "every month: ten adopted questions in each bank": ("questions", "confirmation"),
    "every month: three checks of the special team": ("checks",),
    "months 1, 2, 3: document, knowledge, typing exam": ("exam",),
    "20th to 30th: performance talk": ("month_step_of",),
    "20th to last day: weights adjusted": ("month_step_of",),
    "20th to last day: request for a bonus": ("bonus_request", "task_bonus"),
    "monthly: assessment confirmed by the head": ("month_step_of", "month_step"),
    "20th of the last month: self-evaluation": ("self_evaluation", "review"),
    "20th of the last month: promotion report, foreman's report": (
        "self_nomination",
        "promotion_review",
    ),
    "each quarter: attitude forms": ("tally",),
    "each quarter: an improvement proposal": ("proposal",),
    "after the quarter: audit, summary, publication": ("audit", "summary", "publication"),
    "each quarter: collation of the inspections": ("collation",),
    "30 June, 31 December: half-year report": ("half_year_report",),
    "31 January: list of routine duties": ("routine_list",),
    "year end: demotion reviews, more than 150 points": ("demotion_review", "elimination"),
    # E.2, running from an event
    "publication: ten days to appeal": ("result_appeal",),
    "planned completion: an interference appeal ten to five days before": ("interference_appeal",),
    "meeting completed: feedback in two days": ("appeal",),
    "feedback received: ten days to ask for a second review": ("appeal",),
    "appeal lodged: verified and decided, flagged after ten days": ("appeal",),
    "task in dispute: the supervisor decides": ("task_appeal", "task_data"),
    "engagement: three months of probation": ("probation",),
    "promotion due after two adjacent passes or more than four": ("promotion",),
    "demotion due after three failing quarters of a foreman": ("foreman_demotion",),
    "last three in three quarters of a year": ("elimination",),
    "publication: feedback of every result, flagged after three days": ("feedback",),
}

NOT_A_DUTY: Mapping[str, str] = {
    "every working day: a day without an entry": "the log of the month tells it, of those whom"
    " a shift names (P1-2.2-a/2); a late entry shows itself, and waits for the foreman",
    "monthly: deduction summaries": "worked out whenever they are asked for",
    "month end: inspection totals over thirty": "imposed by the regulation itself, in the"
    " transaction of the inspection (P1-2.9-e)",
    "year end: annual scores, newcomer points, best-member count": "worked out whenever they are"
    " asked for",
    "each quarter: who has handed in a form": "for supervisor and deputy alone (P1-2.8-c); what"
    " all see is the tally",
    "after the quarter: regulation by the estate manager": "his own choice (P1-2.12)",
    "task upheld: obedience on the day": "nothing is recorded of obeying; a refusal is reported"
    " (P1-3.7-c)",
    "document exam: 45 minutes; typing test: 5 minutes": "held by those who supervise the exam;"
    " what is over the time is refused with the mark",
}
