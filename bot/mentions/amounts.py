"""Reads one amount: a number, its scale word and its unit, wherever the currency stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.numbers import Magnitude, Number, read_magnitude, read_number, round_step
from bot.mentions.units import Unit, UnitReading, currency_of, money, read_unit, sign_pattern, signs
from bot.model import Kind

_LONGEST_SIGN = 6
_OF = re.compile(r" (?:de |d')")
_AND_A_HALF = re.compile(r" et demie?(?![a-z])")
_CHAIN = re.compile(r" (?:et )?(?=[a-z0-9])")
_MINOR_DIGITS = re.compile(r"[0-9]{2}(?![0-9.,%]?[0-9%])")
_MINOR_WORDS = re.compile(r" (?:et )?")
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as read from `start` to `end`.

    `value` and `step` count scale word and unit in; `value` is None when vague. `scale` is that of the
    scale word alone. `unit` is None when nothing says it, and `counted` when an unknown noun follows.
    """

    start: int
    end: int
    value: Decimal | None
    step: Decimal
    scale: Decimal
    magnitude: str
    unit: Unit | None
    counted: bool
    number: Number

    @property
    def is_bare(self) -> bool:
        """Whether the number stands alone, with neither scale word nor unit."""
        return not self.magnitude and self.unit is None

    def with_scale_of(self, other: Amount) -> Amount:
        """The same number with the scale word and unit of another amount («30» in «30 à 50 milliards»)."""
        unit_scale = other.unit.scale if other.unit else Decimal(1)
        factor = (other.scale if not self.magnitude else Decimal(1)) * unit_scale
        step = (
            self.number.step if other.magnitude and not self.magnitude and self.number.step > 1 else self.step
        )
        if other.magnitude and not self.magnitude:
            step = min(step, Decimal(1))
        return replace(
            self,
            value=None if self.value is None else self.value * factor,
            step=step * factor,
            scale=self.scale if self.magnitude else other.scale,
            magnitude=self.magnitude or other.magnitude,
            unit=other.unit,
        )


def read_amount(plain: str, text: str, start: int, floor: int) -> Amount | None:
    """Reads the amount whose number begins at `start`; nothing before `floor` belongs to it."""
    number = read_number(plain, start)
    if number is None:
        return None
    begin, currency = _currency_before(text, start, floor)
    sign, begin = _sign_before(plain, begin, floor)
    glued = _glued_currency(text, number.end)
    magnitude: Magnitude | None
    if glued is not None:
        magnitude, unit, end = glued
    else:
        magnitude, unit, end = _magnitude_after(plain, text, number, currency is not None), None, number.end
    scale = magnitude.scale if magnitude else Decimal(1)
    value = None if number.value is None else number.value * scale
    step = (min(number.step, Decimal(1)) if magnitude and not number.rounded else number.step) * scale
    if magnitude is not None and unit is None:
        end = magnitude.end
        if value is not None:
            value, step, end = _chain(plain, text, value, step, end, magnitude)
    counted = False
    if unit is None:
        after = read_unit(
            plain, text, end, after_noun=magnitude is not None or number.rounded or number.value is None
        )
        if currency is None or _repeats_currency(plain, after):
            unit, end, counted = after.unit, after.end, after.counted
    unit = unit or currency
    if unit is not None and value is not None:
        value, step, end = _in_unit(plain, number, unit, value, step, end, is_plain=magnitude is None)
    if value is not None and sign < 0:
        value = -value
    return Amount(
        begin, end, value, step, scale, magnitude.printed if magnitude else "", unit, counted, number
    )


def _repeats_currency(plain: str, after: UnitReading) -> bool:
    """Whether a currency follows that does not belong to the next number («€20bn $500B»)."""
    is_money = after.unit is not None and after.unit.kind is Kind.MONEY
    return is_money and not plain[after.end : after.end + 1].isdigit()


def _in_unit(
    plain: str, number: Number, unit: Unit, value: Decimal, step: Decimal, end: int, *, is_plain: bool
) -> tuple[Decimal, Decimal, int]:
    if is_plain and number.thousands is not None and (unit.code or "").startswith("count:"):
        value, step = number.thousands, Decimal(1000)
    if unit.kind is Kind.SHARE or (unit.kind is not Kind.MONEY and unit.scale != 1):
        step = min(step, Decimal(1))
    if is_plain and unit.kind is Kind.MONEY and not unit.is_minor and value == value.to_integral_value():
        cents = _minor_after(plain, end)
        if cents is not None:
            return value + cents[0] * _HUNDREDTH, _HUNDREDTH, cents[1]
    return value * unit.scale, step * unit.scale, end


