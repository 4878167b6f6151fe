"""Whether somebody else's fact may not confirm a figure, since its owner's own facts answer for it."""

from __future__ import annotations

from bot.folding import fold
from bot.match import Candidate, Match, Sure

_CLOSE = 12
"""How far, in the costs of bot/claims/owners.py, the owner may stand to be the only one meant."""


def is_rivals(candidate: Candidate, match: Match) -> bool:
    """Whether a fact measures of somebody else what the figure surely is of its owner."""
    if match.sure is Sure.NOTHING:
        return not match.claim.is_part and any(_stands_nearer(one, candidate) for one in match.others)
    return any(
        one.fact.attribute == candidate.fact.attribute
        and one.subject.id != candidate.subject.id
        and not one.owner.is_aside
        and (one.owner.cost <= _CLOSE or _is_named_before_it(candidate, one, match))
        for one in match.chosen
    )


def _stands_nearer(one: Candidate, candidate: Candidate) -> bool:
    """Whether the sentence names somebody nearer to the figure whose same measure is known to be another."""
    return (
        (one.fact.attribute, one.fact.unit) == (candidate.fact.attribute, candidate.fact.unit)
        and one.subject.id != candidate.subject.id
        and not (one.owner.is_aside or one.owner.is_earlier)
        and one.owner.cost < candidate.owner.cost
    )


def _is_named_before_it(candidate: Candidate, chosen: Candidate, match: Match) -> bool:
    """Whether only an earlier sentence names a subject, and the figure's own, first, whose it surely is."""
    return (
        match.sure is Sure.ATTRIBUTE
        and candidate.owner.is_earlier
        and not chosen.owner.is_earlier
        and chosen.owner.start < match.claim.figure.start
        # «En France, son programme …» may be that of a firm named before.
        and fold(chosen.owner.text) in chosen.subject.own_names
    )
