"""Reads one point in time as it is written: a day, a month, a quarter, a season, a year, a decade."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.date_divisions import read_decade, read_division
from bot.mentions.date_parts import SPACE, YEAR, Point, any_of, counted

_DAY = r"1 ?(?:er|ᵉʳ)|[12][0-9]|3[01]|0?[1-9]"
_PART_OF = r"(?:de la |de l'|des |de |du |d')?"
_CENTURY_TURN = 50
_ISO = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?=t[0-9]{2}:|[^a-z0-9_/-]|$)")
_LAST_CENTURY = re.compile(r" ([4-9][0-9])(?![0-9]| ?[%€$°]| [a-z]{4}|[.,:/-][0-9])")
_NUMERIC = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<by>[/.-])(?P<month>(?<=[/-])[0-9]{1,2}|[0-9]{2})"
    r"(?:(?<=[0-9]/[0-9]{2})(?![/.-][0-9])|(?P=by)(?P<year>[12][0-9]{3}|(?<!-)[0-9]{2}))"
    r"(?![0-9a-z%€$]|[/.,:_-][0-9a-z])"
)


def read_point(plain: str, start: int) -> Point | None:
    """Reads the point in time that begins at `start` of evened-out text; None when there is none."""
    part = _part().match(plain, start)
    if part is not None:
        inner = _read_whole(plain, part.end())
        if inner is None or inner.day is not None:
            return None
        return replace(inner, start=start, part=load_lexicon("dates")["parts"][part["part"]])
    return _read_whole(plain, start)


def _read_whole(plain: str, start: int) -> Point | None:
    found = (
        _read_numeric(plain, start) or read_division(plain, start) or _read_day(plain, start)
        if plain[start : start + 1].isdigit()
        else _read_dated_weekday(plain, start)
        or _read_day(plain, start)
        or _read_month(plain, start)
        or read_division(plain, start)
    )
    found = found or read_decade(plain, start) or _read_year(plain, start)
    if found is None or found.numeric:
        return found
    turn = _turn().match(plain, found.end)
    if turn is None or found.is_bare_year or found.is_bare_day:
        return found
    return replace(found, end=turn.end(), turn=load_lexicon("dates")["turns"][turn["turn"]])


def _read_dated_weekday(plain: str, start: int) -> Point | None:
    """«mardi 10/02/2025»."""
    match = _weekday_and_digit().match(plain, start)
    found = _read_numeric(plain, match.end()) if match is not None else None
    if match is None or found is None:
        return None
    return replace(found, start=start, weekday=load_lexicon("dates")["weekdays"][match[1]])


@cache
def _weekday_and_digit() -> re.Pattern[str]:
    return re.compile(rf"({any_of(load_lexicon('dates')['weekdays'])})(?: le)?{SPACE}(?=[0-9])")


def _read_numeric(plain: str, start: int) -> Point | None:
    """«10/02/2025», «10.02.25», «2025-02-10», «10/02»."""
    iso = _ISO.match(plain, start)
    if iso is not None:
        year, month, day = map(int, iso.groups())
        end = iso.end()
    else:
        match = _NUMERIC.match(plain, start)
        if match is None:
            return None
        day, month, year = int(match["day"]), int(match["month"]), int(match["year"] or 0)
        if match["year"] is not None and year < 100:
            year += 2000 if year < _CENTURY_TURN else 1900
        end = match.end()
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Point(start, end, year or None, month, day, numeric=True)


def _read_day(plain: str, start: int) -> Point | None:
    """«lundi 10 février 2025», «1er mars», «mardi 10», «10»."""
    match = _day().match(plain, start)
    if match is None:
        return None
    weekday = load_lexicon("dates")["weekdays"].get(match["weekday"] or "")
    if match["month"] is None:
        if match["digits"] is None:
            return None
        return Point(start, match.end(), day=_day_number(match["digits"]), weekday=weekday)
    end, year = _year_after(plain, match.end())
    day = _day_number(match["digits"] or match["spelled"])
    return Point(start, end, year, _months()[match["month"]], day, weekday)


@cache
def _day() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    spelled, parts = any_of(lexicon["spelled_days"]), any_of(lexicon["part_of_day"]["words"])
    return re.compile(
        rf"(?:(?P<weekday>{any_of(lexicon['weekdays'])})(?: (?:{parts}))?(?:,? le)?{SPACE})?"
        rf"(?:(?P<digits>{_DAY})(?=[^0-9]|$)|(?P<spelled>{spelled})(?= ))"
        rf"(?:(?: {{0,2}}| du mois de | du mois d')(?P<month>{_month_pattern()})"
        r"|(?![a-z0-9%€$°]| ?[%€$°]|[.,:][0-9]|-[a-z]))"
    )


def _day_number(words: str) -> int:
    spelled = load_lexicon("dates")["spelled_days"].get(words)
    return int(spelled) if spelled is not None else int(re.sub(r"[^0-9]", "", words))


@cache
def _months() -> Mapping[str, int]:
    lexicon = load_lexicon("dates")
    return {**lexicon["months"], **lexicon["month_abbreviations"]}


def _month_pattern() -> str:
    lexicon = load_lexicon("dates")
    words = any_of([*lexicon["months"], *lexicon["month_abbreviations"]])
    return rf"(?:{words})(?![a-z0-9_])"


def _year_after(plain: str, start: int) -> tuple[int, int | None]:
    """Where the full stop of an abbreviation and the year that follows end, and the year."""
    match = _year_after_month().match(plain, start)
    if match is None:
        return start + plain.startswith(".", start) * _is_abbreviated(plain, start), None
    return match.end(), int(match["year"])


def _is_abbreviated(plain: str, end: int) -> bool:
    return not any(plain.endswith(month, 0, end) for month in load_lexicon("dates")["months"])


@cache
def _year_after_month() -> re.Pattern[str]:
    behind_comma = r",(?= {1,2}[0-9]{4} {0,2}(?:[.,;:)»\n]|$))"  # not «jeudi 18 avril, 2018 a été froid»
    between = rf"(?:\.|{behind_comma})?(?:{SPACE}| de l'annee | de l'an )"
    return re.compile(rf"{between}(?P<year>{YEAR})(?!{counted()})")


def _read_month(plain: str, start: int) -> Point | None:
    """«février 2025», «févr. 2025», «mai 68», «mars»; an abbreviation needs its full stop or a year."""
    match = _month().match(plain, start)
    if match is None:
        return None
    end, year = _year_after(plain, match.end())
    if year is None and (short := _LAST_CENTURY.match(plain, end)) is not None:
        end, year = short.end(), 1900 + int(short[1])
    if year is None and end == match.end() and match.group() not in load_lexicon("dates")["months"]:
        return None
    return Point(start, end, year, _months()[match.group()])


@cache
def _month() -> re.Pattern[str]:
    return re.compile(_month_pattern())


def _read_year(plain: str, start: int) -> Point | None:
    """«2025», and «année 2025» behind a part («fin de l'année 2025»)."""
    match = _year().match(plain, start)
    if match is None:
        return None
    return Point(start, match.end(), int(match["year"]))


@cache
def _year() -> re.Pattern[str]:
    alone = r"(?![0-9a-z]|[.,:][0-9]|[/-][0-9]+[/-][0-9]|[/-](?:[0-9]|[0-9]{3}|[0-9]{5,})(?![0-9]))"
    year = rf"(?P<year>1[0-9]{{3}}|2[01][0-9]{{2}}){alone}"
    return re.compile(rf"(?:annee |exercice )?{year}(?!{counted()})")


@cache
def _part() -> re.Pattern[str]:
    parts = any_of(load_lexicon("dates")["parts"])
    return re.compile(rf"(?P<part>{parts})(?:-| {{1,2}}){_PART_OF}(?:mois (?:de |d'))?")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?P<turn>{any_of(load_lexicon('dates')['turns'])})(?![a-z])")
