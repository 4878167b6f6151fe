"""Which fact a claim is about as its sentence tells it: whose it is, what it measures, of when; or none."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

from bot import comparisons
from bot.facts import FactTable
from bot.lexicon import load_lexicon
from bot.match import Candidate, Clock, Match, Reason, Sure
from bot.matching.apart import rule_out
from bot.matching.candidates import make_candidate
from bot.matching.circumstances import without_the_past
from bot.matching.equated import find_equated
from bot.matching.owning import owns
from bot.matching.singling import single_out
from bot.matching.slips import mark_slips
from bot.matching.strangers import find_strangers, mark_where_a_stranger_is_told
from bot.matching.sureness import sureness
from bot.matching.ties import find_tied
from bot.matching.variants import mark_yielding
from bot.matching.wholes import mark_whole
from bot.matching.words import (
    BEHIND,
    is_named_outright,
    kinds_stood_for,
    measures,
    named_attributes,
    names,
    only_weakly,
    tells_its_noun,
)
from bot.model import Claim, Owner, Quantity
from bot.rules import RuleBook

NEARBY = 8
"""In the costs of bot/claims/owners.py: how far the owner may stand to be the only one asked about."""


def match_owner(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Match:
    """Returns the facts of the name that the sentence gives the figure, and how surely; or why none."""
    owners = _known_owners(claim, table)
    facts = [
        (owner, fact) for owner in owners for fact in table.of(owner.subject) if measures(fact, claim.figure)
    ]
    in_force = [
        candidate
        for owner, fact in facts
        if (candidate := make_candidate(owner, fact, claim, table, rules, clock.day)) is not None
    ]
    candidates = mark_yielding(claim, without_the_past(claim, in_force, clock.day))
    if not candidates:
        reason = Reason.NOT_KNOWN_YET if facts else Reason.NO_FACT if owners else Reason.NO_SUBJECT
        return _nothing(claim, clock, reason)
    match = _choose(claim, candidates, table, rules, clock)
    return replace(match, tied=tuple(find_tied(claim, candidates, rules, clock)))


def _nothing(claim: Claim, clock: Clock, reason: Reason, others: Sequence[Candidate] = ()) -> Match:
    return Match(claim, (), tuple(others), (), (), Sure.NOTHING, reason, clock.day)


def _known_owners(claim: Claim, table: FactTable) -> list[Owner]:
    """The nearest mention of each subject, the nearest first; of those a stand-in can mean («le groupe»)."""
    nearest = {owner.subject: owner for owner in reversed(claim.owners) if owner.subject}
    kinds = kinds_stood_for(claim)
    return sorted(
        (
            owner
            for owner in nearest.values()
            if not kinds or not owner.is_earlier or table.subject(owner.subject).kind in kinds
        ),
        key=lambda owner: (owner.cost, owner.start),
    )


def _choose(
    claim: Claim, candidates: Sequence[Candidate], table: FactTable, rules: RuleBook, clock: Clock
) -> Match:
    """The match with the nearest owner's facts, of those that the words name if any are."""
    attributes = named_attributes(claim)
    named = _named(claim, candidates, attributes)
    speaks_of_others = bool(attributes) and not named
    if speaks_of_others and not _is_loosely_named(claim, candidates[0]):
        return _nothing(claim, clock, Reason.OTHER_ATTRIBUTE, candidates if only_weakly(claim) else ())
    able = named if named and attributes and not only_weakly(claim) else candidates
    best = (named or able)[0].owner
    chosen = [one for one in named or able if one.owner.start == best.start]
    others = [one for one in able if one not in chosen]
    if not owns(best, claim, chosen, able):
        return _nothing(claim, clock, Reason.OTHER_OWNER, able)
    chosen, sure, reason = _surest(claim, chosen, table, rules, clock)
    if speaks_of_others and sure is Sure.ATTRIBUTE and not find_equated(claim, chosen):
        sure, reason = Sure.OWNER, Reason.UNCLEAR
    if best.cost <= NEARBY and (sure is Sure.ATTRIBUTE or reason is Reason.OTHER_TIME):
        own = {candidate.subject.id for candidate in chosen}
        others = [candidate for candidate in others if candidate.subject.id in own]
    return Match(
        claim,
        chosen=tuple(rule_out(claim, chosen, chosen)),
        others=tuple(others),
        near=tuple(rule_out(claim, candidates, chosen)),
        strangers=find_strangers(claim, chosen, table, clock.day) if sure is Sure.ATTRIBUTE else (),
        sure=sure,
        reason=reason,
        day=clock.day,
        is_ahead=_is_about_to_be_known(claim, chosen, table, clock.day),
    )


def _named(claim: Claim, candidates: Sequence[Candidate], attributes: Set[str]) -> list[Candidate]:
    """The candidates that the words name; by its own cues, none where only another tells the very figure."""
    is_outright = is_named_outright(claim)
    named = [
        one
        for one in candidates
        if one.fact.attribute in attributes
        or tells_its_noun(claim, one.fact)
        or (not is_outright and names(claim, one.fact.cues) >= BEHIND)
    ]
    is_another_told = any(_tells(one, claim) for one in candidates)
    is_told = any(_tells(one, claim) for one in named)
    return [] if not attributes and is_another_told and not is_told else named


def _is_loosely_named(claim: Claim, nearest: Candidate) -> bool:
    """Whether what the words name may be another measure's: they are far, or say but that it is money.

    So they do of a plan or an event, which is money itself.
    """
    return not is_named_outright(claim) or (
        nearest.subject.is_money_itself
        and not named_attributes(claim).isdisjoint(load_lexicon("ties")["measures"])
    )


def _surest(
    claim: Claim, chosen: Sequence[Candidate], table: FactTable, rules: RuleBook, clock: Clock
) -> tuple[list[Candidate], Sure, Reason]:
    """The candidates, those meant singled out, and how sure that is: by the words, else by the digits."""
    meant = single_out(claim, chosen, rules, clock.day)
    sure, reason = sureness(claim, meant, rules, clock)
    if sure is Sure.ATTRIBUTE:
        return meant, sure, reason
    marked = mark_slips(claim, meant)
    if not marked and sure is Sure.OWNER:
        marked = mark_whole(claim, meant, table) or mark_where_a_stranger_is_told(
            claim, meant, table, clock.day
        )
    return (marked, *sureness(claim, marked, rules, clock)) if marked else (meant, sure, reason)


def _tells(candidate: Candidate, claim: Claim) -> bool:
    """Whether a fact's value in force is the claim's very figure."""
    stated = claim.stated
    return candidate.fact.unit == stated.unit and comparisons.has_same_digits(stated, candidate.quantity)


def _is_about_to_be_known(claim: Claim, chosen: Sequence[Candidate], table: FactTable, day: date) -> bool:
    """Whether a fact of the owner will tell the very figure."""
    stated = claim.stated
    return any(
        fact.unit == stated.unit
        and value.public > day
        and isinstance(value.content, Quantity)
        and comparisons.agrees(stated, value.content)
        for subject in {candidate.subject.id for candidate in chosen}
        for fact in table.of(subject)
        for value in fact.values
    )
