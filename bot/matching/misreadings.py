"""The fact whose digits a claim tells in another currency or scale, whosever the sentence says it is."""

from __future__ import annotations

from bot import comparisons
from bot.facts import Fact, FactTable, Value
from bot.match import Candidate, Clock
from bot.matching.candidates import is_announced_once
from bot.matching.recognition import Said, is_a_stranger_nearer, is_somebody_nearer, said
from bot.matching.sureness import is_in_its_place, is_narrowed, is_of_its_time
from bot.matching.words import measures
from bot.model import Claim, Owner, Quantity, UnitOrigin
from bot.rules import RuleBook

_FARTHEST = 28
"""In the words of bot/claims/owners.py: how far the subject may stand, or its earlier sentence."""


def find_misread(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> tuple[Candidate, ...]:
    """Returns the facts of subjects in reach whose three digits or more the figure tells, in a wrong unit.

    The words must say what is measured, and no name stand nearer that the table does not know or of which it
    knows the same measure. None where some fact in reach tells the figure as it stands.
    """
    stated = claim.stated
    if not comparisons.is_telling(stated) or stated.unit_origin not in (
        UnitOrigin.STATED,
        UnitOrigin.ASSUMED,
    ):
        return ()
    found: list[Candidate] = []
    for owner in _nearest(claim):
        facts = [fact for fact in table.of(owner.subject) if measures(fact, claim.figure)]
        for fact in facts:
            value = fact.at(clock.day, clock.day)
            told = value.content if value else None
            if value is None or not isinstance(told, Quantity) or fact.is_derived:
                continue
            if told.unit == stated.unit and comparisons.agrees(stated, told):
                return ()
            if (
                comparisons.digits(told) == comparisons.digits(stated)
                and _has_the_digits(stated, told)
                and clock.day <= fact.checked + clock.horizon
                and said(claim, fact, facts) >= Said.ITS_MEASURE
                and not is_somebody_nearer(claim, owner, fact, table)
                and not is_a_stranger_nearer(claim, owner)
            ):
                one = _candidate(owner, fact, value, told, table, rules)
                if (
                    is_of_its_time(claim, one, rules, clock.day)
                    and is_in_its_place(claim, one)
                    and not is_narrowed(claim, one)
                ):
                    found.append(one)
    return tuple(found)


def _candidate(
    owner: Owner, fact: Fact, value: Value, told: Quantity, table: FactTable, rules: RuleBook
) -> Candidate:
    is_event = is_announced_once(fact, rules)
    subject = table.subject(owner.subject)
    return Candidate(fact, subject, owner, value, told, (), fits=True, is_event=is_event, singled_out=True)


def _nearest(claim: Claim) -> list[Owner]:
    nearest = {owner.subject: owner for owner in reversed(claim.owners) if owner.subject}
    return [owner for owner in nearest.values() if owner.cost <= _FARTHEST or not owner.is_earlier]


def _has_the_digits(stated: Quantity, told: Quantity) -> bool:
    """Whether the printed digits are the fact's own, all of them, in another currency or scale."""
    if told.unit != stated.unit:
        return comparisons.agrees(stated, told)
    return comparisons.is_scaled(stated, told)
