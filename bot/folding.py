"""Folding: the one way in which words are compared, whatever their case, accents, hyphens and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ALIKE = {
    "a": "àâäáãå",
    "c": "ç",
    "e": "éèêë",
    "i": "îïíì",
    "n": "ñ",
    "o": "ôöóòõ",
    "u": "ùûüú",
    "y": "ÿ",
    "'": "’‘ʼ",
    " ": "-\u00a0\u202f\u2009",
}
_SWAPS = [(strange, plain) for plain, many in _ALIKE.items() for strange in many]


def fold(text: str) -> str:
    """Returns the text in lower case, unaccented, hyphens as spaces: as many code points as were given."""
    folded = text.lower()
    if len(folded) != len(text):  # «İ» lower-cases to two code points
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for strange, plain in _SWAPS:
        folded = folded.replace(strange, plain)
    return folded


def any_of(phrases: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
    """Compiles a pattern for any of the folded phrases as whole words, the longest first.

    A phrase that ends in `*` stands for every word that begins with it. `before` and `after` are
    patterns that must stand on its sides.
    """
    ordered = sorted(set(phrases), key=len, reverse=True)
    words = "|".join(_as_pattern(phrase) for phrase in ordered)
    return re.compile(rf"{before}(?<![\w])(?:{words}){after}")


def _as_pattern(phrase: str) -> str:
    if phrase.endswith("*"):
        return re.escape(phrase[:-1]) + r"\w*"
    return re.escape(phrase) + ("" if not phrase[-1].isalnum() else r"(?!\w)")
