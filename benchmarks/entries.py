"""The entries that every contender is given: 300 to 400 bytes each, in fifty streams."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

STREAMS = 50
TEXT = "住戶投訴電梯故障，已即時聯絡承辦商到場檢查並恢復運作，住戶表示滿意。"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry to record, and where."""

    stream: str
    version: int
    topic: str
    fact_id: str
    state: bytes


def items(prefix: str) -> Iterator[Item]:
    """Give entries without end; the prefix keeps those of one writer apart from all others."""
    for number in count():
        stream = f"person/{prefix}{number % STREAMS}"
        fact_id = f"{prefix}-{number:016x}"
        state = {
            "kind": "follow-up-recorded.v1",
            "id": fact_id,
            "happened_on": "2006-01-04",
            "by": "S01",
            "role": "supervisor",
            "staff_id": f"A{number % STREAMS:02}",
            "case": f"C{number:06}",
            "note": TEXT,
            "minutes": number % 60,
        }
        yield Item(
            stream,
            number // STREAMS + 1,
            "follow-up-recorded.v1",
            fact_id,
            json.dumps(state, ensure_ascii=False).encode(),
        )
