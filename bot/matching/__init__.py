"""Which fact a claim is about, and which of its values was in force on the text's day; or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import comparisons
from bot.facts import Fact, FactTable
from bot.match import Candidate, Clock, Match, Reason, Sure
from bot.matching.apart import rule_out
from bot.matching.bygone import is_bygone
from bot.matching.earlier import value_then
from bot.matching.misreadings import find_misread
from bot.matching.recognition import recognise
from bot.matching.slips import mark_slips
from bot.matching.strangers import find_strangers, mark_where_a_stranger_is_told
from bot.matching.sureness import is_of_its_time, sureness, tells_its_year, without_the_past
from bot.matching.ties import find_tied
from bot.matching.variants import mark_yielding
from bot.matching.wholes import mark_whole
from bot.matching.words import (
    BEHIND,
    fit,
    is_named_outright,
    kinds_stood_for,
    measures,
    named_attributes,
    names,
    only_weakly,
)
from bot.model import Claim, Cue, Owner, Quantity
from bot.rules import RuleBook

# In the words of bot/claims/owners.py: how far the owner may stand, and how much farther any rival must.
_NEARBY, _FARTHEST_HINT = 8, 28
_MARGIN, _UNABLE, _AMBIGUITY = 2, 6, 12


def match_claim(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Match:
    """Returns the facts a claim can be held against on its day, and how surely it is about them."""
    claim = _less_names(claim, table)
    match = _match(claim, table, rules, clock)
    known = recognise(claim, table, clock.day)
    yielding = {one.fact.id for one in match.near if one.yields}
    return replace(
        match,
        recognised=None if known and known.fact.id in yielding else known,
        misread=find_misread(claim, table, rules, clock),
        is_bygone=is_bygone(claim),
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
        if (candidate := _candidate(owner, fact, claim, table, rules, clock.day)) is not None
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
        or (not is_named_outright(claim) and names(claim, one.fact.cues) >= BEHIND)
    ]
    if not attributes and not any(_tells(one, claim) for one in named):
        named = [] if any(_tells(one, claim) for one in candidates) else named
    if attributes and not named:
        return nothing(Reason.OTHER_ATTRIBUTE, candidates if only_weakly(claim) else ())
    if attributes and not only_weakly(claim):
        candidates = named
    best = (named or candidates)[0].owner
    chosen = [one for one in named or candidates if one.owner.start == best.start]
    others = tuple(one for one in candidates if one not in chosen)
    if not _owns(best, claim, chosen, candidates):
        return nothing(Reason.OTHER_OWNER, candidates)
    chosen = _single_out(claim, chosen, rules, clock.day)
    sure, reason = sureness(claim, chosen, rules, clock.day, clock.horizon)
    if sure is not Sure.ATTRIBUTE:
        marked = mark_slips(claim, chosen)
        if not marked and sure is Sure.OWNER:
            marked = mark_whole(claim, chosen, table) or mark_where_a_stranger_is_told(
                claim, chosen, table, clock.day
            )
        if marked:
            chosen = marked
            sure, reason = sureness(claim, chosen, rules, clock.day, clock.horizon)
    if best.cost <= _NEARBY and (sure is Sure.ATTRIBUTE or reason is Reason.OTHER_TIME):
        subjects = {candidate.subject.id for candidate in chosen}
        others = tuple(candidate for candidate in others if candidate.subject.id in subjects)
    strangers = find_strangers(claim, chosen, table, clock.day) if sure is Sure.ATTRIBUTE else ()
    near = tuple(rule_out(claim, near, chosen))
    chosen = rule_out(claim, chosen, chosen)
    is_ahead = _is_about_to_be_known(claim, chosen, table, clock.day)
    return Match(claim, tuple(chosen), others, near, strangers, sure, reason, clock.day, is_ahead, tied=tied)


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


def _candidate(
    owner: Owner, fact: Fact, claim: Claim, table: FactTable, rules: RuleBook, day: date
) -> Candidate | None:
    attribute = rules.attributes.get(fact.attribute)
    is_event = attribute is not None and attribute.kind == "event"
    then = None if is_event and len(fact.values) == 1 else value_then(fact, claim, owner, day)
    value = then or fact.at(day, day)
    if value is None or not isinstance(value.content, Quantity):
        return None
    earlier = [old for old in fact.values if old.since < value.since and not old.withdrawn]
    return Candidate(
        fact=fact,
        subject=table.subject(owner.subject),
        owner=owner,
        value=value,
        quantity=value.content,
        earlier=tuple(reversed(earlier)),
        fits=not fact.cues or fit(claim, fact.cues) > 0 or _is_alone(fact, table),
        is_event=is_event,
        is_then=then is not None,
    )


def _is_alone(fact: Fact, table: FactTable) -> bool:
    """Whether no other fact of the subject tells the same attribute in the same unit."""
    return not any(
        other.id != fact.id and (other.attribute, other.unit) == (fact.attribute, fact.unit)
        for other in table.of(fact.subject)
    )


def _tells(candidate: Candidate, claim: Claim) -> bool:
    """Whether a fact's value in force is the claim's very figure."""
    stated = claim.figure.value
    assert isinstance(stated, Quantity)
    return candidate.fact.unit == stated.unit and comparisons.has_same_digits(stated, candidate.quantity)


def _is_about_to_be_known(claim: Claim, chosen: Sequence[Candidate], table: FactTable, day: date) -> bool:
    """Whether a fact of the owner will tell the very figure."""
    stated = claim.figure.value
    assert isinstance(stated, Quantity)
    return any(
        fact.unit == stated.unit
        and value.public > day
        and isinstance(value.content, Quantity)
        and comparisons.agrees(stated, value.content)
        for subject in {candidate.subject.id for candidate in chosen}
        for fact in table.of(subject)
        for value in fact.values
    )


def _is_counted_by_name(claim: Claim, chosen: Sequence[Candidate]) -> bool:
    """Whether what is counted is what the fact measures: the signatories of a text, the sites of a plan."""
    stated = claim.figure.value
    return isinstance(stated, Quantity) and all(
        stated.unit == f"count:{candidate.fact.attribute}" for candidate in chosen
    )


def _owns(best: Owner, claim: Claim, chosen: Sequence[Candidate], able: Sequence[Candidate]) -> bool:
    """Whether no other name is as near to the figure; a subject without such a fact is pushed back first.

    A stand-in («elle», «le projet») for one of two subjects of an earlier sentence is nobody's for sure.
    """
    own = {candidate.subject.id for candidate in chosen}
    others = {candidate.subject.id for candidate in able} - own
    rivals = [
        owner.cost + _UNABLE * (bool(owner.subject) and owner.subject not in others)
        for owner in claim.owners
        if owner.subject not in own
        and not (owner.start < best.end and best.start < owner.end)
        and owner.group != best.group
    ]
    ambiguous = best.is_earlier and any(
        owner.is_earlier and owner.subject in others and owner.cost <= best.cost + _AMBIGUITY
        for owner in claim.owners
    )
    if best.is_earlier and _is_counted_by_name(claim, chosen):
        return not ambiguous  # «les 67 signataires» are the declaration's, whoever was named since
    return (
        not ambiguous and best.cost <= _FARTHEST_HINT and (not rivals or best.cost + _MARGIN <= min(rivals))
    )


def _single_out(claim: Claim, candidates: Sequence[Candidate], rules: RuleBook, day: date) -> list[Candidate]:
    """The candidates, those first and marked that the claim's own words fit.

    A fact's cues count behind the figure before they count in front of it. Without any, the fact without
    cues is meant, unless the claim is a part of a whole; where an event's facts all have cues, the latest.
    Where the claim is of another year than those, the fact of that year is.
    """
    firm = [candidate for candidate in candidates if not candidate.fact.is_derived]
    fits = {candidate.fact.id: fit(claim, candidate.fact.cues) for candidate in firm}
    best = max(fits.values(), default=0)
    latest = max((candidate.value.since for candidate in firm), default=None)
    if best:
        meant = {fact for fact, fit in fits.items() if fit == best}
    elif claim.is_part:
        meant = set()
    else:
        recent = {
            candidate.fact.id for candidate in firm if candidate.value.since == latest and candidate.is_event
        }
        whole = {candidate.fact.id for candidate in firm if not candidate.fact.cues}
        meant = whole or (recent if len(recent) == 1 else set())
    timed = [replace(one, is_timely=is_of_its_time(claim, one, rules, day)) for one in candidates]
    if not any(one.is_timely for one in timed if one.fact.id in meant):
        attributes = {one.fact.attribute for one in timed if one.fact.id in meant}
        of_the_year = {
            one.fact.id
            for one in timed
            if one.fact.attribute in attributes and tells_its_year(claim, one, day)
        }
        meant = of_the_year or meant
    marked = [replace(one, singled_out=one.fact.id in meant) for one in timed]
    return sorted(marked, key=lambda candidate: not candidate.singled_out)
