"""Numbers that may well be years."""

from __future__ import annotations

from bot.mentions.amounts import Amount

_LONGEST_YEAR = 4


def looks_like_year(plain: str, item: Amount) -> bool:
    """Whether a number has the four digits of a year of our time or the century before."""
    return item.end - item.start == _LONGEST_YEAR and plain.startswith(("19", "20"), item.start)
