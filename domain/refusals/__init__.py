"""What may be refused, and how the program ends: raised, and nothing is recorded.

Refusal
├── Misused        2  the request cannot be understood: a wrong file, a bad cell, an odd date
├── NotFound       3  there is no such person, entry, quarter, department, ledger
├── NotNow         4  closed, published, too late, too early, already done
├── Forbidden      5  the regulation does not allow it
├── TryAgain       6  somebody else was first, or the ledger is busy, full or out of reach
└── Damaged        7  the evidence does not hold

Each thing refused is a class below one of these; the class names the sentence, its callers
give the data. Every refusal of the regulation carries its clause.
"""

from typing import ClassVar

from typing_extensions import override

from domain.wording import Message, render, say


class Refusal(Exception):
    """A request that is not carried out. Nothing was recorded."""

    exit_code: int = 1
    sentence: ClassVar[str]

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.sentence)

    @property
    def message(self) -> Message:
        """The one plain sentence: what is refused, by which clause, what to do instead."""
        return say(self.sentence, **self.values)

    @property
    def faults(self) -> tuple[Message, ...]:
        """What is wrong one by one, where one refusal stands for several."""
        return ()

    @property
    def clause(self) -> str | None:
        """The clause that refuses, where the regulation does."""
        clause = self.values.get("clause")
        return None if clause is None else str(clause)

    @override
    def __str__(self) -> str:
        return render(self.message, "en")


class Misused(Refusal):
    """The request cannot be understood as it stands."""

    exit_code = 2


class NotFound(Refusal):
    """What is asked for does not exist."""

    exit_code = 3


class NotNow(Refusal):
    """It may not be done any more, or not yet."""

    exit_code = 4


class Forbidden(Refusal):
    """The regulation does not allow it."""

    exit_code = 5


class TryAgain(Refusal):
    """Nothing is wrong with the request; it met something that passes."""

    exit_code = 6


class Damaged(Refusal):
    """The evidence does not hold."""

    exit_code = 7
