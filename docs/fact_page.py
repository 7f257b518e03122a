"""The page of facts: every kind by its subject, as it declares itself."""

from collections.abc import Iterator
from types import ModuleType

from docs.field_types import Field, fields
from docs.markdown import code, listed, page, table
from domain.facts import KINDS, SUBJECTS
from domain.facts.declare import OF_TARGET, Declaration, Recorders
from domain.facts.envelope import ENVELOPE, Erased, Fact
from domain.regulation.edition import Edition
from domain.roles import Role
from domain.values import Value
from domain.wording import catalogue

ELSEWHERE: frozenset[type[Value]] = frozenset({Edition, Erased})
"""Values without a table: the regulation has a form of its own, an erased field nothing left."""
KIND = frozenset({"kind"})
"""Stands above the fields of a fact."""

INTRODUCTION = """\
A fact is something that happened, on record. It is declared once, in `domain/facts/`, and the
declaration drives what is said here, `kaozheng record`, the import and the
[JSON Schema](../schemas/facts.schema.json). A fact is never changed: a reversal takes it out of
force.

- **clauses**: the clauses of the regulation it serves.
- **recorded by**: who may record it. A foreman records only about the own team, and nobody about
  themselves, unless it says otherwise. Where more has to be decided, `commands/` is stricter.
- **stream**: the part of the log it joins, which is what a decision about it rests on.
- **natural key**: the fields that say which fact it is, when a paper is imported again.
- **confidential**: fields stored encrypted, under the key of that name: a person's, or that of a
  case's complainant.
- **section C**: what the regulation's catalogue of facts (its section C) calls a field that has
  another name here. Both names are accepted; it is stored once, under ours.

Points and yuan are decimals, written as text in JSON. Where a required field is not given, the
program asks for it, or works it out if only it can know (an edition's fingerprint, the points of a
catalogue's item)."""

ENVELOPE_SAYS = """\
Every fact carries these fields besides its own. `happened_on` is the day (or moment) it took place;
when it was recorded is not in the fact, but given by the ledger to its [entry](../evidence.md)."""


def fact_page() -> str:
    """Write the page."""
    parts = sorted(_parts(), key=lambda one: one.__name__)
    return page(
        "Facts",
        INTRODUCTION,
        f"{len(KINDS)} kinds: " + ", ".join(f"[{_title(one)}](#{_title(one)})" for one in SUBJECTS),
        "## The envelope",
        ENVELOPE_SAYS,
        _fields(tuple(fields(Fact, besides=KIND)), {}),
        *(block for subject in SUBJECTS for block in _subject(subject)),
        "## Values inside facts",
        *(block for part in parts for block in _value(part)),
    )


def _title(subject: ModuleType) -> str:
    return subject.__name__.rpartition(".")[2]


def _subject(subject: ModuleType) -> Iterator[str]:
    about, _, _ = (subject.__doc__ or "").partition(" (regulation.md")
    yield f"## {_title(subject)}"
    yield f"{about.strip().rstrip('.')}."
    for kind in KINDS.values():
        if kind.__module__ == subject.__name__:
            yield from _kind(kind)


def _kind(kind: type[Fact]) -> Iterator[str]:
    declared = kind.declaration
    key = f"fact.{kind.__name__}"
    yield f"### {kind.__name__}"
    yield f"{kind.__doc__} ({catalogue('en')[key]}, {catalogue('zh-Hant')[key]})"
    yield table(
        ("", ""),
        (
            ("kind", code(declared.kind)),
            ("clauses", ", ".join(declared.clauses) or "–"),
            ("recorded by", _recorders(declared.recorders, declared.subject)),
            ("stream", _stream(declared)),
            ("natural key", code(*declared.key) or "–"),
            ("confidential", _confidential(declared)),
        ),
    )
    called = {own: name for name, own in declared.names.items()}
    own = tuple(fields(kind, besides=ENVELOPE))
    renamed = tuple(field for field in fields(Fact, besides=KIND) if field.name in called)
    yield _fields((*renamed, *own), called, told=True)


def _fields(shown: tuple[Field, ...], called: dict[str, str], *, told: bool = False) -> str:
    if not shown:
        return "It has no fields of its own."
    heads = ("field", "type", "required", "section C", "what goes into it")
    rows = [
        (
            code(one.name),
            one.holds,
            one.required,
            code(called[one.name]) if one.name in called else "",
            _meaning(one.name, called) if told else "",
        )
        for one in shown
    ]
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows) or place < 3]  # noqa: PLR2004 - what every table has
    return table([heads[place] for place in kept], [[row[place] for place in kept] for row in rows])


def _meaning(name: str, called: dict[str, str]) -> str:
    """What goes into a field of the fact's own, as `record KIND --help` says it."""
    if name in ENVELOPE:
        return ""
    return catalogue("en").get(f"field.{called.get(name, name.rstrip('_'))}", "")


def _recorders(rules: Recorders, subject: str | None) -> str:
    everybody = rules.roles == tuple(Role)
    roles = "anybody" if everybody else listed([_role(role) for role in rules.roles], "or")
    told = [roles]
    if rules.jointly_with:
        told.append(f"together with {listed([_role(role) for role in rules.jointly_with], 'or')}")
    if rules.own:
        told.append(f"only the person concerned ({code(subject or '')})")
    elif subject and rules.about_self:
        told.append("also about themselves")
    if subject and Role.FOREMAN in rules.roles and not (rules.own or rules.team_only):
        told.append("a foreman about other teams too")
    return "; ".join(told)


def _role(role: Role) -> str:
    return catalogue("en")[f"role.{role}"]


def _stream(declared: Declaration) -> str:
    if declared.stream == OF_TARGET:
        return f"that of the fact named in {code(declared.target or '')}"
    return code(declared.stream)


def _confidential(declared: Declaration) -> str:
    of = [f"{code(field)} (key {code(key)})" for field, key in declared.confidential.items()]
    return listed(of) or "–"


def _parts() -> frozenset[type[Value]]:
    """Every value that some fact, or a value inside it, is made of."""
    found: set[type[Value]] = set()
    ahead: list[type[Value]] = [*KINDS.values()]
    while ahead:
        for field in fields(ahead.pop()):
            new = set(field.parts) - found - ELSEWHERE
            found |= new
            ahead += new
    return frozenset(found)


def _value(value: type[Value]) -> Iterator[str]:
    yield f"### {value.__name__}"
    yield str(value.__doc__)
    yield _fields(tuple(fields(value)), {})
