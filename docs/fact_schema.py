"""The JSON Schema of facts as the ledger stores them: one document, an entry for every kind."""

import json
from collections.abc import Mapping
from typing import Literal, TypeAlias

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core.core_schema import DecimalSchema
from typing_extensions import override

from domain.facts import KINDS
from domain.facts.envelope import Fact
from ledger.codec import SEALED

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DECIMAL = r"^-?\d{1,10}(\.\d{1,4})?$"
BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum"}
PYDANTICS_OWN = {*BOUNDS, "max_digits", "decimal_places"}
Schema: TypeAlias = dict[str, object]


class AsStored(GenerateJsonSchema):
    """Pydantic's schema, with decimals as the text they are stored as, and without empty titles."""

    @override
    def decimal_schema(self, schema: DecimalSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": DECIMAL}

    @override
    def field_title_should_be_set(self, schema: object) -> bool:
        return False


def fact_schema() -> str:
    """Write the document. A fact's definition is called by its kind, a value's by its name."""
    stored: Literal["serialization"] = "serialization"
    models: list[type[Fact]] = [Fact, *KINDS.values()]
    _, document = models_json_schema([(one, stored) for one in models], schema_generator=AsStored)
    definitions: dict[str, Schema] = document["$defs"]
    envelope = definitions.pop(Fact.__name__)
    kinds = {
        name: _kind(definitions.pop(kind.__name__), kind, _fields(envelope))
        for name, kind in KINDS.items()
    }
    schema = {
        "$schema": DRAFT,
        "title": "Facts of Kaozheng",
        "description": "A fact with its envelope, as an entry of a log stores it.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in kinds],
        "$defs": {**kinds, "Envelope": envelope, **definitions, "Sealed": _sealed()},
    }
    return json.dumps(_standard(schema), ensure_ascii=False, indent=1) + "\n"


def _standard(node: object) -> object:
    """Bounds in the words of JSON Schema, where it has any: for a decimal, which is text, none."""
    match node:
        case dict():
            whole = node.get("type") == "integer"
            named = {BOUNDS.get(name, name) if whole else name: node[name] for name in node}
            return {name: _standard(named[name]) for name in named if name not in PYDANTICS_OWN}
        case list():
            return [_standard(one) for one in node]
        case _:
            return node


def _fields(definition: Schema) -> Mapping[str, object]:
    fields = definition["properties"]
    if not isinstance(fields, dict):
        raise TypeError(definition)
    return fields


def _kind(definition: Schema, kind: type[Fact], envelope: Mapping[str, object]) -> Schema:
    """Fields of the envelope stand there; the kind is always written; what is sealed may be so."""
    fields = {
        name: {"$ref": f"#/$defs/Envelope/properties/{name}"} if envelope.get(name) == own else own
        for name, own in _fields(definition).items()
    }
    for name in kind.declaration.confidential:
        fields[name] = {"anyOf": [fields[name], {"$ref": "#/$defs/Sealed"}]}
    required = definition["required"]
    if not isinstance(required, list):
        raise TypeError(definition)
    return {**definition, "properties": fields, "required": ["kind", *required]}


def _sealed() -> Schema:
    return {
        "description": "A confidential field, which only the key of the person concerned opens.",
        "type": "object",
        "properties": {SEALED: {"type": "string", "contentEncoding": "base64"}},
        "required": [SEALED],
        "additionalProperties": False,
    }
