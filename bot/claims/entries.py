"""Days that a line sets beside the name of what they are of, and tells no more of: «Sommet X : le 3 mai»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.view import View
from bot.model import Mention

THE = r"(?:(?:le|la|les|l'|ce|cet|cette)\s*)?[«\"“]?\s*"
"""A pattern of what may stand, in folded words, right before the name of what is dated."""
_NAME_FIRST, _TO_DAY = re.compile(rf"\W*{THE}"), re.compile(r"\s*:\s*(?:(?:les?|du|en)\s+)?")
_DAY_FIRST = re.compile(r"\W*(?P<article>(?:les?|du)\s+)?")
_TO_NAME = re.compile(r"\s*(?P<link>pour|:)\s*(?:(?:le|la)\s+|l')?")


def find_entry(view: View, names: Sequence[Mention], date: Mention) -> tuple[Mention, str] | None:
    """Returns the name that a date stands beside in an entry, which says no more of it; or None.

    `names` are those near the date, in order. The name's line ends with the date; the date's may go on.
    """
    start, end = view.sentence(date).start, view.sentence(date).end
    earlier = [name for name in names if name.end <= date.start]
    if len({name.value for name in earlier}) == 1 and not view.words(date.end, end):
        is_entry = _NAME_FIRST.fullmatch(view.folded, start, earlier[0].start) and (
            _TO_DAY.fullmatch(view.folded, earlier[0].end, date.start)
        )
        return (earlier[0], "") if is_entry else None
    if not names or names[0].start < date.end:
        return None
    led = _DAY_FIRST.fullmatch(view.folded, start, date.start)
    to_name = _TO_NAME.fullmatch(view.folded, date.end, names[0].start)
    if led is None or to_name is None or (led["article"] and to_name["link"] == "pour"):
        return None  # «Le 3 mai pour X, on ferme …» dates what is done
    return names[0], ""
