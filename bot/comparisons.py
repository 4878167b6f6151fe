"""The named comparisons: how a stated quantity stands to a fact's. Pure arithmetic on Decimals.

Tolerance comes from what is printed, never from a fixed percentage: a figure covers every amount that
rounds or is cut to it («2,5 milliards» covers 2.45 to 2.6), and a hedge («près de», «plus de») covers one
unit of its last digit that is not zero.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from bot.model import Modality, Quantity

_THOUSANDS = tuple(Decimal(10) ** power for power in (3, 6, 9))
_FIRM = (Modality.EXACT, Modality.APPROXIMATE)
_FAR = Decimal(10)
_ZEROS = 3
"""A million, a milliard: each has so many times three zeros."""
_LONG = Decimal(1000)
_TELLING, _BEYOND_CHANCE = 3, 4
_PERCENT = "%"
_MORE = Decimal("0.1")
"""By how much of itself «plus de» may fall short of what is meant."""
_NARROW = Decimal("1.2")
"""A range whose ends differ by more than a fifth does not tell one amount."""


def agrees(stated: Quantity, fact: Quantity) -> bool:
    """Whether the stated amount tells the fact's, units apart."""
    if stated.low is None or stated.high is None or fact.low is None or fact.high is None:
        return False
    if stated.modality is Modality.RANGE:
        if fact.modality is Modality.RANGE:
            return _same(stated.low, fact.low, stated.step) and _same(stated.high, fact.high, stated.step)
        return (
            fact.modality is not Modality.AT_MOST
            and stated.low <= fact.low <= fact.high <= stated.high <= (stated.low * _NARROW)
        )
    if fact.modality in (Modality.RANGE, Modality.AT_MOST):
        if stated.modality is Modality.AT_LEAST and fact.modality is Modality.RANGE:
            return _same(stated.low, fact.low, stated.step)
        return stated.modality is Modality.AT_MOST and _same(stated.high, fact.high, stated.step)
    low, high = _covered(stated)
    if fact.modality is Modality.AT_LEAST and stated.modality is not Modality.AT_MOST:
        return low <= fact.low < high or fact.low <= stated.low < fact.low + _last_digit(fact.low)
    if fact.modality is Modality.APPROXIMATE and fact.low == fact.high:
        # «environ 109,8 %» is nearer than its first digits say, and «environ 114 %» than by five points.
        is_near = _digits(fact.low) > _TELLING or fact.unit == _PERCENT
        slack = (_last_digit(fact.low) if is_near else _second_digit(fact.low)) / 2
        return low < fact.high + slack and fact.low - slack < high
    return low <= fact.high and fact.low < high


def is_course(stated: Quantity, first: Quantity, last: Quantity) -> bool:
    """Whether the two ends of what reads as a range are an amount and the one that came after it."""
    if stated.modality is not Modality.RANGE:
        return False
    low, high = (
        replace(stated, low=end, high=end, modality=Modality.EXACT) for end in (stated.low, stated.high)
    )
    return agrees(low, first) and agrees(high, last)


def agrees_on_a_bound(stated: Quantity, fact: Quantity) -> bool:
    """Whether one firm figure is told where the fact gives a range or an upper bound."""
    if stated.low is None or fact.low is None or fact.high is None or stated.modality is Modality.RANGE:
        return False
    if fact.modality is Modality.AT_MOST:
        return _same(stated.low, fact.high, stated.step)
    return fact.modality is Modality.RANGE and fact.low <= stated.low <= fact.high


def is_scaled(stated: Quantity, fact: Quantity) -> bool:
    """Whether the same digits are told a thousand, a million or a billion times too large or too small."""
    return any(
        agrees(_times(stated, factor), fact) or agrees_on_a_bound(_times(stated, factor), fact)
        for thousands in _THOUSANDS
        for factor in (thousands, 1 / thousands)
    )


def is_comparable(stated: Quantity, fact: Quantity) -> bool:
    """Whether two amounts are near enough to be readings of the same thing, neither far from the other."""
    if not stated.low or not fact.low or not stated.high or not fact.high:
        return False
    near = fact.low / _FAR <= stated.low <= fact.high * _FAR
    return near and (not _is_open(stated, fact) or _is_tenfold(stated, fact))


def is_telling(stated: Quantity) -> bool:
    """Whether an amount has digits enough to be known again: 11,7 or 183, not 20."""
    return digits(stated) >= _TELLING


def is_beyond_chance(stated: Quantity) -> bool:
    """Whether it has so many that no two amounts share them, whoever else stands near: 167,4 or 3 305,3."""
    return digits(stated) >= _BEYOND_CHANCE


def digits(stated: Quantity) -> int:
    """How many digits an amount has, the zeros that end it left out; none of an amount unsaid."""
    return 0 if stated.low is None else _digits(stated.low)


def is_transposed(stated: Quantity, fact: Quantity) -> bool:
    """Whether two neighbouring digits of a telling amount, swapped back, tell the fact's: 32,7 for 23,7."""
    if stated.low is None or stated.low != stated.high or not stated.step or not is_telling(stated):
        return False
    digits = f"{stated.low / stated.step:f}"
    if agrees(stated, fact) or not digits.isdigit():
        return False
    if _has_decimals(stated) and fact.low and _digits(fact.low) < len(digits):
        return False  # «30,5» is no slip for 35: nobody prints «35,0»
    swapped = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
    amounts = [Decimal(one) * stated.step for one in swapped if one[0] != "0" and one != digits]
    return any(agrees(replace(stated, low=amount, high=amount), fact) for amount in amounts)


