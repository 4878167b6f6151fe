"""The words that say the same where a name needs company: «USA» where a fact file asks for «États-Unis»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.lexicon import load_lexicon


def alike(word: str) -> tuple[str, ...]:
    """Returns a folded word and those that stand for it, itself first."""
    return (word, *(other for other in _groups().get(word, ()) if other != word))


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(group) for group in load_lexicon("alike")["groups"] for word in group}
