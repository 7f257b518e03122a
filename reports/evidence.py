"""The verdict on a log's evidence, in words and as data."""

from domain.evidence import Holds, Verdict
from domain.wording import render
from reports.terminal import Page


def verdict_told(page: Page, verdict: Verdict) -> str:
    """That every entry holds, or the first that does not and what is wrong with it."""
    if isinstance(verdict, Holds):
        told_so = page.words(
            "verify.holds", log=verdict.log, size=verdict.size, root=verdict.root.hex()
        )
        if not verdict.confirmed:
            return told_so
        return page.words("checkpoint.confirmed", told=told_so, count=verdict.confirmed)
    told = [page.words("verify.fails", entry=f"{verdict.log}@{verdict.position}")]
    return "\n".join([*told, *(f"  · {page.render(one)}" for one in verdict.findings)])


def as_data(verdict: Verdict) -> dict[str, object]:
    """The verdict as data."""
    if isinstance(verdict, Holds):
        return {
            "log": verdict.log,
            "holds": True,
            "size": verdict.size,
            "root": verdict.root.hex(),
            "confirmed": verdict.confirmed,
        }
    return {
        "log": verdict.log,
        "holds": False,
        "entry": f"{verdict.log}@{verdict.position}",
        "findings": [render(one, "en") for one in verdict.findings],
    }
