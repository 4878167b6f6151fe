"""Reads dates told from the day a text appeared on: «hier», «dimanche soir», «il y a trois ans»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.date_parts import any_of
from bot.mentions.date_tenses import direction
from bot.mentions.days import Days, stretch, third
from bot.mentions.number_words import read_cardinal
from bot.model import Relation

_DAY = timedelta(days=1)
_ANY_DAY = "XXXX-XX-XX"
_WRITTEN = {
    "day": _ANY_DAY,
    "week": f"{_ANY_DAY}/{_ANY_DAY}",
    "weekend": f"{_ANY_DAY}/{_ANY_DAY}",
    "month": "XXXX-XX",
    "quarter": "XXXX-XX/XXXX-XX",
    "year": "XXXX",
}
_FRIDAY, _SATURDAY = 4, 5
_HALF_A_WEEK = 3
_WINDOW = 16
_LONGEST_COUNT = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A date told from the text's own day, as far as that settles it."""

    start: int
    end: int
    written: str
    days: Days | None
    weekday: int | None = None
    last_weekday: int | None = None
    relation: Relation = Relation.EXACT


def read_relative(plain: str, text: str, start: int, published: date | None) -> Told | None:
    """Reads the relative date that begins at `start` of evened-out text; None when there is none.

    Raises ValueError or OverflowError for days out of the calendar.
    """
    return (
        _read_day(plain, start, published)
        or _read_weekday(plain, text, start, published)
        or _read_period(plain, text, start, published)
        or _read_count(plain, start, published)
    )


def _read_day(plain: str, start: int, published: date | None) -> Told | None:
    """«hier soir», «aujourd'hui», «ce matin»."""
    match = _day_words().match(plain, start)
    if match is None or _is_timeless(plain, start):
        return None
    day = None if published is None else published + int(load_lexicon("dates")["days"][match[1]]) * _DAY
    weekday = load_lexicon("dates")["weekdays"].get(match["weekday"] or "")
    return Told(start, match.end(), _ANY_DAY, None if day is None else (day, day), weekday)


def _is_timeless(plain: str, start: int) -> bool:
    before, unless = _timeless()
    window = plain[max(0, start - _WINDOW) : start]
    return before.search(window) is not None and unless.search(window) is None


@cache
def _timeless() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = load_lexicon("dates")["timeless"]
    before, unless = (rf"(?<![a-z])(?:{any_of(lexicon[key])}) ?$" for key in ("before", "unless"))
    return re.compile(before), re.compile(unless)


@cache
def _day_words() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    parts = any_of(lexicon["part_of_day"]["words"])
    weekdays = any_of(lexicon["weekdays"])
    return re.compile(
        rf"({any_of(lexicon['days'])})(?![a-z0-9-])"
        rf"(?: (?P<weekday>{weekdays})(?![a-z-]| [0-9]))?(?: (?:{parts})(?![a-z-]))?"
    )


def _read_weekday(plain: str, text: str, start: int, published: date | None) -> Told | None:
    """«mardi dernier», «dimanche soir», «ce lundi», «de lundi à mercredi»."""
    match = _weekday().match(plain, start)
    if match is None:
        return None
    lexicon = load_lexicon("dates")
    weekday: int = lexicon["weekdays"][match["weekday"]]
    turn: int = lexicon["turns"].get(match["turn"] or match["turn2"] or "", 0)
    before = plain[max(0, start - _WINDOW) : start]
    if not turn and _habit().search(before):
        return None
    end, last = match.end(), None
    if _RANGE_LEAD.search(before) and (to := _weekday_after().match(plain, end)) is not None:
        end, last = to.end(), lexicon["weekdays"][to[1]]
    written = _ANY_DAY if last is None else _WRITTEN["week"]
    day = None
    if published is not None:
        sense = turn or _sense(plain, text, start, end)
        day = _nearest(
            weekday, published, sense, is_turned=turn != 0, is_this=_THIS.search(before) is not None
        )
    days = None if day is None else (day, day if last is None else day + ((last - weekday) % 7) * _DAY)
    return Told(start, end, written, days, weekday, last)


