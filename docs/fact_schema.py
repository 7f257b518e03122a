"""The JSON Schema of facts as the ledger stores them: one document, an entry for every kind."""

import json

from pydantic.json_schema import models_json_schema

from domain.facts import KINDS
from domain.facts.envelope import Fact
from ledger.codec import SEALED

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def fact_schema() -> str:
    """Write the document. A fact's definition is called by its kind, a value's by its name."""
    _, document = models_json_schema([(kind, "serialization") for kind in KINDS.values()])
    definitions = document["$defs"]
    kinds = {name: _kind(definitions.pop(kind.__name__), kind) for name, kind in KINDS.items()}
    schema = {
        "$schema": DRAFT,
        "title": "Facts of Kaozheng",
        "description": "A fact with its envelope, as an entry of a log stores it.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in kinds],
        "$defs": {**kinds, **definitions, "Sealed": _sealed()},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _kind(definition: dict[str, object], kind: type[Fact]) -> dict[str, object]:
    """A kind is always written out, and a confidential field is stored sealed."""
    properties = definition["properties"]
    required = definition.get("required", [])
    if not isinstance(properties, dict) or not isinstance(required, list):
        raise TypeError(kind)
    sealed = {
        name: {"anyOf": [properties[name], {"$ref": "#/$defs/Sealed"}]}
        for name in kind.declaration.confidential
    }
    return {
        **definition,
        "properties": {**properties, **sealed},
        "required": ["kind", *required],
    }


def _sealed() -> dict[str, object]:
    return {
        "title": "Sealed",
        "description": "A confidential field, which only the key of the person concerned opens.",
        "type": "object",
        "properties": {SEALED: {"type": "string", "contentEncoding": "base64"}},
        "required": [SEALED],
        "additionalProperties": False,
    }
