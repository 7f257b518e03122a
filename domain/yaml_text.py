"""The one YAML loader: scalars stay text, keys stand once, and only plain data is read."""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from domain.refusals.yaml import (
    YamlAlias,
    YamlBroken,
    YamlCharacter,
    YamlEmpty,
    YamlKeyNotText,
    YamlKeyTwice,
    YamlSeveral,
    YamlTag,
    YamlTooDeep,
)

Data: TypeAlias = "str | bool | list[Data] | dict[str, Data] | None"
"""What a file holds: text, null, true, false, lists, and mappings from text."""

DEPTH_MAX = 50

PLAIN: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""The plain scalars that are not text; quoted they are."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that YAML does not allow (YAML 1.1, c-printable)."""

PARSER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def load_yaml(text: str, name: str) -> Data:
    """Read the one document of a file. Raises a refusal that names the file and the place."""
    odd = FORBIDDEN.search(text)
    if odd:
        raise YamlCharacter(
            file=name,
            line=text.count("\n", 0, odd.start()) + 1,
            column=odd.start() - text.rfind("\n", 0, odd.start()),
            character=f"U+{ord(odd[0]):04X}",
        )
    try:
        return _Reader(name, yaml.parse(text, Loader=PARSER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlBroken(
            file=name,
            line=mark.line + 1 if mark else 1,
            column=mark.column + 1 if mark else 1,
            problem=error.problem or error.context or "",
        ) from error


class _Reader:
    """Turns a parser's events into data, and remembers where a fault is."""

    def __init__(self, name: str, events: Iterator[Event]) -> None:
        self._name = name
        self._events = events

    def document(self) -> Data:
        """Read the first document; a second one is refused."""
        data: Data = None
        documents = 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if documents:
                    raise YamlSeveral(**self._place(event))
                documents += 1
                data = self._node(next(self._events), depth=0)
        if data is None:
            raise YamlEmpty(file=self._name)
        return data

    def _node(self, event: Event, depth: int) -> Data:
        self._refuse_if_not_plain(event)
        if isinstance(event, ScalarEvent):
            return event.value if event.style else PLAIN.get(event.value, event.value)
        if depth == DEPTH_MAX:
            raise YamlTooDeep(limit=DEPTH_MAX, **self._place(event))
        if isinstance(event, SequenceStartEvent):
            return self._list(depth + 1)
        return self._mapping(depth + 1)

    def _list(self, depth: int) -> list[Data]:
        items: list[Data] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, depth))
        return items

    def _mapping(self, depth: int) -> dict[str, Data]:
        mapping: dict[str, Data] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._key(event)
            if key in mapping:
                raise YamlKeyTwice(key=key, **self._place(event))
            mapping[key] = self._node(next(self._events), depth)
        return mapping

    def _key(self, event: Event) -> str:
        """Keys are text, whatever they look like: ``on:``, ``no:`` and ``true:`` too."""
        self._refuse_if_not_plain(event)
        if not isinstance(event, ScalarEvent):
            raise YamlKeyNotText(**self._place(event))
        return event.value

    def _refuse_if_not_plain(self, event: Event) -> None:
        """Aliases refer elsewhere, tags ask for objects: neither is plain data."""
        if isinstance(event, AliasEvent):
            raise YamlAlias(alias=event.anchor, **self._place(event))
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            raise YamlTag(tag=event.tag, **self._place(event))

    def _place(self, event: Event) -> dict[str, object]:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return {"file": self._name, "line": line + 1, "column": column + 1}
