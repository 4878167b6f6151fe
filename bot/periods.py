"""How the time a figure counts over stands to a fact's: a rate to a total, one horizon to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_NEAR_YEARS = 1
"""Two horizons this near may be two ways of counting one."""
_RATE = re.compile(r"per ([\w-]+)")
_WITHIN_A_YEAR = frozenset({"per month", "per week", "per day"})
"""What stands or came about once is at most a year's: no month's."""
_YEARS = re.compile(r"over (\d+) years")
_SHORT = re.compile(r"over \d+ (?:quarters|months|weeks|days)")
_END = re.compile(r"until (\d{4})")
_SPAN = re.compile(r"from (\d{4}) to (\d{4})")


@dataclass(frozen=True, slots=True)
class FactTime:
    """What a fact counts over, its day and the text's; `is_event` tells a sum given out once."""

    period: str | None
    since: date
    day: date
    is_event: bool


def fits(stated: str | None, fact: FactTime) -> bool:
    """Whether a figure so told may be the fact's: unsaid, the same, or a horizon that ends with it."""
    if stated is None or stated == fact.period:
        return True
    if _RATE.fullmatch(stated):
        return False
    if _SHORT.fullmatch(stated):
        return fact.period is None
    if span := _SPAN.fullmatch(stated):
        return (
            fact.period is not None
            and not _RATE.fullmatch(fact.period)
            and int(span[2]) >= fact.since.year
            and not clashes(stated, fact)
        )
    return not clashes(stated, fact)


def clashes(stated: str | None, fact: FactTime) -> bool:
    """Whether the two cannot be one time: a rate for a total or the reverse, or horizons years apart.

    A span of months or less is that of what is told («levés en six mois»), and no horizon.
    """
    if stated is None or stated == fact.period:
        return False
    if _RATE.fullmatch(stated):
        return fact.period is not None or fact.is_event or stated in _WITHIN_A_YEAR
    if fact.period is None or _SHORT.fullmatch(stated):
        return False
    years = _YEARS.fullmatch(stated)
    if _RATE.fullmatch(fact.period):
        return years is not None and int(years[1]) > 1
    span = _SPAN.fullmatch(stated)
    if span and int(span[2]) < fact.since.year:
        return False  # a time gone by is another matter, not another horizon
    length = _YEARS.fullmatch(fact.period)
    if length and years:
        left = fact.since.year + int(length[1]) - fact.day.year
        return int(years[1]) not in (int(length[1]), left)
    if years and (until := _SPAN.fullmatch(fact.period) or _END.fullmatch(fact.period)):
        starts = (int(until[1]) if len(until.groups()) > 1 else fact.since.year, fact.day.year)
        last = int(until[until.lastindex or 1])
        return int(years[1]) not in {end - start for start in starts for end in (last, last + 1)}
    return min(abs(one - other) for one in _ends(stated, fact) for other in _ends(fact.period, fact)) > (
        _NEAR_YEARS
    )


def is_same(stated: str | None, fact: str | None) -> bool:
    """Whether the two name one time: «entre 2024 et 2030» is «sur sept ans», and «d'ici 2030»."""
    if stated == fact:
        return True
    span = _SPAN.fullmatch(stated or "")
    if span is None or fact is None:
        return False
    years, end = _YEARS.fullmatch(fact), _END.fullmatch(fact)
    if years:
        return int(years[1]) == int(span[2]) - int(span[1]) + 1
    return end is not None and end[1] == span[2]


def is_running(fact: FactTime) -> bool:
    """Whether the fact counts over years that are not over on the day of the text."""
    return (
        fact.period is not None
        and not _RATE.fullmatch(fact.period)
        and not _SHORT.fullmatch(fact.period)
        and min(_ends(fact.period, FactTime(fact.period, fact.since, fact.since, fact.is_event)))
        > fact.day.year
    )


def _ends(period: str, fact: FactTime) -> tuple[int, ...]:
    """The years a horizon may end in; «over N years» may count from the fact or from the text."""
    if years := _YEARS.fullmatch(period):
        return tuple(start.year + int(years[1]) for start in (fact.since, fact.day))
    if span := _SPAN.fullmatch(period):
        return (int(span[2]),)
    end = _END.fullmatch(period)
    assert end is not None, period
    return (int(end[1]),)
