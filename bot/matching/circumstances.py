"""Whether a fact is of the time, of the place and of the extent that the words give a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date, timedelta

from bot.folding import HEDGED, fold
from bot.lexicon import load_lexicon
from bot.match import Candidate
from bot.matching.earlier import STANDING
from bot.matching.ends import end_told
from bot.matching.vocabulary import notes, vocabulary
from bot.matching.words import BEHIND, is_dated, names, says_now, years_of, years_told
from bot.model import Claim, Standing
from bot.rules import RuleBook
from bot.wording import say_country

_OF_A_COUNTRY = "indicator"
_BESIDE = 1
"""In the costs of bot/claims/owners.py: a name that nothing parts from the figure."""
_APPOSED = re.compile(
    r",\s*(?:le|ce|un)\s+(?:\w+\s+)?(?:plan|programme|projet|fonds)\s+(?:[\w']+\s+){0,5}?(?:de |d'|a )"
    rf"{HEDGED}"
)
_WHICH = re.compile(r",\s*qui\s+(?:[\w']+\s+){1,3}?" + HEDGED)
_OF = re.compile(r"\b(?:d'|(?:de|du|des)\s)\s*(?:l'|la )?$")
_PART = "dont"
_UNTIL = re.compile(r"until (\d{4})(?:-\d\d)?")
_A_MONTH = timedelta(days=25)
_A_QUARTER = timedelta(days=100)
"""How long after its end the figure of a month or a year is given out."""


def is_of_its_circumstances(claim: Claim, candidate: Candidate, rules: RuleBook, day: date) -> bool:
    """Whether the words put the figure in the fact's own time and place, and make it no part of it."""
    return (
        is_of_its_time(claim, candidate, rules, day)
        and is_in_its_place(claim, candidate)
        and not is_narrowed(claim, candidate)
    )


def is_of_its_time(claim: Claim, candidate: Candidate, rules: RuleBook, day: date) -> bool:
    """Whether the text appeared near an event, and names no other year than the fact's or its own."""
    if candidate.is_then or candidate.is_coming:
        return True
    since = candidate.value.since
    if claim.is_ago and day - since < _A_MONTH:
        return False
    until = _UNTIL.fullmatch(claim.stated.period or "")
    if until and int(until[1]) < min(since.year, day.year):
        return False  # «Le plafond était de … jusqu'en 2012»
    end = end_told(claim)
    if end is not None and end + _A_QUARTER < since:
        return False
    years = years_told(claim, candidate.owner, day)
    if candidate.is_event and not (
        (candidate.fact.stage in STANDING and day <= candidate.fact.checked)
        or _is_paid_once(claim, candidate, years)
        or (candidate.subject.kind == "event" and years == {since.year})  # the deal of the year told
        or (is_dated(candidate.fact.cues) and years == years_of(candidate.fact))
    ):
        window = rules.attributes[candidate.fact.attribute].window_days
        if abs((day - since).days) > window:
            return False
        if len(years) == 1 and max(years) > day.year and max(years) not in years_of(candidate.fact):
            return False  # what a plan spends in one year to come: «… et 150 milliards en 2026»
    elif any(year > day.year and year not in years_of(candidate.fact) for year in years):
        return False
    past = {year for year in years if year <= day.year}
    own = years_of(candidate.fact)
    if own and candidate.is_outcome:
        return not past or bool(own & past)  # the result of a year that the fact names is of no other
    return not past or bool({since.year, day.year, *own} & past)


def _is_paid_once(claim: Claim, candidate: Candidate, years: Set[int]) -> bool:
    """Whether money told as paid was, once and for all: a deal's price, or the one stake of the year told."""
    since, fact = candidate.value.since, candidate.fact
    return (
        fact.stage == "versé"
        and claim.standing is Standing.SPENT
        and (candidate.subject.kind == "event" or (not fact.cues and years == {since.year}))
    )


def tells_its_year(claim: Claim, candidate: Candidate, day: date) -> bool:
    """Whether a year that the claim names is one that the fact is told of."""
    return bool(years_told(claim, candidate.owner, day) & years_of(candidate.fact))


def without_the_past(claim: Claim, candidates: Sequence[Candidate], day: date) -> list[Candidate]:
    """The candidates but those of years gone by, where the claim says «désormais» and one is of no year."""
    if not says_now(claim) or any(years_told(claim, one.owner, day) for one in candidates):
        return list(candidates)
    lasting = {one.measure for one in candidates if not years_of(one.fact)}
    return [one for one in candidates if not _is_gone(one, day) or one.measure not in lasting]


def _is_gone(candidate: Candidate, day: date) -> bool:
    years = years_of(candidate.fact)
    return bool(years) and max(years) < day.year


def is_in_its_place(claim: Claim, candidate: Candidate) -> bool:
    """Whether the words put the figure in no place but the subject's own country, or one the fact names.

    What a firm is worth is so wherever it is told to work; a flag only tells whose debt or growth it is.
    """
    if candidate.fact.attribute in load_lexicon("attachment")["placeless"]:
        return True
    own_words = vocabulary(candidate) + notes(candidate)
    return all(
        place.value in candidate.subject.countries
        or (place.is_sign and candidate.subject.kind != _OF_A_COUNTRY)
        or fold(place.text) in own_words
        or _is_told_in(own_words, str(place.value))
        for place in claim.places
    )


def _is_told_in(words: str, country: str) -> bool:
    """Whether folded words name a country by its usual name, however the text calls it: «l'Hexagone»."""
    return re.search(rf"\b{re.escape(fold(say_country(country, 'fr')))}\b", words) is not None


def is_narrowed(claim: Claim, candidate: Candidate) -> bool:
    """Whether a word near by makes the figure a part of what the fact measures, or something akin.

    Where the subject is called by its own name, the sentence before does not, if the figure is right beside
    the name; nor what stands before it, if an apposition says what it is («X, le plan de 20 milliards»), or
    a clause what it does («X, qui compte 20 millions d'habitants»). «Dont» makes no less of a part that the
    words behind the figure name.
    """
    if not claim.narrowings:
        return False
    owner = candidate.owner
    is_called = fold(owner.text) in candidate.subject.own_names
    lead, _, between = claim.before.rpartition(fold(owner.text))
    is_apposed = (is_called and _APPOSED.fullmatch(between)) or (
        _WHICH.fullmatch(between) and not _OF.search(lead)  # «les jeunes de X, qui sont …»
    )
    is_beside = is_called and owner.cost <= _BESIDE
    is_named = names(claim, candidate.fact.cues) >= BEHIND
    return any(
        word.attribute == candidate.fact.attribute
        and not (is_named and word.text == _PART)
        and word.text not in vocabulary(candidate)
        and not (is_apposed and word.end <= owner.start)
        and not (is_beside and word.cost > 0)
        for word in claim.narrowings
    )
