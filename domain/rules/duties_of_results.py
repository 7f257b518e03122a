"""The duties at a quarter's end: audit, summary, publication, feedback (P1-2.13)."""

from collections.abc import Iterator
from datetime import timedelta

from domain.dossier import Department
from domain.facts.quarter import DataCredibilityAudited, QuarterResultsSummarised, ResultFedBack
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.duty import Duty, all_done, lacking
from domain.values import Quarter, day_of
from domain.wording import say


def duties_of_results(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """What is owed for a quarter that is over, and to those who got a result."""
    yield from _publication(department, quarter)
    yield from _feedback(department, quarter)


@rule("P1-2.1-c")
@rule("P1-2.13", amounts=("publication_days",))
def _publication(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """HR audits, then the supervisor sums up and publishes; flagged from ten days on."""
    rules, history = department.regulation.on(quarter.first_day), department.history
    due = quarter.last_day + timedelta(days=int(rules.amount("P1-2.13", "publication_days")))
    editions = department.editions(quarter)
    audits = history.standing(f"quarter/{quarter}", DataCredibilityAudited)
    sums = history.standing(f"quarter/{quarter}", QuarterResultsSummarised)
    for name, clause, role, done in (
        ("audit", "P1-2.1-c", Role.HR, audits[-1] if audits else None),
        ("summary", "P1-2.13", Role.SUPERVISOR, sums[-1] if sums else None),
        ("publication", "P1-2.13", Role.SUPERVISOR, editions[0] if editions else None),
    ):
        yield Duty(
            what=say(f"duty.{name}", quarter=quarter),
            about=(quarter,),
            clause=clause,
            due=due,
            roles=(role,),
            done=done,
            basis=rules.basis(),
        )


@rule("P1-0.6-d", amounts=("feedback_days",))
def _feedback(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Everybody's published result is fed back promptly: within three days, as it is read."""
    editions = department.editions(quarter)
    if not editions or not editions[0].fact.rows:
        return
    published = editions[0]
    on = day_of(published.fact.happened_on)
    days = int(department.regulation.on(on).amount("P1-0.6-d", "feedback_days"))
    staff = tuple(row.staff_id for row in published.fact.rows)
    given: dict[str, AnyEntry] = {
        one: entry
        for one in staff
        for entry in department.history.standing(f"person/{one}", ResultFedBack)
        if entry.fact.period == quarter
    }
    yield Duty(
        what=say("duty.feedback", quarter=quarter, staff=lacking(staff, given)),
        about=(quarter,),
        clause="P1-0.6-d",
        due=on + timedelta(days=days),
        roles=(Role.SUPERVISOR, Role.FOREMAN),
        done=all_done(staff, given),
        basis=(published,),
    )
