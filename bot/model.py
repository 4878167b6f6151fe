"""The words of the house, frozen, in the order in which the line makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Document(BaseModel):
    """A text to check, with what is known of where and when it appeared.

    `published` is the day the text came out: the day it is judged on. Without it the
    text is judged as of today.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    id: str = ""
    title: str | None = None
    url: str | None = None
    published: date | None = None


class Kind(StrEnum):
    """What a mention is about."""

    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    POWER = "power"
    DATE = "date"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PERSON = "person"
    PLACE = "place"
    SUBJECT = "subject"


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
    """A bare word or symbol leaves a choice («$» is read as USD)."""
    MISSING = "missing"
    """Nothing says it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as the text states it.

    `low` and `high` are equal unless the text gives a range; both are None when the text is
    vague («plusieurs milliards»). `unit` is an ISO 4217 code, `%`, `point`, `W`, `Wh`, `m2`, `m`, `t` or
    `count:<what>`, or None when nothing says it. `step` is the value of one unit of the last
    digit printed, in `unit` («2,5 milliards» → 100000000). `period` is None for a plain total,
    else `per year`, `per month`, `per day`, `per hour`, `per capita`, `over N years`, `until YYYY` or
    `from YYYY to YYYY`. `magnitude` is the scale word as printed, empty when there is none.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    modality: Modality = Modality.EXACT
    period: str | None = None
    step: Decimal = Decimal(1)
    magnitude: str = ""
    unit_origin: UnitOrigin = UnitOrigin.STATED


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something a fact can be about.

    `start` and `end` are code-point offsets, `end` excluded, into the text it was found in.
    `value` is a Quantity for a figure, the subject's id for a subject, else the normalised name.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Quantity | str
