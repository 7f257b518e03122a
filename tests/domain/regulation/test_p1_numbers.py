"""Every number of 篇1, by its clause: read off the sentences, not off the edition."""

import pytest

from domain.regulation.clause import Clause
from domain.regulation.shipped import shipped_edition

P1 = shipped_edition("p1")

PASSES = {"passes_run": "2", "passes_total_over": "4"}
OVER_30 = {"points_limit": "30", "foreman_points": "10", "fine": "100"}

NUMBERS: dict[str, dict[str, str]] = {
    "P1-0.3": {"components": "6"},
    "P1-0.4-b": {"document_month": "1", "knowledge_month": "2", "typing_month": "3"},
    "P1-0.4-d": {"report_day": "20", **PASSES},
    "P1-0.6-d": {"feedback_days": "3"},
    "P1-0.6-f": {"days_before_max": "10", "days_before_min": "5"},
    "P1-2.2-b": {"self_evaluation_day": "20"},
    "P1-2.5-a": {"questions_month_min": "10"},
    "P1-2.5-e": {"planted_errors": "10", "points_per_error": "10"},
    "P1-2.5-f": {"minutes_max": "45"},
    "P1-2.5-g": {"full_mark": "100", "wrong_character": "10", "faulty_sentence": "5"},
    "P1-2.5-h": {"missing_term": "3", "quantity_error": "4", "format_error": "10"},
    "P1-2.6-a": {"seconds": "300"},
    "P1-2.6-b": {"chars_per_error": "30", "errors_group": "3", "chars_per_group": "100"},
    "P1-2.7-a": {"questions_month_min": "10"},
    "P1-2.7-b": {"mark_max": "100"},
    "P1-2.8-b": {"item_max": "10"},
    "P1-2.8-c": {"forms_shown_min": "3"},
    "P1-2.8-d": {"supervisor_weight": "0.4", "foreman_weight": "0.4", "members_weight": "0.2"},
    "P1-2.9-c": {"checks_month_min": "3"},
    "P1-2.9-e": OVER_30,
    "P1-2.9-f": {"instances_min": "3", "foreman_points": "10", "fine": "200"},
    "P1-2.10": {"knowledge_weight": "0.5", "document_weight": "0.25", "typing_weight": "0.25"},
    "P1-2.13": {"publication_days": "10"},
    "P1-3.1-d": {"weights_total": "100", "score_min": "0", "score_max": "150"},
    "P1-3.1-e": {"window_day_first": "20"},
    "P1-3.1-f": {"list_month": "1", "list_day": "31"},
    "P1-3.5-a": {"day_first": "20", "day_last": "30", "minutes_min": "10", "minutes_max": "20"},
    "P1-3.5-c": {"score": "0"},
    "P1-3.6": {"report_days": "30"},
    "P1-3.7-b": {"request_day_first": "20"},
    "P1-3.7-d": {"points": "10"},
    "P1-3.7-e": {"days": "10"},
    "P1-3.7-h": {"days": "10"},
    "P1-3.7-j": {"members_min": "3"},
    "P1-3.7-l": {"days": "2"},
    "P1-3.7-m": {"days": "10"},
    "P1-4.1-a": {
        "score_min": "85",
        "grooming_limit": "20",
        "daily_work_limit": "20",
        "a_follow_ups_min": "40",
        "b_follow_ups_min": "40",
        "a_write_ups_min": "10",
        "b_write_ups_min": "10",
        "case_day_follow_ups_flag_over": "3",
        **PASSES,
    },
    "P1-4.1-b": {
        "score_min": "75",
        "grooming_limit": "20",
        "daily_work_limit": "20",
        "b_follow_ups_min": "40",
        "b_write_ups_min": "10",
        **PASSES,
    },
    "P1-4.1-d": {"places": "3", "quarters_min": "3", "assistants_flag_below": "6"},
    "P1-4.1-e": {"quarter_limit": "40", "year_limit": "150"},
    "P1-4.1-f": {"lowest_grade": "2", "quarters_min": "3", "exemptions": "1"},
    "P1-4.1-g": {"grades": "1", "group_min": "2"},
    "P1-4.3-a": {"lowest_grade": "2"},
    "P1-4.3-b": {"lowest_grade": "2"},
    "P1-4.3-d": {"supplement": "300", "months": "3"},
    "P1-4.3-e": {"supplement": "200"},
    "P1-4.3-f": {"supplement": "100"},
    "P1-4.3-g": {"proposals_min": "1"},
    "P1-4.3-h": {"failing_run": "3"},
    "P1-4.3-i": {"report_day": "20"},
    "P1-4.4-a": {"months": "3", "pay_junior_college": "1200", "pay_bachelor": "1500"},
    "P1-4.4-b": {"confirmed_points": "5", "failed_points": "5"},
    "P1-4.4-c": {"grooming_limit": "20", "daily_work_limit": "25", "rank_max": "10"},
    "P1-4.4-d": {
        "grooming_limit": "20",
        "daily_work_limit": "25",
        "top_rank_max": "4",
        "top_pay": "1500",
        "middle_rank_min": "5",
        "middle_rank_max": "10",
        "middle_pay_min": "1000",
        "middle_pay_max": "1300",
    },
    "P1-4.5": {"lowest_grade": "2", "candidates_min": "2"},
    "P1-4.6-a": {"report_day": "20"},
    "P1-4.6-c": PASSES,
    "P1-4.7": OVER_30,
}

BANDS = [("0", "40", "0"), ("40", "45", "60"), ("45", "50", "70"), ("50", "60", "80")]


@pytest.mark.parametrize("clause", P1.clauses, ids=lambda clause: clause.number)
def test_a_clause_has_the_numbers_of_its_sentence(clause: Clause) -> None:
    amounts = {name: str(amount) for name, amount in clause.amounts.items()}
    assert amounts == NUMBERS.get(clause.number, {})


def test_the_speed_table_of_p1_2_6_c_is_the_printed_one() -> None:
    rows = P1.clause("P1-2.6-c").bands("speed_marks").bands
    assert [(str(row.from_), str(row.below), str(row.mark)) for row in rows] == [
        *BANDS,
        ("60", "80", "90"),
        ("80", "None", "100"),
    ]


def test_no_other_clause_has_a_table() -> None:
    tables = {(clause.number, name) for clause in P1.clauses for name in clause.tables}
    assert tables == {
        ("P1-2.6-c", "speed_marks"),
        ("P1-3.5-d", "penalty_ladder"),
        ("P1-4.3-c", "management_levels"),
    }
