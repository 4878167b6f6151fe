"""Whether an amount in another currency is worth what a fact tells, at the rates of those weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot import comparisons
from bot.match import Candidate
from bot.model import Quantity
from bot.rates import convert

_RATE_DAYS = timedelta(days=14)
_NO_DAYS = timedelta(0)
_PARITY = Decimal("0.005")
_NEAR = Decimal("0.2")
"""A year's mean rate, the rate of a contract or of another day: a fifth away may still be the same amount."""


def is_fair_conversion(stated: Quantity, candidate: Candidate, day: date) -> bool:
    """Returns whether the amount is the fact's at a rate of the two weeks around the fact or the text.

    The fact's own digits in another currency are no conversion, unless one unit bought the other.
    """
    fact = candidate.quantity
    if candidate.fact.is_derived or fact.low is None or fact.high is None:
        return False
    same_digits = comparisons.has_printed_digits(stated, fact)
    for known in _rates(stated, candidate, day):
        if same_digits and not any(abs(rate - 1) < _PARITY for rate in known):
            continue
        if comparisons.rounds_to(stated, fact.low * min(known), fact.high * max(known)):
            return True
    return False


def is_worth_another(stated: Quantity, candidate: Candidate, day: date) -> bool:
    """Returns whether the amount, of the fact's order of magnitude, is its amount at no rate, nor nearly."""
    worth = _worth(stated, candidate, day)
    return worth is not None and _is_apart(stated, worth) and comparisons.is_comparable(stated, worth)


def is_not_its_worth(stated: Quantity, candidate: Candidate, day: date) -> bool:
    """Returns whether the amount, of whatever order of magnitude, is the fact's at no rate, nor nearly."""
    worth = _worth(stated, candidate, day)
    return worth is not None and _is_apart(stated, worth)


def _worth(stated: Quantity, candidate: Candidate, day: date) -> Quantity | None:
    """What the fact's amount may be in the stated currency; None where no rate is known."""
    fact = candidate.quantity
    rates = [rate for known in _rates(stated, candidate, day) for rate in known]
    if not rates or fact.low is None or fact.high is None:
        return None
    return replace(fact, low=fact.low * min(rates) * (1 - _NEAR), high=fact.high * max(rates) * (1 + _NEAR))


def _is_apart(stated: Quantity, worth: Quantity) -> bool:
    if stated.low is None or stated.high is None or worth.low is None or worth.high is None:
        return False
    return stated.high < worth.low or stated.low > worth.high


def _rates(stated: Quantity, candidate: Candidate, day: date) -> Iterator[list[Decimal]]:
    """What a unit of the fact's currency bought of the stated one, around the text and around the fact."""
    into, unit = stated.unit, candidate.quantity.unit
    if not (_is_currency(into) and _is_currency(unit)):
        return
    assert into is not None and unit is not None
    for anchor in (day, candidate.value.since):
        rates = (
            convert(Decimal(1), unit, into, anchor + move) for move in (-_RATE_DAYS, _NO_DAYS, _RATE_DAYS)
        )
        if known := [rate for rate in rates if rate is not None]:
            yield known


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()
