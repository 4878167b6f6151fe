"""Finds the dates of a French text: days, ranges, parts of years, and those told from the text's own day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.lexicon import load_lexicon
from bot.mentions.date_groups import Group, Join, read_group
from bot.mentions.date_leads import is_date, is_named_place, relation
from bot.mentions.date_relative import read_relative
from bot.mentions.days import nearest_with_weekday, resolve, written
from bot.mentions.spelling import plain as even_out
from bot.model import DateSpan, Kind, Mention, Relation

_LIST_GAP = re.compile(r"(?:,| et| ou| puis|, puis) (?:en |de |d')?")
_GLUE, _HYPHENS, _SEPARATORS = frozenset("#@/_=&%+~$€£"), "-.", ",:"
_NEAR = 200
"""Within so many characters a date may lean on the one before it."""


def find_dates(text: str, published: date | None = None) -> tuple[Mention, ...]:
    """Finds every date of a text, in order, none overlapping another; offsets are into `text` as given.

    `published` is the day the text appeared on: without it, dates that lean on it stay unresolved.
    """
    plain = even_out(text)
    found: list[Mention] = []
    earlier: Group | None = None
    end = 0
    for start in _starts(plain):
        if start < end:
            continue
        group = read_group(plain, start)
        if group is not None and is_named_place(plain, group):
            end = group.end
        elif group is not None and _is_date(plain, text, group, earlier):
            near = _near(group, earlier)
            span = _read_span(plain, text, group, near, published)
            found.append(_mention(text, group.start, group.end, span))
            earlier, end = _in_full(group, near), group.end
        elif (told := _told(plain, text, start, published)) is not None:
            found.append(_mention(text, *told))
            end = found[-1].end
    return tuple(found)


def _mention(text: str, start: int, end: int, span: DateSpan) -> Mention:
    return Mention(start, end, text[start:end], Kind.DATE, span)


def _starts(plain: str) -> Iterator[int]:
    """Where a date may begin: at a digit or a word of dates that is glued to nothing."""
    for _, start, _ in _automaton().find_matches_as_indexes(plain):
        if not start or not _is_glued(plain[max(0, start - 2) : start]):
            yield start


def _is_glued(before: str) -> bool:
    """Whether a word goes on after these two characters: a name, an address, a reference, a decimal."""
    last = before[-1]
    if last in _HYPHENS:
        return before[0].isalnum()
    if last in _SEPARATORS:
        return before[0].isdigit()
    return last.isalnum() or last in _GLUE


@cache
def _automaton() -> AhoCorasick:
    lexicon = load_lexicon("dates")
    months = [*lexicon["months"], *lexicon["month_abbreviations"]]
    words = [
        *"0123456789",
        *months,
        *lexicon["weekdays"],
        *(f"{day} {month}" for day in lexicon["spelled_days"] for month in months),
        *(f"{part}{gap}" for part in lexicon["parts"] for gap in " -"),
        *(f"{ordinal} {what}" for ordinal in lexicon["ordinals"] for what in ("trim", "sem")),
        *(f"{letter}{number} " for letter in "tqsh" for number in "1234"),
        *lexicon["seasons"],
        *lexicon["days"],
        *(f"{period} {turn}" for period in lexicon["periods"] for turn in lexicon["turns"]),
        *(f"{this} {period}" for period in lexicon["periods"] for this in ("ce", "cet", "cette")),
        *("annees ", "il y a ", "dans ", "d'ici ", "voici ", "voila "),
    ]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


def _near(group: Group, earlier: Group | None) -> Group | None:
    return earlier if earlier is not None and group.start - earlier.end <= _NEAR else None


def _is_date(plain: str, text: str, group: Group, earlier: Group | None) -> bool:
    near = _near(group, earlier)
    if near is None:
        return is_date(plain, text, group, follows=False, after_month=False)
    first, last = group.points[0], near.points[-1]
    is_alike = last.is_bare_month if first.is_bare_month else first.is_bare_year and last.year is not None
    follows = is_alike and _LIST_GAP.fullmatch(plain, near.end, group.start) is not None
    return is_date(plain, text, group, follows=follows, after_month=last.month is not None)


def _in_full(group: Group, near: Group | None) -> Group:
    """The group as a later date may lean on it: a bare day with the month of the date before it."""
    if near is None or not group.points[-1].is_bare_day:
        return group
    last = near.points[-1]
    points = (replace(point, month=last.month, year=last.year) for point in group.points)
    return replace(group, points=tuple(points))


def _read_span(plain: str, text: str, group: Group, near: Group | None, published: date | None) -> DateSpan:
    try:
        days = _days(plain, text, group, near, published)
    except (ValueError, OverflowError):  # «31 février», or a day beyond the calendar
        days = None
    first, last = days or (None, None)
    weekdays = group.points[0].weekday, group.points[-1].weekday
    return DateSpan(
        first,
        last,
        written(group),
        weekdays[0],
        weekdays[1] if group.join is not Join.NONE else None,
        relation(plain, text, group.start),
    )


def _days(
    plain: str, text: str, group: Group, near: Group | None, published: date | None
) -> tuple[date, date] | None:
    """The days of a group; unresolved where the date just before it is of another year than it would be."""
    if group.points[-1].is_bare_day:
        return _days_of_bare(group, near, published)
    days = resolve(group, published)
    stated = near.points[-1].year if near is not None and not near.points[-1].is_decade else None
    if days is None or near is None or stated is None or group.points[-1].year is not None:
        return days
    is_sure = (
        group.points[-1].turn != 0
        or group.points[0].weekday == days[0].weekday()
        or stated in (days[0].year, days[1].year)
        or plain.endswith((" ce ", "\nce "), 0, group.start)
        or (published is not None and stated == published.year)
        or relation(plain, text, near.start) is not Relation.EXACT
    )
    return days if is_sure else None


def _days_of_bare(group: Group, near: Group | None, published: date | None) -> tuple[date, date] | None:
    """«le 11» after «le 10 février» is of the same month; «mardi 11» is the near one that was a Tuesday."""
    first = group.points[0]
    last = near.points[-1] if near is not None else None
    if last is not None and last.month is not None and first.day is not None:
        days = resolve(_in_full(group, near), published)
        is_later = last.day is not None and first.day > last.day
        is_its_weekday = days is not None and first.weekday == days[0].weekday()
        return days if is_its_weekday or (is_later and first.weekday is None) else None
    return nearest_with_weekday(group, published)


def _told(plain: str, text: str, start: int, published: date | None) -> tuple[int, int, DateSpan] | None:
    try:
        told = read_relative(plain, text, start, published)
    except (ValueError, OverflowError):  # a day beyond the calendar
        told = read_relative(plain, text, start, None)
    if told is None:
        return None
    first, last = told.days or (None, None)
    bound = relation(plain, text, told.start)
    bound = told.relation if bound is Relation.EXACT else bound
    return told.start, told.end, DateSpan(first, last, told.written, told.weekday, told.last_weekday, bound)
