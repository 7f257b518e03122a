"""The people the demo's story is about, and the marks and forms of the quarters it tells.

They are written out, so that their scores can be worked out by hand from the clauses.
"""

from collections.abc import Iterator

from domain.roles import Role
from domain.values import Quarter
from rehearsal.acts import Act, Form, Results, exams, forms
from rehearsal.ordinary import Habits, daily, drawn, tally
from rehearsal.roster import Person

APPELLANT, RIVAL, CHEAT, FOREMAN = "A07", "A03", "A14", "F01"
APPEALED, CHEATED, OVER_THIRTY = Quarter(2006, 3), Quarter(2005, 4), Quarter(2006, 2)
QUARTERS = {APPELLANT: APPEALED, RIVAL: APPEALED, CHEAT: CHEATED, FOREMAN: OVER_THIRTY}
RESULTS = {
    APPELLANT: Results(
        knowledge="78",
        faults=(
            {"wrong_characters": 1, "faulty_sentences": 1},
            {"wrong_characters": 1, "missing_terms": 1},
        ),
        typed=(300, 2),
    ),
    RIVAL: Results(
        knowledge="76",
        faults=({"wrong_characters": 2}, {"format_errors": 1, "quantity_errors": 1}),
        typed=(255, 0),
    ),
    CHEAT: Results(knowledge="80", corrected=8, typed=(320, 1)),
    FOREMAN: Results(
        knowledge="85", faults=({"format_errors": 1}, {"wrong_characters": 1}), typed=(360, 0)
    ),
}
FORMS = {
    APPELLANT: (
        Form("S01", ("8.5", "8.5", "8.5", "8", "8.5"), "跟進細緻"),
        Form("F01", ("8", "7.5", "8", "7.5", "8"), "個案回覆需更及時"),
        Form("A01", ("8", "8", "8.5", "8", "8.5"), "樂於助人"),
        Form("A02", ("8.5", "8.5", "8.5", "8.5", "9"), "認真負責"),
        Form("A03", ("8", "8", "8.5", "8", "8"), "配合良好"),
    ),
    RIVAL: (
        Form("S01", ("7.5", "7.5", "7.5", "7.5", "7.5"), "工作穩定"),
        Form("F01", ("7.5", "8", "7.5", "8", "7.5"), "按時完成工作"),
        Form("A01", ("7", "7.5", "7.5", "7.5", "7.5"), "尚需加強溝通"),
        Form("A02", ("7.5", "7.5", "7.5", "7.5", "8"), "待客有禮"),
        Form("A07", ("7.5", "7.5", "7.5", "7.5", "7.5"), "認真負責"),
    ),
    CHEAT: tuple(
        Form(rater, ("8", "8", "8", "8", "8"), "按時完成工作")
        for rater in ("S01", "F02", "A09", "A10", "A11")
    ),
    FOREMAN: (
        Form("S01", ("9", "9", "9", "9", "9"), "帶領有方"),
        Form("A01", ("8.5", "8.5", "8.5", "8.5", "8"), "公平"),
        Form("A02", ("8.5", "8.5", "9", "8.5", "9"), "帶領有方"),
        Form("A04", ("9", "9", "9", "9", "9"), "帶領有方"),
    ),
}


def quarter_of(person: Person) -> Iterator[Act]:
    """Exams and forms as they are written out above; cases and the daily log as anybody's."""
    quarter = QUARTERS[person.staff_id]
    yield from exams(person, quarter, RESULTS[person.staff_id])
    yield from forms(person, quarter, FORMS[person.staff_id])
    yield tally(person, quarter)
    if person.role == Role.CUSTOMER_ASSISTANT:
        yield from daily(drawn("story", person.staff_id), person, quarter, Habits())
