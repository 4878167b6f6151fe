"""What the table knows of a country or a day that a text gives a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from bot.facts import Fact, FactTable, Subject, Value
from bot.folding import agreeing, any_of, fold
from bot.lexicon import load_lexicon
from bot.match import Clock, NamedMatch
from bot.matching.days import (
    ACTIVE,
    DAY,
    DAYS,
    LASTING_KIND,
    cues_of,
    dated_facts,
    days_of,
    is_signed,
    is_yet_to_come,
    words_of,
)
from bot.matching.misdated import find_misdated
from bot.model import Claim, DateSpan, Kind

_SEAT = "pays-siege"
_COUNTRY = "country"
_SHARED_KIND = "event"
_SITS = re.compile(r"\b(?:a son siege|dont le siege (?:social )?(?:est|se trouve))\b")
_SHARED = re.compile(r"\b(?:copresid|coorganis)")
_NEAR = 60
_REMEMBERED = timedelta(days=365)
"""How long a firm may be called by the country that it left."""
_LEAKED = timedelta(days=1)
"""Announcements are made, embargoed and printed on neighbouring days; events and laws have their own."""
_DATED_KINDS = frozenset({"event", "law"})
_SPOKEN_OF = re.compile(
    r"\b(?:sur|contre|devant|de|d'|apres|avant|depuis) ?(?:l'|la |le |les |son |sa |cette |cet )?$"
)
"""Before what happened, it is no more than what somebody speaks of: «est revenu sur l'annonce»."""
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d\d)?")
_EXAMPLES = re.compile(r"\bcomme\b.*|\([^)]*\)")
_WORD = re.compile(r"\w+")
_STRAY_WORDS = 1
"""How many words of an entry may be none that calendars of laws are told with."""
_JOINT = re.compile(r"[\s(«»\"]*")


def match_named(claim: Claim, table: FactTable, clock: Clock) -> NamedMatch | None:
    """Returns what a country's or date's claim can be held against on its day, if anything.

    Where the claim may be of several subjects, only one of them may have what its words date.
    """
    if len(claim.owners) > 1:
        found = [
            match
            for owner in claim.owners
            if (match := match_named(replace(claim, owners=(owner,)), table, clock)) is not None
        ]
        return found[0] if len(found) == 1 else None
    subject = table.subject(claim.owners[0].subject)
    if claim.figure.kind is Kind.COUNTRY:
        return _of_country(claim, subject, table, clock)
    if claim.owners[0].is_aside:
        very_day = _of_the_very_day(claim, subject, table, clock)
        return (
            very_day
            or _of_its_calendar(claim, subject, table, clock)
            or find_misdated(claim, subject, table, clock)
        )
    return _of_date(claim, subject, table, clock)


def _of_the_very_day(claim: Claim, subject: Subject, table: FactTable, clock: Clock) -> NamedMatch | None:
    """The facts of a subject that tell the very day or days a text gives, the year unsaid or its own.

    Where the subject is named in another sentence, the words have to tell what the fact dates.
    """
    span = claim.figure.value
    if not isinstance(span, DateSpan):
        return None
    is_month = _MONTH_OR_YEAR.fullmatch(span.written) is not None
    if not (is_month or DAYS.fullmatch(span.written)):
        return None
    dated = [fact for fact in dated_facts(subject, table) if _may_date(fact, claim, is_month)]
    words = f"{claim.before} {claim.after}"
    told = [
        (fact, value)
        for fact, value in _in_force(dated, clock)
        if _is_told(value.content, span, words) or (is_month and _lies_in(value.content, span))
    ]
    if not told:
        return None
    return NamedMatch(claim, subject, tuple(told), (), may_contradict=False, is_exact=True)


def _may_date(fact: Fact, claim: Claim, is_month: bool) -> bool:
    """Whether the words tell what the fact dates, if the day is a month or the subject is named before."""
    if is_month:
        return bool(fact.cues) and not claim.before and cues_of(fact.cues).search(claim.after) is not None
    return not claim.before or not fact.cues or cues_of(fact.cues).search(claim.before) is not None


def _lies_in(days: object, span: DateSpan) -> bool:
    """Whether the days are of the month or year told: «son départ du conseil, en 2018»."""
    if not isinstance(days, tuple) or span.first is None or span.last is None:
        return False
    first, last = days
    return bool(span.first <= first and last <= span.last)


def _is_told(days: object, span: DateSpan, words: str) -> bool:
    """Whether the very days are told, or the first or last alone where the words say that it is."""
    if not isinstance(days, tuple) or days == (span.first, span.last):
        return days == (span.first, span.last)
    if span.first != span.last or span.first not in days:
        return False
    return words_of("first_days" if span.first == days[0] else "last_days").search(words) is not None


def _of_its_calendar(claim: Claim, subject: Subject, table: FactTable, clock: Clock) -> NamedMatch | None:
    """The day of a law that an entry of its calendar means: «modèles à usage général au 2 août», no more.

    Its days are those on which its rules begin; what is published about them has days of its own.
    """
    span = claim.figure.value
    if subject.kind != LASTING_KIND or not isinstance(span, DateSpan) or not DAYS.fullmatch(span.written):
        return None
    dated = dated_facts(subject, table)
    entry = _EXAMPLES.sub("", claim.after)
    meant = [fact for fact in dated if fact.cues and cues_of(fact.cues).search(entry)]
    in_force = tuple(_in_force(meant, clock))
    if len(meant) != 1 or not in_force:
        return None
    rest = words_of("calendar").sub(" ", cues_of(meant[0].cues).sub(" ", entry))
    if len(_WORD.findall(rest)) > _STRAY_WORDS:
        return None
    days = days_of(dated)
    return NamedMatch(
        claim,
        subject,
        in_force,
        days,
        may_contradict=clock.trusts(meant[0]),
        is_lasting=True,
    )


