"""Whether a figure that is not the fact's is that of another fact told near by."""

from __future__ import annotations

import re
from functools import cache

from bot import comparisons
from bot.facts import Fact
from bot.folding import any_of, fold
from bot.match import Candidate, Match
from bot.model import Quantity

_CLOSE = 12
"""How far, in the costs of bot/claims/owners.py, another subject may still be meant."""


def is_another_fact(match: Match, than: Fact | None = None) -> bool:
    """Whether a fact near by has the very figure, of whatever attribute, or will have it once it is known."""
    stated = match.claim.stated
    return stated.unit is not None and any(
        stated.unit == candidate.fact.unit
        and isinstance(value.content, Quantity)
        and candidate.value.since <= value.since
        and comparisons.agrees(stated, value.content)
        for candidate in match.near
        if not (than and _is_same_measure(candidate.fact, than))
        and not candidate.yields
        and not candidate.fact.is_derived
        and _is_close(candidate, match)
        for value in candidate.fact.values
    )


def is_of_another_measure(match: Match, candidate: Candidate) -> bool:
    """Whether the figure tells, as one measure of its owner, what is another («ventes» for «bénéfice»)."""
    stated = match.claim.stated
    return comparisons.is_telling(stated) and any(
        one.yields
        and one.subject.id == candidate.subject.id
        and one.fact.attribute != candidate.fact.attribute
        and comparisons.agrees(stated, one.quantity)
        for one in match.near
    )


def is_called_another(match: Match, candidate: Candidate) -> bool:
    """Whether the owner's very name says which of its facts is meant, and it is another: «le fonds de X»."""
    name = fold(candidate.owner.text)
    return not candidate.singled_out and any(
        one.singled_out
        and one.fact.attribute != candidate.fact.attribute
        and one.owner == candidate.owner
        and one.fact.cues
        and _told_by(one.fact.cues).search(name)
        for one in match.chosen
    )


@cache
def _told_by(cues: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(map(fold, cues))


def _is_same_measure(fact: Fact, other: Fact) -> bool:
    """Whether two facts tell one thing of their subject: by one name, or one amount over one time by two."""
    return (fact.subject, fact.attribute) == (other.subject, other.attribute) or (
        fact.subject == other.subject and fact.values[-1].content == other.values[-1].content
    )


def _is_close(candidate: Candidate, match: Match) -> bool:
    """Whether a candidate's subject is the owner, or stands near the figure in its own sentence."""
    owner = candidate.owner
    return any(one.subject.id == candidate.subject.id for one in match.chosen) or (
        not owner.is_earlier and owner.cost <= _CLOSE
    )
