"""What is refused about checkpoints and proofs."""

from domain.refusals import Damaged, Forbidden, Misused, NotFound


class NoCheckpointFile(NotFound):
    """There is no file of that name."""

    sentence = "refusal.evidence.no_checkpoint_file"


class NotACheckpoint(Misused):
    """The file holds something else."""

    sentence = "refusal.evidence.not_a_checkpoint"


class NotAVerifierKey(Misused):
    """The text is no key to check signatures with."""

    sentence = "refusal.evidence.not_a_verifier_key"


class MarkWaits(Forbidden):
    """The bytes of a first mark would give it away to who is still to mark."""

    sentence = "refusal.evidence.mark_waits"


class NothingSigned(Damaged):
    """A log whose evidence does not hold is not signed."""

    sentence = "refusal.evidence.nothing_signed"


class NotContinued(Damaged):
    """A log does not continue the checkpoint that is shown."""

    sentence = "refusal.evidence.not_continued"
