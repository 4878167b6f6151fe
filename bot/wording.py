"""Quantities as an editor reads them, in French or English, short («500 Md$») or in full."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from bot.facts_rows import Fact, Value
from bot.lexicon import load_lexicon
from bot.model import Quantity

Language = Literal["fr", "en"]

_POWER = ((Decimal(10) ** 12, "T"), (Decimal(10) ** 9, "G"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "k"))
_YEARS = re.compile(r"\d+")
_CENT = Decimal("0.01")
_HECTARE = Decimal(10_000)


def say(quantity: Quantity, language: Language = "fr", *, in_full: bool = False) -> str:
    """Returns the quantity in words: «500 Md$», in full «500 milliards de dollars»; hedges kept."""
    words = load_lexicon("wording")[language]
    if quantity.low is None or quantity.high is None:
        return "un montant non chiffré" if language == "fr" else "an unspecified amount"
    if quantity.low == quantity.high:
        amount = _amount(quantity.low, quantity.unit, words, language, in_full)
        hedge = words["modality"].get(quantity.modality)
        return hedge.format(amount) if hedge else amount
    return _range(quantity.low, quantity.high, quantity.unit, words, language, in_full)


def say_day(day: date, language: Language = "fr") -> str:
    """Returns a day in words: «1er février 2025», «1 February 2025»."""
    words = load_lexicon("wording")[language]
    return f"{words['first'] if day.day == 1 else day.day} {words['months'][day.month - 1]} {day.year}"


def say_rate(unit: str, into: str, rate: Decimal, day: date | None, language: Language = "fr") -> str:
    """Returns a rate of exchange and its day: «1 € = 1,0327 $ le 10 février 2025».

    `day` is None for a fixed parity.
    """
    words = load_lexicon("wording")[language]
    one = _money(Decimal(1), unit, words, language, in_full=False)
    other = _money(round(rate, 5 - rate.adjusted() - 1), into, words, language, in_full=False)
    when = words["fixed"] if day is None else words["on_the"].format(say_day(day, language))
    return f"{one} = {other} {when}"


def say_change(percent: Quantity, falls: bool, language: Language = "fr") -> str:
    """Returns a rise or a fall by some per cent: «une hausse de 25 %», «a fall of 25%»."""
    return str(load_lexicon("wording")[language]["fall" if falls else "rise"]).format(say(percent, language))


def say_number(number: Decimal, language: Language = "fr") -> str:
    """Returns a bare number: «2,5», «2.5»."""
    return _number(number, load_lexicon("wording")[language])


def say_days(first: date, last: date, language: Language = "fr") -> str:
    """Returns a day, or the first and last of several, in words: «10 et 11 février 2025», «6 au 11 …»."""
    if first == last:
        return say_day(first, language)
    words = load_lexicon("wording")[language]
    end = say_day(last, language)
    if (first.year, first.month) != (last.year, last.month):
        return str(words["days_range"]).format(say_day(first, language), end)
    joint = words["days_pair"] if (last - first).days == 1 else words["days_range"]
    return str(joint).format(words["first"] if first.day == 1 else first.day, end)


def say_country(code: str, language: Language = "fr") -> str:
    """Returns a country's name in CLDR: «Suède», «Sweden»."""
    from babel import Locale

    return str(Locale(language).territories.get(code, code))


def say_weekday(number: int, language: Language = "fr") -> str:
    """Returns the name of a day of the week, 0 being Monday: «lundi», «Monday»."""
    return str(load_lexicon("wording")[language]["weekdays"][number])


def say_period(quantity: Quantity, language: Language = "fr") -> str:
    """Returns over what time the quantity counts: «par an», «sur 4 ans», «d'ici à 2030», «au total»."""
    words = load_lexicon("wording")[language]["periods"]
    period = quantity.period or ""
    if period in words:
        return str(words[period])
    shape = _YEARS.sub("{}", period)
    return str(words[shape]).format(*_YEARS.findall(period))


def say_value(value: Value, fact: Fact, language: Language = "fr") -> str:
    """Returns a value of a fact in words: «30 à 50 Md€», «500 Md$, sur 4 ans», «10 février 2025»."""
    if value.withdrawn:
        return "retiré" if language == "fr" else "withdrawn"
    if isinstance(value.content, str):
        return say_country(value.content, language) if fact.unit == "country" else value.content
    if isinstance(value.content, tuple):
        return say_days(*value.content, language)
    amount = say(value.content, language)
    return f"{amount}, {say_period(value.content, language)}" if value.content.period else amount


