"""What the words around a figure say of a fact, as what the figure measures."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from bot.facts import Fact
from bot.lexicon import load_lexicon
from bot.matching.words import names
from bot.model import Claim

_BESIDE = 5
"""In the words of bot/claims/cues.py: how near a word stands that says what the figure measures."""


class Said(IntEnum):
    """What the words say of a fact as what the figure measures."""

    OTHERWISE = 0
    """Outright something else that is known of the subject."""
    NOTHING = 1
    ITS_MEASURE = 2
    ITSELF = 3
    """A cue of the fact's own, or what it counts."""


def said(claim: Claim, fact: Fact, facts: Sequence[Fact]) -> Said:
    """Returns what the words say of a fact; `facts` are those of its subject in the figure's unit."""
    stated = claim.stated
    governing = {cue.attribute for cue in claim.cues if cue.cost < 0 and not cue.weak}
    if governing and fact.attribute not in governing and any(one.attribute in governing for one in facts):
        return Said.OTHERWISE
    if names(claim, fact.cues) or stated.unit == f"count:{fact.attribute}":
        return Said.ITSELF
    if (
        governing
        and fact.attribute not in governing
        and governing.isdisjoint(load_lexicon("ties")["measures"])
    ):
        return Said.OTHERWISE  # «152,5 milliards d'intérêts» are no deficit, whoever pays any
    beside = {cue.attribute for cue in claim.cues if cue.cost <= _BESIDE and not cue.weak}
    named = beside or {cue.attribute for cue in claim.cues}
    if fact.attribute in named:
        return Said.ITS_MEASURE
    if any(cue.attribute == fact.attribute for cue in claim.cues):
        return Said.NOTHING
    return Said.OTHERWISE if any(other.attribute in beside for other in facts) else Said.NOTHING
