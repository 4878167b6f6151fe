"""Folding: the one way in which words are compared, whatever their case, accents, hyphens and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_ACCENTED = {
    "a": "àâäáãå",
    "c": "ç",
    "e": "éèêë",
    "i": "îïíì",
    "n": "ñ",
    "o": "ôöóòõ",
    "u": "ùûüú",
    "y": "ÿ",
}


def swaps(alike: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs each of the characters that look like a plain one with it."""
    return [(strange, plain) for plain, many in alike.items() for strange in many]


_LETTERS = swaps(_ACCENTED)
_MARKS = swaps({"'": "’‘ʼ", " ": "-\u00a0\u202f\u2009"})


def unaccented(text: str, marks: Sequence[tuple[str, str]] = ()) -> str:
    """Returns the text in lower case, unaccented, `marks` swapped too: as many code points as were given.

    Repeated `str.replace` is some hundred times faster than `str.translate` on news text.
    """
    folded = text.lower()
    if len(folded) != len(text):  # «İ» lower-cases to two code points
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for strange, plain in (*_LETTERS, *marks):
        folded = folded.replace(strange, plain)
    return folded


def fold(text: str) -> str:
    """Returns the text in lower case, unaccented, hyphens as spaces: as many code points as were given."""
    return unaccented(text, _MARKS)


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
