"""The verdict on a log's evidence, in words and as data."""

from collections.abc import Sequence

from domain.evidence import Holds, Verdict
from domain.wording import Message, render
from reports.terminal import Page


def verdict_told(page: Page, verdict: Verdict) -> str:
    """That every entry holds, or the first that does not and what is wrong with it."""
    if isinstance(verdict, Holds):
        told_so = page.words("verify.holds", log=verdict.log, size=verdict.size)
        if verdict.confirmed:
            told_so = page.words("checkpoint.confirmed", told=told_so, count=verdict.confirmed)
        return f"{told_so}\n{page.words('verify.root', root=verdict.root.hex())}"
    told = [page.words("verify.fails", entry=f"{verdict.log}@{verdict.position}")]
    return "\n".join([*told, *(f"  · {page.render(one)}" for one in verdict.findings)])


def verdicts_told(page: Page, verdicts: Sequence[Verdict]) -> str:
    """Log by log; or that there is none."""
    told = [verdict_told(page, one) for one in verdicts]
    return "\n".join(told or [page.words("verify.no_logs")])


def as_data(
    verdicts: Sequence[Verdict],
    faults: Sequence[Message],
    unasked: int,
    erased: Sequence[Message],
) -> dict[str, object]:
    """Log by log, with what is wrong beside the logs, and the checkpoints nobody could check."""
    return {
        "holds": not faults and all(isinstance(one, Holds) for one in verdicts),
        "logs": [_verdict(one) for one in verdicts],
        "faults": [render(one, "en") for one in faults],
        "unasked": unasked,
        "erased": [render(one, "en") for one in erased],
    }


def _verdict(verdict: Verdict) -> dict[str, object]:
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