def say_stage(stage: str, language: Language = "fr") -> str:
    """Returns what a fact of that stage is: «une annonce», «un objectif»."""
    return str(load_lexicon("wording")[language]["stages"].get(stage, stage))


def say_quoted(fact: str, message: str, language: Language = "fr") -> str:
    """Returns a message about somebody's words, which are flagged and not corrected; `fact` may be empty."""
    words = load_lexicon("wording")[language]
    return str(words["quoted" if fact else "quoted_alone"]).format(fact=fact, message=message)


def _range(
    low: Decimal, high: Decimal, unit: str | None, words: Mapping[str, Any], language: Language, in_full: bool
) -> str:
    """«30 à 50 Md€», the scale and unit said once where both ends share them."""
    last = _amount(high, unit, words, language, in_full)
    if language == "fr" and _scale(low, words) == _scale(high, words) and _scale(low, words)[0] > 1:
        first = _number(low / _scale(low, words)[0], words)
    else:
        first = _amount(low, unit, words, language, in_full)
    return str(words["range"].format(low=first, high=last))


def _amount(
    amount: Decimal, unit: str | None, words: Mapping[str, Any], language: Language, in_full: bool
) -> str:
    if unit is None or (len(unit) == 3 and unit.isupper()):
        return _money(amount, unit, words, language, in_full)
    if unit in ("W", "Wh"):
        factor, prefix = next(((f, p) for f, p in _POWER if amount >= f), (Decimal(1), ""))
        return f"{_number(amount / factor, words)} {prefix}{unit}"
    if unit == "m2":
        return f"{_number(amount / _HECTARE, words)} hectares"
    if unit == "%":
        return f"{_number(amount, words)}{' ' if language == 'fr' else ''}%"
    counted = unit.removeprefix("count:")
    return _scaled(amount, words.get("counted", {}).get(counted, counted), words, language)


def _money(
    amount: Decimal, unit: str | None, words: Mapping[str, Any], language: Language, in_full: bool
) -> str:
    currency = words["currencies"].get(unit, {}) if unit else {}
    factor, _, _, short = _scale(amount, words)
    number = _number(amount / factor, words, has_cents=factor == 1)
    if in_full or not currency.get("symbol"):
        name = _currency_name(unit, currency, language) if unit else ""
        return _scaled(amount, name, words, language, has_cents=unit is not None)
    if language == "en":
        return f"{currency['symbol']}{number}{short}"
    return f"{number} {short}{currency['symbol']}"


def _scaled(
    amount: Decimal, name: str, words: Mapping[str, Any], language: Language, *, has_cents: bool = False
) -> str:
    """«1,5 milliard d'euros», «61 pays»."""
    factor, singular, plural, _ = _scale(amount, words)
    number = _number(amount / factor, words, has_cents=has_cents and factor == 1)
    if factor == 1:
        return f"{number} {name}".strip()
    scale = singular if amount / factor < 2 else plural
    if not name:
        return f"{number} {scale}"
    if language == "en":
        return f"{number} {scale} {name}"
    return f"{number} {scale} {'d’' if name[0] in 'aeiouhéèêÉ' else 'de '}{name}"


def _currency_name(unit: str, known: Mapping[str, str], language: Language) -> str:
    if known:
        return known["name"]
    from babel.numbers import get_currency_name

    return get_currency_name(unit, 2, locale=language)


def _scale(amount: Decimal, words: Mapping[str, Any]) -> tuple[Decimal, str, str, str]:
    for factor, singular, plural, short in words["scales"]:
        if amount >= factor:
            return factor, singular, plural, short
    return Decimal(1), "", "", ""


def _number(amount: Decimal, words: Mapping[str, Any], *, has_cents: bool = False) -> str:
    """«1 801,8», and «1 801,80» of a currency that has cents."""
    exact = amount.normalize()
    plain = f"{exact.quantize(_CENT) if has_cents and exact.as_tuple().exponent == -1 else exact:,f}"
    return plain.replace(",", "\0").replace(".", words["decimal"]).replace("\0", words["group"])
