"""Reads what a number counts: a currency, a measure, a share or a counted noun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.currencies import Currency, currency_codes, currency_names, currency_signs
from bot.mentions.gazetteer import Sense, gazetteer
from bot.mentions.numbers import after_gap
from bot.model import Kind

_OF = re.compile(r" {0,2}(?:de {1,2}|d[' ] ?)")
_KEY = re.compile(r"[a-z]+|[^ ]")
_WORD = re.compile(r"[a-z0-9]+")
_MILLIARDS = ("milliards", "milliard")
_GOES_ON = re.compile(r"[^\W_]|-[a-z]|@")
_PER_TIME = re.compile(r"/[hs]")
_KINDS = {"W": Kind.POWER, "Wh": Kind.POWER, "%": Kind.SHARE, "point": Kind.SHARE}
_HUNDREDTH = Decimal("0.01")
_MOST_ADJECTIVES = 2


@dataclass(frozen=True, slots=True)
class Needs:
    """What a loose word («points», «balles») needs about it to be a unit.

    One of `cues` near and none of `not_near`, stems both; the next word not in `not_before`.
    """

    cues: tuple[str, ...]
    not_near: tuple[str, ...] = ()
    not_before: frozenset[str] = frozenset()
    digits_only: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted. `scale` is what one is worth in `code`; `code` is None when a currency is not known.

    `currency` tells how sure a currency's name is.
    """

    code: str | None
    kind: Kind
    scale: Decimal = Decimal(1)
    currency: Currency | None = None
    is_minor: bool = False
    needs: Needs | None = None

    @property
    def is_count(self) -> bool:
        """Whether it is a noun («pays») and no measure."""
        return (self.code or "").startswith("count:")


@dataclass(frozen=True, slots=True)
class UnitReading:
    """What follows a number: `unit` is None when nothing known does, `counted` when an unknown noun does."""

    end: int
    unit: Unit | None = None
    counted: bool = False


def read_unit(plain: str, text: str, start: int, *, after_noun: bool) -> UnitReading:
    """Reads the unit that begins at `start`, or after one space.

    `after_noun` is true after «milliards» or «une centaine», which take «de» before what they count.
    """
    position = after_gap(plain, start)
    if (signed := _read_sign(text, position)) is not None:
        return _with_country(plain, text, signed)
    if (found := _read_phrase(plain, text, position)) is not None:
        return found
    if not after_noun:
        return UnitReading(start)
    of = _OF.match(plain, start)
    if of is None:
        return UnitReading(start)
    if (signed := _read_sign(text, of.end())) is not None:
        return _with_country(plain, text, signed)
    nouns = _money_nouns(in_milliards=plain.endswith(_MILLIARDS, 0, start))
    if _begins(plain, of.end(), nouns):
        return UnitReading(start)
    if (found := _read_phrase(plain, text, of.end())) is not None:
        return found
    return UnitReading(start, counted=_is_counted(plain, text, of.end(), nouns))


@cache
def first_words() -> frozenset[str]:
    """The first word of everything that can be counted, evened out."""
    symbols = {symbol.lower() for symbol in exact_symbols()}
    symbols |= {sign.lower().rstrip(".") for sign in currency_signs() if sign[0].isalpha()}
    codes = {code.lower() for code in currency_codes()}
    return frozenset(symbols | codes | adjectives() | _phrases().keys())


def money(currency: Currency, *, is_minor: bool = False) -> Unit:
    """The unit of an amount in a currency."""
    scale = _HUNDREDTH if is_minor else Decimal(1)
    return Unit(currency.code or None, Kind.MONEY, scale, currency, is_minor)


@cache
def sign_pattern() -> str:
    """A regular expression for currency signs and ISO codes, in their own case."""
    codes = "|".join(sorted(currency_codes()))
    return rf"(?:{'|'.join(signs())})(?:(?![A-Za-z])|(?=HT|TTC))|(?:{codes})(?![A-Za-z0-9])"


def signs() -> list[str]:
    """Currency signs as regular expressions, the longest first."""
    return [re.escape(sign) for sign in sorted(currency_signs(), key=len, reverse=True)]


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(sign_pattern())


def currency_of(sign: str) -> Currency:
    """The currency of a sign or ISO code that `sign_pattern` has matched."""
    return currency_signs().get(sign) or Currency(sign)


def _read_sign(text: str, start: int) -> UnitReading | None:
    match = _sign().match(text, start)
    return UnitReading(match.end(), money(currency_of(match.group()))) if match else None


def _with_country(plain: str, text: str, reading: UnitReading) -> UnitReading:
    """«$ canadiens», «$ US»: the country after a sign that several share; «au» in small letters is a word."""
    if reading.unit is None or reading.unit.currency is None or not reading.unit.currency.shared:
        return reading
    word = _WORD.match(plain, reading.end + 1) if plain.startswith(" ", reading.end) else None
    if word is None or reading.unit.currency.shared != "dollar":
        return reading
    written = text[word.start() : word.end()]
    named = currency_names().get(f"dollars {word.group()}") or currency_signs().get(f"${written}")
    if named is None:
        return reading
    return UnitReading(word.end(), money(named))


