"""The plan whose very amount a claim tells by the year, or over years that are not the plan's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot import comparisons, periods
from bot.facts import Fact, FactTable
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.match import Candidate, Clock
from bot.matching.candidates import candidate_in_force
from bot.matching.circumstances import is_in_its_place, is_narrowed
from bot.matching.reach import NEAR, OUT_OF_REACH, is_a_stranger_nearer, is_somebody_nearer, nearest_of_each
from bot.matching.saying import Said, said
from bot.matching.sureness import acts_among_others
from bot.matching.words import measures
from bot.model import Claim, Kind, Modality, Owner, Quantity
from bot.rules import RuleBook

_PART = 2
"""An amount that another fact of the plan exceeds so many times is that of a part of it, or of a year."""
_MISTOLD = re.compile(r"per (?:year|half-year|quarter|month|week|day)|over \d+ years")


def find_mistimed(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> tuple[Candidate, ...]:
    """Returns the facts of subjects in reach whose whole amount is told over another time than theirs.

    The digits and the wrong time say whose they are, so the subject may stand farther than one that may be
    contradicted. None where some fact in reach tells the figure as it stands.
    """
    stated = claim.stated
    if (
        claim.figure.kind is not Kind.MONEY
        or _MISTOLD.fullmatch(stated.period or "") is None
        or stated.modality is Modality.RANGE
        or claim.is_part
    ):
        return ()
    # The very words that tell the wrong time make the amount no part of itself.
    untimed = replace(claim, narrowings=tuple(one for one in claim.narrowings if one.text not in _times()))
    found: list[Candidate] = []
    for owner in nearest_of_each(claim, lambda one: one.cost <= OUT_OF_REACH):
        facts = [fact for fact in table.of(owner.subject) if measures(fact, claim.figure)]
        for one in _telling(facts, claim, owner, table, rules, clock):
            if not _clashes(claim, one, clock):
                return ()
            if (
                clock.trusts(one.fact)
                and not _is_a_part(one, facts, clock)
                and _may_be_its(claim, one, said(claim, one.fact, facts))
                and not is_somebody_nearer(claim, owner, one.fact, table)
                and is_in_its_place(claim, one)
                and not is_narrowed(untimed, one)
            ):
                found.append(one)
    return tuple(found)


@cache
def _times() -> frozenset[str]:
    """The folded words that tell over what time a figure counts."""
    sides = (load_lexicon("periods")[side].values() for side in ("after", "before"))
    return frozenset(phrase for groups in sides for phrases in groups for phrase in phrases)


def _telling(
    facts: Sequence[Fact], claim: Claim, owner: Owner, table: FactTable, rules: RuleBook, clock: Clock
) -> Iterator[Candidate]:
    """The facts that tell the figure's amount on its day, whatever the time."""
    for fact in facts:
        one = candidate_in_force(owner, fact, table, rules, clock.day)
        if (
            one is not None
            and claim.stated.unit == one.quantity.unit
            and comparisons.has_same_digits(claim.stated, one.quantity)
        ):
            yield one


def _clashes(claim: Claim, one: Candidate, clock: Clock) -> bool:
    told = periods.FactTime(
        one.quantity.period, one.value.since, clock.day, one.is_event or one.subject.is_plan
    )
    return periods.clashes(claim.stated.period, told)


def _is_a_part(one: Candidate, facts: Sequence[Fact], clock: Clock) -> bool:
    """Whether the fact is of a year, or the subject has a whole of which it may be a year's."""
    values = [fact.at(clock.day, clock.day) for fact in facts if fact.unit == one.fact.unit]
    amounts = [value.content.high or 0 for value in values if value and isinstance(value.content, Quantity)]
    if (one.quantity.period or "").startswith("per "):
        return True
    return not comparisons.is_telling(one.quantity) and (one.quantity.high or 0) * _PART <= max(
        amounts, default=0
    )


def _may_be_its(claim: Claim, one: Candidate, measured: Said) -> bool:
    """Whether nothing near keeps the amount from being the subject's.

    A plan has one whole amount: its name in the sentence is enough. Few digits must be said to be what the
    fact measures wherever the subject is farther, only spoken of, or a firm.
    """
    owner, subject = one.owner, one.subject
    if measured is Said.OTHERWISE or acts_among_others(claim, owner):
        return False
    if subject.is_plan and comparisons.is_beyond_chance(claim.stated):
        return True
    if is_a_stranger_nearer(claim, owner, subject.topic_words):
        return False
    is_telling = comparisons.is_telling(claim.stated)
    if subject.is_plan and (is_telling or not (owner.is_earlier or owner.is_implied)):
        return True
    is_given = subject.is_plan and _gives().search(claim.before) is not None
    return (measured >= Said.ITS_MEASURE or is_given) and (is_telling or owner.cost <= NEAR)


@cache
def _gives() -> re.Pattern[str]:
    """Right before a figure, it gives the amount to the plan spoken of: «à raison de»."""
    return any_of(load_lexicon("timing")["gives"], after=r"\s*(?:(?:pres|plus) de |environ |quelque )?$")
