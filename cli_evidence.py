"""The command line's evidence: verify, status, checkpoint, prove, key, verifier."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import click

from cli_speech import SpokenCommand, option, page, tell, words
from domain.refusals.ledger import LedgerDamaged
from session import Session, shown


class Opens(Protocol):
    """Whatever opens the ledger the options name."""

    url: str

    def session(self) -> Session:
        """Open it."""
        ...


AS_FILE = click.Path(path_type=Path)


@click.command(cls=SpokenCommand)
@option("--checkpoint", "checkpoints", multiple=True, type=AS_FILE, metavar="FILE")
@option("--key", "keys", multiple=True, metavar="KEY")
@option("--json", "as_json", is_flag=True)
@click.pass_obj
def verify(
    opening: Opens, *, checkpoints: tuple[Path, ...], keys: tuple[str, ...], as_json: bool
) -> None:
    """Check the evidence of every log."""
    from reports import evidence

    verified = opening.session().evidence.verify(checkpoints, keys)
    if as_json:
        found = (verified.verdicts, verified.faults, verified.unasked, verified.erased)
        data = evidence.as_data(*found)
        click.echo(json.dumps(data, ensure_ascii=False))
    else:
        tell(evidence.verdicts_told(page(), verified.verdicts))
        for erased in verified.erased:
            tell(page().render(erased))
        for fault in verified.faults:
            tell(page().render(fault), err=True)
        if verified.unasked:
            tell(words("checkpoint.unasked", count=verified.unasked), err=True)
    if not verified.holds:
        raise click.exceptions.Exit(LedgerDamaged.exit_code)


@click.command(cls=SpokenCommand)
@option("--json", "as_json", is_flag=True)
@click.pass_obj
def status(opening: Opens, *, as_json: bool) -> None:
    """What the ledger holds."""
    session = opening.session()
    logs = session.status()
    if as_json:
        click.echo(
            json.dumps({"kind": session.ledger.kind, "logs": logs}, ensure_ascii=False, default=str)
        )
        return
    tell(words(f"status.ledger_{session.ledger.kind}", ledger=shown(opening.url)))
    for log in logs:
        tell(words("status.log" if log["recorded_at"] else "status.log_empty", **log))
    if not logs:
        tell(words("status.no_logs"))


@click.command(cls=SpokenCommand)
@option("--out", type=AS_FILE, metavar="FILE")
@option("--since", type=AS_FILE, metavar="FILE")
@option("--json", "as_json", is_flag=True)
@click.pass_obj
def checkpoint(opening: Opens, *, out: Path | None, since: Path | None, as_json: bool) -> None:
    """Sign how far the log has come and its root; with --since, prove that it only grew."""
    session = opening.session()
    log, evidence = session.journal.name, session.evidence
    if since is None:
        signed = evidence.checkpoint(log)
        told, written = signed.as_data(), signed.note
    else:
        grown = evidence.growth(log, since)
        signed, written = grown.signed, grown.proof
        told = {**signed.as_data(), "growth": grown.proof.decode()}
    if out is not None:
        evidence.write(out, written)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    elif out is None:
        click.echo(written, nl=False)
    tell(words("checkpoint.made", path=signed.kept), err=True)


@click.command(cls=SpokenCommand)
@click.argument("entry")
@option("--out", type=AS_FILE, metavar="FILE")
@option("--json", "as_json", is_flag=True)
@click.pass_obj
def prove(opening: Opens, *, entry: str, out: Path | None, as_json: bool) -> None:
    """Prove that an entry is in the log."""
    proven = opening.session().prove(entry)
    proof = out or Path(f"{proven.name}.tlog-proof")
    told = {"proof": str(proof), "entry": str(proven.write(proof)), "key": proven.signed.key.text}
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(words("prove.written", **told))


@click.command(cls=SpokenCommand)
@option("--json", "as_json", is_flag=True)
@click.pass_obj
def key(opening: Opens, *, as_json: bool) -> None:
    """The key with which others check what this log signs."""
    session = opening.session()
    found = session.evidence.key(session.journal.name).text
    click.echo(json.dumps({"key": found}) if as_json else found)


@click.command(cls=SpokenCommand)
def verifier() -> None:
    """Print the stand-alone verifier."""
    click.echo(files("ledger").joinpath("verifier.py").read_text("utf-8"), nl=False)
