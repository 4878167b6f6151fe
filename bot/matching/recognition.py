"""The fact whose very figure a claim tells, known again by its digits where the sentence says too little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot import comparisons
from bot.facts import Fact, FactTable, Value
from bot.match import Candidate
from bot.matching.words import is_named_outright, is_of_another_year, measures, named_attributes
from bot.model import Claim, Modality, Owner, Quantity, UnitOrigin

_FARTHEST = 40
"""In the words of bot/claims/elsewhere.py: how far a subject may be named of which three digits tell."""
_MANY = 4
"""Digits that tell a fact of a subject named anywhere in the text."""


def recognise(claim: Claim, table: FactTable, day: date) -> Candidate | None:
    """Returns the fact of a subject in reach, in force that day, that tells a figure of three digits or more.

    A value may confirm from the day it holds, even where the pages we cite came out later. None where another
    subject of the sentence is nearer and could own it, where the words name something else that the table
    knows of the subject, or where the figure is one that a later value replaced.
    """
    stated = claim.figure.value
    assert isinstance(stated, Quantity)
    if not _is_telling(stated):
        return None
    for owner in _in_reach(claim, stated):
        facts = [fact for fact in table.of(owner.subject) if measures(fact, claim)]
        for fact in facts:
            value = fact.at(day, date.max)
            if (
                value is not None
                and _tells(value, fact, stated)
                and not _is_replaced(fact, facts, stated, day)
                and _may_measure(claim, fact, facts)
                and not is_of_another_year(claim, owner, fact, day)
                and not _is_somebody_nearer(claim, owner, fact, table)
            ):
                assert isinstance(value.content, Quantity)
                return Candidate(
                    fact, table.subject(owner.subject), owner, value, value.content, (), fits=True
                )
    return None


def _is_telling(stated: Quantity) -> bool:
    if stated.modality is Modality.RANGE:
        return stated.low is not None and stated.high is not None
    return stated.modality is not Modality.VAGUE and comparisons.is_telling(stated)


def _in_reach(claim: Claim, stated: Quantity) -> Iterator[Owner]:
    """The nearest mention of each subject whose figure it may be."""
    seen: set[str] = set()
    for owner in (*claim.owners, *claim.elsewhere):
        if owner.subject and owner.subject not in seen:
            seen.add(owner.subject)
            if owner.cost <= _FARTHEST or comparisons.digits(stated) >= _MANY:
                yield owner


def _tells(value: Value, fact: Fact, stated: Quantity) -> bool:
    is_same_unit = stated.unit in (fact.unit, None) or stated.unit_origin is UnitOrigin.INHERITED
    return (
        (is_same_unit or (stated.unit or "").startswith("count:"))
        and isinstance(value.content, Quantity)
        and comparisons.agrees(stated, value.content)
    )


def _is_replaced(fact: Fact, facts: Sequence[Fact], stated: Quantity, day: date) -> bool:
    """Whether the figure is one that another fact of the same measure had, and has no more."""
    for other in facts:
        if (other.attribute, other.unit) != (fact.attribute, fact.unit):
            continue
        now = other.at(day, date.max)
        if (
            now is not None
            and any(old.since < now.since and _tells(old, other, stated) for old in other.values)
            and not _tells(now, other, stated)
        ):
            return True
    return False


def _may_measure(claim: Claim, fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether no word says outright that the figure measures something else that is known of the subject."""
    if not is_named_outright(claim) or any(cue.attribute == fact.attribute for cue in claim.cues):
        return True
    named = named_attributes(claim)
    return not any(other.attribute in named for other in facts)


def _is_somebody_nearer(claim: Claim, owner: Owner, fact: Fact, table: FactTable) -> bool:
    """Whether another subject of the sentence, whose same measure is known, stands nearer than the owner."""
    return any(
        other.cost <= owner.cost
        and other.subject not in ("", owner.subject)
        and not other.is_earlier
        and any(one.attribute == fact.attribute and measures(one, claim) for one in table.of(other.subject))
        for other in claim.owners
    )
