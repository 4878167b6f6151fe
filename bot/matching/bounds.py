"""The plan whose range or upper bound a claim tells as one figure, where the sentence says too little."""

from __future__ import annotations

from bot import comparisons
from bot.facts import FactTable
from bot.match import Candidate, Clock
from bot.matching.bygone import is_bygone
from bot.matching.candidates import make_candidate
from bot.matching.circumstances import is_of_its_circumstances
from bot.matching.reach import NEAR, OUT_OF_REACH, is_a_stranger_nearer, is_somebody_nearer, nearest_of_each
from bot.matching.saying import Said, said
from bot.matching.sureness import acts_among_others
from bot.matching.words import measures
from bot.model import Claim, Kind, Modality, Owner, Quantity
from bot.rules import RuleBook

_FARTHER = 30
"""In the costs of bot/claims/owners.py: a sentence away."""


def find_bounded(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Candidate | None:
    """Returns the fact of a plan in reach whose range holds the figure, or whose upper bound it is.

    A plan has one amount, so another name as near need not own it; but it must be said to be what the fact
    measures, and nobody nearer may have one of that measure, unless it is the bound to the digit. None where
    a fact of the plan tells the figure as it stands.
    """
    stated = claim.stated
    is_money = claim.figure.kind is Kind.MONEY
    if not is_money or stated.modality is not Modality.EXACT or claim.is_part or is_bygone(claim):
        return None
    for owner in nearest_of_each(claim, _is_in_reach):
        subject = table.subject(owner.subject)
        facts = [fact for fact in table.of(owner.subject) if measures(fact, claim.figure)]
        if not subject.is_plan or acts_among_others(claim, owner):
            continue
        candidates = [
            (candidate, said(claim, fact, facts))
            for fact in facts
            if (candidate := make_candidate(owner, fact, claim, table, rules, clock.day))
        ]
        if any(comparisons.agrees(stated, one.quantity) for one, _ in candidates):
            return None
        for one, measured in candidates:
            if (
                comparisons.agrees_on_a_bound(stated, one.quantity)
                and clock.trusts(one.fact)
                and _is_said_of(claim, owner, measured)
                and not is_a_stranger_nearer(claim, owner, subject.topic_words)
                and (
                    _is_its_edge(stated, one.quantity)
                    or not is_somebody_nearer(claim, owner, one.fact, table)
                )
                and is_of_its_circumstances(claim, one, rules, clock.day)
            ):
                return one
    return None


def _is_in_reach(owner: Owner) -> bool:
    return not owner.is_implied and owner.cost <= (_FARTHER if owner.is_earlier else OUT_OF_REACH)


def _is_said_of(claim: Claim, owner: Owner, measured: Said) -> bool:
    """Whether the words make the figure what the fact measures, outright where the plan stands farther."""
    is_outright = any(cue.cost < 0 and not cue.weak for cue in claim.cues)
    return measured >= Said.ITS_MEASURE and (owner.cost <= NEAR or not owner.is_earlier or is_outright)


def _is_its_edge(stated: Quantity, told: Quantity) -> bool:
    return stated.high in (told.low, told.high)
