"""The demo as a person starts it: what it says, in either language, and that it can be tried."""

import shlex
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli_speech import Speech
from domain.wording import Language
from tests.cli.conftest import Run

SAID: dict[Language, tuple[str, ...]] = {
    "en": (
        "── The disputed score",
        "A07 袁淑芬, 2006Q3: 85.14 (published, edition 1)",
        "as published                                         85.14",
        "as known now, by today's regulation                  89.14",
        "reversal of an entry (by H03)",
        "others' scores",
        "qingwan holds: ",
    ),
    "zh-Hant": (
        "── 有爭議的得分",
        "A07袁淑芬 2006Q3：85.14（已公布第1版）",
        "照公布時                     85.14",
        "照現在所知，依現行規章       89.14",
        "記錄撤銷（H03記錄）",
        "他人得分",
        "qingwan無誤：",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_demo_tells_its_story_and_everything_it_says_to_try_works(
    run: Run, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Speech, "language", language)
    told = run("demo")
    assert (told.code, told.err) == (0, "")
    for said in SAID[language]:
        assert said in told.out
    lines = told.out.splitlines()
    assert [one for one in lines if cell_len(one) > 80] == []
    headings = [number for number, one in enumerate(lines) if one.startswith("── ")]
    assert len(headings) == 11
    assert [lines[number + 1] for number in headings] == [""] * 11, "each is one line"
    assert "…" not in told.out.partition("── ")[2].partition("── ")[0], "nothing is cut"
    (settings,) = (one for one in lines if one.startswith("  export KAOZHENG_LEDGER"))
    for setting in settings.split()[1:]:
        monkeypatch.setenv(*setting.split("=", 1))
    commands = [one.strip() for one in lines if one.startswith(("  kaozheng ", "$ kaozheng "))]
    assert len(commands) == 9 + 13
    for command in commands:
        ended = run(*shlex.split(command.removeprefix("$ "))[1:])
        assert (ended.code, ended.err) == (0, ""), command
        if command.startswith("$ ") and language == "en":
            assert ended.out in told.out, "the demo shows what the command prints"


def test_a_file_that_is_there_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_text("mine", "utf-8")
    ended = run("demo", "--keep", "mine.db")
    assert ended.code == 4
    assert "mine.db" in ended.err
    assert (tmp_path / "mine.db").read_text("utf-8") == "mine"


def test_without_a_name_the_first_free_one_is_taken(tmp_path: Path) -> None:
    from rehearsal.demo import free_name

    assert free_name(tmp_path).name == "demo.db"
    (tmp_path / "demo.db").touch()
    assert free_name(tmp_path).name == "demo-2.db"


def test_a_demo_that_is_interrupted_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(entries: int, _: object) -> None:
        if entries > 40:
            raise KeyboardInterrupt

    monkeypatch.setattr("cli_demo._progress", interrupted)
    assert run("demo").code == 130
    assert list(tmp_path.iterdir()) == []
