"""Amounts told in two currencies, held together by the reference rates of the days around the text's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from bot import comparisons
from bot.anglicisms import in_english
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Modality, Quantity, UnitOrigin
from bot.rates import PEGGED, convert, rates_between
from bot.reading import Finding, Reading
from bot.verdicts.exchanges import find_exchanges
from bot.verdicts.lines import ends
from bot.verdicts.spread import meet, spread
from bot.wording import Language, say, say_rate

_BEFORE, _AFTER = timedelta(days=31), timedelta(days=14)
"""How far from a text's day the rate may be of: an amount told again keeps the worth it was first given."""
_OPEN = frozenset({Modality.AT_LEAST, Modality.AT_MOST})
_ROUGHLY = Decimal("0.01")
"""How far beside every rate of those days a text may convert: a bank's, or one rounded for the purpose."""
_OVER = "over "
_PRICE = Decimal(10) ** 6
"""Below it, two amounts side by side may be the prices of one thing in two countries."""
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_AGO = r"\bil y a (?:\w+ ){1,3}?(?:ans?|mois|semaines?|jours?|siecles?)\b"
_FIRST_YEAR = 1999
"""The euro's: before it there is no rate."""
_FAR = Decimal(12)
_THOUSANDS = tuple(Decimal(1000) ** power for power in (-2, -1, 0, 1, 2))
_KNOWN_NAMES = frozenset({"USD", "GBP", "XOF", "XAF", "KRW"})
"""Of the other names that countries share, nothing is judged."""


