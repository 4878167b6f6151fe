"""Whose figure it is when it is not the owner's: the same amount among the facts of everybody else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot import comparisons
from bot.facts import FactTable
from bot.lexicon import load_lexicon
from bot.match import Candidate, Stranger
from bot.model import Claim, Modality, Quantity

_NEAR = Decimal("0.1")
"""How far from the stated amount one can lie that rounds to it."""


def mark_where_a_stranger_is_told(
    claim: Claim, candidates: Sequence[Candidate], table: FactTable, day: date
) -> list[Candidate]:
    """Returns a plan's candidates, the principal one first and singled out, if the figure is another plan's.

    The digits say which of the plan's amounts is meant: that which the other plan's was taken for. None at
    all where they are too few, or where the figure may be of several others.
    """
    stated = claim.stated
    plans = [one for one in candidates if one.subject.is_plan and one.fact.unit == stated.unit]
    if not plans or not comparisons.is_telling(stated) or not plans[0].is_timely:
        return []
    marked = [replace(one, singled_out=one is plans[0]) for one in candidates]
    marked.sort(key=lambda one: not one.singled_out)
    strangers = find_strangers(claim, marked, table, day)
    is_one_plan = len({one.subject.id for one in strangers if one.subject.is_plan}) == 1
    return marked if is_one_plan and len({one.subject.id for one in strangers}) == 1 else []


def find_strangers(
    claim: Claim, chosen: Sequence[Candidate], table: FactTable, day: date
) -> tuple[Stranger, ...]:
    """Returns the facts of other subjects that measure the same and tell the very figure on that day.

    Or that measure something of the same country that is taken for it, a deficit for a debt, to the digit.

    None where a fact of the owner tells it, or where the figure is no firm amount with its own unit.
    """
    stated = claim.stated
    if stated.low is None or stated.high is None or stated.unit is None or stated.modality is Modality.RANGE:
        return ()
    own = {candidate.subject.id for candidate in chosen}
    if any(
        fact.unit == stated.unit
        and isinstance(value.content, Quantity)
        and comparisons.agrees(stated, value.content)
        for subject in own
        for fact in table.of(subject)
        for value in fact.values
    ):
        return ()
    attributes = dict.fromkeys(candidate.fact.attribute for candidate in chosen if candidate.singled_out)
    low, high = stated.low * (1 - _NEAR), stated.high * (1 + _NEAR)
    akin = _akin(attributes) if comparisons.is_telling(stated) else []
    countries = {country for candidate in chosen for country in candidate.subject.countries}
    return tuple(
        Stranger(table.subject(fact.subject), fact, value)
        for attribute in (*attributes, *akin)
        for fact in table.telling(attribute, stated.unit, low, high)
        if fact.subject not in own
        and (attribute in attributes or not countries.isdisjoint(table.subject(fact.subject).countries))
        and not fact.is_derived
        and (value := fact.at(day, day)) is not None
        and isinstance(value.content, Quantity)
        and comparisons.agrees(stated, value.content)
    )


def _akin(attributes: Collection[str]) -> list[str]:
    """The attributes that are taken for one of these."""
    families: Sequence[Sequence[str]] = load_lexicon("akin")["families"]
    return [
        one
        for family in families
        if not set(family).isdisjoint(attributes)
        for one in family
        if one not in attributes
    ]
