"""What may not be ordered, carried out or paid back of a salary."""

from typing import cast

from typing_extensions import override

from domain.refusals import Forbidden, NotNow
from domain.refusals.recording import FieldMissing
from domain.wording import Message


class AmountNotDue(Forbidden):
    """The clause fixes another amount."""

    sentence = "refusal.amount_not_due"


class PayrollTooEarly(NotNow):
    """The salary of that month is not the one it comes from, or is not due yet."""

    sentence = "refusal.payroll_too_early"


class GroundStands(Forbidden):
    """What was ordered is still due, so it is not paid back."""

    sentence = "refusal.ground_stands"


class GroundGone(Forbidden):
    """What was ordered is not due any more, so it is not carried out."""

    sentence = "refusal.ground_gone"


class OrderTakenBack(NotNow):
    """The order was paid back or withdrawn."""

    sentence = "refusal.order_taken_back"


class WhichFine(FieldMissing):
    """Several fines wait for an order, and no field says which is meant."""

    sentence = "refusal.which_fine"

    @property
    @override
    def faults(self) -> tuple[Message, ...]:
        """The fines that wait, each with the entries it rests on."""
        return cast("tuple[Message, ...]", self.values["fines"])
