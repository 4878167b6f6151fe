"""Puts points in time together: lists and ranges, in which the last one lends its month and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.mentions.date_parts import Point
from bot.mentions.date_points import read_point

_MOST_POINTS = 8
_TO = re.compile(r" (?:au|a|jusqu'au|jusqu'a|jusqu'en) (?:la |l'|les )?| ?- ?(?:le )?| ?/ ?")
_AND = re.compile(r" ?, (?:puis )?(?:les? )?| (?:et|&|puis) (?:les? |la |l')?")
_ALONG = re.compile(r" (?:et|ou|puis) (?:le )?")
_OR = re.compile(r" ou (?:les? )?")
_BETWEEN = re.compile(r"(?<![a-z])entre (?:le |la |l')?$")
_SHORT_YEAR = re.compile(r"[-/]([0-9]{2})(?![0-9])")
_LONGEST_BETWEEN = 12


class Join(Enum):
    """How the points of a group stand to one another."""

    NONE = "none"
    TO = "to"
    AND = "and"
    OR = "or"


@dataclass(frozen=True, slots=True)
class Group:
    """One point, two ends of a range, or the points of a list, in the order printed."""

    points: tuple[Point, ...]
    join: Join = Join.NONE

    @property
    def start(self) -> int:
        return self.points[0].start

    @property
    def end(self) -> int:
        return self.points[-1].end


def read_group(plain: str, start: int) -> Group | None:
    """Reads the date that begins at `start`, with all the days, months or years that share its end."""
    first = read_point(plain, start)
    if first is None:
        return None
    if (short := _SHORT_YEAR.match(plain, first.end)) is not None and first.is_bare_year:
        return _school_year(first, short)
    window = plain[max(0, start - _LONGEST_BETWEEN) : start]
    points, join = [first], Join.NONE
    if _BETWEEN.search(window) and (second := _next(plain, first, _AND)) is not None:
        if _is_range(first, second):
            return Group(_lent((first, second)), Join.TO)
    elif (second := _next(plain, first, _TO)) is not None and _is_range(first, second):
        return Group(_lent((first, second)), Join.TO)
    while len(points) < _MOST_POINTS:
        following = _next(plain, points[-1], _AND)
        how = Join.AND
        if following is None:
            following, how = _next(plain, points[-1], _OR), Join.OR
        if following is None or not _leans(points[-1], following):
            break
        points.append(following)
        join = how
    while len(points) > 1 and points[-1].is_bare_day:  # «le 3 mars, 5 pays»
        points.pop()
    lent = _lent(points)
    if len(lent) == 1:
        return Group((_year_of_next(plain, lent[0]),))
    return Group(lent, join)


def _school_year(first: Point, short: re.Match[str]) -> Group | None:
    """«2024-25»; None when the two digits are not those of the next year."""
    assert first.year is not None
    if int(short[1]) != (first.year + 1) % 100:
        return None
    return Group((first, replace(first, start=short.start(1), end=short.end(), year=first.year + 1)), Join.TO)


def _next(plain: str, point: Point, join: re.Pattern[str]) -> Point | None:
    match = join.match(plain, point.end)
    return read_point(plain, match.end()) if match is not None and match.end() < len(plain) else None


def _is_range(first: Point, last: Point) -> bool:
    """Whether two points are of kinds that can be the ends of a stretch of time."""
    if last.code is not None and last.year is None:  # «Mars 2025 a été froid»
        return False
    if first.numeric or last.numeric:
        return first.numeric and last.numeric
    if last.is_bare_day:
        return first.is_bare_day and first.day is not None and last.day is not None and first.day < last.day
    if first.day is not None:
        return last.month is not None and (last.day is not None or bool(last.part))
    if first.is_bare_year and last.is_bare_year:
        assert first.year is not None
        assert last.year is not None
        return first.year < last.year or bool(first.part or last.part)
    return first.day is None and last.day is None


def _leans(point: Point, following: Point) -> bool:
    """Whether a point of a list lacks what the following one has or lacks too."""
    if point.is_bare_day:  # not «sur Europe 1, vendredi 24 juin»
        return following.day is not None and (following.weekday is None or point.weekday is not None)
    return (
        point.is_bare_month and following.month is not None and following.day is None and not following.part
    )


def _lent(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points with month, year and turn of the last; a range over New Year begins the year before."""
    lent = [points[-1]]
    for point in reversed(points[:-1]):
        after = lent[0]
        month = point.month or (after.month if point.day is not None else None)
        year = point.year
        if year is None and after.year is not None and not point.code and not after.is_decade:
            year = after.year - (1 if month and after.month and month > after.month else 0)
        lent.insert(0, replace(point, month=month, year=year, turn=point.turn or after.turn))
    first = lent[0]
    if first.year is not None:
        lent = [
            point if point.year is not None else replace(point, year=_following_year(first, point))
            for point in lent
        ]
    return tuple(lent)


def _following_year(first: Point, point: Point) -> int | None:
    if first.year is None or point.month is None:
        return first.year
    return first.year + (1 if first.month and point.month < first.month else 0)


def _year_of_next(plain: str, point: Point) -> Point:
    """«3 mars» takes the year in «3 mars et 7 avril 2025», though each is a date of its own."""
    if point.month is None or point.year is not None or point.turn or point.numeric:
        return point
    following = _next(plain, point, _ALONG)
    if following is None or following.year is None or following.month is None or following.numeric:
        return point
    if (following.day is None) != (point.day is None) or following.month < point.month:
        return point
    return replace(point, year=following.year)
