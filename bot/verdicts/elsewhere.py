"""Whether a figure is that of a project that the text names beside it."""

from __future__ import annotations

from bot import comparisons
from bot.match import Candidate, Match

_BESIDE = 40
"""In the words of bot/claims/elsewhere.py: a name in the title, the first sentence or the next one."""
_FIRM = "organisation"
_OWN = 5
"""How near a name stands that surely owns."""


def is_told_of_elsewhere(match: Match, candidate: Candidate) -> bool:
    """Whether it is the figure of a project, a plan that the title or the next sentence names.

    Of two firms each is given its own; what a firm or an event has in a project that the text names is told
    by the project's amount. Many digits told right beside a name are told of it, if the other stands apart.
    """
    claim = match.claim
    if candidate.owner.cost <= _OWN and _is_beyond_chance(match, candidate):
        return False
    beside = {owner.subject for owner in claim.elsewhere if owner.cost <= _BESIDE and not owner.is_implied}
    named = {owner.subject for owner in (*claim.owners, *claim.elsewhere) if not owner.is_implied}
    is_less = (claim.stated.high or 0) < (candidate.quantity.low or 0)
    may_be_a_share = is_less and not candidate.subject.is_plan
    return any(
        {one.subject.kind, candidate.subject.kind} != {_FIRM}
        and (one.subject.id in beside or (may_be_a_share and one.subject.is_plan and one.subject.id in named))
        for one in match.strangers
    )


def _is_beyond_chance(match: Match, candidate: Candidate) -> bool:
    """Whether as many digits are of the other country's like of it: «les Américains ont donné …»."""
    return comparisons.is_beyond_chance(match.claim.stated) and all(
        one.subject.kind == candidate.subject.kind
        and set(one.subject.countries).isdisjoint(candidate.subject.countries)
        for one in match.strangers
    )
