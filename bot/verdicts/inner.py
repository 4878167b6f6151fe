"""The comparisons that need no table: each finds what one text shows to be wrong by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from bot.reading import Finding, Reading
from bot.verdicts.calendar import find_wrong_weekdays

INNER: Mapping[str, Callable[[Reading, Set[int]], Iterable[Finding]]] = {
    "weekday": find_wrong_weekdays,
}
"""By the name a rule gives; the set holds where the figures begin that the table confirms."""
