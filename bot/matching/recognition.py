"""The fact whose very figure a claim tells, known again by its digits where the sentence says too little."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot import comparisons
from bot.facts import Fact, FactTable, Value
from bot.match import Candidate
from bot.matching.bygone import is_bygone
from bot.matching.coming import value_to_come
from bot.matching.ends import end_told
from bot.matching.reach import (
    ANYWHERE,
    NEAR,
    OUT_OF_REACH,
    is_a_stranger_nearer,
    is_somebody_nearer,
    nearest_of_each,
)
from bot.matching.saying import Said, said
from bot.matching.words import (
    is_of_another_year,
    measures,
    tells_the_past,
    years_told,
)
from bot.model import Claim, Modality, Owner, Quantity, Standing

_AIMED_AT = frozenset({"objectif", "en discussion"})
_INDICATOR = "indicator"
"""A subject that is itself an amount: to speak of it says what the figure measures."""


def recognise(claim: Claim, table: FactTable, day: date) -> Candidate | None:
    """Returns the fact of a subject in reach that tells the very figure, where that can hardly be chance.

    Three digits are enough where nothing speaks against it, or fewer that are the fact's very own: beside its
    subject, or where the words say what is measured. A value may confirm from the day it holds, even where
    the pages we cite came out later; one replaced since only where the text speaks of the past.
    """
    stated = claim.stated
    farthest = ANYWHERE if comparisons.is_beyond_chance(stated) else OUT_OF_REACH
    for owner in nearest_of_each(claim, lambda one: one.cost <= farthest):
        facts = [fact for fact in table.of(owner.subject) if _may_tell(fact, claim)]
        subject = table.subject(owner.subject)
        for fact in facts:
            value = _value(claim, owner, fact, facts, day)
            if value is None:
                continue
            assert isinstance(value.content, Quantity)
            candidate = Candidate(fact, subject, owner, value, value.content, earlier=(), fits=True)
            if (
                _is_no_chance(claim, candidate, said(claim, fact, facts), day)
                and not _is_of_another_time(value, fact, claim, owner, day)
                and not is_somebody_nearer(claim, owner, fact, table)
                and not (owner.is_implied and _is_told_of_others(claim, fact, table))
            ):
                return candidate
    return None


def _may_tell(fact: Fact, claim: Claim) -> bool:
    """Whether a fact is of the figure's kind of unit; many bare digits («1,42 milliard») count anything."""
    stated = claim.stated
    is_bare = stated.unit is None and comparisons.is_telling(stated)
    return measures(fact, claim.figure) or (is_bare and fact.unit.startswith("count:"))


def _value(claim: Claim, owner: Owner, fact: Fact, facts: Sequence[Fact], day: date) -> Value | None:
    """The fact's value in force that tells the figure, or one gone by where the text says so."""
    now = fact.at(day, date.max)
    if now is not None and _tells(now, claim) and not _is_replaced(fact, facts, claim, day):
        return now
    gone = [
        value
        for value in fact.values
        if value.since <= day
        and _tells(value, claim)
        and not _is_of_another_result(value, fact, claim, owner, day)
        and not _is_of_another_end(value, fact, claim)
    ]
    following = value_to_come(fact, claim, day)
    return next(
        (value for value in gone if _is_then(value, fact, claim, owner, day) or is_bygone(claim)),
        following if following and _tells(following, claim) else None,
    )


def _is_of_another_end(value: Value, fact: Fact, claim: Claim) -> bool:
    """Whether the words name the end of a month or year, and it is from there that another amount held."""
    told = end_told(claim)
    return told is not None and any(other.since == told and other is not value for other in fact.values)


def _is_then(value: Value, fact: Fact, claim: Claim, owner: Owner, day: date) -> bool:
    """Whether the clause names the year from which a value held; a result is of the year before its day."""
    return fact.stage != "résultat" and value.since.year in years_told(claim, owner, day)


def _is_of_another_result(value: Value, fact: Fact, claim: Claim, owner: Owner, day: date) -> bool:
    """Whether the clause names a year, and a year's result is that of another: it comes out in the next."""
    told = years_told(claim, owner, day)
    is_a_years = isinstance(value.content, Quantity) and value.content.period == "per year"
    return (
        fact.stage == "résultat"
        and is_a_years
        and bool(told)
        and value.since.year - 1 not in told
        and not tells_the_past(claim)
    )


def _is_of_another_time(value: Value, fact: Fact, claim: Claim, owner: Owner, day: date) -> bool:
    return is_of_another_year(claim, owner, fact, day) and not _is_then(value, fact, claim, owner, day)


def _tells(value: Value, claim: Claim) -> bool:
    """Whether a value is the figure, in its unit or in one that another figure only lent it."""
    stated = claim.stated
    told = value.content
    return (
        isinstance(told, Quantity)
        and (stated.may_count(told.unit) or _counts(stated))
        and comparisons.agrees(stated, told)
    )


def _counts(stated: Quantity) -> bool:
    return (stated.unit or "").startswith("count:")


def _is_replaced(fact: Fact, facts: Sequence[Fact], claim: Claim, day: date) -> bool:
    """Whether the figure is one that some fact of the same measure told, and no longer tells."""
    alike = [other for other in facts if (other.attribute, other.unit) == (fact.attribute, fact.unit)]
    latest = [(other, now) for other in alike if (now := other.at(day, date.max)) is not None]
    return any(
        not _tells(now, claim) and any(old.since < now.since and _tells(old, claim) for old in other.values)
        for other, now in latest
    )


def _is_no_chance(claim: Claim, candidate: Candidate, said: Said, day: date) -> bool:
    """Whether the digits, and what the words say, leave no doubt; few digits bear no unknown name nearer.

    A firm has many amounts: few digits are its own beside its name, or where a word says what they measure.
    """
    stated, told, owner = claim.figure.value, candidate.quantity, candidate.owner
    assert isinstance(stated, Quantity)
    if said is Said.OTHERWISE or stated.modality is Modality.VAGUE:
        return False
    is_round = comparisons.digits(told) <= 1  # «environ 50 milliards» holds many another figure
    if stated.modality is Modality.RANGE or (comparisons.is_telling(stated) and not is_round):
        return True
    if (stated.low, stated.high) != (told.low, told.high) or is_a_stranger_nearer(
        claim, owner, candidate.subject.topic_words if owner.is_implied else frozenset()
    ):
        return False
    is_tied = said > Said.NOTHING or not owner.is_earlier or candidate.subject.is_plan
    if owner.cost <= NEAR and candidate.value.public <= day:
        is_spoken_of = owner.is_implied and candidate.subject.kind == _INDICATOR
        return is_tied or (is_spoken_of and comparisons.digits(stated) > 1)
    is_done = candidate.fact.stage not in _AIMED_AT
    is_former = said is Said.ITS_MEASURE and tells_the_past(claim)  # «2,4 %, contre 3 % jusqu'en janvier»
    return is_done and (said is Said.ITSELF or is_former or (is_tied and comparisons.digits(stated) > 1))


def _is_told_of_others(claim: Claim, fact: Fact, table: FactTable) -> bool:
    """Whether a figure may be that of a subject named beside it, or tells what was promised as in hand."""
    if claim.standing is not Standing.UNSAID and fact.stage in {"annoncé", *_AIMED_AT}:
        return True
    return not comparisons.is_telling(claim.stated) and any(
        other.subject
        and other.subject != fact.subject
        and other.cost <= NEAR
        and any(one.unit == fact.unit for one in table.of(other.subject))
        for other in claim.owners
    )
