"""What the ledger refuses: a place it cannot be kept in, an entry it cannot take, a broken file."""

from typing import cast

from typing_extensions import override

from domain.refusals import Damaged, Misused, NotFound, NotNow, TryAgain
from domain.wording import Message, say

STREAMS_NAMED_MAX = 3


class NoSuchLedger(NotFound):
    """There is no file of that name."""

    sentence = "refusal.ledger.no_such_ledger"


class NoSuchFolder(NotFound):
    """The folder a file is to be made in does not exist."""

    sentence = "refusal.ledger.no_such_folder"


class NoKeyFile(NotFound):
    """The ledger's signing key is not where it should be."""

    sentence = "refusal.ledger.no_key_file"


class UnknownHost(NotFound):
    """No server has that name."""

    sentence = "refusal.ledger.unknown_host"


class NoSuchDatabase(NotFound):
    """The server has no database of that name."""

    sentence = "refusal.ledger.no_such_database"


class NotALedger(Misused):
    """The file is something else."""

    sentence = "refusal.ledger.not_a_ledger"


class NotAKeyFile(Misused):
    """The file holds no signing key of ours."""

    sentence = "refusal.ledger.not_a_key_file"


class FormatUnknown(Misused):
    """The ledger is in a format that this version cannot read."""

    sentence = "refusal.ledger.format_unknown"


class RealTimeOnly(Misused):
    """A real ledger keeps its own time."""

    sentence = "refusal.ledger.real_time_only"


class NotOneLine(Misused):
    """A text that takes a line of the entry is empty, or holds a control character."""

    sentence = "refusal.ledger.not_one_line"


class NotUnicode(Misused):
    """The database cannot hold every text."""

    sentence = "refusal.ledger.not_unicode"


class AnotherKind(Misused):
    """A real log is not copied into a rehearsal, nor the other way round."""

    sentence = "refusal.ledger.another_kind"


class AlreadyThere(NotNow):
    """Something is where a file is to be made."""

    sentence = "refusal.ledger.already_there"


class RolesMissing(NotNow):
    """The roles of a ledger have to be made by the server's administrator first."""

    sentence = "refusal.ledger.roles_missing"


class LogNotEmpty(NotNow):
    """A log is copied only to where it has no entries yet."""

    sentence = "refusal.ledger.log_not_empty"


class AlreadyRecorded(NotNow):
    """The fact is in the log already."""

    sentence = "refusal.ledger.already_recorded"


class PersonErased(NotNow):
    """The person's key is destroyed, and no other is ever made."""

    sentence = "refusal.ledger.person_erased"


class MovedOn(TryAgain):
    """Somebody recorded something that the decision should have rested on."""

    sentence = "refusal.ledger.moved_on"

    @property
    @override
    def message(self) -> Message:
        """The sentence, which names the first few streams of perhaps hundreds."""
        streams = cast("tuple[str, ...]", self.values["streams"])
        more = len(streams) - STREAMS_NAMED_MAX
        named: tuple[object, ...] = streams[:STREAMS_NAMED_MAX]
        if more > 0:
            named = (*named, say("refusal.ledger.more_streams", count=more))
        return say(self.sentence, **{**self.values, "streams": named})


class KeyMovedOn(TryAgain):
    """Somebody made or destroyed the person's key in the meantime."""

    sentence = "refusal.ledger.key_moved_on"


class ClockBehind(TryAgain):
    """The clock stands behind the last entry."""

    sentence = "refusal.ledger.clock_behind"


class LedgerBusy(TryAgain):
    """Another program is writing."""

    sentence = "refusal.ledger.busy"


class DiskFull(TryAgain):
    """There is no room left."""

    sentence = "refusal.ledger.disk_full"


class DiskFails(TryAgain):
    """The disk does not give or take what it is asked to."""

    sentence = "refusal.ledger.disk_fails"


class ReadOnly(TryAgain):
    """The file, its folder or its disk may only be read."""

    sentence = "refusal.ledger.read_only"


class EntriesWaiting(TryAgain):
    """The folder may only be read, and what was recorded last is not in the file yet."""

    sentence = "refusal.ledger.entries_waiting"


class OutOfReach(TryAgain):
    """The system does not let this login open the file."""

    sentence = "refusal.ledger.out_of_reach"


class TraceLeft(TryAgain):
    """A destroyed key may still stand in the write-ahead log."""

    sentence = "refusal.ledger.trace_left"


class NoServer(TryAgain):
    """No server answers at the address."""

    sentence = "refusal.ledger.no_server"


class ServerFull(TryAgain):
    """The server takes no more connections, or has no memory left."""

    sentence = "refusal.ledger.server_full"


class LoginRefused(TryAgain):
    """The server does not let the login in."""

    sentence = "refusal.ledger.login_refused"


class NoRights(TryAgain):
    """The login has not been granted what this takes."""

    sentence = "refusal.ledger.no_rights"


class ReadOnlyServer(TryAgain):
    """The server, or this login's transactions, only read."""

    sentence = "refusal.ledger.read_only_server"


class ConnectionCut(TryAgain):
    """The connection was cut before the answer came."""

    sentence = "refusal.ledger.connection_cut"


class NotCopied(Damaged):
    """A log whose evidence does not hold is not copied."""

    sentence = "refusal.ledger.not_copied"


class LedgerDamaged(Damaged):
    """The file cannot be read as the database it was."""

    sentence = "refusal.ledger.damaged"


class EntryUnreadable(Damaged):
    """A stored value is not of the kind that is written."""

    sentence = "refusal.ledger.entry_unreadable"


class SealBroken(Damaged):
    """A sealed text was changed, or belongs elsewhere."""

    sentence = "refusal.ledger.seal_broken"
