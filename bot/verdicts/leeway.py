"""Whether a figure may be right though it is not the fact's: somebody else's, a possible or a hedged one."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

from bot import comparisons
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.match import Match
from bot.model import Kind, Modality, Quantity

_RIGHT_BESIDE = 3
"""In the costs of bot/claims/owners.py: how near a name stands that surely owns."""

_FIRM = "organisation"
_GROWING = frozenset({"engagé", "versé"})
_HEDGE = Decimal("0.02")
"""How far, in shares of it, a hedged amount may lie from the fact's without being wrong."""
_OF_LATE = timedelta(days=100)
"""How long an account may go on being told as it was before."""
_AIM = "objectif"
_OPEN = frozenset({Modality.AT_MOST, Modality.RANGE})


def may_differ(match: Match) -> bool:
    """Returns whether the amount of the owner's fact says nothing against the one the text tells."""
    return (
        _is_only_possible(match)
        or _is_somebody_elses(match)
        or _is_about_it(match)
        or _is_part_of_it(match)
        or _is_received(match)
        or _is_on_its_way(match)
        or match.is_of_another_extent
    )


def _is_received(match: Match) -> bool:
    """«La firme a décroché 6,6 milliards»: what it gets is nothing that it gives."""
    giving = load_lexicon("shares")["giving"]
    meant = [one for one in match.chosen if one.singled_out and one.subject.kind == _FIRM]
    return (
        bool(meant)
        and all(one.fact.attribute in giving for one in meant)
        and _receiving().search(match.claim.before) is not None
    )


def _is_on_its_way(match: Match) -> bool:
    """Whether it lies between what was spent or engaged and what will be, or is of late: «35» of 40."""
    stated = match.claim.stated
    return any(
        one.singled_out
        and one.fact.stage in _GROWING
        and isinstance(before.content, Quantity)
        and isinstance(following.content, Quantity)
        and match.day - _OF_LATE < following.since
        and (before.content.high or 0) <= (stated.low or 0)
        and (stated.high or 0) <= (following.content.high or 0)
        for one in match.chosen
        for before, following in pairwise(one.fact.values)
    )


@cache
def _receiving() -> re.Pattern[str]:
    return any_of(load_lexicon("shares")["receiving"], after=r"(?:\s+[\w']+){0,3}\s*$")


def _is_only_possible(match: Match) -> bool:
    """«Orion pourrait apporter 10 milliards»: what may come is not what was announced, if that was firm.

    «La machine pourrait abriter 50 000 puces» tells a number aimed at as the number aimed at.
    """
    is_count = match.claim.figure.kind is Kind.COUNT
    firm = all(
        one.quantity.modality not in _OPEN and not (is_count and one.fact.stage == _AIM)
        for one in match.chosen
    )
    return firm and _possible().search(match.claim.before) is not None


@cache
def _possible() -> re.Pattern[str]:
    return any_of(load_lexicon("stance")["possible"], after=r"(?:,? [\w',]+){1,5}\s*$")


def _is_part_of_it(match: Match) -> bool:
    """Whether a part of something («…, dont 1,7 milliard») would be held against the whole of the subject."""
    if not match.claim.is_part or match.chosen[0].owner.cost <= _RIGHT_BESIDE:
        return False
    meant = next((one for one in match.chosen if one.singled_out), None)
    return meant is not None and not match.knows_more_than(meant)


def _is_about_it(match: Match) -> bool:
    """Whether the text hedges a figure that comes near the fact's: «environ 112 %» for 113,2."""
    stated = match.claim.stated
    if stated.modality is not Modality.APPROXIMATE or not stated.low or not stated.high:
        return False
    return any(
        one.singled_out
        and one.quantity.low
        and one.quantity.high
        and stated.low * (1 + _HEDGE) >= one.quantity.low
        and stated.high * (1 - _HEDGE) <= one.quantity.high
        for one in match.chosen
    )


def _is_somebody_elses(match: Match) -> bool:
    """Whether another subject of the sentence has the very figure, or one before with the very bound.

    Not where the owner's name stands right beside it.
    """
    if match.chosen[0].owner.cost <= _RIGHT_BESIDE:
        return False
    own = {candidate.subject.id for candidate in match.chosen}
    stated = match.claim.stated
    return any(
        one.subject.id not in own
        and one.fact.unit == stated.unit
        and (not one.owner.is_earlier or stated.modality is one.quantity.modality is Modality.AT_MOST)
        and comparisons.agrees(stated, one.quantity)
        for one in match.near
    )
