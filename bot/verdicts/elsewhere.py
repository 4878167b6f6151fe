"""Whether a figure is that of a project named in the title or the next sentence."""

from __future__ import annotations

from bot.match import Candidate, Match

_BESIDE = 40
"""In the words of bot/claims/elsewhere.py: a name in the title, the first sentence or the next one."""
_FIRM = "organisation"


def is_told_of_elsewhere(match: Match, candidate: Candidate) -> bool:
    """Whether it is the figure of a project, a plan that the title or the next sentence names.

    Of two firms each is given its own.
    """
    beside = {
        owner.subject for owner in match.claim.elsewhere if owner.cost <= _BESIDE and not owner.is_implied
    }
    return any(
        one.subject.id in beside and {one.subject.kind, candidate.subject.kind} != {_FIRM}
        for one in match.strangers
    )
