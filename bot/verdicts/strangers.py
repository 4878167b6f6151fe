"""Whether a figure too far from its owner's, or too round to be known again, is a stranger's all the same."""

from __future__ import annotations

from bot import comparisons
from bot.match import Candidate, Match
from bot.model import Modality

_DIGITS = 2
_ABOVE, _FAR = 2, 10
"""By how many times an amount exceeds «au moins» without being meant by it, and by how many it is another."""


def is_told_of_a_stranger(match: Match, candidate: Candidate) -> bool:
    """Whether the text names the one other whose figure it is, or the figure leaves an open bound behind."""
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
