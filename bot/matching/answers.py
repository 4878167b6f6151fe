"""Whether the table could answer for a figure at all: the cheap question before the costly ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from bot import comparisons
from bot.facts import FactTable
from bot.matching.words import unit_told, units_measured
from bot.model import Mention, Quantity

_KEPT = 4096
"""How many subjects are kept once looked up."""


class Answers:
    """From which day on the subjects of a table have a fact of which unit; made once a table."""

    def __init__(self, table: FactTable) -> None:
        self._table = table
        self._first_days = lru_cache(maxsize=_KEPT)(self._read)
        self._amounts = lru_cache(maxsize=_KEPT)(self._list)

    def may_answer(self, subjects: Iterable[str], figure: Mention, day: date) -> bool:
        """Whether one of the subjects has a fact of what the figure counts, in force or known by that day."""
        unit = unit_told(figure)
        return unit is not None and any(
            self._first_days(subject).get(unit, date.max) <= day for subject in subjects
        )

    def may_tell(self, subjects: Iterable[str], figure: Mention) -> bool:
        """Whether a fact of one of the subjects ever had the digits, in any unit, or two of them swapped."""
        stated = figure.value
        assert isinstance(stated, Quantity)
        return any(_has_its_digits(stated, told) for subject in subjects for told in self._amounts(subject))

    def _list(self, subject: str) -> tuple[Quantity, ...]:
        """Every amount that a fact of a subject ever had."""
        values = (value.content for fact in self._table.of(subject) for value in fact.values)
        return tuple(content for content in values if isinstance(content, Quantity))

    def _read(self, subject: str) -> Mapping[str, date]:
        first: dict[str, date] = {}
        for fact in self._table.of(subject):
            day = min(min(value.since, value.public) for value in fact.values)
            for unit in units_measured(fact):
                first[unit] = min(day, first.get(unit, day))
        return first


def _has_its_digits(stated: Quantity, told: Quantity) -> bool:
    if comparisons.has_same_digits(stated, told) or comparisons.is_transposed(stated, told):
        return True
    amounts = (stated.low, told.low)
    digits = {one.normalize().as_tuple().digits for one in amounts if one is not None}
    return None not in amounts and len(digits) == 1
