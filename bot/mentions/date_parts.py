"""A point in time as it is written, and the patterns that all who read one share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot.lexicon import load_lexicon

SPACE = " {1,2}"
YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})(?![0-9]|[.,/:-][0-9]|[a-z])"


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time with the parts that are written; the others are None.

    `code` is EDTF's for a season (21–24), a quarter (33–36) or a half-year (40, 41). `year` is a tenth of
    itself when `is_decade`. `part` is `start`, `mid` or `end` of what the rest says, and `turn` -1 or 1 when
    the words look back or ahead («mars dernier»). `numeric` tells «10/02», which needs more to be a date.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    code: int | None = None
    is_decade: bool = False
    part: str = ""
    turn: int = 0
    numeric: bool = False

    @property
    def is_bare_day(self) -> bool:
        """Whether a day stands without its month («le 10»)."""
        return self.day is not None and self.month is None

    @property
    def is_bare_month(self) -> bool:
        """Whether a month stands without day, year, part or turn («mars»)."""
        return (
            self.month is not None
            and self.day is None
            and self.year is None
            and not self.part
            and not self.turn
        )

    @property
    def is_bare_year(self) -> bool:
        """Whether four digits are all there is."""
        return self.year is not None and self.month is None and self.code is None and not self.is_decade


@cache
def counted() -> str:
    """A pattern for what, behind four digits, shows that they count something."""
    lexicon = load_lexicon("dates")["counted"]
    symbols = "|".join(map(re.escape, lexicon["symbols"]))
    return rf" {{0,2}}(?:(?:{symbols})|(?:de |d')?(?:{any_of(lexicon['words'])})(?![a-z]))"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", " {1,2}") for word in sorted(words, key=len, reverse=True))
