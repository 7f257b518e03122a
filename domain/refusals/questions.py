"""What the regulation forbids of questions, their confirmation, and papers made from them."""

from domain.refusals import Forbidden


class NotItsMonth(Forbidden):
    """A question counts for the month it is submitted in."""

    sentence = "refusal.question.other_month"


class OwnQuestion(Forbidden):
    """Nobody confirms their own question."""

    sentence = "refusal.question.own"


class OnlyAForemans(Forbidden):
    """The deputy confirms the questions of foremen alone."""

    sentence = "refusal.question.only_a_foremans"


class QuestionIsVoid(Forbidden):
    """A question that repeats an earlier one is void."""

    sentence = "refusal.question.void"


class NoRepeat(Forbidden):
    """One question cannot make the other void."""

    sentence = "refusal.question.no_repeat"


class NotAdopted(Forbidden):
    """A paper is made from adopted questions alone."""

    sentence = "refusal.question.not_adopted"


class OtherBank(Forbidden):
    """The exam takes its questions from another bank."""

    sentence = "refusal.question.other_bank"
