"""A figure far behind its owner, whom nothing else in the sentence can take it from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.folding import SET_AGAINST
from bot.match import Candidate
from bot.model import Claim

_BY_IT, _FARTHEST = 8, 40
"""In the words of bot/claims/owners.py: how near it is said what is measured, how far the owner stands."""
_GUESSED, _OF_A_COUNTRY = "valorisation", "indicator"


def is_the_only_one(claim: Claim, meant: Sequence[Candidate]) -> bool:
    """Returns whether a sentence names nobody else, and says what it measures («le bénéfice, lui, …»).

    The name comes first, and is of somebody: of growth or debt, every country has its own; and what a firm is
    worth, people guess at every day.
    """
    subjects = {owner.subject for owner in claim.owners if not owner.is_earlier}
    measured = {cue.attribute for cue in claim.cues if cue.cost <= _BY_IT and not cue.weak}
    if SET_AGAINST.search(claim.before):
        return False
    return bool(meant) and all(
        subjects == {one.subject.id}
        and one.fact.attribute in measured
        and one.fact.stage != _GUESSED
        and one.subject.kind != _OF_A_COUNTRY
        and one.owner.cost <= _FARTHEST
        and one.owner.start < claim.figure.start
        and not one.owner.is_aside  # «En marge de X, …»
        for one in meant
    )
