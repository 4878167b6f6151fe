"""Names that look like a subject of the table, misspelt: suggestions for a person, never matches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.folding import fold
from bot.model import Kind, Mention

_SHORTEST = 5
_LONG = 8
_SLIPS, _SLIPS_IN_A_LONG_NAME = 1, 2
"""Letters added, dropped, changed or swapped with their neighbour."""
_NAMES = frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.PLACE})


def suggest_subjects(mentions: Sequence[Mention], aliases: Mapping[str, str]) -> tuple[Mention, ...]:
    """Returns the mentions, each name that is almost an alias with that subject as its suggestion.

    `aliases` gives the subject's id for each folded alias. A name of fewer than five letters is too short to
    tell a slip from another name.
    """
    long_enough = [alias for alias in aliases if len(alias) >= _SHORTEST]
    return tuple(_suggested(mention, long_enough, aliases) for mention in mentions)


def _suggested(mention: Mention, spellings: Iterable[str], aliases: Mapping[str, str]) -> Mention:
    name = fold(mention.value) if isinstance(mention.value, str) else ""
    if mention.kind not in _NAMES or len(name) < _SHORTEST or name in aliases:
        return mention
    alike = process.extractOne(name, spellings, scorer=OSA.distance, score_cutoff=_SLIPS_IN_A_LONG_NAME)
    if alike is None or alike[0][0] != name[0]:
        return mention
    is_long = min(len(name), len(alike[0])) >= _LONG
    if alike[1] > (_SLIPS_IN_A_LONG_NAME if is_long else _SLIPS):
        return mention
    return replace(mention, suggestion=aliases[alike[0]])
