"""Whether the table could answer for a figure at all: the cheap question before the costly ones."""

from __future__ import annotations

from datetime import date

from bot.facts import FactTable
from bot.matching.words import measures
from bot.model import Mention


def may_answer(table: FactTable, subject_id: str, figure: Mention, day: date) -> bool:
    """Whether the subject has a fact of what the figure counts, in force or known by that day."""
    return any(
        measures(fact, figure) and any(value.since <= day or value.public <= day for value in fact.values)
        for fact in table.of(subject_id)
    )
