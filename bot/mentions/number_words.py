"""Reads French numbers written in words: cardinals, decimals, «une dizaine», «plusieurs»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon

_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"[ -]")
_AND_NEEDS = frozenset({20, 30, 40, 50, 60, 70, 80, 90})
_HALF = re.compile(r"(?:une? )?demi(?=[ -][a-z])")
_AND_A_HALF = re.compile(r" et demie?(?= [a-z])")  # «un et demi pour cent»
_AS_HUNDREDS = re.compile(r" (?!(?:l[ea']|les|d[eu']|des|par|pour|et|en|aux?|a|ou|piece)(?![a-z]))[a-z]")
_VIRGULE = " virgule "
_ZERO = "zero "
_TENTH = Decimal("0.1")
_BILLIONTH = Decimal("1e-9")


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


def round_step(value: Decimal) -> Decimal:
    """One unit of the last digit that means something: hundreds in 1 500, units in 22 590."""
    zeros = len(digits := str(value)) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros if zeros >= 2 and value else Decimal(1)


def read_number_words(plain: str, start: int) -> Number | None:
    """Reads the number words that begin at `start` of evened-out text; None when there are none there."""
    match = _WORD.match(plain, start)
    if match is None:
        return None
    if match.group() in load_lexicon("magnitudes")["words"] and match.group() not in ("mille", "milliers"):
        return Number(start, Decimal(1), Decimal(1), spelled=True)  # «le milliard d'euros»
    special = _vague(plain, start) or _rounded(plain, start) or _fraction(plain, start)
    if special is not None:
        return special
    if (half := _HALF.match(plain, start)) is not None:
        return Number(half.end(), Decimal("0.5"), Decimal("0.1"), spelled=True)
    cardinal = read_cardinal(plain, start)
    return None if cardinal is None else _with_fraction(plain, *cardinal)


def _vague(plain: str, start: int) -> Number | None:
    """«plusieurs», «des dizaines», «dizaines»: many, none says how many."""
    lexicon = load_lexicon("numerals")
    words = lexicon["vague"]["words"]
    word = next((word for word in words if plain.startswith(f"{word} ", start)), None)
    position = start if word is None else start + len(word) + 1
    collective = _WORD.match(plain, position)
    if collective is not None and collective.group() in lexicon["vague"]["collectives"]:
        return Number(collective.end(), None, Decimal(1), spelled=True, rounded=True)
    return None if word is None else Number(position - 1, None, Decimal(1), spelled=True)


def _rounded(plain: str, start: int) -> Number | None:
    """«une dizaine», «deux douzaines», «une bonne centaine», «un petit milliard»."""
    match = _collective().match(plain, start)
    if match is None:
        return None
    value = Decimal(load_lexicon("numerals")["collectives"].get(match["collective"], 1))
    times = _words().get(match["times"] or "un", ("", Decimal(1)))[1]
    half = Decimal("0.5") if match["half"] else Decimal(1)
    return Number(match.end(), value * times * half, value * half, spelled=True, rounded=True)


def _fraction(plain: str, start: int) -> Number | None:
    """«trois quarts de milliard», «un tiers d'un million»: a part of the scale word that follows."""
    match = _fractions().match(plain, start)
    if match is None:
        return None
    times, parts = _words()[match["times"]][1], load_lexicon("numerals")["fractions"][match["part"]]
    value = (times / parts).quantize(_BILLIONTH).normalize()
    return Number(match.end(), value, _TENTH, spelled=True, rounded=value * parts != times)


@cache
def _fractions() -> re.Pattern[str]:
    lexicon, scales = load_lexicon("numerals"), "|".join(load_lexicon("magnitudes")["words"])
    times, parts = "|".join(lexicon["units"]), "|".join(lexicon["fractions"])
    return re.compile(rf"(?P<times>{times}) (?P<part>{parts}) (?:de |d'un )(?=(?:{scales})(?![a-z]))")


@cache
def _collective() -> re.Pattern[str]:
    """A collective after what may lead it, or only a rough «un bon» before a scale word."""
    lexicon = load_lexicon("numerals")
    small, collectives, rough, scales = (
        "|".join(sorted(words, key=len, reverse=True))
        for words in (
            lexicon["units"],
            lexicon["collectives"],
            lexicon["rough"]["words"],
            load_lexicon("magnitudes")["words"],
        )
    )
    collective = rf"(?:(?P<times>{small}) )?(?:(?:{rough}) )?(?P<half>demi[ -])?(?P<collective>{collectives})"
    return re.compile(rf"(?:{collective}|(?:une?) (?:{rough})(?= (?:{scales})))(?![a-z])")


def _with_fraction(plain: str, end: int, value: Decimal) -> Number:
    if plain.startswith(_VIRGULE, end):
        zeros, begin = 0, end + len(_VIRGULE)
        while plain.startswith(_ZERO, begin):
            zeros, begin = zeros + 1, begin + len(_ZERO)
        fraction = read_cardinal(plain, begin)
        if fraction is not None:
            digits = "0" * zeros + str(fraction[1])
            step = Decimal(1).scaleb(-len(digits))
            return Number(fraction[0], value + Decimal(f"0.{digits}"), step, spelled=True)
    if (half := _AND_A_HALF.match(plain, end)) is not None:
        return Number(half.end(), value + Decimal("0.5"), _TENTH, spelled=True)
    return Number(end, value, round_step(value), spelled=True)


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    lexicon = load_lexicon("numerals")
    return {
        word: (table, Decimal(value))
        for table in ("units", "tens", "hundreds", "thousands")
        for word, value in lexicon[table].items()
    }


def read_cardinal(plain: str, start: int) -> tuple[int, Decimal] | None:
    """Reads number words up to 999 999: where they end and what they say."""
    words = _words()
    total, group, end, position = 0, 0, start, start
    joined = False
    while match := _WORD.match(plain, position):
        word = match.group()
        if word == "et" and group % 100 in _AND_NEEDS and not joined and _GAP.match(plain, match.end()):
            joined, position = True, match.end() + 1
            continue
        kind, value = words.get(word, ("", Decimal(0)))
        if kind == "hundreds" and 11 <= group <= 19 and not _AS_HUNDREDS.match(plain, match.end()):
            break  # «douze cents le kilo»
        grown = _grow(kind, int(value), total, group, joined=joined, is_first=end == start)
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
    kind: str, value: int, total: int, group: int, *, joined: bool, is_first: bool
) -> tuple[int, int] | None:
    """Adds a word's value to the thousands and the rest read so far; None when it cannot go on them."""
    tail = group % 100
    match kind:
        case "units" if joined:
            return (total, group + value) if value in (1, 11) else None
        case "units":
            return (total, group + value) if _takes_unit(value, tail, is_first=is_first) else None
        case "tens" if not joined and value == 20 and tail == 4:  # quatre-vingts
            return total, group - 4 + 80
        case "tens" if not joined and tail == 0:
            return total, group + value
        case "hundreds" if not joined and (group == 0 or (2 <= group <= 19 and group != 10)):
            return total, (group or 1) * 100
        case "thousands" if not joined and total == 0:
            return (group or 1) * 1000, 0
        case _:
            return None


def _takes_unit(value: int, tail: int, *, is_first: bool) -> bool:
    """Whether a word from «un» to «seize» can follow: after tens, «dix» (dix-sept) or nothing."""
    if value == 0 or tail == 0:
        return is_first or (value != 0 and tail == 0)
    if tail in (60, 80):
        return True
    return (tail in _AND_NEEDS and value < 10) or (tail in (10, 70, 90) and 7 <= value <= 9)
