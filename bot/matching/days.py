"""What the table tells of days, and the words that a text tells them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from bot.facts import Fact, FactTable, Subject, Value
from bot.folding import agreeing, any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Claim, DateSpan

DAY, LASTING_KIND = "date", "law"
"""The unit of facts that date something, and the kind of subjects that have days of many sorts."""
_WRITTEN = r"(?:\d{4}|XXXX)-\d\d-\d\d"
DAYS = re.compile(rf"\{{?{_WRITTEN}(?:[/,]{_WRITTEN})?\}}?")
"""How the days of a `DateSpan` are written: one, or the first and the last."""
ACTIVE = re.compile(
    r"(?<!l')\b(?:ai|as|a|avons|ont|avait|avaient|aura|auront)\s+(?:deja |enfin |aussi |officiellement )?$"
)
"""Before a participle, who acts does so to anything: «X a annoncé le 3 mai un site», not «Y l'a annoncé»."""


def dated_facts(subject: Subject, table: FactTable) -> list[Fact]:
    """Returns the facts of a subject that date something."""
    return [fact for fact in table.of(subject.id) if fact.unit == DAY]


def days_of(dated: Sequence[Fact]) -> tuple[tuple[date, date], ...]:
    """Returns the first and last day of every value of dated facts."""
    return tuple(value.content for fact in dated for value in fact.values if isinstance(value.content, tuple))


def is_signed(fact: Fact) -> bool:
    """Returns whether a law's fact dates its signature, the day by which a law is called."""
    return words_of("signed").search(fold(" ".join(fact.cues))) is not None


def is_yet_to_come(claim: Claim, values: Sequence[Value], day: date) -> bool:
    """Returns whether a text of that day tells a day to come, where what the table dates is past."""
    span = claim.figure.value
    is_to_come = isinstance(span, DateSpan) and span.first is not None and span.first > day
    words = f"{claim.before} {claim.after}"
    return (
        is_to_come
        and words_of("to_come").search(words) is not None
        and all(isinstance(value.content, tuple) and value.content[0] < day for value in values)
    )


@cache
def cues_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Returns what finds a dated fact's cues, what means the same, and as participles agree: «lancée»."""
    words = {fold(cue) for cue in cues}
    same = [group for group in load_lexicon("occasions")["same"] if not words.isdisjoint(group)]
    return any_of(agreeing(words.union(*same)))


@cache
def words_of(*keys: str) -> re.Pattern[str]:
    """Returns what finds any of the words that `rules/lexicon/occasions.toml` lists under the keys."""
    words = load_lexicon("occasions")
    return any_of(word for key in keys for word in words[key])
