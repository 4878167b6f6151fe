"""Cities that stand for the government that sits there («Washington menace», «un accord avec Pékin»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.mentions.phrases import stands_after, stands_before

_NEAR = 50


@dataclass(frozen=True, slots=True)
class _Cues:
    after: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    links: tuple[str, ...]
    joins: frozenset[str]
    acts: re.Pattern[str]
    targets: re.Pattern[str]
    dealings: re.Pattern[str]
    deeds: re.Pattern[str]


@cache
def _cues() -> _Cues:
    table = {key: tuple(map(fold, words)) for key, words in load_lexicon("countries")["seat_cues"].items()}
    helpers = "|".join(sorted(map(re.escape, table["helpers"]), key=len, reverse=True))
    return _Cues(
        after=table["after"],
        not_after=table["not_after"],
        not_before=table["not_before"],
        links=table["links"],
        joins=frozenset(table["joins"]),
        acts=any_of(table["acts"], before=rf" (?:(?:{helpers})(?:(?<=')| )){{0,3}}"),
        targets=any_of(table["targets"], after=r" \Z"),
        dealings=any_of(table["dealings"]),
        deeds=any_of(table["deeds"], after=r"(?: \w+)? d(?:e |')\Z"),
    )


def governing(folded: str, seats: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Returns where the cities begin that stand for a government; spans are in order, without overlap."""
    found = {start for start, end in seats if _governs(folded, start, end)}
    links = [(one, two) for one, two in pairwise(seats) if folded[one[1] : two[0]] in _cues().joins]
    for earlier, later in (*links, *((two, one) for one, two in reversed(links))):
        if earlier[0] in found and not stands_before(folded, later[1], _cues().not_before):
            found.add(later[0])
    return frozenset(found)


def _governs(folded: str, start: int, end: int) -> bool:
    cues = _cues()
    if stands_after(folded, start, cues.not_after) or stands_before(folded, end, cues.not_before):
        return False
    if stands_after(folded, start, cues.after) or cues.acts.match(folded, end):
        return True
    near = max(0, start - _NEAR)
    if stands_after(folded, start, cues.links) and cues.dealings.search(folded, near, start):
        return True
    return bool(cues.targets.search(folded, near, start) or cues.deeds.search(folded, near, start))
