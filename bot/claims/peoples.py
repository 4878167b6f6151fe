"""The words for who comes from a country, told apart from the country's own names."""

from __future__ import annotations

from functools import cache

from bot.folding import fold
from bot.lexicon import load_lexicon


@cache
def demonyms() -> frozenset[str]:
    """The folded words for one inhabitant of each country, of both genders: «americain», «americaine»."""
    shipped = load_lexicon("demonyms")["demonyms"].values()
    further = [forms for more in load_lexicon("countries")["demonyms"].values() for forms in more]
    return frozenset(fold(form) for forms in (*shipped, *further) for form in forms)


def is_people(name: str) -> bool:
    """Whether a name is that of people: «aux Américains» puts nothing anywhere."""
    folded = fold(name)
    return folded in demonyms() or folded.removesuffix("s") in demonyms()
