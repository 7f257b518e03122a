"""The daily log, cases, checks and cheating (regulation.md, C.3)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import override

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Erased, Fact, Reversal, StandardRef
from domain.roles import Role
from domain.values import FactId, Id, StaffId, Text, Words

OWN = Recorders((Role.CUSTOMER_ASSISTANT,), own=True)
CHECKERS = (Role.ESTATE_MANAGER, Role.HR, Role.SUPERVISOR, Role.FOREMAN)
CaseLevel = Literal["A", "B", "C"]


@declare(
    "P1-2.2-a",
    "P1-2.2-c",
    by=OWN,
    stream="worklog/{staff_id}/{on_quarter}",
    subject="staff_id",
    when="work_date",
    thing="entry_id",
    key=("staff_id", "happened_on"),
    confidential={"complaint_handling": "{staff_id}"},
)
class WorkLogEntryRecorded(Fact):
    """An assistant's record of a day: tasks, state, how complaints were handled."""

    kind: Literal["work-log-entry-recorded.v1"] = "work-log-entry-recorded.v1"
    staff_id: StaffId
    tasks: Words
    work_status: Text
    complaint_handling: Text | Erased | None = None


@declare(
    "P1-2.2-c",
    by=OWN,
    stream=OF_TARGET,
    thing="entry_id",
    target="corrects",
    confidential={"new_content": "{by}"},
)
class WorkLogEntryCorrected(Fact):
    """The author corrects a log entry; both stay."""

    kind: Literal["work-log-entry-corrected.v1"] = "work-log-entry-corrected.v1"
    corrects: FactId
    new_content: Words | Erased
    reason: Words


@declare(
    "P1-2.2-a",
    by=Recorders((Role.FOREMAN,)),
    stream=OF_TARGET,
    target="entry_id",
    names={"confirmed_by": "by"},
)
class LateLogEntryConfirmed(Fact):
    """The foreman confirms an entry made after its day."""

    kind: Literal["late-log-entry-confirmed.v1"] = "late-log-entry-confirmed.v1"
    entry_id: FactId
    reason: Words


@declare(
    "P1-2.1-b",
    "P1-3.2",
    by=Recorders((Role.CUSTOMER_ASSISTANT, Role.FOREMAN), about_self=True),
    stream="checks/{on_quarter}",
    subject="staff_id",
    when="occurred_on",
    thing="record_id",
)
class ProcessRecordMade(Fact):
    """What was completed or achieved in the course of work."""

    kind: Literal["process-record-made.v1"] = "process-record-made.v1"
    staff_id: StaffId
    task_id: Id | None = None
    achieved: Words


@declare(
    "P1-2.2-a",
    by=Recorders((Role.CUSTOMER_ASSISTANT, Role.FOREMAN, Role.SUPERVISOR)),
    stream="case/{case_id}",
    when="opened_on",
    key=("case_id",),
    confidential={"complainant_ref": "case/{case_id}"},
)
class CaseOpened(Fact):
    """A complaint becomes a case of level A, B or C."""

    kind: Literal["case-opened.v1"] = "case-opened.v1"
    case_id: Id
    level: CaseLevel
    complainant_ref: Text | Erased | None = None
    standard_ref: StandardRef | None = None


@declare(
    "P1-2.2-a",
    "P1-4.1-a",
    by=Recorders((Role.FOREMAN, Role.SUPERVISOR)),
    stream="case/{case_id}",
    when="changed_on",
)
class CaseLevelChanged(Fact):
    """A case gets another level from a day on."""

    kind: Literal["case-level-changed.v1"] = "case-level-changed.v1"
    case_id: Id
    from_level: CaseLevel
    to_level: CaseLevel
    reason: Words


@declare(
    "P1-2.2-a",
    "P1-4.1-a",
    by=OWN,
    stream="follow-ups/{staff_id}/{on_quarter}",
    subject="staff_id",
    when="followed_up_at",
    thing="follow_up_id",
    key=("case_id", "happened_on", "staff_id"),
    confidential={"action": "{staff_id}"},
)
class CaseFollowUpRecorded(Fact):
    """An assistant follows up a case."""

    kind: Literal["case-follow-up-recorded.v1"] = "case-follow-up-recorded.v1"
    case_id: Id
    staff_id: StaffId
    action: Words | Erased


@declare(
    "P1-2.2-d",
    "P1-2.9-d",
    by=Recorders((*CHECKERS, Role.DEPUTY_SUPERVISOR)),
    stream="checks/{on_quarter}",
    when="checked_on",
    thing="check_id",
    names={"checker_id": "by", "checker_role": "role"},
)
class LogDataSpotChecked(Fact):
    """A check of log data (抽檢數據)."""

    kind: Literal["log-data-spot-checked.v1"] = "log-data-spot-checked.v1"
    sampled: tuple[FactId, ...]
    outcome: Literal["true", "misentry", "omission", "suspected_cheating"]


@declare(
    "P1-2.9-d",
    "P1-2.9-f",
    by=Recorders((Role.HR, Role.SUPERVISOR)),
    stream="checks/{on_quarter}",
    subject="staff_id",
    when="checked_on",
    thing="check_id",
)
class TaskCompletionSpotChecked(Fact):
    """A check of how tasks were completed (抽查任務完成情況)."""

    kind: Literal["task-completion-spot-checked.v1"] = "task-completion-spot-checked.v1"
    staff_id: StaffId
    task_ids: tuple[Id, ...] = ()
    outcome: Literal["completed", "not_completed", "suspected_cheating"]


@declare(
    "P1-2.2-d",
    "P1-2.2-e",
    "P1-2.9-f",
    by=Recorders((*CHECKERS, Role.SPECIAL_TEAM)),
    stream="person/{staff_id}",
    subject="staff_id",
    when="discovered_at",
    thing="incident_id",
    names={"discoverer_role": "role"},
)
class CheatingReported(Fact):
    """Somebody is reported to have cheated. Not yet a finding."""

    kind: Literal["cheating-reported.v1"] = "cheating-reported.v1"
    staff_id: StaffId
    committed_on: date
    discovered_by: StaffId
    falsified: tuple[FactId, ...] = ()
    description: Words


@declare(
    "P1-2.2-e",
    "P1-2.9-f",
    "P1-3.5-e",
    by=Recorders((Role.HR, Role.SUPERVISOR)),
    stream=OF_TARGET,
    target="incident_id",
    when="confirmed_on",
)
class CheatingConfirmed(Fact):
    """Cheating is found, after hearing the person, by somebody other than the reporter."""

    kind: Literal["cheating-confirmed.v1"] = "cheating-confirmed.v1"
    incident_id: FactId
    person_heard_on: date
    intent_evidence: Annotated[tuple[Words, ...], Field(min_length=1)]


@declare(
    "P1-2.2-e",
    by=Recorders((Role.HR, Role.SUPERVISOR)),
    stream=OF_TARGET,
    target="incident_id",
    when="dismissed_on",
)
class CheatingReportDismissed(Reversal):
    """A report of cheating turns out unfounded."""

    kind: Literal["cheating-report-dismissed.v1"] = "cheating-report-dismissed.v1"
    incident_id: FactId
    reason: Words

    @property
    @override
    def reverses(self) -> FactId:
        """The report."""
        return self.incident_id
