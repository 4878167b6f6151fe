"""Reads one French number and the scale word after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.lexicon import load_lexicon
from bot.mentions.number_words import Number, read_number_words, round_step

_DIGITS = re.compile(
    r"[0-9]{1,3}(?P<gap>[ '])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?"
    r"|[0-9]{1,3}(?:(?:,[0-9]{3})+(?=\.[0-9])|(?:,[0-9]{3}){2,}(?![0-9]))(?:\.[0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?"
)
_NO_CENTS = re.compile(r"[.,]--?(?=[ ),;.\n]|$)")
_SPOKEN = re.compile(r" virgule ([0-9]{1,3})(?![0-9])")
_FRACTION = re.compile(r"([1-9])/([2-5])(?= (?:de |d'un )?(?:million|milliard))(?: de | d'un )?")
_PART = re.compile(r"(?:(?P<whole>[0-9]+) ?)?(?P<part>[½¼¾⅓⅔])(?: de | d'un )?")
_MORE_DIGITS = re.compile(r"[.,][0-9]")
_SEPARATORS = str.maketrans("", "", " '")
_WORD = re.compile(r"[a-z]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}|,000)")
_LIKE_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_MOST_DIGITS = 24
_TENTH = Decimal("0.1")
_BILLIONTH = Decimal("1e-9")
_PARTS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A scale word: where it ends, what it multiplies by and how it was printed."""

    end: int
    scale: Decimal
    printed: str
    whole_word: bool


def read_number(plain: str, start: int) -> Number | None:
    """Reads the number that begins at `start` of evened-out text; None when there is none there."""
    if plain[start].isdecimal():
        return _read_fraction(plain, start) or _read_digits(plain, start)
    return _read_fraction(plain, start) or read_number_words(plain, start)


def _read_fraction(plain: str, start: int) -> Number | None:
    """«1/2 million», «2 ½ millions», «¾ de milliard»."""
    if (written := _FRACTION.match(plain, start)) is not None:
        value = (Decimal(written[1]) / Decimal(written[2])).quantize(_BILLIONTH).normalize()
        return Number(written.end(), value, _TENTH, rounded=written[2] == "3") if value < 1 else None
    match = _PART.match(plain, start)
    if match is None:
        return None
    top, bottom = map(Decimal, _PARTS[match["part"]])
    value = Decimal(match["whole"] or 0) + (top / bottom).quantize(_BILLIONTH).normalize()
    return Number(match.end(), value, _TENTH)


def _read_digits(plain: str, start: int) -> Number | None:
    match = _DIGITS.match(plain, start)
    if match is None or _MORE_DIGITS.match(plain, match.end()) or len(match.group()) > _MOST_DIGITS:
        return None
    printed = match.group().translate(_SEPARATORS)
    whole, fraction = _split(printed, is_grouped=match["gap"] is not None)
    thousands = Decimal(whole + fraction) if _LIKE_THOUSANDS.fullmatch(printed) else None
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    step = Decimal(1).scaleb(-len(fraction)) if fraction else round_step(value)
    if not fraction and (spoken := _SPOKEN.match(plain, match.end())) is not None:  # «97 virgule 4 milliards»
        fraction = spoken[1]
        return Number(spoken.end(), Decimal(f"{whole}.{fraction}"), Decimal(1).scaleb(-len(fraction)))
    no_cents = _NO_CENTS.match(plain, match.end())  # «15.- CHF»
    end = no_cents.end() if no_cents and not fraction else match.end()
    return Number(end, value, step, thousands=thousands)


def _split(printed: str, *, is_grouped: bool) -> tuple[str, str]:
    """The digits before and after the decimal mark; a point before three digits groups, a comma does not.

    Of several marks the last is the decimal one if it stands alone («1.250,50»); «50,000» is English.
    """
    last = max(printed.rfind("."), printed.rfind(","))
    if last < 0:
        return printed, ""
    marks = printed.count(".") + printed.count(",")
    whole, fraction = printed[:last].replace(".", "").replace(",", ""), printed[last + 1 :]
    groups = printed.count(printed[last]) > 1 if marks > 1 else not is_grouped and _GROUPED.fullmatch(printed)
    return (whole + fraction, "") if groups else (whole, fraction)


def read_magnitude(plain: str, text: str, start: int, *, currency_before: bool = False) -> Magnitude | None:
    """Reads the scale word that begins at `start`, or after one space («m» is one only beside a currency)."""
    lexicon = load_lexicon("magnitudes")
    begin = after_gap(plain, start)
    match = _WORD.match(plain, begin)
    if match is None or (match.end() < len(plain) and plain[match.end()].isdigit()):
        return None
    word, printed = match.group(), text[begin : match.end()]
    if currency_before and word in lexicon["english"]:
        return Magnitude(match.end(), lexicon["english"][word], word, whole_word=True)
    if word in lexicon["words"]:
        return Magnitude(match.end(), lexicon["words"][word], word, whole_word=True)
    if word in lexicon["abbreviations"]:
        return Magnitude(match.end(), lexicon["abbreviations"][word], printed, whole_word=False)
    letters: Mapping[str, Decimal] = lexicon["letters"]
    if currency_before:
        letters = {**letters, **lexicon["letters_with_currency"]}
    if printed in letters:
        return Magnitude(match.end(), letters[printed], printed, whole_word=False)
    return None


def after_gap(plain: str, start: int) -> int:
    """Where the next word begins: after a hyphen, or after a space or two."""
    return start + (2 if plain.startswith("  ", start) else 1 if plain.startswith((" ", "-"), start) else 0)


def scale_words() -> frozenset[str]:
    """Every scale word, evened out."""
    tables = load_lexicon("magnitudes").values()
    return frozenset(word.lower() for table in tables for word in table)
