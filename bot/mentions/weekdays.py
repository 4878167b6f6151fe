"""Weekdays printed with their day («mardi matin, le 10 mai»): where dates have to be read at all."""

from __future__ import annotations

import re
from functools import cache

from bot.folding import fold
from bot.lexicon import load_lexicon

_BEFORE, _BEHIND = 400, 200


def dated_weekdays(text: str) -> list[tuple[int, int]]:
    """Returns the spans to read for dates told with their weekday, in order.

    Each is wide enough for the dates before it that lend it a month or a year; none where no weekday's name
    stands before a number.
    """
    spans: list[tuple[int, int]] = []
    for match in _compiled().finditer(fold(text)):
        start, end = max(0, match.start() - _BEFORE), min(len(text), match.end() + _BEHIND)
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = len(text) if (space := text.find(" ", end)) < 0 else space
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def dated_weekday() -> str:
    """Returns the pattern, for folded text, of a weekday's name and the first of the number behind it."""
    lexicon = load_lexicon("dates")
    names, parts, numbers = (
        "|".join(map(re.escape, map(fold, words)))
        for words in (lexicon["weekdays"], lexicon["part_of_day"]["words"], lexicon["spelled_days"])
    )
    return rf"(?:{names})(?:\s(?:{parts}))?(?:,?\sle)?\s{{1,2}}(?:[0-9]|(?:{numbers})\b)"


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile(dated_weekday())
