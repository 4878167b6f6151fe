"""A figure on its way from the printed amount to a Mention."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.mentions.amounts import Amount
from bot.mentions.units import Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount, or the two ends of a range, as printed from `start` to `end`."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    magnitude: str
    scale: Decimal
    unit: Unit | None
    is_range: bool = False
    is_rounded: bool = False
    is_spelled: bool = False
    lends: bool = True
    """False when the unit was taken from the next amount («de 20 à 30 milliards d'euros»)."""
    is_guess: bool = False
    """True when the number may also count something else than the amount it took its scale from."""


def single(amount: Amount, *, lends: bool = True) -> Figure:
    """The figure of one amount."""
    return Figure(
        amount.start,
        amount.end,
        amount.value,
        amount.value,
        amount.step,
        amount.magnitude,
        amount.scale,
        amount.unit,
        is_rounded=amount.number.rounded,
        is_spelled=amount.number.spelled,
        lends=lends,
    )


def between(start: int, low: Amount, high: Amount) -> Figure:
    """The figure of a range whose ends are read with the same unit."""
    return Figure(
        start,
        high.end,
        low.value,
        high.value,
        min(low.step, high.step),
        high.magnitude,
        high.scale,
        high.unit,
        is_range=True,
        is_spelled=high.number.spelled,
    )
