"""Times contenders in turns, so that whatever else the machine does befalls all alike."""

import time
from collections.abc import Callable, Mapping
from statistics import median

Seconds = Mapping[str, list[float]]


def in_turns(contenders: Mapping[str, Callable[[], object]], rounds: int) -> Seconds:
    """Run each contender once a round; the first round only warms up."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, run in contenders.items():
            start = time.perf_counter()
            run()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def ratio(seconds: Seconds, faster: str, than: str) -> float:
    """How many times as fast one is as another: the median over the rounds."""
    return median(b / a for a, b in zip(seconds[faster], seconds[than], strict=True))


def each(seconds: Seconds, name: str, count: int) -> float:
    """The median time of one of the things that a round does."""
    return median(seconds[name]) / count
