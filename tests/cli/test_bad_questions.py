"""Every question with something wrong in it: a plain sentence, its exit code, nothing recorded."""

import click
import pytest

from cli_speech import Speech
from domain.values import Month, Quarter
from domain.wording import LANGUAGES, Language
from tests.cli.conftest import Run
from tests.cli.every_answer import SUPPOSING, About, names_a_person, questions, variants

WHEN = About("A01", Quarter(2006, 1), Month(2006, 2))
WRONG_ARGUMENTS = {
    "person": ("Z99", "", "不是", "regulation"),
    "quarter": ("2006Q5", "", "x", "2006-01"),
    "quarters": ("2006Q5", "2006Q2..2006Q1", "x"),
    "month": ("2006-13", "", "2006Q1"),
    "year": ("06", "", "2006Q1"),
    "half": ("2006H3", "", "2006"),
}
WRONG_OPTIONS = (
    *(("--known-at", one) for one in ("soon", "0", "99999999", "1999-01-01", "no.checkpoint")),
    *(("--without", one) for one in ("99999", "no-such-fact", "@1#7")),
    *(("--with", one) for one in ("99999", "other@1")),
    *(("--reading", one) for one in ("x", "score.flor=none", "score.floor=x")),
    *(("--effective-at", one) for one in ("2006-02-30", "soon")),
)


def wrong_in(command: click.Command) -> list[list[str]]:
    """Each of its arguments wrong in turn, then each option, then nobody's number."""
    right = next(iter(variants(command, WHEN)))
    named = [str(one.name) for one in command.params if isinstance(one, click.Argument)]
    given = [name for name in named if WHEN.value(name) is not None]
    asked = [
        [*right[:place], value, *right[place + 1 :]]
        for place, name in enumerate(given)
        for value in WRONG_ARGUMENTS.get(name, ())
    ]
    asked += [[*right, *option] for option in WRONG_OPTIONS]
    for param in command.params:
        if names_a_person(param):
            asked.append([*right, param.opts[0], "Z99"])
    return asked


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_asked_is_refused_plainly(
    imported: Run, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setattr(Speech, "language", language)
    before = imported("status", "--json").out
    for name, command in questions().items():
        for wrong in wrong_in(command):
            line = (name, *wrong, *SUPPOSING.get(name, ()))
            ended = imported("--as", "M01", *line)
            assert ended.code in {2, 3, 4, 5}, f"{line}: {ended}"
            assert ended.out == "", line
            assert ended.err.strip(), line
            assert "Traceback" not in ended.err, line
    assert imported("status", "--json").out == before


def test_a_person_is_asked_about_alike_by_every_question() -> None:
    named = [
        param
        for command in questions().values()
        for param in command.params
        if "person" in str(param.name) or "--person" in param.opts
    ]
    assert len(named) > 12
    assert {param.name for param in named} == {"person"}
    assert {str(param.metavar).strip("[]") for param in named} == {"STAFF"}
