"""What the words on either side of a date make of it: whether it is one, and how it bounds what is said."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.date_groups import Group, Join
from bot.mentions.date_parts import Point, any_of
from bot.model import Relation

_WINDOW = 32
_NAME_BEFORE = re.compile(r"[a-z] $")
_WORD_BEFORE = re.compile(r"[a-z]+ $")
_SHORT_DOTTED = re.compile(r"[0-9]{1,2}\.[0-9]{2}\.[0-9]{2}")
_SEASONS = range(21, 25)
_BREAK = re.compile(r" ?(?:$|[\n;:!?)\]»\"”…(«]|[.,-](?![0-9])| [-(«])")
_RANGE_OF_NUMBERS = re.compile(r" (?:a [0-9]{3}|(?:et|ou) (?!(?:1[0-9]|2[01])[0-9]{2}(?![0-9]))[0-9])")
_NEXT_WORD = re.compile(r" {1,2}([a-z]+)")
_PLURAL = ("s", "x", "z")
_SHORTEST_VERB = 4


def is_date(plain: str, text: str, group: Group, *, follows: bool, after_month: bool) -> bool:
    """Whether the words about a group of points make a date of it.

    `follows` tells that the group goes on a list of dates, `after_month` that a day of a month stands shortly
    before it.
    """
    before = plain[max(0, group.start - _WINDOW) : group.start]
    first, last = group.points[0], group.points[-1]
    if first.numeric:
        return _is_numeric_date(plain, text, group, before)
    if last.is_bare_day:
        if first.weekday is None and not (after_month and _after(_day_leads(), before)):
            return False
        return _goes_on(plain, group.end, "after_day")
    if last.is_bare_year and not first.part:
        return _is_year(plain, group, before, follows=follows)
    if first.is_bare_month and last.is_bare_month:
        return follows or _is_month(text, group, before)
    if first.code in _SEASONS:
        return _is_season(first, before)
    return not (first.day is None and first.month is not None and _is_name(plain, text, first))


def is_named_place(plain: str, group: Group) -> bool:
    """Whether a date is the name of a street, a school or alike («place du 18 juin 1940»)."""
    return _after(_places(), plain[max(0, group.start - _WINDOW) : group.start])


def relation(plain: str, text: str, start: int) -> Relation:
    """How the words before the date that begins at `start` bound what is said of it."""
    match = _relations().search(plain, max(0, start - _WINDOW), start)
    if match is None or (match.group().strip() == "des" and text[match.start() + 1] not in "èÈ"):
        return Relation.EXACT
    return Relation(str(match.lastgroup))


def _is_numeric_date(plain: str, text: str, group: Group, before: str) -> bool:
    point = group.points[0]
    if _after(_versions(), before):
        return False
    if point.year is None:
        return group.join is not Join.NONE or bool(
            _after(_day_leads(), before) or _after(_weekdays(), before)
        )
    word = _WORD_BEFORE.search(before)
    if word is None or not _SHORT_DOTTED.fullmatch(plain, point.start, point.end):
        return True
    return not any(map(str.isupper, text[point.start - len(word.group()) : point.start]))  # «iOS 12.11.10»


def _is_year(plain: str, group: Group, before: str, *, follows: bool) -> bool:
    years = [point.year for point in group.points if point.year is not None]
    lexicon = load_lexicon("dates")["year_leads"]
    if _after(_names(), before):
        return False
    if _after(_strong_leads(), before) or _is_hyphened(plain, group):
        return True
    if not (follows or _after(_weak_leads(), before)) or _after(_not_weak_leads(), before):
        return False
    return min(years) >= lexicon["earliest_weak"] and _goes_on(plain, group.end, "going_on", verbs=True)


def _is_hyphened(plain: str, group: Group) -> bool:
    """«2020-2025» needs no word before it."""
    return group.join is Join.TO and plain[group.points[0].end] in "-/"


def _is_month(text: str, group: Group, before: str) -> bool:
    """Whether «mars» is the month: behind a word that asks for one, and not written as a name."""
    first = group.points[0]
    word = text[first.start : first.end]
    if group.join is not Join.NONE and not _is_capital(word):
        return True
    return bool(_after(_capital_leads() if _is_capital(word) else _month_leads(), before))


def _is_name(plain: str, text: str, point: Point) -> bool:
    """«le rover Mars 2020»: a capital inside a sentence, where the month would have none."""
    lexicon = load_lexicon("dates")
    word = plain[point.start : point.end].split(" ")[0]
    if word not in lexicon["months_that_name"]["words"] or not _is_capital(text[point.start : point.end]):
        return False
    before = plain[max(0, point.start - _WINDOW) : point.start]
    return bool(_NAME_BEFORE.search(before)) and not _after(_capital_leads(), before)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and not word.split(" ")[0].isupper()


def _is_season(point: Point, before: str) -> bool:
    if point.part:
        return True
    if point.year is None and not point.turn:
        return _after(_season_leads(), before)
    return not _after(_not_season_leads(), before)


def _goes_on(plain: str, end: int, words: str, *, verbs: bool = False) -> bool:
    """Whether what follows leaves the number alone, rather than being counted by it."""
    if _BREAK.match(plain, end):
        return True
    following = _NEXT_WORD.match(plain, end)
    if following is None:
        return False
    word = following[1]
    if word in load_lexicon("dates")[words]["words"]:
        return not _RANGE_OF_NUMBERS.match(plain, end)  # «de 2000 à 2500 euros»
    return verbs and len(word) >= _SHORTEST_VERB and not word.endswith(_PLURAL)


def _after(leads: re.Pattern[str], before: str) -> bool:
    return leads.search(before) is not None


def _ending_in(words: list[str], *, article: bool = True) -> re.Pattern[str]:
    """A pattern for a text that ends in one of the words and the gap after it, maybe with an article."""
    articles = any_of(load_lexicon("dates")["articles"]["words"])
    between = rf"(?:(?:{articles}) ?)?" if article else ""
    return re.compile(rf"(?<![a-z0-9])(?:{any_of(words)})(?:(?<=')| {{1,2}}|-){between}$")


@cache
def _strong_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["year_leads"]["strong"])


@cache
def _weak_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["year_leads"]["weak"])


@cache
def _not_weak_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["year_leads"]["not_weak"])


@cache
def _names() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["year_leads"]["names"])


@cache
def _month_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["month_leads"]["words"])


@cache
def _capital_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["month_leads"]["capital"])


@cache
def _places() -> re.Pattern[str]:
    places = any_of(load_lexicon("dates")["places"]["words"])
    return re.compile(rf"(?<![a-z])(?:{places}) (?:du |des |de la )?$")


@cache
def _versions() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{any_of(load_lexicon('dates')['versions']['words'])}) ?:? ?$")


@cache
def _season_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["season_leads"]["before"])


@cache
def _not_season_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["season_leads"]["not_before"], article=False)


@cache
def _day_leads() -> re.Pattern[str]:
    return _ending_in(load_lexicon("dates")["day_leads"]["words"])


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{any_of(load_lexicon('dates')['weekdays'])}) $")


@cache
def _relations() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    articles = any_of(lexicon["articles"]["words"])
    kinds = "|".join(rf"(?P<{kind}>{any_of(words)})" for kind, words in lexicon["relations"].items())
    return re.compile(
        rf"(?<![a-z'])(?:{kinds})(?:(?<=')| {{1,2}})(?:(?:{articles}) ?|mois d[e'] ?|l'annee |l'an ){{0,2}}$"
    )
