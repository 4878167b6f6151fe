"""The history of a fact as a drawing: each value holds until the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.facts import Fact, Value
from bot.model import Quantity
from bot.report.words import Lang
from bot.wording import say

WIDTH, HEIGHT = 640, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 40, 32
_LABEL = 90
"""Room in which a label must stand alone."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value's place in the drawing, and what is written beside it; empty where it would not fit."""

    x: float
    low: float
    high: float
    words: str
    year: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Points in order, the line that goes through them, and the height of zero if it is in the drawing."""

    points: Sequence[Point]
    line: str
    zero: float | None
    width: int = WIDTH
    height: int = HEIGHT


def chart(fact: Fact, today: date, lang: Lang) -> Chart | None:
    """Draws a fact's numbers over time; None for one value alone, or for what is no number."""
    values = [(value, bounds) for value in fact.values if (bounds := _bounds(value)) is not None]
    if len(values) < 2:
        return None
    first, last = values[0][0].since, max(today, values[-1][0].since)
    lowest = min(low for _, (low, _) in values)
    highest = max(high for _, (_, high) in values)
    # An axis that begins at zero does not exaggerate; rates that hardly move would be a flat line on it.
    if 0 < lowest < highest / 2:
        lowest = Decimal(0)
    room = (highest - lowest) or Decimal(1)

    def across(day: date) -> float:
        share = (day - first).days / max(1, (last - first).days)
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def down(amount: Decimal) -> float:
        share = float((amount - lowest) / room)
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)

    points: list[Point] = []
    free = 0.0
    for number, (value, (low, high)) in enumerate(values):
        x = across(value.since)
        is_last = number == len(values) - 1
        # The last is always said: the one before it gives way.
        fits = is_last or (x >= free and x + _LABEL <= across(values[-1][0].since))
        anchor = "start" if x < WIDTH / 4 else "end" if x > 3 * WIDTH / 4 else "middle"
        assert isinstance(value.content, Quantity)
        words = say(value.content, lang)
        points.append(
            Point(
                x, down(low), down(high), words if fits else "", str(value.since.year) if fits else "", anchor
            )
        )
        if fits:
            free = x + _LABEL
    path = [f"M{points[0].x} {points[0].high}"]
    for point in points[1:]:
        path.append(f"H{point.x}V{point.high}")
    path.append(f"H{across(last)}")
    return Chart(points, "".join(path), down(Decimal(0)) if lowest <= 0 <= highest else None)


def _bounds(value: Value) -> tuple[Decimal, Decimal] | None:
    content = value.content
    if not isinstance(content, Quantity) or content.low is None or content.high is None:
        return None
    return content.low, content.high
