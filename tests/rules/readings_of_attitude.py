"""Readings of the attitude score (P1-2.8)."""

from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.organisation import DutyShiftAssigned, TeamMembershipChanged
from domain.rules.annual_score import annual_score
from domain.rules.attitude import attitude
from tests.builders import Book
from tests.cast import shown
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage, take


def rated(book: Book, staff: str = "A1") -> str:
    """Somebody's attitude score."""
    return shown(attitude(book.dossier(staff)).score)


@answers(
    "attitude.peer_scope",
    same_team_at_quarter_end="8.4",
    whole_department="8.7",
    same_shift="9",
)
def a_form_from_the_other_team(readings: Readings) -> str:
    """3.6 + 3.6 + 0.2·6 = 8.4; with the 9 of A7 the members' mean is 7.5, so 8.7; or his alone.

    A1 stood in one shift of the quarter with A7, and in none with A2: 3.6 + 3.6 + 0.2·9 = 9.
    """
    book = Book(readings)
    shift = {"end_at": "2006-02-10T20:00:00+08:00", "duty_foreman_id": "F1"}
    book.write(DutyShiftAssigned, "2006-02-10", staff_ids=("A1", "A7"), **shift)
    for rater, score in (("S", 9), ("F1", 9), ("A2", 6), ("A7", 9)):
        book.form(rater, score)
    return rated(book)


@answers(
    "attitude.foreman_ratee",
    foreman_rated_by_supervisor_and_members="8.5",
    not_rated_term_zero="0",
    other_foremen_stand_in_for_the_40_percent="8.3",
)
def a_foreman_rated(readings: Readings) -> str:
    """2/3·9 + 1/3·7.5 (F-17); nothing; or 0.4·9 + 0.4·8 + 0.2·7.5 with the other foreman's 8."""
    book = Book(readings)
    for rater, score in (("S", 9), ("F2", 8), ("A1", 7), ("A2", 8)):
        book.form(rater, score, ratee="F1")
    return rated(book, "F1")


@answers(
    "attitude.resubmission",
    last_before_deadline_counts="7.4",
    first_counts="6.6",
    refuse_second="6.6",
)
def a_form_handed_in_again(readings: Readings) -> str:
    """The supervisor says 6, then 8: 0.4·8 + 0.4·7 + 0.2·7 = 7.4, or 0.4·6 for the first."""
    book = Book(readings)
    for rater, score in (("S", 6), ("F1", 7), ("A2", 7), ("S", 8)):
        book.form(rater, score)
    return rated(book)


@answers(
    "attitude.resubmission",
    last_before_deadline_counts="recorded",
    first_counts="recorded",
    refuse_second="P1-2.8-b",
)
def a_second_form_about_the_same_person(readings: Readings) -> str:
    """The second form is taken in, or refused; one about somebody else is taken in anyhow."""
    on_stage = stage(readings)
    form = {"quarter": "2006Q1", "item_scores": ("8",), "comment": "as seen", "by": "A2"}
    for ratee in ("A1", "A3"):
        take(on_stage, AttitudeFormSubmitted, "2006-03-20", ratee_id=ratee, **form)
    return outcome(on_stage, AttitudeFormSubmitted, "2006-03-21", ratee_id="A1", **form)


@answers("attitude.tally_mismatch", rebuilt_prevails_and_flag="8.2", tally_prevails="8.6")
def a_tally_that_says_nine_for_the_members_seven(readings: Readings) -> str:
    """0.4·9 + 0.4·8 + 0.2·7 = 8.2; with the 9 the tally states, 8.6."""
    book = Book(readings)
    for rater, score in (("S", 9), ("F1", 8), ("A2", 7)):
        book.form(rater, score)
    book.tally(supervisor_score=9, foreman_score=8, member_average=9, forms_counted=3)
    return rated(book)


