"""The end of a month or a year that the words around a figure name: «fin 2025», «à la fin de juin 2025»."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim

_NEAR = 90
"""How many characters away it may stand."""
_DECEMBER = "decembre"


def end_told(claim: Claim) -> date | None:
    """Returns the last day of the month or year whose end stands nearest by the figure; None without one."""
    behind = _end().search(claim.after[:_NEAR])
    before = [*_end().finditer(claim.before[-_NEAR:])]
    if behind is None and not before:
        return None
    told = before[-1] if before else behind
    assert told is not None
    year, month = (
        int(told["year"]),
        load_lexicon("dates")["months"][told["month"] or told["last"] or _DECEMBER],
    )
    return date(year, month, monthrange(year, month)[1])


@cache
def _end() -> re.Pattern[str]:
    month = any_of(load_lexicon("dates")["months"]).pattern
    return re.compile(
        rf"\b(?:fin (?:de |d')?(?:l'annee )?(?P<month>{month})?\s?|(?:30|31) (?P<last>{month}) )"
        r"(?P<year>20\d\d)\b"
    )
