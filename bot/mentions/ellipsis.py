"""Lends a currency to amounts that leave it out («dont 15 milliards»), from the figures around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Party:
    """A money figure that lends its currency or, when `currency` is None, looks for one."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None
    sentence: int
    in_brackets: bool
    looks_ahead: bool
    is_entry: bool = False
    """Whether the figure is what a line of a list gives its label («juin 2024 : 600 millions»)."""


def find_lenders(parties: Sequence[Party]) -> list[int | None]:
    """For each money figure, in text order, the place of the one that lends it a currency, or None.

    Asked in turn: the nearest before in the sentence, the nearest after in it, the same amount elsewhere
    in the text, the last of the sentence before; of an entry of a list, the one that lent to the entry above.
    Figures in brackets lend nothing to those outside them.
    """
    same_amount: dict[tuple[Decimal | None, Decimal | None], int] = {}
    for place, party in enumerate(parties):
        if party.currency is not None and party.low is not None:
            same_amount.setdefault((party.low, party.high), place)
    following = _next_stated(parties)
    lenders: list[int | None] = [None] * len(parties)
    anywhere = parties[-1].sentence if parties else 0
    outside = inside = -1
    for place, party in enumerate(parties):
        if party.currency is not None:
            inside, outside = (place, outside) if party.in_brackets else (inside, place)
            continue
        before = max(outside, inside) if party.in_brackets or outside < 0 else outside
        ahead = following[place] if party.looks_ahead else -1
        same = same_amount.get((party.low, party.high), -1)
        for lender, farthest in ((before, 0), (ahead, 0), (same, anywhere), (before, 1)):
            if lender >= 0 and abs(parties[lender].sentence - party.sentence) <= farthest:
                lenders[place] = lender
                break
        else:
            lenders[place] = _lent_above(parties, lenders, place)
    return lenders


def _lent_above(parties: Sequence[Party], lenders: Sequence[int | None], place: int) -> int | None:
    if place == 0 or not (parties[place].is_entry and parties[place - 1].is_entry):
        return None
    is_next = parties[place].sentence - parties[place - 1].sentence == 1
    return lenders[place - 1] if is_next else None


def _next_stated(parties: Sequence[Party]) -> list[int]:
    following = [-1] * len(parties)
    stated = -1
    for place in range(len(parties) - 1, -1, -1):
        following[place] = stated
        if parties[place].currency is not None:
            stated = place
    return following
