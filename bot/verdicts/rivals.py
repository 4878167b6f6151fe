"""Whether somebody else's fact may not confirm a figure, since its owner's own facts answer for it."""

from __future__ import annotations

from bot.folding import fold
from bot.match import Candidate, Match, Sure

_CLOSE = 12
"""How far, in the costs of bot/claims/owners.py, the owner may stand to be the only one meant."""


def is_rivals(candidate: Candidate, match: Match) -> bool:
    """Whether a fact measures of somebody else what the figure surely is of its owner."""
    return match.sure is not Sure.NOTHING and any(
        one.fact.attribute == candidate.fact.attribute
        and one.subject.id != candidate.subject.id
        and not one.owner.is_aside
        and (one.owner.cost <= _CLOSE or _is_named_before_it(candidate, one, match))
        for one in match.chosen
    )


def _is_named_before_it(candidate: Candidate, chosen: Candidate, match: Match) -> bool:
    """Whether only an earlier sentence names a subject, and the figure's own, first, whose it surely is."""
    return (
        match.sure is Sure.ATTRIBUTE
        and candidate.owner.is_earlier
        and not chosen.owner.is_earlier
        and chosen.owner.start < match.claim.figure.start
        and any(
            fold(alias.text) == fold(chosen.owner.text)
            for alias in chosen.subject.aliases
            if not alias.only_with  # «En France, son programme …» may be that of a firm named before
        )
    )
