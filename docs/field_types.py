"""What a field of a fact holds, in words: read from its annotation as it is written."""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from pydantic.fields import FieldInfo

from docs.markdown import code, listed
from domain.values import Value

WORDS: Mapping[str, str] = {
    "Amount": "decimal",
    "Count": "whole number, 0 or more",
    "Digest": "SHA-256, in hexadecimal",
    "Edition": "[an edition of the regulation](../schemas/facts.schema.json)",
    "Exact": "exact number: a decimal, or n/d",
    "FactId": "id of a fact",
    "HalfYear": "half-year, `2006H1`",
    "Id": "id",
    "Month": "month, `2006-03`",
    "Period": "quarter, month, half-year or year",
    "Points": "points, 0 or more",
    "PositivePoints": "points, more than 0",
    "Quarter": "quarter, `2006Q1`",
    "Role": "role",
    "StaffId": "staff number",
    "TeamId": "team",
    "Text": "text",
    "When": "day, or moment with its offset",
    "Words": "text, not empty",
    "Year": "year, such as 2006",
    "Yuan": "yuan, 0 or more",
    "bool": "true or false",
    "date": "day",
    "int": "whole number",
}
"""The types the fields are made of. A new one has to be given its words here."""

BOUNDS = {"ge": "{} or more", "gt": "more than {}", "le": "at most {}", "min_length": "{} or more"}
LEFT_OUT = {"Erased", "None"}
"""Alternatives that are said elsewhere: under “confidential” and under “required”."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the pages show it."""

    name: str
    holds: str
    required: str
    parts: tuple[type[Value], ...]
    """The values it is made of, which have fields themselves."""


def fields(model: type[Value], *, besides: frozenset[str] = frozenset()) -> Iterator[Field]:
    """Every field of a model but those left to another table."""
    for name, info in model.model_fields.items():
        if name not in besides:
            annotation, module = _annotation(model, name)
            parts = tuple(_parts(annotation, module))
            yield Field(info.alias or name, _words(annotation, module), _required(info), parts)


def _required(info: FieldInfo) -> str:
    if info.is_required():
        return "yes"
    plain = isinstance(info.default, str | int) and not isinstance(info.default, bool)
    return f"no: {code(str(info.default))}" if plain else "no"


def _annotation(model: type[Value], name: str) -> tuple[ast.expr, ModuleType]:
    """The annotation where the field is declared last, and the module its names are of."""
    owner = next(cls for cls in model.__mro__ if name in vars(cls).get("__annotations__", {}))
    module = sys.modules[owner.__module__]
    body = next(
        node
        for node in _tree(module).body
        if isinstance(node, ast.ClassDef) and node.name == owner.__name__
    ).body
    found = next(
        node
        for node in body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name
    )
    return found.annotation, module


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _words(node: ast.expr, module: ModuleType) -> str:
    """Put an annotation into words. Raises KeyError for a type that has none yet."""
    match node:
        case ast.Name(id=name):
            return _named(name, module)
        case ast.BinOp(left=left, right=right):
            sides = [side for side in (left, right) if ast.unparse(side) not in LEFT_OUT]
            return " or ".join(_words(side, module) for side in sides)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            options = values.elts if isinstance(values, ast.Tuple) else [values]
            return listed([code(str(ast.literal_eval(option))) for option in options], "or")
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[each, _])):
            return f"list: {_words(each, module)}"
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *more])):
            bounds = [_bound(keyword) for call in more for keyword in _keywords(call)]
            return ", ".join((_words(inner, module), *filter(None, bounds)))
        case _:
            raise KeyError(ast.unparse(node))


def _named(name: str, module: ModuleType) -> str:
    """A type by its words, a value by a link to its table, anything else by what it stands for."""
    if name in WORDS:
        return WORDS[name]
    if inspect.isclass(cls := getattr(module, name, None)):
        return f"[{cls.__name__}](#{cls.__name__.lower()})"
    return _words(_meaning(name, module), module)


def _meaning(name: str, module: ModuleType) -> ast.expr:
    """What a name of the module itself stands for. Raises KeyError."""
    for node in _tree(module).body:
        if isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == [name]:
            return node.value
    raise KeyError(name)


def _keywords(call: ast.expr) -> list[ast.keyword]:
    return call.keywords if isinstance(call, ast.Call) else []


def _bound(keyword: ast.keyword) -> str:
    return BOUNDS.get(str(keyword.arg), "").format(ast.unparse(keyword.value))


def _parts(node: ast.expr, module: ModuleType) -> Iterator[type[Value]]:
    for name in (one.id for one in ast.walk(node) if isinstance(one, ast.Name)):
        cls = getattr(module, name, None)
        if name not in WORDS and inspect.isclass(cls) and issubclass(cls, Value):
            yield cls
