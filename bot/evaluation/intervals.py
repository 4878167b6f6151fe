"""How far a measured figure may be off, from the size of what it was measured on."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeVar

_Z = 1.959964
"""Standard deviations that hold 95 % of a normal law."""
_DRAWS = 1000
_SEED = 20250210
"""Any number: the same draws each time, so that a score can be told again."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured figure and the bounds of its 95 % interval; all None where nothing could be measured."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Rate(Estimate):
    """A share, with the counts it comes from."""

    hits: int
    of: int


def rate(hits: int, of: int, per: int = 1) -> Rate:
    """Returns `hits` out of `of`, for each `per` of them, with Wilson's score interval.

    Unlike the usual interval it stays honest at none and at all: 0 of 300 is 0, but up to 1.3 %.
    """
    if not of:
        return Rate(None, None, None, hits, of)
    share = min(1.0, hits / of)
    centre, scale = share + _Z**2 / (2 * of), 1 + _Z**2 / of
    spread = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    low, high = max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
    return Rate(per * hits / of, per * min(low, share), per * max(high, share), hits, of)


def bootstrap(items: Sequence[_Item], measure: Callable[[Sequence[_Item]], float | None]) -> Estimate:
    """Returns a measure of the items and its 95 % percentile interval over draws with replacement."""
    value = measure(items)
    if value is None:
        return Estimate(None, None, None)
    draw = random.Random(_SEED)
    measured = [measure(draw.choices(items, k=len(items))) for _ in range(_DRAWS)]
    drawn = sorted(one for one in measured if one is not None)
    margin = len(drawn) * 25 // 1000
    return Estimate(value, drawn[margin], drawn[-1 - margin])
