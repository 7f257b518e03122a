"""What may be wrong with a scenario file."""

from domain.refusals import Misused, NotFound


class ScenarioMissing(NotFound):
    """There is no such file."""

    sentence = "refusal.scenario.missing"


class NotAScenario(Misused):
    """The file is no scenario."""

    sentence = "refusal.scenario.form"


class NotSupportedYet(Misused):
    """The step needs a part of the regulation this version does not carry out."""

    sentence = "refusal.scenario.unsupported"


class StepFieldMissing(Misused):
    """A step lacks a field it needs."""

    sentence = "refusal.scenario.field"
