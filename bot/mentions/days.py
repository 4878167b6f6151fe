"""Turns points in time into days, and writes them in EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from bot.lexicon import load_lexicon
from bot.mentions.date_groups import Group, Join
from bot.mentions.date_parts import Point

Days = tuple[date, date]

_NEAR = timedelta(days=122)
"""A date without year is the one this close to the text's day: the next is eight months away."""
_FARTHEST = 31
"""How many days off a day named by number and weekday may lie."""
_SATURDAY = 5
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_QUARTERS, _HALVES = range(33, 37), range(40, 42)


def written(group: Group) -> str:
    """The group as printed, in EDTF."""
    points = [_written(point) for point in group.points]
    match group.join:
        case Join.TO:
            return "/".join(points)
        case Join.AND:
            return f"{{{','.join(points)}}}"
        case Join.OR:
            return f"[{','.join(points)}]"
        case Join.NONE:
            return points[0]


def _written(point: Point) -> str:
    text = "XXXX" if point.year is None else str(point.year)
    text += "X" if point.is_decade else ""
    if point.code is not None:
        text += f"-{point.code}"
    elif point.month is not None or point.day is not None:
        text += "-XX" if point.month is None else f"-{point.month:02}"
        text += "" if point.day is None else f"-{point.day:02}"
    return f"{text}~{point.part}" if point.part else text


def resolve(group: Group, published: date | None) -> Days | None:
    """The first and last day of a group; without a year, by the day the text appeared on.

    None where the words and that day do not settle it. Raises ValueError or OverflowError for days out of
    the calendar.
    """
    first, last = group.points[0], group.points[-1]
    if last.year is not None and first.year is not None:
        return _span(first, last, first.year, last.year)
    if published is None or first.is_bare_day or first.year is not None:
        return None
    crosses = first.month is not None and last.month is not None and first.month > last.month
    years = [published.year + shift for shift in (-1, 0, 1)]
    candidates = [
        days for year in years if (days := _try_span(first, last, year - crosses, year)) is not None
    ]
    if last.turn < 0:
        return max((days for days in candidates if days[1] < published), default=None)
    if last.turn > 0:
        return min((days for days in candidates if days[0] > published), default=None)
    near = min(candidates, key=lambda days: distance(days, published), default=None)
    return near if near is not None and distance(near, published) <= _NEAR else None


def nearest_with_weekday(group: Group, published: date | None) -> Days | None:
    """«mardi 11»: the day nearest to the text's own of which number and weekday are both true."""
    point = group.points[0]
    if published is None or point.day is None or point.weekday is None or len(group.points) > 1:
        return None
    near = (published + timedelta(days=shift) for shift in range(-_FARTHEST, _FARTHEST + 1))
    fitting = [day for day in near if (day.day, day.weekday()) == (point.day, point.weekday)]
    nearest = min(fitting, key=lambda day: abs(day - published), default=None)
    return (nearest, nearest) if nearest is not None else None


def distance(days: Days, day: date) -> timedelta:
    """How far a day lies from a stretch of days."""
    return max(days[0] - day, day - days[1], timedelta(0))


def _try_span(first: Point, last: Point, first_year: int, last_year: int) -> Days | None:
    try:
        return _span(first, last, first_year, last_year)
    except (ValueError, OverflowError):  # the 29th of a February that has 28
        return None


def _span(first: Point, last: Point, first_year: int, last_year: int) -> Days | None:
    begin, end = days_of(first, first_year), days_of(last, last_year)
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]


def days_of(point: Point, year: int) -> Days | None:
    """The first and last day of a point in the given year; None when its kind has none."""
    if point.is_decade:
        days = date(year * 10, 1, 1), date(year * 10 + 9, 12, 31)
    elif point.code is not None:
        found = _division(point.code, year)
        if found is None:
            return None
        days = found
    elif point.month is not None and point.day is not None:
        return date(year, point.month, point.day), date(year, point.month, point.day)
    elif point.month is not None:
        days = months(year, point.month, 1)
    else:
        days = date(year, 1, 1), date(year, 12, 31)
    return third(days, point.part) if point.part else days


def months(year: int, month: int, count: int) -> Days:
    """The first and last day of so many months from the given one on."""
    last = add_months(date(year, month, 1), count - 1)
    return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])


def add_months(day: date, count: int) -> date:
    """The same day so many months later, or the month's last."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year} is out of the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _division(code: int, year: int) -> Days | None:
    if code in _QUARTERS:
        return months(year, 3 * _QUARTERS.index(code) + 1, 3)
    if code in _HALVES:
        return months(year, 6 * _HALVES.index(code) + 1, 6)
    season = next(season for season in load_lexicon("dates")["seasons"].values() if season["code"] == code)
    if season["into"]:  # «l'hiver 2024» may be the one that began or the one that ended that year
        return None
    return date(year, *season["first"]), date(year, *season["last"])


def stretch(length: str, day: date, shift: int) -> Days:
    """The day, week, week-end, month, quarter or year of a day, or the one so many before or after it."""
    if length == "day":
        return day + timedelta(days=shift), day + timedelta(days=shift)
    if length in ("week", "weekend"):
        monday = day + timedelta(days=7 * shift - day.weekday())
        return monday + timedelta(days=_SATURDAY if length == "weekend" else 0), monday + timedelta(days=6)
    size = _MONTHS[length]
    begin = add_months(day.replace(month=(day.month - 1) // size * size + 1, day=1), shift * size)
    return months(begin.year, begin.month, size)


def third(days: Days, part: str) -> Days:
    """The `start`, `mid` or `end` of a stretch of days: ten days of a month, four months of a year."""
    first, last = days
    length = round((last - first).days / 30.4)
    if length <= 1:
        cuts = first + timedelta(days=10), first + timedelta(days=20)
    else:
        cuts = add_months(first, length // 3), add_months(first, 2 * (length // 3))
    one = timedelta(days=1)
    return {"start": (first, cuts[0] - one), "mid": (cuts[0], cuts[1] - one), "end": (cuts[1], last)}[part]
