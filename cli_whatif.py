"""The command line's what-if: who would change, by how much, through which clauses."""

from dataclasses import replace
from pathlib import Path

import click

import replaying
from cli_ask import Opens, circumstances, print_data
from cli_speech import SpokenCommand, option, page, words
from domain.refusals.asking import NothingSupposed
from projections.asking import Asking, quarters_of


@click.command(cls=SpokenCommand)
@click.argument("quarters", metavar="RANGE")
@option("--regulation", "supposed_edition", type=click.Path(path_type=Path), metavar="FILE")
@option("--on-record", metavar="PURPOSE")
@circumstances
def whatif(
    opening: Opens,
    asking: Asking,
    *,
    quarters: str,
    supposed_edition: Path | None,
    on_record: str | None,
    as_json: bool,
) -> None:
    """Who would change score, rank, grade, post or pay, by how much, through which clauses."""
    from reports import whatif_table

    session, when = opening.session(), quarters_of(quarters)
    if supposed_edition is not None:
        asking = replace(asking, edition=replaying.edition_in(supposed_edition))
    asked = asking.asked
    if not (asked.without or asked.including or asking.supposed.changes_the_rules):
        raise NothingSupposed
    found = replaying.supposing(session, when, asking)
    footing = session.ask(asking).footing()
    data = whatif_table.as_data(when, found, footing)
    entry = (
        replaying.put_on_record(session, quarters, asking, on_record, data) if on_record else None
    )
    if as_json:
        print_data({**data, "recorded": str(entry) if entry else None})
        return
    click.echo(whatif_table.whatif_table(page(), when, found, footing))
    if entry:
        click.echo(words("whatif.recorded", entry=entry))