def _minor_after(plain: str, end: int) -> tuple[Decimal, int] | None:
    """The cents of «3€50», «3 euros 50» and «trois euros et cinquante centimes»."""
    glued = _MINOR_DIGITS.match(plain, end)
    if glued is not None and (glued.end() >= len(plain) or not plain[glued.end()].isalpha()):
        return Decimal(glued.group()), glued.end()
    gap = _MINOR_WORDS.match(plain, end)
    if gap is None or gap.end() >= len(plain) or not plain[gap.end()].isalnum():
        return None
    number = read_number(plain, gap.end())
    if number is None or number.value is None or number.rounded or not 0 < number.value < 100:
        return None
    unit = read_unit(plain, plain, number.end, after_noun=False)
    if unit.unit is not None and unit.unit.is_minor:
        return number.value, unit.end
    if unit.unit is not None or gap.group() != " " or (number.value < 10 and not number.spelled):
        return None
    if (
        plain.startswith((" et ", " ou ", " a "), number.end)
        or number.value != number.value.to_integral_value()
    ):
        return None
    following = plain[number.end : number.end + 2]
    ends = (
        not following.strip()
        or following[0] in ".,;:!?)»\n"
        or plain.startswith((" l", " par", " pour", " au", " en", " d"), number.end)
    )
    return (number.value, number.end) if ends else None


@cache
def _before() -> re.Pattern[str]:
    codes = "|".join(load_lexicon("currencies")["iso"]["before"])
    return re.compile(rf"(?:(?<![A-Za-z0-9])(?:{codes})|(?<![0-9])(?:{'|'.join(signs())}))[ \u00a0\u202f]?$")


def _currency_before(text: str, start: int, floor: int) -> tuple[int, Unit | None]:
    """«€20bn», «USD 500», «C$ 3»: the currency that stands in front, and where it begins."""
    window = text[max(floor, start - _LONGEST_SIGN) : start]
    if not window or not (window[-1] in "$€£¥₹₽₩₪₺₴₦₫฿₿  \u00a0\u202f" or window[-1].isupper()):
        return start, None
    match = _before().search(window)
    if match is None:
        return start, None
    return start - len(window) + match.start(), money(currency_of(match.group().strip()))


def _sign_before(plain: str, begin: int, floor: int) -> tuple[int, int]:
    """A leading plus or minus that belongs to the number, and where the amount then begins."""
    if begin > floor and plain[begin - 1] in "+-" and (begin == 1 or plain[begin - 2] in " (:«\"'\n"):
        at_line_start = begin == 1 or plain[begin - 2] == "\n"
        if plain[begin - 1] == "-" and at_line_start:  # a dash that opens a list
            return 1, begin
        return (-1 if plain[begin - 1] == "-" else 1), begin - 1
    return 1, begin


@cache
def _glued() -> re.Pattern[str]:
    lexicon = load_lexicon("magnitudes")
    letters = sorted({*lexicon["letters"], *lexicon["letters_with_currency"]}, key=len, reverse=True)
    words = sorted(lexicon["abbreviations"], key=len, reverse=True)
    scale = rf"(?P<scale>(?i:{'|'.join(words)})|{'|'.join(letters)})"
    return re.compile(rf"[ \u00a0\u202f-]?{scale}[ \u00a0\u202f]?(?P<sign>{sign_pattern()})")


def _glued_currency(text: str, end: int) -> tuple[Magnitude, Unit, int] | None:
    """«Mds€», «k€», «M USD»: a scale and a currency run together."""
    match = _glued().match(text, end)
    if match is None:
        return None
    lexicon, printed = load_lexicon("magnitudes"), match["scale"]
    scales = {**lexicon["letters"], **lexicon["letters_with_currency"]}
    scale = scales[printed] if printed in scales else lexicon["abbreviations"][printed.lower()]
    magnitude = Magnitude(match.end("scale"), scale, printed, whole_word=False)
    unit = read_unit(text, text, match.start("sign"), after_noun=False)
    return magnitude, unit.unit or money(currency_of(match["sign"])), max(unit.end, match.end())


def _magnitude_after(plain: str, text: str, number: Number, currency_before: bool) -> Magnitude | None:
    found = read_magnitude(plain, text, number.end, currency_before=currency_before)
    if found is None and (number.rounded or number.value is None):
        of = _OF.match(plain, number.end)
        found = read_magnitude(plain, text, of.end()) if of else None
    return found


def _chain(
    plain: str, text: str, value: Decimal, step: Decimal, end: int, magnitude: Magnitude
) -> tuple[Decimal, Decimal, int]:
    """What may go on after a scale word: «et demi», «trois cents millions», «cinq cent mille»."""
    half = _AND_A_HALF.match(plain, end)
    if half is not None:
        return value + magnitude.scale / 2, magnitude.scale / 10, half.end()
    scale = magnitude.scale
    while magnitude.whole_word and (gap := _CHAIN.match(plain, end)):
        number = read_number(plain, gap.end())
        if number is None or number.value is None or number.rounded:
            break
        smaller = read_magnitude(plain, text, number.end)
        if smaller is not None and smaller.whole_word and number.value * smaller.scale < scale:
            value, step, end, scale = (
                value + number.value * smaller.scale,
                smaller.scale,
                smaller.end,
                smaller.scale,
            )
            continue
        if number.spelled and smaller is None and gap.group() == " " and number.value < scale:
            unit = read_unit(plain, text, number.end, after_noun=False)
            if unit.unit is not None:
                return value + number.value, round_step(number.value), number.end
        break
    return value, step, end
