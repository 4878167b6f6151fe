"""Weekdays held against the calendar: «mardi 10 février 2025» was a Monday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date, timedelta
from functools import cache

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Claim, DateSpan, Stance
from bot.reading import Finding, Reading
from bot.wording import say_day, say_weekday

_EVERYWHERE_GREGORIAN = 1924
"""The first year in which all of Europe counts its days alike: Greece changed in 1923."""
_NEAR = timedelta(days=21)
"""How far from the text's own day a date without its year can only be of the year that is nearest."""
_YEARS_KNOWN = 6
"""How many years back the table's own days reach."""
_AGO = re.compile(r"\bil y a (?:\w+ ){1,3}ans?\b")
_ANY = re.compile(r"\b(?:chaque|tous? les?|tout|aucun|un|le premier) $")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_wrong_weekdays(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    """Yields the dates whose printed weekday is not that of the day, where the year leaves no doubt."""
    for claim in reading.dates:
        span = claim.figure.value
        if not isinstance(span, DateSpan) or claim.stance is Stance.DENIED:
            continue
        wrong = misprinted(span)
        is_known = claim.figure.start in confirmed
        if wrong and all(
            (is_known and _was_never(reading, day, printed))
            or _is_certain(reading, claim, span, day, printed)
            for day, printed in wrong
        ):
            yield _finding(claim, wrong)


def misprinted(span: DateSpan) -> list[tuple[date, int]]:
    """Returns the first and last day of a date, each with its printed weekday, where that is another's."""
    return [
        (day, printed)
        for day, printed in ((span.first, span.weekday), (span.last, span.last_weekday))
        if day is not None and printed is not None and day.weekday() != printed
    ]


def _was_never(reading: Reading, day: date, printed: int) -> bool:
    """Whether the day, which the table knows, had that weekday in none of the last years."""
    if reading.published is None:
        return False
    year = reading.published.year
    return all(_weekday(day, one) != printed for one in range(year - _YEARS_KNOWN, year + 1))


def _is_certain(reading: Reading, claim: Claim, span: DateSpan, day: date, printed: int) -> bool:
    """Whether the day can be of no other year that would make its weekday right."""
    if day.year < _EVERYWHERE_GREGORIAN or "-XX-" in span.written:
        return False
    if not span.written.strip("{[").startswith("XXXX"):
        return True
    if reading.published is None or abs(day - reading.published) > _NEAR or _looks_back(reading):
        return False
    if _ANY.search(reading.folded, max(0, claim.figure.start - 20), claim.figure.start):
        return False
    others = {reading.published.year, *(int(year) for year in _YEAR.findall(reading.text))}
    return all(_weekday(day, year) != printed for year in others)


def _looks_back(reading: Reading) -> bool:
    """Whether the text may tell the days of an anniversary."""
    return _anniversaries().search(reading.folded) is not None or _AGO.search(reading.folded) is not None


def _weekday(day: date, year: int) -> int | None:
    try:
        return day.replace(year=year).weekday()
    except ValueError:  # the 29th of a February that has 28
        return None


def _finding(claim: Claim, wrong: list[tuple[date, int]]) -> Finding:
    day, printed = wrong[0]
    suggestion = claim.figure.text
    for other, name in wrong:
        suggestion = _with_weekday(suggestion, say_weekday(name), say_weekday(other.weekday()))
    return Finding(
        claim,
        {
            language: {
                "day": say_day(day, language),
                "right": say_weekday(day.weekday(), language),
                "printed": say_weekday(printed, language),
            }
            for language in ("fr", "en")
        },
        suggestion if suggestion != claim.figure.text else "",
    )


def _with_weekday(words: str, printed: str, right: str) -> str:
    """The words with one weekday put for another, as large as it was printed."""
    start = fold(words).find(printed)
    if start < 0:
        return words
    right = right.capitalize() if words[start].isupper() else right
    return words[:start] + right + words[start + len(printed) :]


@cache
def _anniversaries() -> re.Pattern[str]:
    return any_of(load_lexicon("calendar")["anniversaries"])
