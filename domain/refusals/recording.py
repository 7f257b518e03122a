"""What may not be recorded, and why."""

from domain.refusals import Forbidden, Misused, NotFound, NotNow


class UnknownKind(Misused):
    """There is no such kind of fact."""

    sentence = "refusal.unknown_kind"


class BadField(Misused):
    """A field does not read as what it should be."""

    sentence = "refusal.bad_field"


class FieldMissing(Misused):
    """A field was not given."""

    sentence = "refusal.field_missing"


class UnknownField(Misused):
    """The fact has no such field."""

    sentence = "refusal.unknown_field"


class UnknownPerson(NotFound):
    """Nobody by that staff number."""

    sentence = "refusal.unknown_person"


class UnknownEntry(NotFound):
    """No entry by that name."""

    sentence = "refusal.unknown_entry"


class UnknownItem(NotFound):
    """No adopted standard has the item."""

    sentence = "refusal.unknown_item"


class UnknownReading(NotFound):
    """The regulation has no such reading."""

    sentence = "refusal.unknown_reading"


class ReadingNotCarriedOut(NotFound):
    """The reading exists, and this version cannot compute by it."""

    sentence = "refusal.reading_not_carried_out"


class UnknownCase(NotFound):
    """No case by that number."""

    sentence = "refusal.unknown_case"


class NotYet(NotNow):
    """The day has not come."""

    sentence = "refusal.not_yet"


class QuarterNotOver(NotNow):
    """The quarter still runs."""

    sentence = "refusal.quarter_not_over"


class QuarterIsPublished(NotNow):
    """The person's result is published."""

    sentence = "refusal.quarter_published"


class QuarterIsClosed(NotNow):
    """The quarter is closed already."""

    sentence = "refusal.quarter_closed"


class StepMissing(NotNow):
    """A step of the quarter that must come first has not been taken."""

    sentence = "refusal.step_missing"


class NothingToPublish(NotNow):
    """Nothing changed since the last edition."""

    sentence = "refusal.nothing_to_publish"


class AlreadyDone(NotNow):
    """It is on record already."""

    sentence = "refusal.already_done"


class AlreadyReversed(NotNow):
    """The entry was reversed before."""

    sentence = "refusal.already_reversed"


class TooEarlyFor(NotNow):
    """A change of the regulation or of a reading would reach back."""

    sentence = "refusal.retroactive"


class OutOfTurn(NotNow):
    """An appeal is not at that step."""

    sentence = "refusal.out_of_turn"


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


class NotTheirAppeal(Forbidden):
    """Nobody appeals in another's name."""

    sentence = "refusal.not_their_appeal"


class PanelInvolved(Forbidden):
    """A member of the meeting took part in what is contested."""

    sentence = "refusal.panel_involved"


class PanelTooSmall(Forbidden):
    """The meeting has too few members."""

    sentence = "refusal.panel_too_small"


class Confidential(Forbidden):
    """Forms are for supervisor and deputy alone."""

    sentence = "refusal.confidential"


class NotAssessed(Forbidden):
    """The person has no quarterly score."""

    sentence = "refusal.not_assessed"
