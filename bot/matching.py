"""Which fact a claim is about, and which of its values was in force on the text's day; or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from bot.facts import Fact, FactTable, Subject
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate, Match, Reason, Sure
from bot.model import Claim, Kind, Owner, Quantity
from bot.rules import RuleBook

# In the words of bot/claims/owners.py: how far the owner may stand, and how much farther any rival must.
_NEARBY, _FARTHEST_OWNER, _FARTHEST_HINT = 8, 19, 28
_BESIDE, _MARGIN, _UNABLE, _AMBIGUITY = 1, 2, 6, 12
_FARTHEST_CUE, _OUTRIGHT, _CUE_MARGIN = 20, 5, 1
_BEHIND = 2
"""What a fact's own cue weighs behind the figure; in front of it, one."""
_QUALIFIER = re.compile(r"\s*(?:de |d')(?!ici\b|\d)(\w{3,})")
_COUNT_QUALIFIER = re.compile(r"\s*(?:de |d'|du |des |au |aux |pendant )(?:la |le |les |l')?(\w{3,})")
_NEAR = 90
"""How many characters away a fact's own cue may stand."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PROGRAMMES = frozenset({"programme", "event", "law"})
"""Kinds of subjects that are their money: without another word, the figure is the fact's."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The day a text is judged on, and for how long a fact is trusted after it was last checked."""

    day: date
    horizon: timedelta


def match_claim(claim: Claim, table: FactTable, rules: RuleBook, clock: Clock) -> Match:
    """Returns the facts a claim can be held against on its day, and how surely it is about them."""

    def nothing(reason: Reason, others: Sequence[Candidate] = ()) -> Match:
        return Match(claim, (), tuple(others), (), Sure.NOTHING, reason, clock.day)

    nearest = {owner.subject: owner for owner in reversed(claim.owners) if owner.subject}
    known = sorted(nearest.values(), key=lambda owner: (owner.cost, owner.start))
    if not known:
        return nothing(Reason.NO_SUBJECT)
    facts = [(owner, fact) for owner in known for fact in table.of(owner.subject) if _measures(fact, claim)]
    if not facts:
        return nothing(Reason.NO_FACT)
    candidates = [
        candidate
        for owner, fact in facts
        if (candidate := _candidate(owner, fact, claim, table, clock.day)) is not None
    ]
    if not candidates:
        return nothing(Reason.NOT_KNOWN_YET)
    near = tuple(candidates)
    attributes = _named_attributes(claim)
    named = [
        one
        for one in candidates
        if one.fact.attribute in attributes
        or (not _is_named_outright(claim) and _fit(claim, one.fact.cues) >= _BEHIND)
    ]
    if attributes and not named:
        return nothing(Reason.OTHER_ATTRIBUTE, candidates if _only_weakly(claim) else ())
    if attributes and not _only_weakly(claim):
        candidates = named
    best = (named or candidates)[0].owner
    chosen = [one for one in named or candidates if one.owner.start == best.start]
    others = tuple(one for one in candidates if one not in chosen)
    if not _owns(best, claim, chosen, candidates):
        return nothing(Reason.OTHER_OWNER, candidates)
    chosen = _single_out(claim, chosen, rules, clock.day)
    sure, reason = _sureness(claim, chosen, rules, clock)
    if sure is Sure.ATTRIBUTE and best.cost <= _NEARBY:
        subjects = {candidate.subject.id for candidate in chosen}
        others = tuple(candidate for candidate in others if candidate.subject.id in subjects)
    return Match(claim, tuple(chosen), others, near, sure, reason, clock.day)


def _measures(fact: Fact, claim: Claim) -> bool:
    """Whether a fact is told in the kind of unit the claim is."""
    stated = claim.figure.value
    assert isinstance(stated, Quantity)
    if claim.figure.kind is Kind.MONEY:
        return len(fact.unit) == 3 and fact.unit.isupper()
    return fact.unit == stated.unit or stated.unit == f"count:{fact.attribute}"


def _candidate(owner: Owner, fact: Fact, claim: Claim, table: FactTable, day: date) -> Candidate | None:
    value = fact.at(day, day)
    if value is None or not isinstance(value.content, Quantity):
        return None
    earlier = [old for old in fact.values if old.since < value.since and not old.withdrawn]
    return Candidate(
        fact=fact,
        subject=table.subjects[owner.subject],
        owner=owner,
        value=value,
        quantity=value.content,
        earlier=tuple(reversed(earlier)),
        fits=not fact.cues or _fit(claim, fact.cues) > 0 or _is_alone(fact, table),
    )


