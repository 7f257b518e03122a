"""What the regulation forbids to record."""

from domain.refusals import Forbidden


class RoleLacking(Forbidden):
    """The person does not hold a role that may record this."""

    sentence = "refusal.role_lacking"


class AboutOneself(Forbidden):
    """Nobody judges themselves."""

    sentence = "refusal.about_oneself"


class OnlyOwn(Forbidden):
    """Only the person concerned may record this."""

    sentence = "refusal.only_own"


class NotOwnTeam(Forbidden):
    """A foreman records only about the own team."""

    sentence = "refusal.not_own_team"


class EvidenceMissing(Forbidden):
    """An evaluation needs evidence or a description."""

    sentence = "refusal.evidence_missing"


class PointsDiffer(Forbidden):
    """The catalogue fixes other points."""

    sentence = "refusal.points_differ"


class StandardNotYet(Forbidden):
    """The version of the standard begins after what it would judge."""

    sentence = "refusal.standard_not_yet"


class ConsultationMissing(Forbidden):
    """The standard was not discussed with those it will judge."""

    sentence = "refusal.consultation_missing"


class WrongCatalogue(Forbidden):
    """The item belongs to another kind of deduction or bonus."""

    sentence = "refusal.wrong_catalogue"


class MethodNotInForce(Forbidden):
    """The exam's method is not the one of its date."""

    sentence = "refusal.method_not_in_force"


class ReasonNeeded(Forbidden):
    """What is unusual needs a reason."""

    sentence = "refusal.reason_needed"


class SecondMark(Forbidden):
    """The exam is marked already."""

    sentence = "refusal.second_mark"


class NotTheirRater(Forbidden):
    """The form is by somebody who does not rate this person."""

    sentence = "refusal.not_their_rater"


class OnePlaceOnly(Forbidden):
    """An item of the attitude form has one decimal place at most."""

    sentence = "refusal.one_place_only"


class OwnDepartment(Forbidden):
    """An inspector belongs to the department inspected."""

    sentence = "refusal.own_department"


class DutyNotDelegated(Forbidden):
    """The deputy does it in the supervisor's stead alone."""

    sentence = "refusal.duty_not_delegated"


class HasConflict(Forbidden):
    """Whoever has a conflict of interest in a matter does not judge it."""

    sentence = "refusal.has_conflict"


class LeadsAnotherTeam(Forbidden):
    """The foreman named does not lead the team."""

    sentence = "refusal.leads_another_team"


class NotHereThen(Forbidden):
    """The person concerned had left before the day."""

    sentence = "refusal.not_here_then"


class NotOnDuty(Forbidden):
    """The person named is no foreman that day."""

    sentence = "refusal.not_a_foreman"


class ReporterConfirms(Forbidden):
    """Nobody confirms their own report."""

    sentence = "refusal.reporter_confirms"


class NotHeard(Forbidden):
    """The person was not heard before."""

    sentence = "refusal.not_heard"


class OnlyOnAppeal(Forbidden):
    """A published quarter changes only through an upheld appeal."""

    sentence = "refusal.only_on_appeal"


class MayNotReverse(Forbidden):
    """Only HR, or the recorder, may reverse an entry."""

    sentence = "refusal.may_not_reverse"


class ScopeNotAllowed(Forbidden):
    """The regulation allows no adjustment of that scope."""

    sentence = "refusal.scope_not_allowed"


class GroundNotTheirs(Forbidden):
    """The ground of disqualification belongs to somebody else."""

    sentence = "refusal.ground_not_theirs"


class OtherQuarter(Forbidden):
    """What is decided on happened in another quarter."""

    sentence = "refusal.other_quarter"


class NotTheirAppeal(Forbidden):
    """Nobody appeals in another's name."""

    sentence = "refusal.not_their_appeal"


class PanelInvolved(Forbidden):
    """A member of the meeting took part in what is contested."""

    sentence = "refusal.panel_involved"


class HeardNotVoting(Forbidden):
    """The supervisor is heard by the meeting and has no vote in it."""

    sentence = "refusal.heard_not_voting"


class OnlyHR(Forbidden):
    """The meeting is HR's alone, as its composition is read."""

    sentence = "refusal.only_hr"


class HeardBefore(Forbidden):
    """A member of the second review decided the first time."""

    sentence = "refusal.heard_before"


class TookPart(Forbidden):
    """Somebody of HR acts on an appeal against what they took part in."""

    sentence = "refusal.took_part"


class NotTheAppellant(Forbidden):
    """The outcome of an appeal is somebody else's."""

    sentence = "refusal.not_the_appellant"


class NotContested(Forbidden):
    """The entry is not what the appeal is about."""

    sentence = "refusal.not_contested"


class PanelTooSmall(Forbidden):
    """The meeting has too few members."""

    sentence = "refusal.panel_too_small"


class Confidential(Forbidden):
    """Forms are for supervisor and deputy alone."""

    sentence = "refusal.confidential"


class NotAssessed(Forbidden):
    """The person has no quarterly score."""

    sentence = "refusal.not_assessed"


class OutOfMonth(Forbidden):
    """The exam was held outside its month, and the reading in force takes no reason for it."""

    sentence = "refusal.out_of_month"
