"""The people the demo's story is about, and the marks and forms of the quarters it tells.

They are written out, so that their scores can be worked out by hand from the clauses.
"""

from collections.abc import Iterator

from domain.roles import Role
from domain.values import Quarter
from rehearsal.acts import Act, Form, Results, exams, forms
from rehearsal.even_marks import EVEN, alike
from rehearsal.ordinary import Habits, daily, drawn, tally
from rehearsal.roster import Person, Roster

APPELLANT, RIVAL, CHEAT, FOREMAN = "A07", "A03", "A14", "F01"
APPEALED, CHEATED, OVER_THIRTY = Quarter(2006, 3), Quarter(2005, 4), Quarter(2006, 2)
RESULTS = {
    (APPELLANT, APPEALED): Results(
        knowledge="78",
        faults=(
            {"wrong_characters": 1, "faulty_sentences": 1},
            {"wrong_characters": 1, "missing_terms": 1},
        ),
        typed=(300, 2),
    ),
    (RIVAL, APPEALED): Results(
        knowledge="76",
        faults=({"wrong_characters": 2}, {"format_errors": 1, "quantity_errors": 1}),
        typed=(255, 0),
    ),
    (CHEAT, CHEATED): Results(knowledge="80", corrected=8, typed=(320, 1)),
    (FOREMAN, OVER_THIRTY): Results(
        knowledge="85", faults=({"format_errors": 1}, {"wrong_characters": 1}), typed=(360, 0)
    ),
}
FORMS = {
    (APPELLANT, APPEALED): (
        Form("S01", ("8.5", "8.5", "8.5", "8", "8.5"), "跟進細緻"),
        Form("F01", ("8", "7.5", "8", "7.5", "8"), "個案回覆需更及時"),
        Form("A01", ("8", "8", "8.5", "8", "8.5"), "樂於助人"),
        Form("A02", ("8.5", "8.5", "8.5", "8.5", "9"), "認真負責"),
        Form("A03", ("8", "8", "8.5", "8", "8"), "配合良好"),
    ),
    (RIVAL, APPEALED): (
        Form("S01", ("7.5", "7.5", "7.5", "7.5", "7.5"), "工作穩定"),
        Form("F01", ("7.5", "8", "7.5", "8", "7.5"), "按時完成工作"),
        Form("A01", ("7", "7.5", "7.5", "7.5", "7.5"), "尚需加強溝通"),
        Form("A02", ("7.5", "7.5", "7.5", "7.5", "8"), "待客有禮"),
        Form("A07", ("7.5", "7.5", "7.5", "7.5", "7.5"), "認真負責"),
    ),
    (CHEAT, CHEATED): tuple(
        Form(rater, ("8", "8", "8", "8", "8"), "按時完成工作")
        for rater in ("S01", "F02", "A09", "A10", "A11")
    ),
    (FOREMAN, OVER_THIRTY): (
        Form("S01", ("9", "9", "9", "9", "9"), "帶領有方"),
        Form("A01", ("8.5", "8.5", "8.5", "8.5", "8"), "公平"),
        Form("A02", ("8.5", "8.5", "9", "8.5", "9"), "帶領有方"),
        Form("A04", ("9", "9", "9", "9", "9"), "帶領有方"),
    ),
}


TOLD = (*RESULTS, *EVEN)
"""Whose exams, forms, points and cases of which quarter are written out."""


def quarter_of(roster: Roster, person: Person, quarter: Quarter) -> Iterator[Act]:
    """Exams and forms as they are written out; cases and the daily log as anybody's."""
    whose = person.staff_id, quarter
    if whose in RESULTS:
        results, filled = RESULTS[whose], FORMS[whose]
    else:
        results = EVEN[whose].results
        filled = tuple(alike(roster, person, quarter, EVEN[whose].attitude))
    yield from exams(person, quarter, results)
    yield from forms(person, quarter, filled)
    yield tally(person, quarter)
    if person.role == Role.CUSTOMER_ASSISTANT:
        habits = Habits(cases=0) if whose in EVEN else Habits()
        log = daily(drawn("story", person.staff_id, quarter), person, quarter, habits)
        yield from (one for one in log if person.there_on(one[0].date()))
