"""Whether money is told as gathered or paid out that a fact only aims at, announces or has decided on."""

from __future__ import annotations

from bot.match import Candidate, Match
from bot.model import Standing

_FORECAST, _DECIDED = "prévision", "engagé"
_AIMED_AT = frozenset({"objectif", "en discussion"})
_ANNOUNCED = _AIMED_AT | {"annoncé"}
_UNDONE = {Standing.HELD: _AIMED_AT, Standing.STORED: _AIMED_AT, Standing.SPENT: _ANNOUNCED}
"""The stages of facts that a figure told as so far gone overstates."""


def is_told_as_done(match: Match, candidate: Candidate) -> bool:
    """Returns whether an objective is told as reached, or what is only announced or decided as paid out."""
    stage, standing = candidate.fact.stage, match.claim.standing
    if stage == _FORECAST:  # of a year that is not over
        return standing is Standing.SPENT and str(match.day.year) in candidate.fact.cues
    if stage == _DECIDED:
        return standing is Standing.SPENT and _is_whole(match, candidate)
    if standing is Standing.STORED and candidate.subject.is_plan:
        return stage in _ANNOUNCED
    return stage in _UNDONE.get(standing, ())


def _is_whole(match: Match, candidate: Candidate) -> bool:
    """Whether a fact tells all of a plan: of a part it has come to, as much may be paid as is decided."""
    return candidate.subject.is_plan and not match.knows_more_than(candidate)
