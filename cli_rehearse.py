"""The command line's rehearsal: scenario files run, one line each."""

import json
from pathlib import Path

import click

from cli_speech import SpokenCommand, option, page, tell, words


@click.command(cls=SpokenCommand)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--regulation", type=click.Path(path_type=Path), metavar="FILE")
@option("--json", "as_json", is_flag=True)
def rehearse(files: tuple[Path, ...], regulation: Path | None, *, as_json: bool) -> None:
    """Run scenario files: what was recorded, and what must follow."""
    from rehearsal.rehearse import edition_for
    from rehearsal.rehearse import rehearse as run_all

    outcomes = []
    for outcome in run_all(files, edition_for(regulation)):
        outcomes.append(outcome)
        if not as_json:
            mark = words("rehearse.passed" if outcome.passed else "rehearse.failed")
            tell(f"{mark}  {outcome.sentence}", hanging=2)
            if outcome.why is not None:
                why = page().render(outcome.why)
                tell(words("rehearse.at_step", file=outcome.file, step=outcome.failed, why=why))
    failed = sum(not outcome.passed for outcome in outcomes)
    if as_json:
        data = [
            {
                "file": one.file,
                "scenario": one.sentence,
                "passed": one.passed,
                "step": one.failed,
                "why": page().render(one.why) if one.why else None,
            }
            for one in outcomes
        ]
        result = {"scenarios": data, "passed": len(outcomes) - failed, "failed": failed}
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        tell(words("rehearse.total", passed=len(outcomes) - failed, failed=failed))
    if failed:
        raise click.exceptions.Exit(1)
