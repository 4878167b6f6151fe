"""Brings the spellings of a text together without moving a single offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.folding import swaps, unaccented

_WRAPPED = re.compile(r"\n(?<=[\w,’']\n)(?=[a-zà-ÿ])")
_MARKS = swaps(
    {
        "'": "’‘ʼ′`´",
        " ": "\u00a0\u202f\u2009\u2007\u2006\u2005\u2004\u2008\u200a\u2002\u2003\t",
        "-": "‐‑‒–—−",
    }
)


@lru_cache(maxsize=1)
def plain(text: str) -> str:
    """Lower-case, unaccented, with plain spaces, apostrophes and hyphens; of the same length as `text`.

    The readers of a text ask for it one after the other: the last answer is kept.
    """
    folded = unaccented(text, _MARKS)
    if "\n" in folded:
        folded = "".join(_join_wrapped(text, folded))
    return folded


def _join_wrapped(text: str, folded: str) -> Iterator[str]:
    """A line end inside a sentence, before a lower-case letter, becomes the space it stands for."""
    done = 0
    for match in _WRAPPED.finditer(text):
        yield folded[done : match.start()]
        yield " "
        done = match.end()
    yield folded[done:]
