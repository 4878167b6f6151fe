"""Whether a figure is more than all of a plan, whichever of its amounts is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

from bot import comparisons
from bot.facts import FactTable
from bot.match import Candidate
from bot.model import Claim, Kind, Quantity

_MORE = Decimal("1.1")
"""How many times all that is known of a plan another base, year or currency of it may still make."""


def mark_whole(claim: Claim, candidates: Sequence[Candidate], table: FactTable) -> list[Candidate]:
    """Returns the candidates, the whole first and singled out, where the figure is more than any they tell.

    A part of a plan can be any amount, told by the table or not; nothing of it is more than all of it. None
    at all where an amount of the subject comes near the figure, whatever it measures, or two parts of it do.
    """
    stated = claim.stated
    own = [one for one in candidates if one.subject.is_plan and one.fact.unit == stated.unit]
    if claim.figure.kind is not Kind.MONEY or stated.low is None:
        return []
    if not own or len({one.subject.id for one in candidates}) != 1:
        return []
    told = [
        [value.content for value in fact.values if isinstance(value.content, Quantity)]
        for fact in table.of(own[0].subject.id)
        if fact.unit == stated.unit
    ]
    most = max((one.high for amounts in told for one in amounts if one.high), default=None)
    if most is None or stated.low < most * _MORE or _is_a_sum(stated, told):
        return []
    timely = [one for one in own if one.is_timely and not one.fact.is_derived]
    whole = max(timely, key=lambda one: (one.quantity.high or 0, not one.fact.cues), default=None)
    if whole is None:
        return []
    marked = [replace(one, singled_out=one is whole, is_exceeded=one is whole) for one in candidates]
    return sorted(marked, key=lambda one: not one.singled_out)


def _is_a_sum(stated: Quantity, told: Sequence[Sequence[Quantity]]) -> bool:
    """Whether the figure is what two facts tell together; two values of one fact followed one another."""
    return any(
        comparisons.agrees(stated, replace(one, low=one.low + other.low, high=one.high + other.high))
        for first, second in combinations(told, 2)
        for one, other in product(first, second)
        if one.low and one.high and other.low and other.high
        if max(one.high, other.high) > _MORE * min(one.low, other.low)  # not one amount told in two ways
    )
