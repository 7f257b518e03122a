"""What cannot be asked."""

from domain.refusals import Misused, NotFound


class BadKnownAt(Misused):
    """Not a day, a moment or an entry."""

    sentence = "refusal.asking.known_at"


class BadReading(Misused):
    """Not KEY=VALUE."""

    sentence = "refusal.asking.reading"


class OtherLog(Misused):
    """The entry is of another department's log."""

    sentence = "refusal.asking.other_log"


class NothingKnownThen(NotFound):
    """The log begins later."""

    sentence = "refusal.asking.begins"


class NoDepartment(NotFound):
    """The ledger has no such department."""

    sentence = "refusal.asking.department"


class NoDepartmentYet(NotFound):
    """No department has been opened in the ledger."""

    sentence = "refusal.asking.no_department_yet"


class WhichDepartment(Misused):
    """The ledger has several departments, and none was named."""

    sentence = "refusal.asking.which_department"


class BadDay(Misused):
    """Not a day."""

    sentence = "refusal.asking.day"


class BadOutside(Misused):
    """It does not say what somebody from outside is."""

    sentence = "refusal.asking.outside"


class NothingPublished(NotFound):
    """No such edition of the quarter was published."""

    sentence = "refusal.asking.nothing_published"


class BadRange(Misused):
    """Not a quarter, a year, or quarters from one to another."""

    sentence = "refusal.asking.range"


class NothingOfTheRegulation(NotFound):
    """Neither a clause nor a reading."""

    sentence = "refusal.asking.regulation"


class NothingSupposed(Misused):
    """A what-if that supposes nothing."""

    sentence = "refusal.asking.nothing_supposed"


class TooManyGiven(Misused):
    """An option of two answers given more than twice."""

    sentence = "refusal.asking.too_many"


class GivenTwice(Misused):
    """An option of one value given again."""

    sentence = "refusal.asking.given_twice"


class NotTogether(Misused):
    """Two options of which only one may be given."""

    sentence = "refusal.asking.not_together"


class EndsBeforeItBegins(Misused):
    """Asked from a later entry to an earlier one."""

    sentence = "refusal.asking.ends_before"


class NoEntry(NotFound):
    """The log has no such entry."""

    sentence = "refusal.asking.entry"


class BadMonth(Misused):
    """No month by that name."""

    sentence = "refusal.asking.month"


class BadYear(Misused):
    """Not a year."""

    sentence = "refusal.asking.year"


class BadHalf(Misused):
    """Not half a year."""

    sentence = "refusal.asking.half"


class BadQuarter(Misused):
    """Not a quarter."""

    sentence = "refusal.asking.quarter"


class NobodyNamed(Misused):
    """The request needs to know who makes it."""

    sentence = "refusal.asking.nobody"


class DepartmentExists(Misused):
    """The department has a log already."""

    sentence = "refusal.asking.department_exists"


class BadDepartment(Misused):
    """Not a name a log can have."""

    sentence = "refusal.asking.bad_department"


class BadUrl(Misused):
    """Not the address of a ledger."""

    sentence = "refusal.asking.url"


class BadOffset(Misused):
    """Not an offset from UTC."""

    sentence = "refusal.asking.offset"


class NotConfirmed(Misused):
    """Nobody said yes."""

    sentence = "refusal.asking.not_confirmed"
