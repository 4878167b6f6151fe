"""The amounts that a printed figure may stand for, when two figures of one text are held together.

Wider than what a fact must fit: nobody knows how the writer's own amounts were rounded.
"""

from __future__ import annotations

from decimal import Decimal

from bot.model import Modality, Quantity

Spread = tuple[Decimal, Decimal]

_FIRM, _COARSE, _HEDGED, _OPEN = Decimal("0.05"), Decimal("0.125"), Decimal("0.1"), Decimal("0.25")
"""The most that its zeros, one digit («4 millions» for 4,4), a hedge and an open bound may move an amount."""
_AT_LEAST = Decimal("0.02")
"""A hedge moves an amount by this share at least, however many digits it prints."""


def spread(stated: Quantity, *, rounded: bool = False) -> Spread | None:
    """From the least to the most that a writer may tell by the figure; None for one without bounds.

    `rounded` takes the last zeros of a firm figure for rounding («90 millions» for 92), within limits.
    """
    if stated.low is None or stated.high is None:
        return None
    low, high = abs(stated.low), abs(stated.high)
    below, above = (_half(stated, amount, rounded=rounded) for amount in (low, high))
    return (
        low - below - _beyond(stated, low, Modality.AT_MOST),
        high + above + _beyond(stated, high, Modality.AT_LEAST),
    )


def add(spreads: list[Spread]) -> Spread:
    """From the least to the most that several amounts make together."""
    return sum((low for low, _ in spreads), Decimal(0)), sum((high for _, high in spreads), Decimal(0))


def meet(one: Spread, other: Spread) -> bool:
    """Whether two spreads share an amount."""
    return one[0] <= other[1] and other[0] <= one[1]


def _half(stated: Quantity, amount: Decimal, *, rounded: bool) -> Decimal:
    """Half of what one unit of the last digit is worth: the second one at most, of «4 000» too."""
    half = min(stated.step, _digit(amount, 1)) / 2
    if not rounded:
        return half
    return max(half, min(_last_digit(amount) / 2, amount * _FIRM), min(stated.step / 2, amount * _COARSE))


def _beyond(stated: Quantity, amount: Decimal, opens: Modality) -> Decimal:
    """How far a hedge, or a bound that is open on that side, moves an amount."""
    if stated.modality is Modality.APPROXIMATE:
        return _slack(amount)
    return min(_last_digit(amount), amount * _OPEN) if stated.modality is opens else Decimal(0)


def _slack(amount: Decimal) -> Decimal:
    return max(min(_last_digit(amount) / 2, amount * _HEDGED), amount * _AT_LEAST)


def _digit(amount: Decimal, place: int) -> Decimal:
    """The value of one unit of a digit, 0 being the first."""
    return Decimal(1).scaleb(amount.adjusted() - place) if amount else Decimal(1)


def _last_digit(amount: Decimal) -> Decimal:
    """The value of one unit of the last digit that is not zero: 1 000 for 4 000, 100 for 1 500."""
    return Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent)) if amount else Decimal(1)
