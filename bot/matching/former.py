"""The fact of a subject in reach whose figure of before a claim tells, where the sentence says too little."""

from __future__ import annotations

from dataclasses import replace

from bot import comparisons
from bot.facts import FactTable, Value
from bot.match import Candidate, Clock
from bot.matching.bygone import is_bygone
from bot.matching.candidates import make_candidate
from bot.matching.circumstances import is_of_its_circumstances
from bot.matching.reach import (
    ANYWHERE,
    NEAR,
    OUT_OF_REACH,
    is_a_stranger_nearer,
    is_somebody_nearer,
    nearest_of_each,
)
from bot.matching.saying import Said, said
from bot.matching.words import measures, years_told
from bot.model import Claim, Modality, Quantity
from bot.rules import RuleBook

_OF_A_YEAR = "résultat"


def find_former(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Candidate | None:
    """Returns the fact that told the very figure before its value in force, whosever the sentence says it is.

    Three digits or more, of what the words say is measured, are hardly chance; nobody else may stand nearer
    who has such a figure, nor a name unknown unless the fact's own words or four digits tell; the text must
    not tell them of the past, and no fact of the subject may tell them now.
    """
    stated = claim.stated
    if not comparisons.is_telling(stated) or stated.modality is not Modality.EXACT:
        return None
    if claim.is_part or claim.is_forecast or is_bygone(claim):
        return None
    farthest = ANYWHERE if comparisons.is_beyond_chance(stated) else OUT_OF_REACH
    for owner in nearest_of_each(claim, lambda one: one.cost <= (NEAR if one.is_implied else farthest)):
        facts = [fact for fact in table.of(owner.subject) if measures(fact, claim.figure)]
        measured = {fact.id: said(claim, fact, facts) for fact in facts}
        candidates = [
            replace(candidate, singled_out=True)
            for fact in facts
            if measured[fact.id] >= Said.ITS_MEASURE
            and (candidate := make_candidate(owner, fact, claim, table, rules, clock.day))
        ]
        if any(one.fits and comparisons.agrees(stated, one.quantity) for one in candidates):
            return None
        for one in candidates:
            if (
                not one.is_then
                and any(_tells(old, one, claim, clock) for old in one.earlier)
                and clock.trusts(one.fact)
                and (
                    measured[one.fact.id] is Said.ITSELF
                    or comparisons.is_beyond_chance(stated)
                    or not is_a_stranger_nearer(claim, owner)
                )
                and not is_somebody_nearer(claim, owner, one.fact, table)
                and is_of_its_circumstances(claim, one, rules, clock.day)
            ):
                return one
    return None


def _tells(old: Value, candidate: Candidate, claim: Claim, clock: Clock) -> bool:
    """Whether a value of before is the figure, and the clause names no year before the one in force."""
    told, now = old.content, candidate.value.since.year
    years = years_told(claim, candidate.owner, clock.day)
    return (
        isinstance(told, Quantity)
        and claim.stated.may_count(told.unit)
        and comparisons.agrees(claim.stated, told)
        and all(year >= (now - 1 if candidate.fact.stage == _OF_A_YEAR else now) for year in years)
    )
