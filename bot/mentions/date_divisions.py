"""Reads quarters, half-years, seasons and decades («T1 2025», «été 2024», «années 1990»)."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.date_parts import SPACE, YEAR, Point, any_of, counted

_QUARTER, _HALF = 32, 39


def read_division(plain: str, start: int) -> Point | None:
    """«T1 2025», «premier trimestre 2025», «second semestre», «été 2024»."""
    match = _division().match(plain, start)
    if match is None:
        return None
    lexicon = load_lexicon("dates")
    digits = match["year"] or match["year2"] or match["year3"]
    year = int(digits) if digits else None
    if match["season"]:
        end, into = match.end(), match["into"]
        if into is not None and int(into) not in ((year or 0) + 1, ((year or 0) + 1) % 100):
            return None
        return Point(start, end, year, code=lexicon["seasons"][match["season"]]["code"])
    letter = match["letter"] or match["letter2"]
    if letter:
        number, is_half = int(match["number"] or match["number2"]), letter in "sh"
    else:
        number, is_half = lexicon["ordinals"][match["ordinal"]], match["division"] == "semestre"
    if number > (2 if is_half else 4):
        return None
    return Point(start, match.end(), year, code=(_HALF if is_half else _QUARTER) + number)


@cache
def _division() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    year = rf"(?:{SPACE}(?:de l'annee |de l'exercice |de )?(?P<year>{YEAR})(?!{counted()}))"
    season_year = (
        rf"{SPACE}(?:de l'annee |de )?(?P<year3>1[0-9]{{3}}|2[01][0-9]{{2}})"
        rf"(?:[-/](?P<into>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9a-z]|[.,/-][0-9])(?!{counted()})"
    )
    return re.compile(
        rf"(?:(?:(?P<letter>[tqsh])(?P<number>[1-4])|(?P<number2>[1-4])(?P<letter2>[tqs]))"
        rf"[ -](?P<year2>{YEAR})"
        rf"|(?P<ordinal>{any_of(lexicon['ordinals'])}){SPACE}(?P<division>trimestre|semestre|trim\.)(?![a-z]){year}?"
        rf"|(?P<season>{any_of(lexicon['seasons'])})(?![a-z])(?:{season_year})?)"
    )


def read_decade(plain: str, start: int) -> Point | None:
    """«années 1990», «années 90», «années trente»."""
    match = _decade().match(plain, start)
    if match is None:
        return None
    if match["spelled"]:
        decade = load_lexicon("dates")["decades"][match["spelled"]]
    else:
        decade = int(match["decade"]) // 10
        decade += 190 if decade < 100 else 0
    return Point(start, match.end(), decade, is_decade=True)


@cache
def _decade() -> re.Pattern[str]:
    spelled = any_of(load_lexicon("dates")["decades"])
    return re.compile(
        rf"annees{SPACE}(?:(?P<decade>(?:1[0-9]|20)[0-9]0|[2-9]0)|(?P<spelled>{spelled}))"
        r"(?![0-9a-z]|[.,][0-9])(?!-[0-9]{2}(?:[0-9]{2})?(?![0-9])|(?:,| et) [12][0-9]{2}[1-9](?![0-9]))"
    )
