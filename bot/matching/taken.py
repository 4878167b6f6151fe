"""Whose figure a near owner is given: another subject's of the same measure, to the digit."""

from __future__ import annotations

from dataclasses import replace

from bot import comparisons
from bot.facts import FactTable, Subject
from bot.match import Candidate, Clock, Stranger
from bot.matching.bygone import is_bygone
from bot.matching.candidates import make_candidate
from bot.matching.circumstances import is_in_its_place, is_narrowed, is_of_its_time
from bot.matching.reach import is_a_stranger_nearer
from bot.matching.saying import Said, said
from bot.matching.strangers import find_strangers
from bot.matching.sureness import acts_among_others
from bot.matching.words import measures, tells_the_past, years_of, years_told
from bot.model import Claim, Modality, Owner
from bot.rules import RuleBook

_BESIDE, _NEAR = 1, 28
"""In the words of bot/claims/owners.py: how near the owner stands in whatever place, and how far it may."""
_FARTHER = 20
"""How much farther any other subject that has such figures must."""


def find_taken(
    claim: Claim, table: FactTable, rules: RuleBook, clock: Clock
) -> tuple[Candidate, Stranger] | None:
    """Returns the owner's fact and the one fact of another subject whose very figure the owner is given.

    Many digits leave no doubt where the words say what is measured: four of them whatever else the sentence
    names, three in the fact's own time and place. A text that names the other may well mean it.
    """
    stated = claim.stated
    if not comparisons.is_telling(stated) or stated.modality is not Modality.EXACT or stated.unit is None:
        return None
    owner = _owner(claim, table)
    if owner is None or claim.is_forecast or acts_among_others(claim, owner) or tells_the_past(claim):
        return None
    facts = [fact for fact in table.of(owner.subject) if measures(fact, claim.figure)]
    held = [
        replace(one, singled_out=True)
        for fact in facts
        if fact.unit == stated.unit
        and not fact.is_derived
        and clock.trusts(fact)
        and said(claim, fact, facts) >= Said.ITS_MEASURE
        and (one := make_candidate(owner, fact, claim, table, rules, clock.day))
        and _is_held_by_it(claim, one, rules, clock)
    ]
    held.sort(key=lambda one: bool(one.fact.cues))
    strangers = find_strangers(claim, held[:1], table, clock.day) if held else ()
    if len({one.subject.id for one in strangers}) != 1 or _is_told_of(claim, strangers[0].subject):
        return None
    return held[0], strangers[0]


def _owner(claim: Claim, table: FactTable) -> Owner | None:
    """The one name of the sentence that such a figure can be of; those behind it have words of their own."""
    able = [
        owner
        for owner in claim.owners
        if owner.subject and any(measures(fact, claim.figure) for fact in table.of(owner.subject))
    ]
    best = min(able, key=lambda owner: owner.cost, default=None)
    if best is None or best.is_earlier or best.is_aside or best.cost > _NEAR:
        return None
    if is_a_stranger_nearer(claim, best):
        return None
    is_behind = best.start >= claim.figure.end
    rivals = [
        owner.cost + _FARTHER * (is_behind and owner.start > best.start)
        for owner in able
        if owner.subject != best.subject and not owner.is_earlier
    ]
    return best if all(best.cost + _FARTHER <= cost for cost in rivals) else None


def _is_held_by_it(claim: Claim, one: Candidate, rules: RuleBook, clock: Clock) -> bool:
    """Whether the figure is of the fact's time and place, or has too many digits to be of any other."""
    if comparisons.is_beyond_chance(claim.stated):
        its = {one.value.since.year, clock.day.year, *years_of(one.fact)}
        return years_told(claim, one.owner, clock.day) <= its
    return (
        not claim.is_part
        and not is_bygone(claim)
        and is_of_its_time(claim, one, rules, clock.day)
        and (one.owner.cost <= _BESIDE or is_in_its_place(claim, one))
        and not is_narrowed(claim, one)
    )


def _is_told_of(claim: Claim, stranger: Subject) -> bool:
    """Whether the text names the other subject, or its country: the figure may be meant as its own."""
    named = (owner for owner in (*claim.owners, *claim.elsewhere) if not owner.is_implied)
    return any(owner.subject == stranger.id for owner in named) or any(
        place.value in stranger.countries for place in claim.places
    )
