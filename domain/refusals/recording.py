"""What cannot be recorded: unknown, unreadable, too early or too late."""

from domain.refusals import Misused, NotFound, NotNow


class BadField(Misused):
    """A field does not read as what it should be."""

    sentence = "refusal.bad_field"
    path: tuple[str | int, ...] = ()
    """Where in the fact it stands, by its own names."""


class FieldMissing(Misused):
    """A field was not given."""

    sentence = "refusal.field_missing"


class UnknownField(Misused):
    """The fact has no such field."""

    sentence = "refusal.unknown_field"


class UnknownPerson(NotFound):
    """Nobody by that staff number."""

    sentence = "refusal.unknown_person"


class UnknownEntry(NotFound):
    """No entry by that name."""

    sentence = "refusal.unknown_entry"


class UnknownItem(NotFound):
    """No adopted standard has the item."""

    sentence = "refusal.unknown_item"


class UnknownReading(NotFound):
    """The regulation has no such reading."""

    sentence = "refusal.unknown_reading"


class ReadingNotCarriedOut(NotFound):
    """The reading exists, and this version cannot compute by it."""

    sentence = "refusal.reading_not_carried_out"


class UnknownCase(NotFound):
    """No case by that number."""

    sentence = "refusal.unknown_case"


class UnknownExam(NotFound):
    """Nobody held, sat or missed an exam by that name."""

    sentence = "refusal.unknown_exam"


class ReservedName(Misused):
    """The name stands for the regulation itself, and for nobody else."""

    sentence = "refusal.reserved_name"


class NotYet(NotNow):
    """The day has not come."""

    sentence = "refusal.not_yet"


class QuarterNotOver(NotNow):
    """The quarter still runs."""

    sentence = "refusal.quarter_not_over"


class QuarterIsPublished(NotNow):
    """The person's result is published."""

    sentence = "refusal.quarter_published"


class QuarterIsClosed(NotNow):
    """The quarter is closed already."""

    sentence = "refusal.quarter_closed"


class StepMissing(NotNow):
    """A step of the quarter that must come first has not been taken."""

    sentence = "refusal.step_missing"


class NothingToPublish(NotNow):
    """Nothing changed since the last edition."""

    sentence = "refusal.nothing_to_publish"


class AlreadyDone(NotNow):
    """It is on record already."""

    sentence = "refusal.already_done"


class AlreadyReversed(NotNow):
    """The entry was reversed before."""

    sentence = "refusal.already_reversed"


class TooEarlyFor(NotNow):
    """A change of the regulation or of a reading would reach back."""

    sentence = "refusal.retroactive"


class OutOfTurn(NotNow):
    """An appeal is not at that step."""

    sentence = "refusal.out_of_turn"
