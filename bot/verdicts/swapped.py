"""Two figures of one text that change places: each is told of the other's owner, or other part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot import comparisons
from bot.match import Candidate, Match, Stranger, Sure
from bot.model import Stance

_FARTHEST = 1
"""How many sentences apart the two may be told."""
_NEAR = 28
"""In the words of bot/claims/owners.py: how far an owner may stand."""


def find_swapped(untold: Sequence[Match]) -> Iterator[tuple[Match, Candidate]]:
    """Yields both figures of each such pair, with the fact that its owner has instead.

    `untold` are the figures, in text order, that no fact their words mean confirms. Either alone may be
    anything; that two of them are the other's, of the same measure, is no chance. Digits enough say by
    themselves which of an owner's facts is meant; of one owner's («20 milliards de prêts et 15 de dons») the
    words have to. The match names a stranger where the figure is another owner's.
    """
    asserted = [
        match for match in untold if match.claim.stance is Stance.ASSERTED and match.sure >= Sure.OWNER
    ]
    for one, other in _near_pairs(asserted):
        pair = next(
            (
                (mine, its)
                for mine in _facts(one)
                for its in _facts(other)
                if _change_places(one, mine, other, its)
            ),
            None,
        )
        if pair is not None:
            mine, its = pair
            yield _beside(one, its), mine
            yield _beside(other, mine), its


def _near_pairs(matches: Sequence[Match]) -> Iterator[tuple[Match, Match]]:
    for number, one in enumerate(matches):
        for other in islice(matches, number + 1, None):
            if other.claim.sentence - one.claim.sentence > _FARTHEST:
                break
            yield one, other


def _facts(match: Match) -> list[Candidate]:
    return [
        one
        for one in match.chosen
        if (one.singled_out or comparisons.is_telling(match.claim.stated))
        and one.is_timely
        and not one.fact.is_derived
        and one.owner.cost <= _NEAR
    ]


def _change_places(one: Match, mine: Candidate, other: Match, its: Candidate) -> bool:
    if mine.subject.id == its.subject.id:
        are_alike = mine.fact.unit == its.fact.unit and _are_told_apart(one, mine, other, its)
    else:
        are_alike = (mine.fact.attribute, mine.fact.unit) == (its.fact.attribute, its.fact.unit)
    return (
        are_alike
        and _tells(one, its)
        and _tells(other, mine)
        and not _tells(one, mine)
        and not _tells(other, its)
    )


def _are_told_apart(one: Match, mine: Candidate, other: Match, its: Candidate) -> bool:
    """Whether one sentence surely tells both facts of an owner, each by its measure or words of its own."""
    if one.claim.sentence != other.claim.sentence or not (mine.singled_out and its.singled_out):
        return False
    if mine.fact.attribute != its.fact.attribute:
        return one.sure is other.sure is Sure.ATTRIBUTE
    return bool(mine.fact.cues and its.fact.cues)


def _tells(match: Match, fact: Candidate) -> bool:
    stated = match.claim.stated
    return stated.unit in (fact.fact.unit, None) and comparisons.agrees(stated, fact.quantity)


def _beside(match: Match, stranger: Candidate) -> Match:
    if any(one.subject.id == stranger.subject.id for one in match.chosen):
        return replace(match, strangers=())
    return replace(match, strangers=(Stranger(stranger.subject, stranger.fact, stranger.value),))
