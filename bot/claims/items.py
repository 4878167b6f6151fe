"""The line that an item of a list stands under: «Quatre tours de table de X :», whichever item it is."""

from __future__ import annotations

import re

from bot.claims.view import View
from bot.sentences import ITEM_MARK

_MOST = 40
_BULLET = re.compile(rf"\s*{ITEM_MARK}\s*(?=\S)")
_SMALL = re.compile(rf"\s*{ITEM_MARK}?[^\w«\"“]*[a-zà-ÿ]")


def heading_of(view: View, number: int) -> int | None:
    """Returns the number of the sentence that a list stands under, for one that opens an item; else None.

    None too for what stands far down a long list.
    """
    if not _begins_its_paragraph(view, number) or not _is_item(view, number):
        return None
    first = number
    for _ in range(_MOST):
        if first == 0:
            return None
        above = _opening(view, first - 1)
        if not _is_item(view, above):
            return first - 1
        first = above
    return None


def _opening(view: View, number: int) -> int:
    """The number of the sentence that begins the paragraph of another."""
    while not _begins_its_paragraph(view, number):
        number -= 1
    return number


def _begins_its_paragraph(view: View, number: int) -> bool:
    return number == 0 or view.sentences[number - 1].paragraph != view.sentences[number].paragraph


def _is_item(view: View, number: int) -> bool:
    sentence = view.sentences[number]
    return _BULLET.match(view.text, sentence.start, sentence.end) is not None


def opens_small(view: View, start: int) -> bool:
    """Returns whether a sentence begins with a small letter, behind the mark of an item if any."""
    return _SMALL.match(view.text, start) is not None
