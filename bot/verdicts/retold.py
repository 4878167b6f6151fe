"""An amount that only takes up others of the text: «… 10 milliards, puis 2 de l'État. Ces 12 milliards …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from bot import comparisons
from bot.model import Claim, Quantity

_FARTHEST = 2
"""How many sentences before it the others may stand."""
_MOST = 6
_THESE = re.compile(r"\bces\s+(?:\w+\s+)?$")


def is_retold(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Returns whether «ces …» takes up an amount of claims told just before, or two of them together."""
    if _THESE.search(claim.before) is None:
        return False
    told = [
        one.stated
        for one in claims
        if one.figure.end <= claim.figure.start
        and claim.sentence - one.sentence <= _FARTHEST
        and (one.stated.may_count(claim.stated.unit) or claim.stated.may_count(one.stated.unit))
    ][-_MOST:]
    return any(comparisons.agrees(claim.stated, one) for one in told) or any(
        comparisons.rounds_to(claim.stated, *_sum(one, other)) for one, other in combinations(told, 2)
    )


def _sum(one: Quantity, other: Quantity) -> tuple[Decimal, Decimal]:
    none = Decimal(0)
    return (one.low or none) + (other.low or none), (one.high or none) + (other.high or none)
