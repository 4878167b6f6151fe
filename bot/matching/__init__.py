"""Which fact a claim is about, and which of its values was in force on the text's day; or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import comparisons
from bot.facts import FactTable
from bot.lexicon import load_lexicon
from bot.match import Candidate, Clock, Match, Reason, Sure
from bot.matching.anglicised import find_anglicised
from bot.matching.apart import rule_out
from bot.matching.bounds import find_bounded
from bot.matching.bygone import is_bygone
from bot.matching.candidates import make_candidate
from bot.matching.circumstances import without_the_past
from bot.matching.extents import is_of_another_extent
from bot.matching.former import find_former
from bot.matching.misreadings import find_misread
from bot.matching.mistimed import find_mistimed
from bot.matching.owning import owns
from bot.matching.recognition import recognise
from bot.matching.singling import single_out
from bot.matching.slips import mark_slips
from bot.matching.strangers import find_strangers, mark_where_a_stranger_is_told
from bot.matching.sureness import sureness
from bot.matching.taken import find_taken
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
from bot.model import Claim, Cue, Owner, Quantity
from bot.rules import RuleBook

_NEARBY = 8
"""In the words of bot/claims/owners.py: how far the owner may stand to be the only one asked about."""


def match_claim(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Match:
    """Returns the facts a claim can be held against on its day, and how surely it is about them."""
    claim = _less_names(claim, table)
    match = _match(claim, table, rules, clock)
    known = recognise(claim, table, clock.day)
    yielding = {one.measure for one in match.near if one.yields}
    if known and (
        known.measure in yielding
        or (known.owner.is_implied and match.sure)
        or _is_surely_of_another(match, known)
    ):
        known = None  # what is only spoken of, or far off, takes no figure from its owner
    taken = find_taken(claim, table, rules, clock) if match.sure is not Sure.ATTRIBUTE else None
    return replace(
        match,
        strangers=(taken[1],) if taken else match.strangers,
        taken=taken[0] if taken else None,
        recognised=known,
        misread=find_misread(claim, table, rules, clock),
        anglicised=find_anglicised(claim, table, rules, clock),
        former=find_former(claim, table, rules, clock),
        bounded=find_bounded(claim, table, rules, clock),
        mistimed=find_mistimed(claim, table, rules, clock),
        is_bygone=is_bygone(claim),
        is_of_another_extent=is_of_another_extent(match),
    )


def _match(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Match:
    tied: tuple[Candidate, ...] = ()

    def nothing(reason: Reason, others: Sequence[Candidate] = ()) -> Match:
        return Match(claim, (), tuple(others), (), (), Sure.NOTHING, reason, clock.day, tied=tied)

    nearest = {owner.subject: owner for owner in reversed(claim.owners) if owner.subject}
    known = sorted(nearest.values(), key=lambda owner: (owner.cost, owner.start))
    if kinds := kinds_stood_for(claim):
        known = [
            owner for owner in known if not owner.is_earlier or table.subject(owner.subject).kind in kinds
        ]
    if not known:
        return nothing(Reason.NO_SUBJECT)
    facts = [
        (owner, fact) for owner in known for fact in table.of(owner.subject) if measures(fact, claim.figure)
    ]
    if not facts:
        return nothing(Reason.NO_FACT)
    candidates = [
        candidate
        for owner, fact in facts
        if (candidate := make_candidate(owner, fact, claim, table, rules, clock.day)) is not None
    ]
    candidates = without_the_past(claim, candidates, clock.day)
    if not candidates:
        return nothing(Reason.NOT_KNOWN_YET)
    candidates = mark_yielding(claim, candidates)
    near = tuple(candidates)
    tied = tuple(find_tied(claim, near, rules, clock))
    attributes = named_attributes(claim)
    named = [
        one
        for one in candidates
        if one.fact.attribute in attributes
        or tells_its_noun(claim, one.fact)
        or (not is_named_outright(claim) and names(claim, one.fact.cues) >= BEHIND)
    ]
    if not attributes and not any(_tells(one, claim) for one in named):
        named = [] if any(_tells(one, claim) for one in candidates) else named
    is_loosely_named = not is_named_outright(claim) or _is_called_money(claim, known[0], table)
    speaks_of_others = bool(attributes) and not named and is_loosely_named
    if speaks_of_others:
        attributes = set()
    if attributes and not named:
        return nothing(Reason.OTHER_ATTRIBUTE, candidates if only_weakly(claim) else ())
    if attributes and named and not only_weakly(claim):
        candidates = named
    best = (named or candidates)[0].owner
    chosen = [one for one in named or candidates if one.owner.start == best.start]
    others = tuple(one for one in candidates if one not in chosen)
    if not owns(best, claim, chosen, candidates):
        return nothing(Reason.OTHER_OWNER, candidates)
    chosen = single_out(claim, chosen, rules, clock.day)
    sure, reason = sureness(claim, chosen, rules, clock)
    if sure is not Sure.ATTRIBUTE:
        marked = mark_slips(claim, chosen)
        if not marked and sure is Sure.OWNER:
            marked = mark_whole(claim, chosen, table) or mark_where_a_stranger_is_told(
                claim, chosen, table, clock.day
            )
        if marked:
            chosen = marked
            sure, reason = sureness(claim, chosen, rules, clock)
    if speaks_of_others and sure is Sure.ATTRIBUTE:
        sure, reason = Sure.OWNER, Reason.UNCLEAR
    if best.cost <= _NEARBY and (sure is Sure.ATTRIBUTE or reason is Reason.OTHER_TIME):
        subjects = {candidate.subject.id for candidate in chosen}
        others = tuple(candidate for candidate in others if candidate.subject.id in subjects)
    strangers = find_strangers(claim, chosen, table, clock.day) if sure is Sure.ATTRIBUTE else ()
    near = tuple(rule_out(claim, near, chosen))
    chosen = rule_out(claim, chosen, chosen)
    is_ahead = _is_about_to_be_known(claim, chosen, table, clock.day)
    return Match(claim, tuple(chosen), others, near, strangers, sure, reason, clock.day, is_ahead, tied=tied)


def _is_surely_of_another(match: Match, known: Candidate) -> bool:
    """Whether the words give the figure to a near owner, and to what it measures of that one."""
    return (
        match.sure is Sure.ATTRIBUTE
        and all(one.subject.id != known.subject.id for one in match.chosen)
        and match.chosen[0].owner.cost <= _NEARBY < known.owner.cost
    )


def _less_names(claim: Claim, table: FactTable) -> Claim:
    """The claim without the cues that are but part of a subject's name («Inflation Reduction Act»).

    They stay where one of the subject's facts measures just that («la dette publique française»).
    """
    names = [
        (owner.start, owner.end, {fact.attribute for fact in table.of(owner.subject)})
        for owner in claim.owners
        if owner.subject
    ]
    if not names:
        return claim

    def is_but_a_name(cue: Cue) -> bool:
        around = [measured for start, end, measured in names if start <= cue.start and cue.end <= end]
        return bool(around) and not any(cue.attribute in measured for measured in around)

    return replace(claim, cues=tuple(cue for cue in claim.cues if not is_but_a_name(cue)))


def _is_called_money(claim: Claim, owner: Owner, table: FactTable) -> bool:
    """Whether the nearest words say but that it is money, of a plan or an event that has its own."""
    measures = load_lexicon("ties")["measures"]
    is_money_itself = table.subject(owner.subject).is_money_itself
    return is_money_itself and not named_attributes(claim).isdisjoint(measures)


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
