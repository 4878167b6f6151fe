"""Where the words of a measure measure nothing: «fonds de pension», «lever son veto», «depuis sa levée»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon

_INFINITIVE = r"(?=\s+a\s+(?!{nouns})(?:(?:l'|s'|les?\s|la\s|se\s|y\s|en\s|lui\s))?\w+(?:er|ir|re)\b)"
_OBJECT = r"\s+(?:[\w']+\s+){0,2}?(?:l'|d')?"


@dataclass(frozen=True, slots=True)
class Idiom:
    """A span of folded text; `is_time` where its word says when a figure was, and only may say what it is."""

    start: int
    end: int
    is_time: bool


def find_idioms(folded: str, start: int, end: int) -> tuple[Idiom, ...]:
    """Returns the idioms of a stretch of folded text, in no order; they may overlap."""
    return tuple(_find(folded, start, end))


def _find(folded: str, start: int, end: int) -> Iterator[Idiom]:
    phrases, times = _patterns()
    for match in phrases.finditer(folded, start, end):
        yield Idiom(match.start(), match.end(), is_time=False)
    for match in times.finditer(folded, start, end):
        yield Idiom(match.start(), match.end(), is_time=True)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon("idioms")
    when, between, happening = (any_of(words[key]).pattern for key in ("when", "between", "happenings"))
    objects = "|".join(
        rf"{any_of([verb]).pattern}{_OBJECT}{any_of(nouns).pattern}"
        for verb, nouns in words["objects"].items()
    )
    ready, nouns = any_of(words["ready"]).pattern, any_of(words["not_infinitives"]).pattern
    to_do = rf"{ready}{_INFINITIVE.format(nouns=nouns)}"
    return (
        re.compile(rf"{any_of(words['phrases']).pattern}|{to_do}|{objects}"),
        re.compile(rf"{when}\s*(?:{between}\s*){{0,3}}{happening}"),
    )
