"""What an edition of the regulation may lack or have wrong, and days it does not govern."""

from domain.refusals import Forbidden, Misused, NotFound


class EditionFaulty(Misused):
    """An edition is not written as editions are."""

    sentence = "refusal.regulation.edition_faulty"


class ClauseFaulty(Misused):
    """A clause of an edition is not written as clauses are."""

    sentence = "refusal.regulation.clause_faulty"


class EditionUnreadable(NotFound):
    """The file of an edition is not there, or is no text."""

    sentence = "refusal.regulation.edition_unreadable"


class EditionUnknown(NotFound):
    """The program ships no edition of that name."""

    sentence = "refusal.regulation.edition_unknown"


class ClauseLacking(NotFound):
    """The edition has no such clause."""

    sentence = "refusal.regulation.clause_lacking"


class AmountLacking(NotFound):
    """A clause has no amount of that name."""

    sentence = "refusal.regulation.amount_lacking"


class TableLacking(NotFound):
    """A clause has no table of that name, or one of another form."""

    sentence = "refusal.regulation.table_lacking"


class LevelLacking(NotFound):
    """A table of levels has no such level."""

    sentence = "refusal.regulation.level_lacking"


class ReadingLacking(NotFound):
    """The edition has no reading of that key."""

    sentence = "refusal.regulation.reading_lacking"


class ClauseNotInForce(Forbidden):
    """The clause is in the edition, but not in force on the day."""

    sentence = "refusal.regulation.clause_not_in_force"


class NoRegulationInForce(NotFound):
    """No edition governs the day."""

    sentence = "refusal.regulation.none_in_force"
