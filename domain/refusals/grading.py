"""What may not be recorded of grades, posts and probation."""

from domain.refusals import Forbidden


class StandardNotMet(Forbidden):
    """Somebody does not meet the standard that the decision needs."""

    sentence = "refusal.standard_not_met"


class NotDue(Forbidden):
    """Nothing calls for the decision."""

    sentence = "refusal.not_due"


class ReportNotDue(Forbidden):
    """The report came when none was due, so it is not reviewed."""

    sentence = "refusal.report_not_due"


class CaseReportedBefore(Forbidden):
    """A report shows new work: a case is reported once."""

    sentence = "refusal.case_reported_before"


class NotOfTheTeam(Forbidden):
    """The person named is no assistant of the team."""

    sentence = "refusal.not_of_the_team"


class ExemptionProtects(Forbidden):
    """An exemption stands between somebody and transfer or dismissal."""

    sentence = "refusal.exemption_protects"


class NoExemptionLeft(Forbidden):
    """There is no exemption to use."""

    sentence = "refusal.no_exemption_left"


class PayOutsideBand(Forbidden):
    """The regulation fixes another pay."""

    sentence = "refusal.pay_outside_band"