def _sense(plain: str, text: str, start: int, end: int) -> int:
    before = plain[max(0, start - _WINDOW) : start]
    if (lead := _LEAD.search(before)) is not None:
        return -1 if lead[1] == "depuis" else 1
    return direction(plain, text, start, end)


_LEAD = re.compile(r"(?<![a-z])(depuis|d'ici|d'ici a|pour) $")
_THIS = re.compile(r"(?<![a-z])ce $")
_RANGE_LEAD = re.compile(r"(?<![a-z])(?:de|entre) $")


def _nearest(weekday: int, published: date, sense: int, *, is_turned: bool, is_this: bool) -> date | None:
    """The weekday looked back or ahead at; today itself is the past («a annoncé lundi») or «ce lundi»."""
    ahead = (weekday - published.weekday()) % 7
    if sense < 0:
        return published - ((7 - ahead) % 7 or (7 if is_turned else 0)) * _DAY
    if is_this:
        return published + (ahead if sense > 0 or ahead <= _HALF_A_WEEK else ahead - 7) * _DAY
    if sense == 0 or (ahead == 0 and not is_turned):
        return None
    return published + (ahead or 7) * _DAY


@cache
def _weekday() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    parts, turns = any_of(lexicon["part_of_day"]["words"]), any_of(lexicon["turns"])
    after = any_of(lexicon["habits"]["after"])
    return re.compile(
        rf"(?P<weekday>{any_of(lexicon['weekdays'])})(?![a-z0-9-])(?! (?:{after})(?![a-z]))"
        rf"(?: (?P<turn>{turns})(?![a-z]))?(?: (?:{parts})(?![a-z-]))?(?: (?P<turn2>{turns})(?![a-z]))?"
    )


@cache
def _weekday_after() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    parts = any_of(lexicon["part_of_day"]["words"])
    return re.compile(
        rf" (?:a|et) ({any_of(lexicon['weekdays'])})(?![a-z0-9-]| [0-9])(?: (?:{parts})(?![a-z-]))?"
    )


@cache
def _habit() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{any_of(load_lexicon('dates')['habits']['before'])}) $")


def _read_period(plain: str, text: str, start: int, published: date | None) -> Told | None:
    """«la semaine dernière», «cette année», «fin du mois prochain», «ce week-end»."""
    match = _period().match(plain, start)
    if match is None:
        return None
    lexicon = load_lexicon("dates")
    length = lexicon["periods"][match["period"]]
    part = lexicon["parts"][match["part"]] if match["part"] else ""
    shift: int | None = lexicon["turns"].get(match["turn"] or "", 0)
    if part and length in ("week", "weekend"):
        return None
    is_this = bool(match["this"] or match["of_this"]) or plain.endswith(("ce ", "cette "), 0, start)
    if not (match["turn"] or is_this or part):
        return None
    if part and not (match["turn"] or is_this) and plain.endswith("de ", 0, start):  # «fêtes de fin d'année»
        return None
    days = None
    if published is not None:
        if (
            part
            and not match["turn"]
            and not is_this
            and not _BOUND.search(plain, max(0, start - _WINDOW), start)
        ):
            shift = None
        elif length == "weekend":
            shift = _weekend(
                match["turn"] is not None, shift or 0, published, direction(plain, text, start, match.end())
            )
        days = None if shift is None else stretch(length, published, shift)
    written = _WRITTEN[length] + (f"~{part}" if part else "")
    return Told(start, match.end(), written, third(days, part) if days and part else days)


_BOUND = re.compile(r"(?:d'ici|d'ici a|avant|jusqu'a|depuis|des) (?:la |le )?$")


