"""The value a fact had in a year gone by that the text itself names («en 2023», «l'an dernier»)."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

from bot import comparisons
from bot.facts import Fact, Value
from bot.matching.ends import end_told
from bot.matching.words import years_told
from bot.model import Claim, Owner, Quantity

STANDING = frozenset({"valorisation", "en vigueur"})
"""Stages of facts whose value holds from its day on; a result is of a time before its day."""


def value_then(fact: Fact, claim: Claim, owner: Owner, day: date) -> Value | None:
    """Returns the value to hold a figure of one past year against; None where today's is meant, or unsure.

    What held from the end of a month or year that the words name is meant, whatever they say.
    A value in force at some time of the year, or given out in the next as its result, may confirm. Only one
    that stood through all of it, and holds from its day on, may contradict.
    """
    end = end_told(claim)
    ended = next((value for value in fact.values if value.since == end and value.public <= day), None)
    if ended is not None and not ended.withdrawn:
        return ended
    years = years_told(claim, owner, day)
    if len(years) != 1 or max(years) >= day.year:
        return None
    (year,) = years
    first, last = date(year, 1, 1), date(year, 12, 31)
    known = [value for value in fact.values if value.public <= day]
    in_force = [
        value
        for value, following in zip_longest(known, known[1:])
        if value.since <= last and (following is None or following.since > first)
    ]
    is_result = fact.stage == "résultat"
    results = [value for value in known if value.since.year == year + 1]
    stated = claim.stated
    if results and is_result and all(_is_of_a_year(value) for value in results):
        in_force = []  # what came out that year is the result of the one before
    for value in (*in_force, *results):
        if isinstance(value.content, Quantity) and comparisons.agrees(stated, value.content):
            return value
    if fact.stage in STANDING and len(in_force) == 1 and in_force[0].since <= first:
        return in_force[0]
    return None


def _is_of_a_year(value: Value) -> bool:
    """Whether a value is what a whole year made."""
    return isinstance(value.content, Quantity) and value.content.period == "per year"
