"""A fault of an edition, as Pydantic collects it and as people read it."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from domain.wording import Message, render, say

KIND = "edition_fault"


def fault(what: str, /, **values: object) -> PydanticCustomError:
    """Name what is wrong, by the sentence of the catalogues that says so."""
    message = say(f"refusal.regulation.fault.{what}", **values)
    return PydanticCustomError(
        KIND, "{sentence}", {"sentence": render(message, "en"), "message": message}
    )


def first_fault(error: ValidationError) -> tuple[tuple[int | str, ...], Message]:
    """Give the place of the first fault and its sentence."""
    details = error.errors(include_url=False, include_input=False)[0]
    return details["loc"], _sentence(details)


def _sentence(details: ErrorDetails) -> Message:
    own = details.get("ctx", {}).get("message")
    if isinstance(own, Message):
        return own
    inner = details["loc"][2:] if details["loc"][:1] == ("clauses",) else details["loc"]
    field = ".".join(str(step) for step in inner)
    return say("refusal.regulation.fault.field", field=field, problem=details["msg"])
