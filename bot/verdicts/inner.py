"""The comparisons that need no table: each finds what one text shows to be wrong by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from bot.reading import Finding, Reading
from bot.verdicts.calendar import find_wrong_weekdays
from bot.verdicts.conversions import find_bad_conversions
from bot.verdicts.ratios import find_wrong_ratios
from bot.verdicts.scales import find_english_scales
from bot.verdicts.totals import find_wrong_totals

INNER: Mapping[str, Callable[[Reading, Set[int]], Iterable[Finding]]] = {
    "conversion": find_bad_conversions,
    "english_scale": find_english_scales,
    "ratio": find_wrong_ratios,
    "total": find_wrong_totals,
    "weekday": find_wrong_weekdays,
}
"""By the name a rule gives; the set holds where the figures begin that the table confirms."""
