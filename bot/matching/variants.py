"""Which facts a figure cannot be, though it tells their amount: another of the same measure is called for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import comparisons
from bot.match import Candidate
from bot.matching.bygone import is_bygone
from bot.matching.ends import end_told
from bot.matching.words import BEHIND, fit, is_dated, names, says_when, tells_the_past
from bot.model import Claim, Quantity


def mark_yielding(claim: Claim, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Returns the candidates, those marked that tell the figure but give way to another of the same measure.

    A fact gives way whose own cues are not there, where another's stand behind a figure of many digits, or
    where another told the figure before and tells a later one now («la dette atteint désormais 114 %»). Where
    the text speaks of the past, it does only to another that is of the very day or year told («fin juin»).
    """
    if tells_the_past(claim):
        return list(candidates)
    yields = _yields_in_time if is_bygone(claim) else _yields
    return [replace(one, yields=yields(one, claim, candidates)) for one in candidates]


def _yields_in_time(one: Candidate, claim: Claim, candidates: Sequence[Candidate]) -> bool:
    if not is_dated(one.fact.cues) or fit(claim, one.fact.cues) or not _tells(one.quantity, claim):
        return False
    return any(
        other.measure == one.measure
        and not _tells(other.quantity, claim)
        and (says_when(claim, other.fact.cues) or other.value.since == end_told(claim))
        for other in candidates
    )


def _yields(one: Candidate, claim: Claim, candidates: Sequence[Candidate]) -> bool:
    if not one.fact.cues or fit(claim, one.fact.cues) or not _tells(one.quantity, claim):
        return False
    is_telling = comparisons.is_telling(claim.stated)
    return _yields_in_time(one, claim, candidates) or any(
        other.measure == one.measure
        and not _tells(other.quantity, claim)
        and (
            (is_telling and names(claim, other.fact.cues) >= BEHIND)
            or any(isinstance(old.content, Quantity) and _tells(old.content, claim) for old in other.earlier)
        )
        for other in candidates
    )


def _tells(told: Quantity, claim: Claim) -> bool:
    stated = claim.stated
    return comparisons.agrees(stated, told)