def _weekend(is_turned: bool, shift: int, published: date, sense: int) -> int | None:
    """Which week-end is meant, counted from that of the week; None when unsure."""
    weekday = published.weekday()
    if is_turned:
        return None if shift > 0 and weekday < _SATURDAY else shift
    if weekday >= _FRIDAY:
        return 0
    return {-1: -1, 0: None, 1: 0}[sense]


@cache
def _period() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    periods, turns, parts = any_of(lexicon["periods"]), any_of(lexicon["turns"]), any_of(lexicon["parts"])
    return re.compile(
        rf"(?:(?P<this>cette |cet |ce )"
        rf"|(?P<part>{parts})(?:-| )(?:(?P<of_this>de cette |de ce )|de l'|de la |du |d'))?"
        rf"(?P<period>{periods})(?![a-z])(?:-ci(?![a-z])|(?!-))"
        rf"(?: (?P<turn>{turns})(?![a-z]))?(?! (?:de |d'|[0-9]))"
    )


def _read_count(plain: str, start: int, published: date | None) -> Told | None:
    """«il y a trois ans», «dans dix jours», «d'ici cinq ans»."""
    lead = _count_lead().match(plain, start)
    if lead is None:
        return None
    counted = _count(plain, lead.end())
    if counted is None:
        return None
    end, count = counted
    again = _OR.match(plain, end)
    other = _count(plain, again.end()) if again is not None else None
    counts = (count,) if other is None else (count, other[1])
    unit = _unit().match(plain, end if other is None else other[0])
    if unit is None:
        return None
    back, until = lead["back"] is not None, lead["until"] is not None
    if not back and plain.startswith((" de ", " d'"), unit.end()):  # «dans vingt ans de carrière»
        return None
    length = load_lexicon("dates")["lengths"][unit["unit"]]
    is_rough = length != "day" or lead["hedge"] is not None or other is not None
    days = (
        None if published is None or unit["half"] else _counted(length, published, counts, -1 if back else 1)
    )
    relation = Relation.UNTIL if until else Relation.AROUND if is_rough else Relation.EXACT
    return Told(lead.end() if until else start, unit.end(), _WRITTEN[length], days, relation=relation)


def _counted(length: str, published: date, counts: tuple[int | None, ...], sign: int) -> Days | None:
    """The days so many lengths of time away; None for «quelques»."""
    found = [stretch(length, published, sign * count) for count in counts if count is not None]
    return (min(found)[0], max(found)[1]) if len(found) == len(counts) else None


def _count(plain: str, start: int) -> tuple[int, int | None] | None:
    """Where a number ends, and the number; None inside for «quelques»."""
    vague = _vague().match(plain, start)
    if vague is not None:
        return vague.end(), None
    digits = _DIGITS.match(plain, start)
    if digits is not None:
        return digits.end(), int(digits.group())
    cardinal = read_cardinal(plain, start) if start < len(plain) else None
    return (cardinal[0], int(cardinal[1])) if cardinal else None


_OR = re.compile(r" (?:a|ou) ")
_DIGITS = re.compile(rf"[0-9]{{1,{_LONGEST_COUNT}}}(?![0-9.,])")


@cache
def _vague() -> re.Pattern[str]:
    collectives = any_of(load_lexicon("numerals")["collectives"])
    words = any_of(load_lexicon("dates")["vague_counts"]["words"])
    return re.compile(rf"(?:{words}|une (?:{collectives}) d(?:e(?= )|(?=')))")


@cache
def _count_lead() -> re.Pattern[str]:
    hedges = any_of(load_lexicon("dates")["count_hedges"]["words"])
    return re.compile(
        rf"(?:(?P<back>il y a|voici|voila)|(?P<until>d'ici(?: a)?)|dans) (?P<hedge>(?:{hedges}) |d')?"
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        rf"[ '](?P<unit>{any_of(load_lexicon('dates')['lengths'])})(?![a-z])(?P<half> et demie?)?(?![a-z])"
    )
