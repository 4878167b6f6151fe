"""Tells from the verbs about a weekday whether it is past or to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.date_parts import any_of

_WINDOW = 120
_SENTENCE_END = re.compile(r"[.!?;\n»”]")
_COMMA_COSTS = 40
"""A verb behind a comma is this many characters farther than it stands."""
_PARTICIPLE = re.compile(r"\w(?:é|ée|és|ées) $", re.IGNORECASE)
_UNACCENTED_A = "aA"
_FEW_WORDS = 2


def direction(plain: str, text: str, start: int, end: int) -> int:
    """-1 when what stands nearest to plain[start:end] in its sentence looks back, 1 ahead, 0 when unsure."""
    floor = max(0, start - _WINDOW)
    for stop in _SENTENCE_END.finditer(plain, floor, start):
        floor = stop.end()
    ceiling = min(len(plain), end + _WINDOW)
    if (stop_after := _SENTENCE_END.search(plain, end, ceiling)) is not None:
        ceiling = stop_after.start()
    marks = [
        (start - at_end + _COMMA_COSTS * plain.count(",", at_end, start), sense)
        for _, at_end, sense in _marks(plain, text, floor, start)
    ]
    if _PARTICIPLE.search(text, floor, start) and not (
        marks and _governs(plain[start - marks[-1][0] : start])
    ):
        return 0 if _to_be().search(plain, floor, start) else -1
    marks += [
        (at - end + _COMMA_COSTS * plain.count(",", end, at), sense)
        for at, _, sense in _marks(plain, text, end, ceiling)
    ]
    return min(marks, default=(0, 0))[1]


def _governs(words: str) -> bool:
    """Whether a verb is the one of the participle so soon behind it: «sera votée», «va être votée»."""
    count = len(words.split())
    return count <= _FEW_WORDS or (count == _FEW_WORDS + 1 and "etre" in words)


def _marks(plain: str, text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for match in _markers().finditer(plain, start, end):
        if match.group() == "a" and text[match.start()] not in _UNACCENTED_A:  # «à»
            continue
        if match.group() not in load_lexicon("dates")["tenses"]["no_verb"]:
            yield match.start(), match.end(), {"past": -1, "future": 1}.get(str(match.lastgroup), 0)


@cache
def _markers() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")["tenses"]
    past, future = any_of(lexicon["past"]), any_of(lexicon["future"])
    past_ends, future_ends = any_of(lexicon["past_endings"]), any_of(lexicon["future_endings"])
    return re.compile(
        rf"(?<![a-z'-])(?<!il y )(?:(?P<unsure>(?:etait|etaient|avait ete|avaient ete) (?:{future}))"
        rf"|(?P<future>(?:{future})|[a-z]+?(?:{future_ends}))|(?P<past>(?:{past})|[a-z]+?(?:{past_ends})))(?![a-z'])"
    )


@cache
def _to_be() -> re.Pattern[str]:
    """«est voté lundi» may be past or to come, unlike «est arrivé lundi»."""
    moves = any_of(load_lexicon("dates")["tenses"]["moves"])
    return re.compile(rf"(?<![a-z'-])(?:est|sont) (?!(?:{moves})(?:e|s|es)? $)[a-z]+ $")
