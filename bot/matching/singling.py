"""Which of an owner's facts the claim's own words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot import comparisons
from bot.match import Candidate
from bot.matching.circumstances import is_of_its_time, tells_its_year
from bot.matching.equated import find_equated
from bot.matching.words import fit, is_dated, named_attributes, years_of, years_told
from bot.model import Claim
from bot.rules import RuleBook

_RESULT = "résultat"
_NEWS = timedelta(days=14)
"""How long a result is the one that is told without its year."""


def single_out(claim: Claim, candidates: Sequence[Candidate], rules: RuleBook, day: date) -> list[Candidate]:
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
        if not any(
            comparisons.is_comparable(claim.stated, one.quantity) for one in firm if one.fact.id in meant
        ):
            meant = _called_for(claim, firm, fits) or meant
    elif claim.is_part:
        meant = set()
    else:
        recent = {
            candidate.fact.id for candidate in firm if candidate.value.since == latest and candidate.is_event
        }
        whole = _wholes(claim, [candidate for candidate in firm if not candidate.fact.cues])
        meant = whole or (recent if len(recent) == 1 else _just_published(claim, firm, day))
        meant = meant or _of_the_year_told(claim, firm, day) or find_equated(claim, firm)
    timed = [replace(one, is_timely=is_of_its_time(claim, one, rules, day)) for one in candidates]
    if not any(one.is_timely for one in timed if one.fact.id in meant):
        attributes = {one.fact.attribute for one in timed if one.fact.id in meant}
        of_the_year = {
            one.fact.id
            for one in timed
            if one.fact.attribute in attributes and tells_its_year(claim, one, day)
        }
        meant = of_the_year or meant
    meant = {one.fact.id for one in timed if one.fact.id in meant and one.is_timely} or meant
    marked = [replace(one, singled_out=one.fact.id in meant) for one in timed]
    return sorted(marked, key=lambda candidate: not candidate.singled_out)


def _called_for(claim: Claim, candidates: Sequence[Candidate], fits: Mapping[str, int]) -> set[str]:
    """Those whose cues stand by the figure at all, and whose amount it may be a reading of."""
    return {
        one.fact.id
        for one in candidates
        if fits[one.fact.id]
        and one.fact.unit == claim.stated.unit
        and comparisons.is_comparable(claim.stated, one.quantity)
    }


def _just_published(claim: Claim, candidates: Sequence[Candidate], day: date) -> set[str]:
    """The results of one measure that came out days ago, if they are of one amount and no year is told."""
    news = [
        one
        for one in candidates
        if one.fact.stage == _RESULT and timedelta(0) <= day - one.value.since <= _NEWS
    ]
    amounts = {(one.measure, one.quantity.low, one.quantity.high) for one in news}
    if len(amounts) != 1 or years_told(claim, news[0].owner, day):
        return set()
    return {one.fact.id for one in news}


def _of_the_year_told(claim: Claim, candidates: Sequence[Candidate], day: date) -> set[str]:
    """Those that only their year tells from the others, and it is the one the clause names («X 2025 : …»)."""
    dated = [
        one
        for one in candidates
        if is_dated(one.fact.cues)
        and years_of(one.fact)
        and years_of(one.fact) == years_told(claim, one.owner, day)
    ]
    amounts = {(one.measure, one.quantity.low, one.quantity.high) for one in dated}
    return {one.fact.id for one in dated} if len(amounts) == 1 else set()


def _wholes(claim: Claim, candidates: Sequence[Candidate]) -> set[str]:
    """Those without cues of their own; of a plan's, where no word says which measure it is, the largest."""
    if all(one.subject.is_plan for one in candidates) and not named_attributes(claim):
        largest = max((one.quantity.high or 0 for one in candidates), default=0)
        candidates = [one for one in candidates if (one.quantity.high or 0) == largest]
    return {one.fact.id for one in candidates}