def find_bad_conversions(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    """Yields the amounts told beside another one as its worth, that no rate around the text's day gives.

    A passage that names an earlier year is held against every rate since; texts without a day are left alone.
    """
    if reading.published is None:
        return
    for first, second, in_brackets in find_exchanges(reading):
        base, told = first.stated, second.stated
        if not _is_conversion(base, told, in_brackets=in_brackets):
            continue
        if not in_brackets and _is_far(base, told, reading.published):
            continue
        if not _is_wrong(base, told, reading, reading.published - _BEFORE):
            continue
        first_day = _first_day(reading, second, reading.published)
        if first_day is None or not _is_wrong(base, told, reading, first_day):
            continue
        if not _is_wrong(in_english(base) or base, in_english(told) or told, reading, first_day):
            continue  # of «1 trillion de yuans (138 milliards de dollars)», it is the scale that is wrong
        swaps = second.figure.start in confirmed and first.figure.start not in confirmed
        yield _finding(*((second, first) if swaps else (first, second)), reading.published)


def _is_conversion(base: Quantity, told: Quantity, *, in_brackets: bool) -> bool:
    """Whether one amount is surely the other's worth: not a price elsewhere, nor a share of it."""
    if not _is_comparable(base, told, in_brackets=in_brackets) or not base.low or not told.low:
        return False
    if in_brackets:
        return base.low >= _PRICE or told.modality is not Modality.EXACT
    return True


def _is_wrong(base: Quantity, told: Quantity, reading: Reading, first_day: date) -> bool:
    """Whether no rate since that day, of no currency that may be meant, makes one the other."""
    assert reading.published is not None and base.unit is not None and told.unit is not None
    days = first_day, reading.published + _AFTER
    if convert(Decimal(1), base.unit, told.unit, reading.published) is None:
        return False
    pairs = zip(ends(base), ends(told), strict=True) if base.modality is Modality.RANGE else [(base, told)]
    return any(
        not any(
            _is_worth(one, unit, other, into, days)
            for unit in _meant(base, reading)
            for into in _meant(told, reading)
        )
        for one, other in pairs
    )


def _is_far(base: Quantity, told: Quantity, day: date) -> bool:
    """Whether «soit …» can hardly tell the whole: neither near its worth nor thousands of times off."""
    assert base.unit is not None and told.unit is not None
    rate = convert(Decimal(1), base.unit, told.unit, day)
    if not rate or not base.low or not told.low:
        return True
    ratio = told.low / (base.low * rate)
    return not any(1 / _FAR <= ratio * factor <= _FAR for factor in _THOUSANDS)


def _is_worth(base: Quantity, unit: str, told: Quantity, into: str, days: tuple[date, date]) -> bool:
    if base.modality in _OPEN and told.modality is Modality.EXACT and comparisons.digits(base) > 1:
        base = replace(base, modality=Modality.APPROXIMATE)  # «au moins 380, soit 53»: the bound is converted
    covered, worth = spread(told, rounded=True), spread(base)
    rates = rates_between(unit, into, *days)
    if covered is None or worth is None:
        return True
    if rates is None:
        return False
    low, high = rates[0] * (1 - _ROUGHLY), rates[1] * (1 + _ROUGHLY)
    return meet(covered, (worth[0] * low, worth[1] * high))


def _meant(stated: Quantity, reading: Reading) -> list[str]:
    """The currencies that a figure may be in: a bare «dollar» may be that of a country the text names."""
    assert stated.unit is not None
    if stated.unit_origin is not UnitOrigin.ASSUMED or stated.unit != "USD":
        return [stated.unit]
    return [stated.unit, *(code for code, names in _dollars().items() if names.search(reading.folded))]


def _is_comparable(base: Quantity, told: Quantity, *, in_brackets: bool) -> bool:
    stated = (UnitOrigin.STATED, UnitOrigin.ASSUMED)
    return (
        base.unit != told.unit
        and (base.unit_origin in stated or (in_brackets and base.unit is not None))
        and told.unit_origin in stated
        and (base.modality is Modality.RANGE) == (told.modality is Modality.RANGE)
        and (told.period in (None, base.period) or _spans_both(base, told))
        and all(one.unit in _KNOWN_NAMES for one in (base, told) if one.unit_origin is UnitOrigin.ASSUMED)
    )


def _spans_both(base: Quantity, told: Quantity) -> bool:
    """«380 milliards de yuans, soit 50 milliards d'euros, en trois ans»: the years are those of both."""
    return base.period is None and told.period is not None and told.period.startswith(_OVER)


def _first_day(reading: Reading, told: Claim, published: date) -> date | None:
    """The first day whose rate the passage may go by; None where its words leave that open."""
    sentence = reading.sentences[told.sentence]
    first = told.sentence
    while first and reading.sentences[first - 1].paragraph >= sentence.paragraph - 1:
        first -= 1
    words = reading.folded[reading.sentences[first].start : sentence.end]
    if _other_times().search(words):
        return None
    years = [int(year) for year in _YEAR.findall(words) if int(year) < published.year]
    if _last_year().search(words) or any(_months_apart(name, published) for name in _months().findall(words)):
        years.append(published.year - 1)
    if not years:
        return published - _BEFORE
    return date(min(years), 1, 1) if min(years) >= _FIRST_YEAR else None


def _months_apart(name: str, published: date) -> bool:
    apart = (published.month - load_lexicon("dates")["months"][name]) % 12
    return apart not in (0, 1, 11)


def _finding(base: Claim, told: Claim, day: date) -> Finding:
    amount, stated = base.stated, told.stated
    assert amount.unit is not None and stated.unit is not None
    rate = convert(Decimal(1), amount.unit, stated.unit, day)
    assert rate is not None and amount.low is not None and amount.high is not None
    right = Quantity(_short(amount.low * rate), _short(amount.high * rate), stated.unit)
    languages: tuple[Language, ...] = ("fr", "en")
    return Finding(
        told,
        {
            language: {
                "base": say(amount, language),
                "right": say(right, language),
                "stated": say(stated, language),
                "rate": _rate(amount.unit, stated.unit, day, language),
            }
            for language in languages
        },
        say(right, "fr", in_full=True),
    )


def _rate(unit: str, into: str, day: date, language: Language) -> str:
    """«1 € = 1,0327 $, le 10 février 2025», the dearer of the two told in the other."""
    rate = convert(Decimal(1), unit, into, day)
    assert rate is not None
    if rate < 1:
        unit, into, rate = into, unit, 1 / rate
    is_fixed = {unit, into} <= {"EUR", *PEGGED}
    return say_rate(unit, into, rate, None if is_fixed else day, language)


def _short(amount: Decimal) -> Decimal:
    """The amount with three digits."""
    return round(amount, 2 - amount.adjusted()) if amount else amount


@cache
def _other_times() -> re.Pattern[str]:
    times = any_of(load_lexicon("arithmetic")["conversions"]["other_times"]).pattern
    return re.compile(rf"{times}|{_AGO}")


@cache
def _last_year() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["conversions"]["last_year"])


@cache
def _months() -> re.Pattern[str]:
    return any_of(load_lexicon("dates")["months"])


@cache
def _dollars() -> Mapping[str, re.Pattern[str]]:
    return {
        code: any_of(names) for code, names in load_lexicon("arithmetic")["conversions"]["dollars"].items()
    }
