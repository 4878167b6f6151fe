"""What an amount was worth on a day: known reference rates, and no answer rather than a stale one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from currency_converter import CurrencyConverter

from bot.rates import convert

DAY = date(2025, 2, 10)


@pytest.mark.parametrize(
    ("amount", "unit", "into", "expected"),
    [
        ("1", "EUR", "XOF", "655.957"),
        ("1", "EUR", "XAF", "655.957"),
        ("655957", "XOF", "EUR", "1000"),
        ("1000", "XOF", "XAF", "1000"),
        ("109e9", "EUR", "EUR", "109e9"),
        ("0", "EUR", "USD", "0"),
    ],
)
def test_rates_that_are_fixed(amount: str, unit: str, into: str, expected: str) -> None:
    assert convert(Decimal(amount), unit, into, DAY) == Decimal(expected)


@pytest.mark.parametrize(
    ("day", "unit", "low", "high"),
    [
        (DAY, "USD", "1.02", "1.04"),
        (date(2008, 7, 15), "USD", "1.59", "1.60"),
        (date(2000, 10, 26), "USD", "0.82", "0.84"),
        (DAY, "GBP", "0.82", "0.84"),
        (DAY, "JPY", "150", "160"),
        (DAY, "CNY", "7.4", "7.7"),
    ],
)
def test_a_euro_on_a_day(day: date, unit: str, low: str, high: str) -> None:
    """The bounds are what everybody remembers; the digits are those of the rates that are shipped."""
    rate = convert(Decimal(1), "EUR", unit, day)
    assert isinstance(rate, Decimal)
    assert Decimal(low) < rate < Decimal(high)
    assert float(rate) == pytest.approx(CurrencyConverter().convert(1, "EUR", unit, date=day))


def test_stargate_in_euros() -> None:
    euros = convert(Decimal("500e9"), "USD", "EUR", DAY)
    assert euros is not None
    assert Decimal("480e9") < euros < Decimal("490e9")


def test_across_two_currencies_goes_by_the_euro() -> None:
    through = convert(Decimal(1), "USD", "EUR", DAY)
    assert through is not None
    across, onward = convert(Decimal(1), "USD", "GBP", DAY), convert(through, "EUR", "GBP", DAY)
    assert across is not None
    assert onward is not None
    assert abs(across - onward) < Decimal("1e-20")


@pytest.mark.parametrize("days", [1, 2])
def test_a_weekend_has_a_rate_of_the_days_beside_it(days: int) -> None:
    friday = date(2025, 2, 7)
    beside = [convert(Decimal(1), "EUR", "USD", day) for day in (friday, friday + timedelta(days=3))]
    rate = convert(Decimal(1), "EUR", "USD", friday + timedelta(days=days))
    known = [one for one in beside if one is not None]
    assert len(known) == 2
    assert rate is not None
    assert min(known) <= rate <= max(known)


def test_a_long_closure_still_has_a_rate() -> None:
    assert convert(Decimal(1), "EUR", "USD", date(2024, 12, 25)) is not None


@pytest.mark.parametrize(
    ("unit", "day"),
    [
        ("AED", DAY),
        ("SAR", DAY),
        ("XXX", DAY),
        ("", DAY),
        ("%", DAY),
        ("USD", date(1998, 12, 31)),
        ("USD", date(1900, 1, 1)),
        ("CNY", date(2003, 6, 2)),
        ("RUB", date(2023, 5, 2)),
        ("HRK", date(2024, 5, 2)),
        ("USD", date.today() + timedelta(days=365)),
    ],
)
def test_no_rate_is_no_answer(unit: str, day: date) -> None:
    assert convert(Decimal(1), "EUR", unit, day) is None
    assert convert(Decimal(1), unit, "EUR", day) is None