def _is_alone(fact: Fact, table: FactTable) -> bool:
    """Whether no other fact of the subject tells the same attribute in the same unit."""
    return not any(
        other.id != fact.id and (other.attribute, other.unit) == (fact.attribute, fact.unit)
        for other in table.of(fact.subject)
    )


def _named_attributes(claim: Claim) -> set[str]:
    """What the words nearest to the figure say it measures; empty when none is near."""
    if not claim.cues or claim.cues[0].cost > _FARTHEST_CUE:
        return set()
    return {cue.attribute for cue in claim.cues if cue.cost <= claim.cues[0].cost + _CUE_MARGIN}


def _is_counted_by_name(claim: Claim, chosen: Sequence[Candidate]) -> bool:
    """Whether what is counted is what the fact measures: the signatories of a text, the sites of a plan."""
    stated = claim.figure.value
    return isinstance(stated, Quantity) and all(
        stated.unit == f"count:{candidate.fact.attribute}" for candidate in chosen
    )


def _is_named_outright(claim: Claim) -> bool:
    """Whether a word right beside the figure says what it measures, and nothing else."""
    return bool(claim.cues) and claim.cues[0].cost <= _OUTRIGHT and not _only_weakly(claim)


def _only_weakly(claim: Claim) -> bool:
    """Whether the nearest words may as well measure something else: then any fact may confirm the figure."""
    return all(cue.weak for cue in claim.cues if cue.cost <= claim.cues[0].cost + _CUE_MARGIN)


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
    """
    firm = [candidate for candidate in candidates if not candidate.fact.is_derived]
    fits = {candidate.fact.id: _fit(claim, candidate.fact.cues) for candidate in firm}
    best = max(fits.values(), default=0)
    latest = max((candidate.value.since for candidate in firm), default=None)
    if best:
        meant = {fact for fact, fit in fits.items() if fit == best}
    elif claim.is_part:
        meant = set()
    else:
        recent = {
            candidate.fact.id
            for candidate in firm
            if candidate.value.since == latest and _is_event(candidate, rules)
        }
        whole = {candidate.fact.id for candidate in firm if not candidate.fact.cues}
        meant = whole or (recent if len(recent) == 1 else set())
    marked = [
        replace(
            candidate,
            singled_out=candidate.fact.id in meant,
            is_timely=_is_of_its_time(claim, candidate, rules, day),
        )
        for candidate in candidates
    ]
    return sorted(marked, key=lambda candidate: not candidate.singled_out)


def _fit(claim: Claim, cues: Sequence[str]) -> int:
    if not cues:
        return 0
    pattern = _cue_pattern(tuple(cues))
    behind = f"{fold(claim.figure.text)} {claim.after[:_NEAR].partition(',')[0]}"
    return _BEHIND * bool(pattern.search(behind)) + bool(pattern.search(claim.before[-_NEAR:]))


@cache
def _cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(map(fold, cues))


def _sureness(
    claim: Claim, candidates: Sequence[Candidate], rules: RuleBook, clock: Clock
) -> tuple[Sure, Reason]:
    """How surely the claim is about the candidates singled out."""
    meant = [candidate for candidate in candidates if candidate.singled_out]
    owner = candidates[0].owner
    if owner.is_earlier and owner.cost > _FARTHEST_OWNER:
        return Sure.NOTHING, Reason.OTHER_OWNER
    if any(clock.day > candidate.fact.checked + clock.horizon for candidate in meant):
        return Sure.NOTHING, Reason.STALE
    if not all(_is_in_its_place(claim, candidate) for candidate in meant or candidates):
        return Sure.NOTHING, Reason.OTHER_PLACE
    if _is_of_something_else(claim, meant, rules):
        return Sure.NOTHING, Reason.OTHER_ATTRIBUTE
    named = bool(_named_attributes(claim)) or any(_fit(claim, candidate.fact.cues) for candidate in meant)
    if not named and owner.cost > _BESIDE and not _is_told_by_own_name(candidates):
        return Sure.NOTHING, Reason.UNCLEAR
    shared = any(
        other.group == owner.group and other.start != owner.start and other.subject != owner.subject
        for other in claim.owners
    )
    if (
        not meant
        or shared
        or not any(_is_principal(other, owner) for other in claim.owners)
        or owner.cost > _FARTHEST_OWNER
        or not (named or _is_its_money(meant))
    ):
        return Sure.OWNER, Reason.UNCLEAR
    if not all(_is_of_its_time(claim, candidate, rules, clock.day) for candidate in meant):
        told_apart = any(one.fact.cues and not _fit(claim, one.fact.cues) for one in meant)
        return Sure.NOTHING if told_apart else Sure.OWNER, Reason.OTHER_TIME
    return Sure.ATTRIBUTE, Reason.FOUND


def _is_own_name(candidate: Candidate) -> bool:
    """Whether the owner is told by a name that needs no company: «Stargate», not «la France» for its plan."""
    told = fold(candidate.owner.text)
    return any(fold(alias.text) == told and not alias.only_with for alias in candidate.subject.aliases)


def _is_told_by_own_name(candidates: Sequence[Candidate]) -> bool:
    """Whether the owner is told by a name that needs no company: «Stargate», not «la France» for its plan."""
    told = fold(candidates[0].owner.text)
    return any(told in _own_names(candidate.subject) for candidate in candidates)


@cache
def _own_names(subject: Subject) -> frozenset[str]:
    return frozenset(fold(alias.text) for alias in subject.aliases if not alias.only_with)


def _is_its_money(candidates: Sequence[Candidate]) -> bool:
    """Whether an amount beside the name can only be the one: a programme's, or an entry's («Nom : 5 Md€»)."""
    measured = {candidate.fact.attribute for candidate in candidates}
    kinds = {candidate.subject.kind for candidate in candidates}
    if len(measured) != 1:
        return False
    if kinds <= _PROGRAMMES:
        return _is_told_by_own_name(candidates)
    return candidates[0].owner.cost <= _BESIDE


def _is_principal(other: Owner, owner: Owner) -> bool:
    """Whether the owner's subject acts in the sentence under some name, and not only goes along."""
    return other.subject == owner.subject and not other.is_aside and other.cost <= _FARTHEST_HINT