@answers(
    "attitude.member_average",
    peers_excluding_self="8.4",
    peers_including_self="8.7",
    self_rating_only="9",
    team_mean_of_self_ratings="8.6",
)
def three_members_who_rate_themselves(readings: Readings) -> str:
    """3.6 + 3.4 and a fifth of 7, of 8.5, of 10, or of the mean of 10, 6 and 8, which is 8.

    A7, of the other team, rates himself 2, which is nobody's here.
    """
    book = Book(readings)
    for rater, score in (("S", "9"), ("F1", "8.5"), ("A2", 7), ("A1", 10)):
        book.form(rater, score)
    for member, score in (("A2", 6), ("A3", 8), ("A7", 2)):
        book.form(member, score, ratee=member)
    return rated(book)


@answers(
    "attitude.member_average",
    peers_excluding_self="8.6",
    peers_including_self="8.7",
    self_rating_only="9",
)
def three_peers_and_oneself(readings: Readings) -> str:
    """3.6 + 3.4 and a fifth of 8, of 8.5 or of 10 (F-13)."""
    book = Book(readings)
    for rater, score in (("S", "9"), ("F1", "8.5"), ("A2", 8), ("A3", 7), ("A4", 9), ("A1", 10)):
        book.form(rater, score)
    return rated(book)


@answers(
    "attitude.missing_part",
    pending_until_close_then_reweight_present_parts="- 7",
    missing_is_zero="5.6 5.6",
)
def no_member_rated(readings: Readings) -> str:
    """0.4·8 + 0.4·6 = 5.6, over the 0.8 that is there: 7, once the quarter is closed."""
    book = Book(readings)
    book.form("S", 8)
    book.form("F1", 6)
    before = rated(book)
    book.close()
    return f"{before} {rated(book)}"


@answers(
    "attitude.missing_part",
    pending_until_close_then_reweight_present_parts="- 7",
    missing_is_zero="5.6 5.6",
    missing_is_team_mean="7.2 7.2",
)
def no_member_rated_one_of_three(readings: Readings) -> str:
    """As above; or with the mean of the 9 and the 7 that members gave A2 and A3: 5.6 + 0.2·8."""
    book = Book(readings)
    for rater, score, ratee in (("S", 8, "A1"), ("F1", 6, "A1"), ("A3", 9, "A2"), ("A4", 7, "A3")):
        book.form(rater, score, ratee=ratee)
    before = rated(book)
    book.close()
    return f"{before} {rated(book)}"


@answers(
    "attitude.which_foreman",
    foreman_at_quarter_end="7.4",
    average_of_foremen="7",
    longest_serving="6.6",
)
def rated_by_both_foremen_after_a_move(readings: Readings) -> str:
    """0.4·7 + 0.4·8 + 0.2·7 by the new foreman alone; 0.4 times the mean of 6 and 8 by both.

    The old one led A1 on 59 days of the 90: 2.8 + 0.4·6 + 1.4 = 6.6 by him alone.
    """
    book = Book(readings)
    for rater, score in (("S", 7), ("F1", 6)):
        book.form(rater, score, on="2006-02-20")
    moved = {"team_id": "T2", "foreman_id": "F2", "from_on": "2006-03-01"}
    book.write(TeamMembershipChanged, "2006-03-01", staff="A1", **moved)
    for rater, score in (("F2", 8), ("A7", 7)):
        book.form(rater, score)
    return rated(book)


@answers(
    "attitude.inclusion",
    quarterly_in_formula_no_second_addition="86 86",
    annual_only="78 86",
    both="86 94",
)
def seventy_eight_and_an_attitude_of_eight(readings: Readings) -> str:
    """The quarter and the year: 8 is added in the quarter, in the year, or in both (F-15)."""
    book = Book(readings)
    book.marks(78, 75, 90)  # 39 + 18.75 + 22.5 = 80.25
    book.deduct("2.25")
    for rater in ("S", "F1", "A2"):
        book.form(rater, 8)
    year = annual_score(book.department, "A1", 2006).score
    return f"{shown(book.score().score)} {shown(year)}"