def _read_phrase(plain: str, text: str, start: int) -> UnitReading | None:
    """The longest known phrase at `start`, after up to two adjectives."""
    leading = adjectives()
    for skipped in range(_MOST_ADJECTIVES + 1):
        key = _KEY.match(plain, start)
        if key is None:
            return None
        for phrase, unit in _phrases().get(key.group(), ()):
            if plain.startswith(phrase, start) and _is_whole(plain, start + len(phrase), unit):
                if skipped and not unit.is_count:
                    continue
                return UnitReading(start + len(phrase), unit)
        exact = exact_symbols().get(text[key.start() : key.end()])
        if exact is not None and not skipped and _is_whole(plain, key.end(), exact):
            return UnitReading(key.end(), exact)
        if key.group() not in leading or not plain.startswith(" ", key.end()):
            return None
        start = key.end() + 1
    return None


def _is_whole(plain: str, end: int, unit: Unit) -> bool:
    """Whether the unit that ends at `end` does, and is no speed («130 km/h»)."""
    return _ends_word(plain, end) and not (unit.code == "m" and _PER_TIME.match(plain, end))


def _ends_word(plain: str, end: int) -> bool:
    """Whether nothing goes on at `end`: no word, compound (francs-tireurs), power (m³) or address."""
    return _GOES_ON.match(plain, end) is None


def _is_counted(plain: str, text: str, start: int, paid: Sequence[str]) -> bool:
    """Whether the word after «milliards de» begins a thing that is counted rather than paid."""
    lexicon = load_lexicon("money")
    for _ in range(_MOST_ADJECTIVES + 1):
        match = _WORD.match(plain, start)
        if match is None or text[start].isdigit():
            return False
        if text[start].isupper():
            naming = gazetteer().namings.get(match.group())  # «un milliard de Chinois»
            is_people = naming is not None and naming.sense is Sense.DEMONYM
            return is_people or match.group() in lexicon["peoples"]["words"]
        if match.group() in lexicon["not_counted"]["words"]:
            return False
        if _begins(plain, start, paid):
            return False
        if match.group() not in adjectives() or not plain.startswith(" ", match.end()):
            return True
        start = match.end() + 1
    return True


def _begins(plain: str, start: int, words: Sequence[str]) -> bool:
    return any(plain.startswith(word, start) and _ends_word(plain, start + len(word)) for word in words)


@cache
def _money_nouns(*, in_milliards: bool) -> tuple[str, ...]:
    """What is paid, not counted; many more things are in milliards."""
    lexicon = load_lexicon("money")
    more = lexicon["nouns_of_milliards"]["words"] if in_milliards else ()
    return (*lexicon["nouns"]["words"], *more)


@cache
def adjectives() -> frozenset[str]:
    """What may stand before a counted noun («dix nouveaux pays»), evened out."""
    return frozenset(load_lexicon("counts")["adjectives"]["words"])


@cache
def exact_symbols() -> dict[str, Unit]:
    """Symbols that are only read in their own case («MW», «m»), and what they stand for."""
    tables = load_lexicon("units")["symbols"]
    return {
        symbol: Unit(code, _KINDS.get(code, Kind.COUNT), Decimal(scale))
        for code, symbols in tables.items()
        for symbol, scale in symbols.items()
    }


def counted_phrases() -> Iterator[str]:
    """Every noun that a number may count, evened out."""
    return (phrase for phrase, _ in _count_phrases())


def paid_phrases() -> Iterator[str]:
    """Every measure and every name of a currency, evened out."""
    return (phrase for phrase, _ in (*_measure_phrases(), *_currency_phrases()))


@cache
def _phrases() -> dict[str, tuple[tuple[str, Unit], ...]]:
    """Known phrases by their first word, the longest first."""
    table: defaultdict[str, dict[str, Unit]] = defaultdict(dict)
    for phrase, unit in (*_count_phrases(), *_measure_phrases(), *_currency_phrases()):
        key = _KEY.match(phrase)
        if key is not None:
            table[key.group()][phrase] = unit
    return {
        key: tuple(sorted(phrases.items(), key=lambda item: -len(item[0]))) for key, phrases in table.items()
    }


def _count_phrases() -> Iterator[tuple[str, Unit]]:
    for what, nouns in load_lexicon("counts")["nouns"].items():
        for noun in nouns:
            yield noun, Unit(f"count:{what}", Kind.COUNT)


def _measure_phrases() -> Iterator[tuple[str, Unit]]:
    lexicon = load_lexicon("units")
    cues = Needs(tuple(lexicon["points"]["cues"]))
    for table, needs in (("words", None), ("loose_words", cues)):
        for code, words in lexicon[table].items():
            for word, scale in words.items():
                yield word, Unit(code, _KINDS.get(code, Kind.COUNT), Decimal(scale), needs=needs)


def _currency_phrases() -> Iterator[tuple[str, Unit]]:
    lexicon = load_lexicon("currencies")
    for name, currency in currency_names().items():
        yield name, money(currency)
    for word in lexicon["minor"]["words"]:
        yield word, money(Currency("EUR", "euro", "centime"), is_minor=True)
    for word, code in lexicon["minor"]["stated"].items():
        yield word, money(Currency(code), is_minor=True)
    slang = lexicon["slang"]
    needs = Needs(
        tuple(slang["cues"]), tuple(slang["not_near"]), frozenset(slang["not_before"]), digits_only=True
    )
    for word in slang["words"]:
        yield word, replace(money(Currency(slang["code"], "euro", word)), needs=needs)
