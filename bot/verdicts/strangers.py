"""Whether a figure too far from its owner's, or too round to be known again, is a stranger's all the same."""

from __future__ import annotations

from bot import comparisons
from bot.match import Candidate, Match
from bot.model import Modality, UnitOrigin
from bot.verdicts.exchanging import is_not_its_worth, is_worth_another

_TOLD = (UnitOrigin.STATED, UnitOrigin.ASSUMED)
_DIGITS = 2
_ABOVE, _FAR = 2, 10
"""By how many times an amount exceeds «au moins» without being meant by it, and by how many it is another."""


def is_told_of_a_stranger(match: Match, candidate: Candidate) -> bool:
    """Whether the figure is near the owner's or has digits enough; else whether more says whose it is.

    More is said where the text names the one other, or where the figure leaves an open bound behind. One in
    another currency must also be worth none of what is known of the owner.
    """
    stated = match.claim.stated
    if stated.unit == candidate.fact.unit:
        is_near = comparisons.is_comparable(stated, candidate.quantity)
    else:
        is_near = stated.unit_origin is UnitOrigin.STATED and is_worth_another(stated, candidate, match.day)
        own = [
            one
            for one in match.near
            if one.subject.id == candidate.subject.id and _is_money(one) and one.fact.unit != stated.unit
        ]
        if stated.unit_origin not in _TOLD or not all(
            is_not_its_worth(stated, one, match.day) for one in own
        ):
            return False
    return is_near or comparisons.is_telling(stated) or _is_said_of_another(match, candidate)


def _is_money(candidate: Candidate) -> bool:
    unit = candidate.fact.unit
    return len(unit) == 3 and unit.isupper()


def _is_said_of_another(match: Match, candidate: Candidate) -> bool:
    named = {owner.subject for owner in (*match.claim.owners, *match.claim.elsewhere) if not owner.is_implied}
    is_named = all(stranger.subject.id in named for stranger in match.strangers)
    return (is_named and comparisons.digits(match.claim.stated) >= _DIGITS) or _exceeds(match, candidate)


def _exceeds(match: Match, candidate: Candidate) -> bool:
    """Whether «1 000 milliards» are told of what is «au moins 380 milliards»."""
    stated, fact = match.claim.stated, candidate.quantity
    return (
        fact.modality is Modality.AT_LEAST
        and stated.low is not None
        and fact.high is not None
        and fact.high * _ABOVE <= stated.low <= fact.high * _FAR
    )
