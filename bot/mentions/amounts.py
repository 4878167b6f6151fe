"""Reads one amount: a number, its scale word and its unit, wherever the currency stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.lexicon import load_lexicon
from bot.mentions.affixes import cents_after, currency_before, glued_currency, sign_before
from bot.mentions.number_words import Number, round_step
from bot.mentions.numbers import Magnitude, read_magnitude, read_number
from bot.mentions.units import Unit, read_unit
from bot.model import Kind

_OF = re.compile(r" {1,2}(?:de |d')")
_AND_A_HALF = re.compile(r" et demie?(?![a-z])")
_BRACKET = re.compile(r" \((?:en )?")
_CLOSING = re.compile(r"\)")
_AFTERTHOUGHT = re.compile(r"(?:\. |, )(?:en |de |d')")
_FULL_STOP = re.compile(r" ?(?:[.!?]|$|,? bien (?:sur|entendu)(?![a-z]))")
_CHAIN = re.compile(r" (?:et )?(?=[a-z0-9])")
_SHORTEST_TAIL = 4
_ONE = Decimal(1)
_MILLION = Decimal(10) ** 6
_HALF = Decimal("0.5")
_TENTH = Decimal("0.1")
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

    def in_terms_of(self, magnitude: str, scale: Decimal, unit: Unit | None) -> Amount:
        """The same number with a unit and, if it has none, a scale word («30» in «30 à 50 milliards»)."""
        takes_scale = bool(magnitude) and not self.magnitude
        factor = (scale if takes_scale else _ONE) * (unit.scale if unit else _ONE)
        return replace(
            self,
            value=None if self.value is None else self.value * factor,
            step=(min(self.step, _ONE) if takes_scale else self.step) * factor,
            scale=scale if takes_scale else self.scale,
            magnitude=self.magnitude or magnitude,
            unit=unit,
        )


def read_amount(plain: str, text: str, start: int, floor: int, shared: Unit | None = None) -> Amount | None:
    """Reads the amount whose number begins at `start`; nothing before `floor` belongs to it.

    `shared` is a currency printed in front of the range that it ends («$30-50bn»).
    """
    number = read_number(plain, start)
    if number is None:
        return None
    begin, before = currency_before(text, start, floor)
    before = before or shared
    if before is not None and number.thousands is not None:  # «$1,250»: a currency in front is English
        number = replace(number, value=number.thousands, step=round_step(number.thousands))
    begin, sign = sign_before(plain, text, begin, floor)
    magnitude: Magnitude | None
    unit: Unit | None
    if (glued := glued_currency(plain, text, number.end)) is not None:
        magnitude, unit, end = glued
        value, step = _scaled(number, magnitude)
        counted = False
    else:
        magnitude = _read_scale(plain, text, number, currency_before=before is not None)
        if magnitude is not None and before is None:
            magnitude = _as_english(plain, text, magnitude)
        value, step = _scaled(number, magnitude)
        end = magnitude.end if magnitude else number.end
        if magnitude is not None and value is not None:
            value, step, end = _go_on(plain, text, value, step, end, magnitude)
        unit, end, counted = _read_unit(plain, text, number, end, before, is_scaled=magnitude is not None)
    scale, printed = (magnitude.scale, magnitude.printed) if magnitude else (_ONE, "")
    if number.end == start and unit is None:
        return None
    if unit is not None and value is not None:
        value, step, end = _in_unit(plain, number, unit, value, step, end, scale)
    if value is not None:
        value *= sign
    return Amount(begin, end, value, step, scale, printed, unit, counted, number)


def _read_scale(plain: str, text: str, number: Number, *, currency_before: bool) -> Magnitude | None:
    found = read_magnitude(plain, text, number.end, currency_before=currency_before)
    if found is None and (number.rounded or number.value is None):
        of = _OF.match(plain, number.end)
        found = read_magnitude(plain, text, of.end()) if of else None
    return found


def _as_english(plain: str, text: str, magnitude: Magnitude) -> Magnitude:
    """«97.4 billion USD»: French would say «billions de», so that without «de» the word is English."""
    scale = load_lexicon("magnitudes")["english"].get(magnitude.printed)
    if scale is None or scale == magnitude.scale:
        return magnitude
    unit = read_unit(plain, text, magnitude.end, after_noun=False).unit
    return replace(magnitude, scale=scale) if unit is not None and unit.kind is Kind.MONEY else magnitude


def _scaled(number: Number, magnitude: Magnitude | None) -> tuple[Decimal | None, Decimal]:
    if magnitude is None:
        return number.value, number.step
    step = number.step if number.rounded else min(number.step, _ONE)
    return None if number.value is None else number.value * magnitude.scale, step * magnitude.scale


def _go_on(
    plain: str, text: str, value: Decimal, step: Decimal, end: int, magnitude: Magnitude
) -> tuple[Decimal, Decimal, int]:
    """What may go on after a scale word: «et demi», «trois cents millions», «cinq cent mille»."""
    if (half := _AND_A_HALF.match(plain, end)) is not None:
        return value + magnitude.scale * _HALF, magnitude.scale * _TENTH, half.end()
    scale = magnitude.scale
    while magnitude.whole_word and (gap := _CHAIN.match(plain, end)):
        number = read_number(plain, gap.end())
        if number is None or number.value is None or number.rounded:
            break
        smaller = read_magnitude(plain, text, number.end)
        if smaller is None:
            is_long = number.spelled or number.end - gap.end() > _SHORTEST_TAIL  # «2 millions 500 000 euros»
            is_tail = is_long and gap.group() == " " and number.value < scale
            if is_tail and read_unit(plain, text, number.end, after_noun=False).unit is not None:
                return value + number.value, round_step(number.value), number.end
            break
        if not smaller.whole_word or number.value * smaller.scale >= scale:
            break
        value, step, end = value + number.value * smaller.scale, smaller.scale, smaller.end
        scale = smaller.scale
    return value, step, end


def _read_unit(
    plain: str, text: str, number: Number, end: int, before: Unit | None, *, is_scaled: bool
) -> tuple[Unit | None, int, bool]:
    """The unit in front or behind, where the amount then ends, and whether an unknown noun follows."""
    takes_of = is_scaled or number.rounded or number.value is None or not number.value % _MILLION
    after = read_unit(plain, text, end, after_noun=takes_of)
    if before is None:
        unit = after.unit or (_unit_put_in(plain, text, end) if is_scaled else None)
        return unit, after.end, after.counted
    repeats = after.unit is not None and after.unit.kind is Kind.MONEY
    if repeats and not plain[after.end : after.end + 1].isdigit():  # unlike «€20bn $500B»
        return after.unit, after.end, False
    return before, end, False


def _unit_put_in(plain: str, text: str, end: int) -> Unit | None:
    """«450 millions (d'euros)», «100 milliards. En euros, bien sûr»: a currency put in after the amount."""
    opening = _BRACKET.match(plain, end) or _AFTERTHOUGHT.match(plain, end)
    inside = read_unit(plain, text, opening.end(), after_noun=True) if opening else None
    if opening is None or inside is None or inside.unit is None or inside.unit.kind is not Kind.MONEY:
        return None
    closing = _CLOSING if "(" in opening.group() else _FULL_STOP
    return inside.unit if closing.match(plain, inside.end) else None


def _in_unit(
    plain: str, number: Number, unit: Unit, value: Decimal, step: Decimal, end: int, scale: Decimal
) -> tuple[Decimal, Decimal, int]:
    """Value and step in the unit, with the cents or the half that may follow it."""
    is_whole = scale == 1 and value == value.to_integral_value()
    if unit.is_count and scale == 1 and number.thousands is not None:
        value, step = number.thousands, Decimal(1000)
    if unit.kind is Kind.SHARE or (unit.kind is not Kind.MONEY and unit.scale != 1):
        step = min(step, _ONE)
    takes_cents = is_whole or (number.spelled and plain.startswith(" et ", end))
    if takes_cents and unit.kind is Kind.MONEY and not unit.is_minor:
        cents = cents_after(plain, end)
        if cents is not None:
            return value + cents[0] * _HUNDREDTH, _HUNDREDTH, cents[1]
    may_halve = is_whole or (scale > 1 and unit.kind is Kind.MONEY)
    if may_halve and not unit.is_count and (half := _AND_A_HALF.match(plain, end)) is not None:
        value, step, end = value + scale * _HALF, scale * _TENTH, half.end()
    return value * unit.scale, step * unit.scale, end