def _is_event(candidate: Candidate, rules: RuleBook) -> bool:
    rule = rules.attributes.get(candidate.fact.attribute)
    return rule is not None and rule.kind == "event"


def _is_in_its_place(claim: Claim, candidate: Candidate) -> bool:
    """Whether the words put the figure in no country but the subject's own, or one the fact names."""
    vocabulary = _vocabulary(candidate)
    return all(
        place.value == candidate.subject.country or fold(place.text) in vocabulary for place in claim.places
    )


def _is_of_something_else(claim: Claim, meant: Sequence[Candidate], rules: RuleBook) -> bool:
    """Whether what stands behind the figure qualifies it as no fact is: «20 gigafactories de batteries»."""
    is_count = claim.figure.kind is Kind.COUNT
    if is_count:
        qualifier = _COUNT_QUALIFIER.match(claim.after) or _adjective().match(claim.after)
    else:
        qualifier = _QUALIFIER.match(claim.after)
    if qualifier is None or not meant or rules.cue_pattern.match(qualifier[1]):
        return False
    return not any(qualifier[1] in _vocabulary(candidate) for candidate in meant)


def _vocabulary(candidate: Candidate) -> str:
    """The folded words that the fact and its subject are told in."""
    return _words_of(candidate.fact, candidate.subject)


@cache
def _words_of(fact: Fact, subject: Subject) -> str:
    contexts = (word for alias in subject.aliases for word in alias.only_with)
    return fold(" ".join((fact.label, *fact.cues, *(alias.text for alias in subject.aliases), *contexts)))


@cache
def _adjective() -> re.Pattern[str]:
    endings = "|".join(load_lexicon("attachment")["adjective_endings"])
    return re.compile(rf"\s*(\w+(?:{endings}))\b")


def _is_of_its_time(claim: Claim, candidate: Candidate, rules: RuleBook, day: date) -> bool:
    """Whether the text appeared near an event, and names no other year than the fact's or its own."""
    since = candidate.value.since
    if _is_event(candidate, rules):
        window = rules.attributes[candidate.fact.attribute].window_days
        if abs((day - since).days) > window:
            return False
    elif any(year > day.year for year in claim.years):
        return False
    past = {year for year in claim.years if year <= day.year}
    own = {int(year) for year in _YEAR.findall(" ".join((candidate.fact.label, *candidate.fact.cues)))}
    return not past or bool({since.year, day.year, *own} & past)
