"""Which of two mentions on the same words is kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from bot.model import Mention


def apart(mentions: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Returns those of the mentions that do not lie wholly within one of the others, which are in order."""
    starts = [other.start for other in others]
    ends = list(accumulate((other.end for other in others), max))

    def is_within(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start)
        return at > 0 and mention.end <= ends[at - 1]

    return tuple(mention for mention in mentions if not is_within(mention))
