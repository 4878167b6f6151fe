"""What may be stuck to a number: a sign or a currency in front; scale letters, a currency, cents behind."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.numbers import Magnitude, read_number
from bot.mentions.units import Unit, currency_of, money, read_unit, sign_pattern, signs

_LONGEST_SIGN = 6
_LIST_WINDOW = 300
_MINUS = "\u2212"
_SPACE = "[ \u00a0\u202f]"
_RUN_ON = "(?i:euros?|dollars?|eur)(?![A-Za-z])"
_SIGN = re.compile(r"(?:(?<=[ :«\"'\n])|(?<=\()|^)(?P<sign>[-+])(?P<gap> ?)$")
_CENTS_GLUED = re.compile(r"[0-9]{2}(?![0-9a-z%]|[.,][0-9])")
_CENTS_APART = re.compile(r" (?P<and>et )?(?=[0-9a-z])")
_AFTER_CENTS = re.compile(
    r" ?(?:$|[.,;:!?)»\n]| (?:l|le|la|les|par|pour|au|aux|en|de|d|chacun|piece|seulement)(?![a-z]))"
)


def currency_before(text: str, start: int, floor: int) -> tuple[int, Unit | None]:
    """«€20bn», «USD 500», «C$ 3»: where the currency in front begins, and what it is."""
    window = text[max(floor, start - _LONGEST_SIGN) : start]
    letter = window.rstrip(" \u00a0\u202f")[-1:]
    if not letter or letter.islower() or letter.isdigit():
        return start, None
    match = _before().search(window)
    if match is None:
        return start, None
    return start - len(window) + match.start(), money(currency_of(match.group().strip()))


@cache
def _before() -> re.Pattern[str]:
    codes = "|".join(load_lexicon("currencies")["iso"]["before"])
    return re.compile(rf"(?:(?<![A-Za-z0-9])(?:{codes})|(?<![0-9])(?:{'|'.join(signs())})){_SPACE}?$")


def sign_before(plain: str, text: str, start: int, floor: int) -> tuple[int, int]:
    """Where a plus or minus that belongs to the number begins, and 1 or -1; not a dash that opens a list."""
    begin = max(floor, start - 3)
    match = _SIGN.search(plain[begin:start]) if start > begin and plain[start - 1] in " +-" else None
    if match is None:
        return start, 1
    at = begin + match.start("sign")
    is_item = plain[at - 1] == "\n" if at else "\n-" in plain[:_LIST_WINDOW]
    is_dash = (match["sign"] == "-" and is_item) or (match["gap"] and plain[at - 1 : at] != "(")
    if is_dash and text[at] != _MINUS:
        return start, 1
    return at, -1 if match["sign"] == "-" else 1


def glued_currency(plain: str, text: str, end: int) -> tuple[Magnitude, Unit, int] | None:
    """«Mds€», «k€», «M USD», «Meuros»: a scale and a currency run together, and where they end."""
    match = _glued().match(text, end) or _lettered().match(text, end)
    if match is None:
        return None
    lexicon, printed = load_lexicon("magnitudes"), match["scale"] or match["short"]
    scales = {**lexicon["abbreviations"], **lexicon["letters"], **lexicon["letters_with_currency"]}
    scale = scales[printed if printed in scales else printed.lower()]
    unit = read_unit(plain, text, match.start("sign"), after_noun=False)
    magnitude = Magnitude(match.end("scale" if match["scale"] else "short"), scale, printed, whole_word=False)
    return magnitude, unit.unit or money(currency_of(match["sign"])), max(unit.end, match.end())


@cache
def _glued() -> re.Pattern[str]:
    lexicon = load_lexicon("magnitudes")
    letters = sorted({*lexicon["letters"], *lexicon["letters_with_currency"]}, key=len, reverse=True)
    words = sorted(lexicon["abbreviations"], key=len, reverse=True)
    scale = rf"(?:(?P<short>(?i:{'|'.join(words)}))\.?|(?P<scale>{'|'.join(letters)}))"
    return re.compile(rf"(?:{_SPACE}|-)?{scale}{_SPACE}?(?P<sign>{sign_pattern()}|{_RUN_ON})")


@cache
def _lettered() -> re.Pattern[str]:
    """«3bn d'euros», «2 G de dollars»: letters that only a currency behind «de» makes a scale."""
    lexicon = load_lexicon("magnitudes")
    letters, words = "|".join(lexicon["letters_with_currency"]), "|".join(lexicon["abbreviations"])
    scale = rf"(?:(?P<scale>{letters})|(?P<short>(?i:{words}))\.)"
    return re.compile(rf"{_SPACE}?{scale}{_SPACE}(?:de{_SPACE}|d['’ʼ])(?P<sign>{_RUN_ON})")


def cents_after(plain: str, end: int) -> tuple[Decimal, int] | None:
    """The cents of «3€50», «3 euros 50» and «trois euros et cinquante centimes», and where they end."""
    glued = _CENTS_GLUED.match(plain, end)
    if glued is not None:
        return Decimal(glued.group()), glued.end()
    apart = _CENTS_APART.match(plain, end)
    number = read_number(plain, apart.end()) if apart else None
    if (
        apart is None
        or number is None
        or number.value is None
        or number.rounded
        or not 0 <= number.value < 100
    ):
        return None
    unit = read_unit(plain, plain, number.end, after_noun=False)
    if unit.unit is not None:
        return (number.value, unit.end) if unit.unit.is_minor else None
    two_digits = number.end - apart.end() == 2 or (number.spelled and number.value > 0)
    if apart["and"] or not two_digits or not _AFTER_CENTS.match(plain, number.end):
        return None
    return number.value, number.end
