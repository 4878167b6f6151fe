"""Which fact a claim is about, and which of its values was in force on the text's day; or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.facts import Fact, FactTable
from bot.folding import any_of, fold
from bot.match import Candidate, Match, Reason, Sure
from bot.model import Claim, Kind, Owner, Quantity
from bot.rules import RuleBook

_FARTHEST_OWNER, _MARGIN = 16, 2
_FARTHEST_CUE, _CUE_MARGIN = 16, 1
_PROGRAMMES = frozenset({"programme", "event", "law"})
"""Subjects that are their money: without another word, the figure is the fact's."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The day a text is judged on, and for how long a fact is trusted after it was last checked."""

    day: date
    horizon: timedelta


def match_claim(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Match:
    """Returns the facts a claim can be held against on its day, and how surely it is about them."""
    day = clock.day
    known = [owner for owner in claim.owners if owner.subject]
    if not known:
        return Match(claim, (), (), Sure.NOTHING, Reason.NO_SUBJECT, day)
    facts = [(owner, fact) for owner in known for fact in table.of(owner.subject) if _measures(fact, claim)]
    if not facts:
        return Match(claim, (), (), Sure.NOTHING, Reason.NO_FACT, day)
    candidates = [
        candidate for owner, fact in facts if (candidate := _candidate(owner, fact, table, day)) is not None
    ]
    if not candidates:
        return Match(claim, (), (), Sure.NOTHING, Reason.NOT_KNOWN_YET, day)
    best = candidates[0].owner
    of_best = [candidate for candidate in candidates if candidate.owner.start == best.start]
    others = tuple(candidate for candidate in candidates if candidate.owner.start != best.start)
    if not _owns(best, claim.owners, {candidate.subject.id for candidate in of_best}):
        return Match(claim, (), (*of_best, *others), Sure.NOTHING, Reason.OTHER_OWNER, day)
    chosen, sure, reason = _choose(claim, of_best, rules, clock)
    return Match(claim, tuple(chosen), others, sure, reason, day)


def _measures(fact: Fact, claim: Claim) -> bool:
    """Whether a fact is told in the kind of unit the claim is."""
    stated = claim.figure.value
    assert isinstance(stated, Quantity)
    if claim.figure.kind is Kind.MONEY:
        return len(fact.unit) == 3 and fact.unit.isupper()
    return fact.unit == stated.unit or (
        fact.unit.startswith("count:") and stated.unit == f"count:{fact.attribute}"
    )


def _candidate(owner: Owner, fact: Fact, table: FactTable, day: date) -> Candidate | None:
    value = fact.at(day, day)
    if value is None or not isinstance(value.content, Quantity):
        return None
    earlier = [old for old in fact.values if old.since < value.since and not old.withdrawn]
    return Candidate(
        fact, table.subjects[owner.subject], owner, value, value.content, tuple(reversed(earlier))
    )


def _owns(best: Owner, owners: Sequence[Owner], subjects: set[str]) -> bool:
    """Whether no other name is as near to the figure."""
    rivals = [
        owner.cost
        for owner in owners
        if owner.subject not in subjects and not (owner.start < best.end and best.start < owner.end)
    ]
    return best.cost <= _FARTHEST_OWNER and (not rivals or best.cost + _MARGIN <= min(rivals))


def _choose(
    claim: Claim, candidates: list[Candidate], rules: RuleBook, clock: Clock
) -> tuple[list[Candidate], Sure, Reason]:
    """The candidates that measure what the claim measures, those its own words single out first."""
    if claim.cues and claim.cues[0].cost <= _FARTHEST_CUE:
        nearest = {cue.attribute for cue in claim.cues if cue.cost <= claim.cues[0].cost + _CUE_MARGIN}
        named = [candidate for candidate in candidates if candidate.fact.attribute in nearest]
        if not named:
            return candidates, Sure.NOTHING, Reason.OTHER_ATTRIBUTE
        candidates, sure = named, Sure.ATTRIBUTE
    else:
        attributes = {candidate.fact.attribute for candidate in candidates}
        kinds = {candidate.subject.kind for candidate in candidates}
        sure = Sure.ATTRIBUTE if len(attributes) == 1 and kinds <= _PROGRAMMES else Sure.OWNER
    fitting = _fitting(claim, candidates)
    if not fitting:
        sure = min(sure, Sure.OWNER)
    candidates = [replace(candidate, singled_out=candidate.fact.id in fitting) for candidate in candidates]
    candidates.sort(key=lambda candidate: not candidate.singled_out)
    if sure is Sure.ATTRIBUTE:
        sure, reason = _in_time(claim, candidates, rules, clock)
    else:
        reason = Reason.UNCLEAR
    return candidates, sure, reason


def _fitting(claim: Claim, candidates: list[Candidate]) -> set[str]:
    """The facts whose own cues stand beside the figure, behind it before in front; else those without cues.

    A part of a whole is never the fact without cues, which is the whole.
    """
    fits = {
        candidate.fact.id: _fit(claim, candidate.fact.cues) for candidate in candidates if candidate.fact.cues
    }
    best = max(fits.values(), default=0)
    if best:
        return {fact for fact, fit in fits.items() if fit == best}
    return (
        set() if claim.is_part else {candidate.fact.id for candidate in candidates if not candidate.fact.cues}
    )


def _fit(claim: Claim, cues: Sequence[str]) -> int:
    pattern = any_of(fold(cue) for cue in cues)
    return 2 * bool(pattern.search(claim.after)) + bool(pattern.search(claim.before))


def _in_time(claim: Claim, candidates: list[Candidate], rules: RuleBook, clock: Clock) -> tuple[Sure, Reason]:
    """Whether the facts still speak of the claim's time, or only of its owner."""
    day = clock.day
    if any(day > one.fact.checked + clock.horizon for one in candidates if one.singled_out):
        return Sure.NOTHING, Reason.STALE
    for candidate in filter(lambda one: one.singled_out, candidates):
        rule = rules.attributes.get(candidate.fact.attribute)
        since = candidate.value.since
        if rule and rule.kind == "event" and abs((day - since).days) > rule.window_days:
            return Sure.OWNER, Reason.OTHER_TIME
        if claim.years and not {since.year, day.year} & set(claim.years):
            return Sure.OWNER, Reason.OTHER_TIME
    return Sure.ATTRIBUTE, Reason.FOUND
