"""Scale words that mean another amount in English: a French «billion» is a thousand times the English one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Quantity

_FINEST = Decimal("0.01")
"""French amounts print two decimals at most: a finer one was read as English («$500 billion»)."""
_BEHIND = 60
"""How many characters behind the figure it may be said what its word means."""
_IN_FRENCH = re.compile(r"\s*\(\s*(?:\d|$)")
"""The same sum in brackets; where the words end at the next figure, none of it is left."""


def in_english(stated: Quantity, behind: str = "") -> Quantity | None:
    """Returns what a figure is worth if its «billion» or «trillion» is the English word; None without one.

    None, too, where the folded words behind it tell that its writer knows what the word says.
    """
    lexicon = load_lexicon("magnitudes")
    word = fold(stated.magnitude)
    english = lexicon["english"].get(word.removesuffix("s"))
    french = lexicon["words"].get(word)
    if stated.low is None or stated.high is None or english is None or french is None or english == french:
        return None
    if stated.step < french * _FINEST or _is_explained(behind[:_BEHIND]):
        return None
    factor: Decimal = english / french
    return replace(stated, low=stated.low * factor, high=stated.high * factor, step=stated.step * factor)


def _is_explained(behind: str) -> bool:
    return _IN_FRENCH.match(behind) is not None or _explained().search(behind) is not None


@cache
def _explained() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["anglicism"]["explained"])