def is_slip(stated: Quantity, told: Quantity) -> bool:
    """Whether one amount is the other with one digit mistaken, or the digits in another order."""
    if not stated.low or not told.low or stated.low != stated.high or told.low != told.high:
        return False
    if stated.low == told.low or stated.low.adjusted() != told.low.adjusted():
        return False
    one, other = (amount.normalize().as_tuple().digits for amount in (stated.low, told.low))
    pairs = list(zip_longest(one, other, fillvalue=0))
    return sum(mine != its for mine, its in pairs) == 1 or sorted(mine for mine, _ in pairs) == sorted(
        its for _, its in pairs
    )


def _has_decimals(stated: Quantity) -> bool:
    """Whether «30,5 millions» are told, and not «305 millions»."""
    return bool(stated.magnitude) and stated.step is not None and stated.step.adjusted() % _ZEROS != 0


def _digits(amount: Decimal) -> int:
    """How many digits an amount has, the zeros that end it left out."""
    return len(amount.normalize().as_tuple().digits)


def _is_open(stated: Quantity, fact: Quantity) -> bool:
    """Whether a bound leaves room for the other amount: «plus de 60» does not exclude 150."""
    assert (
        stated.low is not None and stated.high is not None and fact.low is not None and fact.high is not None
    )
    firm = fact.modality not in (Modality.AT_MOST, Modality.RANGE)
    return (
        (stated.modality is Modality.AT_LEAST and fact.high >= stated.low)
        or (stated.modality is Modality.AT_MOST and firm and fact.low <= stated.high)
        or (fact.modality is Modality.AT_LEAST and stated.high >= fact.low)
        or (fact.modality is Modality.AT_MOST and stated.modality in _FIRM and stated.high <= fact.high)
    )


def _is_tenfold(stated: Quantity, fact: Quantity) -> bool:
    """Whether the fact's very digits lie ten times beyond its own bound: «600» of what is «plus de 60»."""
    bound, told = (fact.low, stated.low) if fact.modality is Modality.AT_LEAST else (stated.high, fact.high)
    is_bound = fact.modality in (Modality.AT_LEAST, Modality.AT_MOST)
    return is_bound and bound is not None and bound * 10 == told


def covered(stated: Quantity) -> tuple[Decimal, Decimal] | None:
    """The amounts for which a stated figure stands: from the first, included, to the second, excluded."""
    return None if stated.low is None or stated.high is None else _covered(stated)


def _covered(stated: Quantity) -> tuple[Decimal, Decimal]:
    """The amounts a stated figure stands for: from the first, included, to the second, excluded."""
    assert stated.low is not None and stated.high is not None
    step = min(_printed_step(stated), _second_digit(stated.high))
    match stated.modality:
        case Modality.APPROXIMATE:
            slack = max(_slack(stated.low), step / 2)
            return stated.low - slack, stated.high + slack
        case Modality.AT_LEAST:
            return stated.low, stated.high + _last_digit(stated.high)
        case Modality.AT_MOST:
            return stated.low - step / 2, stated.high + step / 2
        case _:
            return stated.low - step / 2, stated.high + step


def _printed_step(stated: Quantity) -> Decimal:
    """One unit of the last digit; zeros that end a number of four digits are round («3 300 milliards»)."""
    assert stated.high is not None
    is_long = stated.step and stated.high >= _LONG * stated.step
    return max(stated.step, _last_digit(stated.high)) if is_long else stated.step


def _second_digit(amount: Decimal) -> Decimal:
    """The value of one unit of the second digit: even a round «4 000 emplois» means two digits."""
    return Decimal(1).scaleb(amount.adjusted() - 1) if amount else Decimal(1)


def _slack(amount: Decimal) -> Decimal:
    """How far «environ» reaches: half a unit of the last digit that is not zero, a tenth at most."""
    return min(_last_digit(amount) / 2, amount / 10)


def _last_digit(amount: Decimal) -> Decimal:
    """The value of one unit of the last digit that is not zero: 1 000 for 4 000, 100 for 1 500."""
    return Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent)) if amount else Decimal(1)


def _same(stated: Decimal, fact: Decimal, step: Decimal) -> bool:
    return abs(stated - fact) <= step / 2


def _times(quantity: Quantity, factor: Decimal) -> Quantity:
    assert quantity.low is not None and quantity.high is not None
    return Quantity(
        quantity.low * factor,
        quantity.high * factor,
        quantity.unit,
        quantity.modality,
        quantity.period,
        quantity.step * factor,
        quantity.magnitude,
        quantity.unit_origin,
    )


def rounds_to(stated: Quantity, low: Decimal, high: Decimal) -> bool:
    """Whether an amount between the two, both included, rounds to the stated one as printed or hedged."""
    if stated.low is None or stated.high is None:
        return False
    slack = _slack(stated.low) if stated.modality is Modality.APPROXIMATE else Decimal(0)
    half = max(slack, min(stated.step, _second_digit(stated.high)) / 2)
    above = (
        min(_last_digit(stated.high), stated.high * _MORE) if stated.modality is Modality.AT_LEAST else half
    )
    return stated.low - half <= high and low <= stated.high + above


def has_same_digits(stated: Quantity, fact: Quantity) -> bool:
    """Whether the stated amount is the fact's or one of its bounds, units apart."""
    return agrees(stated, fact) or agrees_on_a_bound(stated, fact)


def has_printed_digits(stated: Quantity, fact: Quantity) -> bool:
    """Whether the very digits are the fact's: those of «plus de 60», which may tell 68.7, are not."""
    is_open = stated.modality is Modality.AT_LEAST
    return has_same_digits(replace(stated, modality=Modality.EXACT) if is_open else stated, fact)
