"""What a source of figures answers: observations, each for the last day of the period it speaks of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.sources.fetching import SourceError

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<part>[QST])(?P<number>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
)
_MONTHS = {"Q": 3, "T": 3, "S": 6}


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure for a period, dated by the period's last day, and the day the publisher last updated it."""

    day: date
    value: Decimal
    updated: date | None


@dataclass(frozen=True, slots=True)
class SeriesSource:
    """A publisher of series: what to ask it for a key, and how to read the reply.

    `read` returns the observations in order of day; it raises SourceError for a reply not as documented.
    """

    name: str
    publisher: str
    base: str
    path: Callable[[str], str]
    page: Callable[[str], str]
    read: Callable[[bytes], list[Observation]]


def end_of(period: str) -> date:
    """Returns the last day of 2025, 2025-Q2, 2025-S1, 2025-06 or 2025-06-30; raises SourceError else."""
    found = _PERIOD.fullmatch(period.strip())
    if found is None:
        raise SourceError(f"période « {period} » inconnue")
    year, month, day = int(found["year"]), 12, None
    if found["part"]:
        month = _MONTHS[found["part"]] * int(found["number"])
    elif found["month"]:
        month, day = int(found["month"]), found["day"]
    try:
        return date(year, month, int(day) if day else calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        raise SourceError(f"période « {period} » impossible") from None


def amount(written: object) -> Decimal:
    """Returns a figure of a reply as a Decimal. Raises SourceError when it is none."""
    try:
        number = Decimal(str(written))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise SourceError(f"valeur « {written} » illisible")
    return number


def day_of(written: object) -> date | None:
    """Returns the day of a date or a moment, None where there is none."""
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None
