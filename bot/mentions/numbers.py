"""Reads one French number, in digits or in words, and the scale word after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon

_DIGITS = re.compile(
    r"[0-9]{1,3}(?P<gap>[ '])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?"
)
_MORE_DIGITS = re.compile(r"[.,][0-9]")
_SEPARATORS = str.maketrans("", "", " '")
_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"[ -]")
_HALF = re.compile(r"(?:une? )?demi(?=[ -][a-z])")
_MOST_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: `end` is where it stops, `step` one unit of its last digit.

    `value` is None for «plusieurs»; `spelled` when in words; `rounded` for «une dizaine»;
    `thousands` is another reading of a three-digit fraction («30,000»), for what comes in whole units.
    """

    end: int
    value: Decimal | None
    step: Decimal
    spelled: bool = False
    rounded: bool = False
    thousands: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A scale word: where it ends, what it multiplies by and how it was printed."""

    end: int
    scale: Decimal
    printed: str
    whole_word: bool


def read_number(plain: str, start: int) -> Number | None:
    """Reads the number that begins at `start` of evened-out text; None when there is none there."""
    return _read_digits(plain, start) if plain[start].isdigit() else _read_words(plain, start)


def _read_digits(plain: str, start: int) -> Number | None:
    match = _DIGITS.match(plain, start)
    if match is None or _MORE_DIGITS.match(plain, match.end()) or len(match.group()) > _MOST_DIGITS:
        return None
    printed = match.group().translate(_SEPARATORS)
    if (
        printed.count(".") + printed.count(",") > 1
    ):  # the last separator is the decimal one, if it stands alone
        last = max(printed.rfind("."), printed.rfind(","))
        alone = printed.count(printed[last]) == 1
        whole, fraction = (printed[:last], printed[last + 1 :]) if alone else (printed, "")
        whole = whole.replace(".", "").replace(",", "")
    elif match["gap"] is None and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", printed):
        whole, fraction = printed.replace(".", ""), ""
    else:
        whole, _, fraction = printed.replace(",", ".").partition(".")
    thousands = Decimal(whole + fraction) if re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", printed) else None
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    step = Decimal(1).scaleb(-len(fraction)) if fraction else round_step(value)
    return Number(match.end(), value, step, thousands=thousands)


def round_step(value: Decimal) -> Decimal:
    """One unit of the last digit that means something: hundreds in 1 500, units in 22 590."""
    zeros = len(digits := str(value)) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros if zeros >= 2 and value else Decimal(1)


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


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    lexicon = load_lexicon("numerals")
    return {
        word: (table, Decimal(value))
        for table in ("units", "tens", "hundreds", "thousands")
        for word, value in lexicon[table].items()
    }


def _read_words(plain: str, start: int) -> Number | None:
    lexicon = load_lexicon("numerals")
    match = _WORD.match(plain, start)
    if match is None:
        return None
    if (half := _HALF.match(plain, start)) is not None:
        return Number(half.end(), Decimal("0.5"), Decimal("0.1"), spelled=True)
    if (vague := _vague(plain, start)) is not None:
        return Number(vague[0], None, Decimal(1), spelled=True, rounded=vague[1])
    if (collective := _collective(plain, match.end(), match.group())) is not None:
        return collective
    if match.group() in lexicon["collectives"]:
        many = match.group() in lexicon["vague"]["collectives"]
        value = Decimal(lexicon["collectives"][match.group()])
        return Number(match.end(), None if many else value, value, spelled=True, rounded=True)
    cardinal = read_cardinal(plain, start)
    if cardinal is None:
        return None
    end, value = cardinal
    return _with_fraction(plain, end, value)


def _vague(plain: str, start: int) -> tuple[int, bool] | None:
    """Where «plusieurs», «des dizaines de milliers» end, and whether a collective is among them."""
    vague = load_lexicon("numerals")["vague"]
    word = next((word for word in vague["words"] if plain.startswith(f"{word} ", start)), None)
    if word is None:
        return None
    end = start + len(word)
    gap = " "
    while following := _WORD.match(plain, end + len(gap)) if plain.startswith(gap, end) else None:
        if following.group() not in vague["collectives"]:
            break
        end, gap = following.end(), " de "
    return end, gap != " "


def _collective(plain: str, end: int, word: str) -> Number | None:
    """«une dizaine», «deux douzaines»: a small number before a rounded one."""
    known = _words().get(word)
    following = _WORD.match(plain, end + 1) if plain.startswith(" ", end) else None
    collectives = load_lexicon("numerals")["collectives"]
    if known is None or known[0] != "units" or following is None or following.group() not in collectives:
        return None
    value = Decimal(collectives[following.group()])
    return Number(following.end(), value * known[1], value, spelled=True, rounded=True)


def _with_fraction(plain: str, end: int, value: Decimal) -> Number:
    if plain.startswith(" virgule ", end):
        zeros, begin = "", end + len(" virgule ")
        while plain.startswith("zero ", begin):
            zeros, begin = zeros + "0", begin + len("zero ")
        fraction = read_cardinal(plain, begin) if begin < len(plain) else None
        if fraction is not None:
            digits = f"{zeros}{fraction[1]}"
            return Number(
                fraction[0], value + Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)), spelled=True
            )
    return Number(end, value, round_step(value), spelled=True)


def read_cardinal(plain: str, start: int) -> tuple[int, Decimal] | None:
    """Reads number words up to 999 999: where they end and what they say."""
    words = _words()
    total, group, end, position = 0, 0, start, start
    joined = False
    while match := _WORD.match(plain, position):
        word = match.group()
        if (
            word == "et"
            and group % 100 in (20, 30, 40, 50, 60, 70, 80, 90)
            and not joined
            and plain[match.end() : match.end() + 1] in " -"
        ):
            joined, position = True, match.end() + 1
            continue
        kind, value = words.get(word, ("", Decimal(0)))
        grown = _grow(kind, int(value), total, group, joined, is_first=end == start)
        if grown is None:
            break
        (total, group), end, joined = grown, match.end(), False
        if _GAP.match(plain, end) is None:
            break
        position = end + 1
    if end == start or (end < len(plain) and plain[end].isalnum()):
        return None
    return end, Decimal(total + group)


def _grow(
    kind: str, value: int, total: int, group: int, joined: bool, *, is_first: bool
) -> tuple[int, int] | None:
    """Adds a word's value to a number being read; None when the word cannot go on it."""
    tail = group % 100
    if kind == "units":
        if joined:
            fits = value in (1, 11)
        elif value == 0:
            fits = is_first
        elif tail in (0, 60, 80) and not (tail == 0 and group == 0 and not is_first and total == 0):
            fits = True
        else:
            fits = (tail in (20, 30, 40, 50, 70, 90) and value < 10) or (
                tail in (10, 70, 90) and 7 <= value <= 9
            )
        return (total, group + value) if fits else None
    if joined:
        return None
    if kind == "tens":
        if value == 20 and tail == 4:
            return total, group - 4 + 80
        return (total, group + value) if tail == 0 else None
    if kind == "hundreds":
        if group == 0:
            return total, 100
        return (total, group * 100) if 2 <= group <= 9 else None
    if kind == "thousands" and total == 0:
        return (group or 1) * 1000, 0
    return None
