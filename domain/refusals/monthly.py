"""What may not be recorded about a month or a disputed task (P1-3.1 to P1-3.5, P1-3.7-b to -d)."""

from domain.refusals import Forbidden, NotFound, NotNow


class UnknownTask(NotFound):
    """The month's plan has no such task, or none was assigned."""

    sentence = "refusal.month.unknown_task"


class UnknownDuty(NotFound):
    """No list in force that day has the duty."""

    sentence = "refusal.month.unknown_duty"


class MonthIsConfirmed(NotNow):
    """The head confirmed the month."""

    sentence = "refusal.month.confirmed"


class MonthStepMissing(NotNow):
    """A step of the month that must come first has not been taken."""

    sentence = "refusal.month.step_missing"


class TaskOutOfTurn(NotNow):
    """A disputed task is not at that step."""

    sentence = "refusal.month.task_out_of_turn"


class WindowClosed(NotNow):
    """The days on which it may be asked for are over, or not yet come."""

    sentence = "refusal.month.window_closed"


class NoMonthlyAssessment(Forbidden):
    """The person has no monthly assessment."""

    sentence = "refusal.month.no_assessment"


class NotTheirAssessor(Forbidden):
    """Somebody else assesses the person."""

    sentence = "refusal.month.not_their_assessor"


class NotDelegated(Forbidden):
    """The deputy assesses only whom the head delegated that month."""

    sentence = "refusal.month.not_delegated"


class WeightsNotWhole(Forbidden):
    """The weights do not total 100."""

    sentence = "refusal.month.weights_not_whole"


class WeightsIncomplete(Forbidden):
    """The weights are not those of the month's tasks, each once."""

    sentence = "refusal.month.weights_incomplete"


class NotInProportion(Forbidden):
    """Weights are adjusted in proportion only, as it is read."""

    sentence = "refusal.month.not_in_proportion"


class OutOfScale(Forbidden):
    """The result of a task is not on the scale in force."""

    sentence = "refusal.month.out_of_scale"


class OtherMonth(Forbidden):
    """It happened in another month."""

    sentence = "refusal.month.other_month"


class TalkNotAsRead(Forbidden):
    """The talk was not one that the readings in force take."""

    sentence = "refusal.month.talk_not_as_read"


class NotAParty(Forbidden):
    """Only the foreman who assigned the task and the assistant who got it are parties to it."""

    sentence = "refusal.month.not_a_party"


class CollectedBySupervisor(Forbidden):
    """After a refusal the supervisor alone records for the task."""

    sentence = "refusal.month.collected_by_supervisor"


class ProtectedSpeech(Forbidden):
    """Nobody of those who heard it is a colleague to whom discontent is spread."""

    sentence = "refusal.month.protected_speech"
