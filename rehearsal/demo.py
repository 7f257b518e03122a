"""See it work: a department's workbook taken in, a score explained, the evidence checked."""

import locale
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from commands.open_department import OpenDepartment
from domain.evidence import Holds
from domain.regulation.shipped import shipped_edition
from domain.wording import Language
from projections.asking import Asking, quarter_of
from reports.effects import counts_told
from reports.evidence import verdict_told
from reports.explanation import accounting_table
from reports.quarter_table import quarter_table
from reports.terminal import Page, terminal_width
from session import Session, rehearsal_session

SAMPLE = Path(__file__).parent.parent / "samples" / "shunbi-2006Q1.xlsx"
LOG, QUARTER, DISPUTED = "shunbi", "2006Q1", "A05"
OUTSIDE = {"X09": "another-estate"}


def main(environment: Mapping[str, str]) -> int:
    """Play the demo in the terminal's language; 0 if the evidence holds at its end."""
    page = Page(_language(environment), terminal_width())
    session = rehearsal_session(LOG, lambda: datetime.now(UTC))
    edition = shipped_edition("p1")
    session.open_department(
        OpenDepartment(LOG, "順碧客戶服務部", edition, date(2005, 1, 1), "H01", rehearsal=True)
    )
    for actor in ("H01", "S01"):
        print(page.text("", page.words("demo.import", actor=actor, file=SAMPLE.name), ""))
        print(_import(page, session, actor))
    session.actor = "H01"
    footing = session.ask(Asking()).footing()
    print(page.text("", page.words("demo.sheet"), ""))
    print(quarter_table(page, quarter_of(QUARTER), session.sheet(QUARTER), footing))
    print(page.text("", page.words("demo.explain", staff=DISPUTED), ""))
    print(accounting_table(page, session.rating(DISPUTED, QUARTER), footing))
    (verdict,) = session.evidence.verify().verdicts
    print(page.text("", verdict_told(page, verdict), "", page.words("demo.next")))
    return 0 if isinstance(verdict, Holds) else 7


def _import(page: Page, session: Session, actor: str) -> str:
    session.actor = actor
    importing = session.importing(SAMPLE, outside=OUTSIDE, progress=lambda *_: None)
    session.commit(importing.state, importing.position)
    result = importing.result
    return page.text(
        *counts_told(page, result.new, result.known, (*result.left_out, *result.notes))
    )


def _language(environment: Mapping[str, str]) -> Language:
    """The terminal's language: any zh is 繁體中文."""
    named = environment.get("KAOZHENG_LANG") or environment.get("LANG") or locale.getlocale()[0]
    return "zh-Hant" if (named or "").lower().startswith("zh") else "en"


if __name__ == "__main__":
    raise SystemExit(main(os.environ))
