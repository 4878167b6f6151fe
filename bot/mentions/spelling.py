"""Brings the spellings of a text together without moving a single offset."""

from __future__ import annotations

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
    return folded