def _of_country(claim: Claim, subject: Subject, table: FactTable, clock: Clock) -> NamedMatch | None:
    """An organisation's countries, those of its file and its seats of the year; those that share an event."""
    is_shared = subject.kind == _SHARED_KIND
    if _is_anothers_name(claim.owners[0].text, subject):
        return None
    seats = [
        fact
        for fact in table.of(subject.id)
        if fact.unit == _COUNTRY
        and (cues_of(fact.cues).search(claim.before) if is_shared and fact.cues else fact.attribute == _SEAT)
    ]
    admitted = {value.content for fact in seats for value in _of_late(fact, clock)} | set(subject.countries)
    if _SITS.search(claim.before):  # where it sits today: not where it once did, nor where it is at home
        admitted = {value.content for _, value in _in_force(seats, clock)} or admitted
    if is_shared != (_SHARED.search(claim.before) is not None):
        return None
    if (is_shared and not seats) or (not is_shared and subject.kind != "organisation") or not admitted:
        return None
    return NamedMatch(
        claim,
        subject,
        tuple(_in_force(seats, clock)),
        tuple(one for one in admitted if isinstance(one, str)),
        may_contradict=True,
    )


def _of_late(fact: Fact, clock: Clock) -> Iterator[Value]:
    """The values but those that another replaced more than a year ago."""
    for value, following in zip(fact.values, [*fact.values[1:], None], strict=True):
        is_gone = following is not None and following.since < clock.day - _REMEMBERED
        if not (value.withdrawn or is_gone):
            yield value


def _of_date(claim: Claim, subject: Subject, table: FactTable, clock: Clock) -> NamedMatch | None:
    """The days of a subject that the words between it and the date single out."""
    dated = dated_facts(subject, table)
    meant = [fact for fact in dated if _is_meant(fact, subject, claim)]
    in_force = tuple(_in_force(meant, clock))
    if not in_force:
        return None
    days = days_of(dated)
    own = {
        *subject.countries,
        *(place.value for place in claim.places if _is_in_its_name(place.text, subject)),
    }
    return NamedMatch(
        claim,
        subject,
        in_force,
        days,
        may_contradict=all(clock.trusts(fact) for fact, _ in in_force)
        and not is_yet_to_come(claim, [value for _, value in in_force], clock.day)
        and all(place.value in own for place in claim.places),
        slack=_LEAKED if _may_leak(subject, claim, days) else timedelta(0),
        is_of_its_year=_may_recur(subject, in_force) or _is_common_name(claim.owners[0].text, subject),
        is_lasting=subject.kind == LASTING_KIND,
    )


def _in_force(facts: list[Fact], clock: Clock) -> Iterator[tuple[Fact, Value]]:
    for fact in facts:
        value = fact.at(clock.day, clock.day)
        if value is not None:
            yield fact, value


def _is_meant(fact: Fact, subject: Subject, claim: Claim) -> bool:
    """Whether the words say what the fact dates, or the date is joined to the very name of what it dates."""
    words = claim.before or claim.after[:_NEAR]
    if claim.before or not claim.after:
        joints = words_of("joints").sub("", claim.before)
        if _JOINT.fullmatch(joints):
            return _is_named_by_its_day(fact, subject)
    cue = (cues_of(fact.cues) if fact.cues else words_of("held")).search(words)
    if cue is None:
        return False
    if " " not in cue.group() and not words_of("own").search(words) and ACTIVE.search(words, 0, cue.start()):
        return False  # «Stargate a annoncé le 3 février …» dates what it announced
    return not claim.after or not (
        words_of("turns").search(words, 0, cue.start()) or _SPOKEN_OF.search(words, 0, cue.start())
    )


def _is_named_by_its_day(fact: Fact, subject: Subject) -> bool:
    """Whether the fact dates what a name with a day means: an event itself, a law's signature."""
    if subject.kind == LASTING_KIND:
        return is_signed(fact)
    return subject.kind in _DATED_KINDS and fact.id.endswith(f"#{DAY}")


def _may_leak(subject: Subject, claim: Claim, days: Sequence[tuple[date, date]]) -> bool:
    """Whether a day beside the table's may be told of the same: not where the table has both itself."""
    is_public = subject.kind in _DATED_KINDS or _settled().search(claim.before) is not None
    return not is_public and all(later[0] - first[0] != _LEAKED for first in days for later in days)


def _may_recur(subject: Subject, dated: Sequence[tuple[Fact, Value]]) -> bool:
    """Whether an event is held on the days: what is announced is announced once."""
    return subject.kind == "event" and any(not fact.cues for fact, _ in dated)


def _is_common_name(name: str, subject: Subject) -> bool:
    return any(alias.only_with and fold(alias.text) == fold(name) for alias in subject.aliases)


def _is_anothers_name(name: str, subject: Subject) -> bool:
    """Whether a proper name tells the subject beside its own names only: a daughter firm's, a product's."""
    own = {fold(alias.text) for alias in subject.aliases}
    return name[:1].isupper() and any(
        alias.only_with and own.issuperset(map(fold, alias.only_with))
        for alias in subject.aliases
        if fold(alias.text) == fold(name)
    )


def _is_in_its_name(place: str, subject: Subject) -> bool:
    return any(fold(place) in fold(alias.text) for alias in subject.aliases)


@cache
def _settled() -> re.Pattern[str]:
    return any_of(agreeing(load_lexicon("occasions")["settled"]))
