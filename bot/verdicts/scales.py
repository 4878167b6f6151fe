"""English scale words taken for the French ones: a French «trillion» is a milliard of milliards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Quantity, Stance
from bot.reading import Finding, Reading
from bot.wording import Language, say

_BEHIND = 60
_IN_FRENCH = re.compile(r"\s*\(\s*\d")
_FINEST = Decimal("0.01")
"""French amounts print two decimals at most: a finer one was read as English («$500 billion»)."""


def in_english(stated: Quantity) -> Quantity | None:
    """What a figure is worth if its «billion» or «trillion» is the English word; None without one."""
    lexicon = load_lexicon("magnitudes")
    word = fold(stated.magnitude)
    english = lexicon["english"].get(word.removesuffix("s"))
    french = lexicon["words"].get(word)
    if stated.low is None or stated.high is None or english is None or french is None or english == french:
        return None
    if stated.step < french * _FINEST:
        return None
    factor: Decimal = english / french
    return replace(stated, low=stated.low * factor, high=stated.high * factor, step=stated.step * factor)


def find_english_scales(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    """Yields the sums that exceed all the money of the world unless their scale word is English."""
    lexicon = load_lexicon("arithmetic")["anglicism"]
    for claim in reading.figures:
        stated = claim.stated
        meant = in_english(stated)
        if meant is None or stated.unit not in lexicon["units"] or (stated.high or 0) < lexicon["most"]:
            continue
        behind = reading.folded[claim.figure.end : claim.figure.end + _BEHIND]
        if claim.stance is Stance.DENIED or claim.figure.start in confirmed or _is_explained(behind):
            continue
        languages: tuple[Language, ...] = ("fr", "en")
        yield Finding(
            claim,
            {
                language: {
                    "subject": claim.figure.text,
                    "fact": say(meant, language),
                    "stated": say(stated, language),
                }
                for language in languages
            },
            say(meant, "fr", in_full=True),
        )


def _is_explained(behind: str) -> bool:
    """Whether the words behind the sum tell that its writer knows what the word says."""
    return _IN_FRENCH.match(behind) is not None or _explained().search(behind) is not None


@cache
def _explained() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["anglicism"]["explained"])
