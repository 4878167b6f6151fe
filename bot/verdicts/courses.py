"""Courses from one amount to another of which the table knows neither: they are of years it does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.match import Candidate
from bot.model import Claim

_FROM = re.compile(r"\b(?:de|d'|des)\s*$")
_TO = re.compile(
    r"\s*(?:d'euros |de dollars |points? )?(?:a|puis a)\s+(?:pres de |plus de |moins de |environ )?"
)
_IN_FORCE = "en vigueur"


def find_unknown_courses(told: Sequence[tuple[Claim, bool]]) -> Iterator[Claim]:
    """Yields both ends of each course of which neither is known: «abaissé de 0,75 % à 0,5 %».

    `told` are the claims in text order, and whether a fact tells, or told, the amount of each.
    """
    for (first, is_first_known), (second, is_second_known) in pairwise(told):
        if (
            not is_first_known
            and not is_second_known
            and first.sentence == second.sentence
            and _FROM.search(first.before)
            and _TO.fullmatch(second.before)
        ):
            yield first
            yield second


def is_of_unknown_years(candidate: Candidate, *, is_bygone: bool) -> bool:
    """Whether what is said to have been may be a rate in force before those the table tells."""
    is_coming = candidate.is_coming  # «en janvier, le Smic montera»
    return (
        is_bygone and not is_coming and candidate.fact.stage == _IN_FORCE and len(candidate.fact.values) > 1
    )
