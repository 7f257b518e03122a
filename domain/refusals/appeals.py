"""Refusals about appeals: their windows, their steps, who decides them, what waits for them."""

from domain.refusals import Forbidden, NotNow


class AppealTooLate(NotNow):
    """The window is over, and late appeals are rejected as the regulation is read."""

    sentence = "refusal.appeal_too_late"


class LateNotAdmitted(NotNow):
    """An appeal outside its window is taken up only for a reason."""

    sentence = "refusal.late_not_admitted"


class StepRestsOn(NotNow):
    """A later step rests on the one to be taken back."""

    sentence = "refusal.step_rests_on"


class WaitsForAppeal(NotNow):
    """What cannot be undone waits for the person's open appeal."""

    sentence = "refusal.waits_for_appeal"


class EstateManagerChairs(Forbidden):
    """HR is a party, so the estate manager chairs."""

    sentence = "refusal.estate_manager_chairs"


class ChairIsHR(Forbidden):
    """The estate manager does not chair this meeting."""

    sentence = "refusal.chair_is_hr"


class SeatsOfThree(Forbidden):
    """The meeting is HR's, the supervisor's and the estate manager's, as it is read."""

    sentence = "refusal.seats_of_three"


class NotOfThatBody(Forbidden):
    """A member of the second review is not of the body that holds it, as it is read."""

    sentence = "refusal.not_of_that_body"


class WholeOnly(Forbidden):
    """An appeal is upheld or dismissed whole, as it is read."""

    sentence = "refusal.whole_only"


class OnlyOnRecord(Forbidden):
    """An appeal against interference is put on record and takes nothing back, as it is read."""

    sentence = "refusal.only_on_record"
