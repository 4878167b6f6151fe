"""Brings the spellings of a text together without moving a single offset."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ALIKE = {
    "a": "àâäáãå",
    "c": "ç",
    "e": "éèêë",
    "i": "îïíì",
    "n": "ñ",
    "o": "ôöóòõ",
    "u": "ùûüú",
    "y": "ÿ",
    "'": "’‘ʼ′`´",
    " ": "\u00a0\u202f\u2009\u2007\u2006\u2005\u2004\u2008\u200a\u2002\u2003\t",
    "-": "‐‑‒–—−",
}
_WRAPPED = re.compile(r"(?<=[\w,’'])\n(?=[a-zà-ÿ])")
_SWAPS = [(strange, plain) for plain, many in _ALIKE.items() for strange in many]


def plain(text: str) -> str:
    """Lower-case, unaccented, with plain spaces, apostrophes and hyphens; of the same length as `text`.

    Repeated `str.replace` is some hundred times faster than `str.translate` on news text.
    """
    folded = text.lower()
    if len(folded) != len(text):  # «İ» lower-cases to two code points
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for strange, plain in _SWAPS:
        folded = folded.replace(strange, plain)
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
