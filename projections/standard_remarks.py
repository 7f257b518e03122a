"""What to know of a standard before it is adopted: that nobody was consulted (P1-0.6-a)."""

from collections.abc import Iterable, Iterator

from domain.facts.envelope import Fact
from domain.facts.standards import StandardAdopted
from domain.rules.consultation import lacks_consultation
from domain.standards import standard_words
from domain.wording import Message, say


def standard_remarks(facts: Iterable[Fact]) -> Iterator[Message]:
    """Say of each standard that rests on no consultation that an appeal may cite it."""
    for fact in facts:
        if isinstance(fact, StandardAdopted) and lacks_consultation(fact):
            yield say(
                "rulebook.remark_unconsulted",
                code=standard_words(fact.standard_code),
                clause="P1-0.6-a",
            )
