"""The points between two percentages, as the text has them: «de 14 % à 15 %, soit deux points de plus»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Mention, Modality, Quantity
from bot.reading import Finding, Reading
from bot.verdicts.lines import FIGURE, Line, amounts_of, filler
from bot.verdicts.ratio_patterns import from_to
from bot.verdicts.spread import meet, spread
from bot.wording import Language, say, say_number

_PERCENT, _POINT = "%", "point"
_NEXT = 60
"""How many characters of the next sentence may tell the points: «Un bond de deux points.»"""


def find_wrong_points(line: Line, reading: Reading) -> Iterator[Finding]:
    """Yields the points told right behind two percentages that do not lie so far apart."""
    following = reading.sentences[line.number + 1 : line.number + 2]
    opening = reading.folded[following[0].start : following[0].start + _NEXT] if following else ""
    for match in _patterns().finditer(f"{line.words} {opening}"):
        second = line.claim(match, "range" if match["range"] else "second")
        amounts = amounts_of(line, match)
        if amounts is None:
            continue
        points = line.claim(match, "figure") if match["figure"] else _claim(match["number"], second, reading)
        if points.stated.unit == _POINT and (words := _words(*amounts, points.stated)):
            yield Finding(points, words)


def _claim(words: str, second: Claim, reading: Reading) -> Claim:
    """The claim of points that no figure tells («deux points»), made of the percentage before them."""
    told = re.compile(rf"\b{re.escape(words)}\s+points?\b").search(reading.folded, second.figure.end)
    assert told is not None
    figure = Mention(
        told.start(), told.end(), reading.text[told.start() : told.end()], Kind.SHARE, _number(words)
    )
    return replace(second, figure=figure)


def _words(first: Quantity, second: Quantity, told: Quantity) -> dict[Language, dict[str, str]] | None:
    """What the finding says; None where the points may be right, or one of the three is open."""
    spreads, stated = (spread(first), spread(second)), spread(told, rounded=True)
    if not first.unit == second.unit == _PERCENT or Modality.VAGUE in (first.modality, second.modality):
        return None
    if stated is None or spreads[0] is None or spreads[1] is None or not second.low or not first.low:
        return None
    low, high = sorted((spreads[0], spreads[1]))
    if meet((high[0] - low[1], high[1] - low[0]), stated):
        return None
    languages: tuple[Language, ...] = ("fr", "en")
    return {
        language: {
            "base": say(first, language),
            "other": say(second, language),
            "right": _say(abs(second.low - first.low), language),
            "stated": _say(told.low or Decimal(0), language),
        }
        for language in languages
    }


def _number(words: str) -> Quantity:
    """«deux», «0,8»."""
    numbers = {"un": 1, **load_lexicon("arithmetic")["ratios"]["numbers"]}
    number = Decimal(words.replace(",", ".")) if words[0].isdigit() else Decimal(numbers[words])
    return Quantity(number, number, _POINT, step=Decimal(1).scaleb(int(number.as_tuple().exponent)))


def _say(points: Decimal, language: Language) -> str:
    many = abs(points) >= 2 if language == "fr" else points != 1
    return f"{say_number(points.normalize(), language)} point{'s' if many else ''}"


@cache
def _patterns() -> re.Pattern[str]:
    words = load_lexicon("arithmetic")["ratios"]
    numbers = any_of(["un", *words["numbers"]]).pattern
    points = rf"(?:(?P<figure>{FIGURE})|(?P<number>{numbers}|\d+(?:,\d+)?) points?\b)"
    turn = any_of([*words["rises"], *words["falls"]]).pattern
    more = any_of(words["differences"]).pattern
    rise = rf"(?P<rise>(?:une? )?(?:\w+ )?{turn} (?:de |d'un |d'))"
    return re.compile(
        rf"{from_to()}{filler(25, ',')}[ ,(:.]+(?:soit |en )?{rise}?{points}(?(rise)| {more})"
        r"(?= ?[),.;]|$| (?:en|sur) )"
    )
