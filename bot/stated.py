"""What a text states: amounts with their unit and firmness, and stretches of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Modality(StrEnum):
    """How firmly a quantity is stated."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    RANGE = "range"
    VAGUE = "vague"


class UnitOrigin(StrEnum):
    """Where a quantity's unit comes from."""

    STATED = "stated"
    """The text says it beside the number."""
    INHERITED = "inherited"
    """An earlier or later figure of the passage lends it («dont 15 milliards»)."""
    ASSUMED = "assumed"
    """A bare word or symbol leaves a choice («$» is read as USD; «couronnes» alone, as no unit at all)."""
    MISSING = "missing"
    """Nothing says it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as the text states it.

    `low` and `high` are equal unless the text gives a range; both are None when the text is
    vague («plusieurs milliards»). `unit` is an ISO 4217 code, `%`, `point`, `W`, `Wh`, `m3`, `m2`, `m`,
    `t`, `count:<what>` or, of a rank, `ordinal:<what>`; None when nothing says it. `step` is the value of
    one unit of the last digit printed, in `unit` («2,5 milliards» → 100000000). `period` is None for a
    plain total, else `per year` (`half-year`, `quarter`, `month`, `week`, `day`, `hour`, `capita`), `over N
    years` (`quarters`, `months`, `weeks`, `days`), `until YYYY` or `from YYYY to YYYY`. `magnitude` is the
    scale word as printed, empty when there is none. `is_guess` where scale and unit are those of the amount
    before, by the number's place alone: a fact may confirm it, and nothing is held against it.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    modality: Modality = Modality.EXACT
    period: str | None = None
    step: Decimal = Decimal(1)
    magnitude: str = ""
    unit_origin: UnitOrigin = UnitOrigin.STATED
    is_guess: bool = False

    def may_count(self, unit: str | None) -> bool:
        """Whether the amount may be in a unit: its own, or any where none is said but by another figure."""
        return self.unit in (unit, None) or self.unit_origin is UnitOrigin.INHERITED


class Relation(StrEnum):
    """How a date bounds what is said of it («depuis 2017», «d'ici 2030»)."""

    EXACT = "exact"
    FROM = "from"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days a text names.

    `first` and `last`, both inclusive, are None where they cannot be told: a day that does not exist, a
    relative date in a text without a known day, a year that nothing gives.
    `written` is what the words say by themselves, in EDTF: `2025-02-10`, `2025-02`, `199X`, `XXXX-02-10`,
    `XXXX-XX-XX` for «hier», `2025-22` for a season, `2025-33` for a quarter, `2025-40` for a half-year,
    `2025-02-06/2025-02-11` from one to another, `{2025-02-10,2025-02-11}` for all of a list,
    `[2025-02-10,2025-02-11]` for one of a list; and, of our own, `2024~start`, `~mid` and `~end` for the
    thirds of a stretch of time («fin 2024»).
    `weekday` (0 is Monday) is the one printed with the first day, `last_weekday` with the last: they may
    well not be that day's.
    """

    first: date | None
    last: date | None
    written: str
    weekday: int | None = None
    last_weekday: int | None = None
    relation: Relation = Relation.EXACT
