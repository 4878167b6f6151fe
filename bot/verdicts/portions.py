"""What an amount makes by the year or for each of so many, as the sentence itself has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Modality, Quantity
from bot.reading import Finding
from bot.verdicts.lines import FIGURE, Line, filler, hedge
from bot.verdicts.spread import Spread, meet, spread
from bot.wording import Language, say

_YEARS = re.compile(r"over (\d+) years")
_PER_YEAR = "per year"
_END = r"(?= ?[,.;:)!]|$)"


def find_wrong_portions(line: Line) -> Iterator[Finding]:
    """Yields the yearly amounts and those for each head that their totals do not make.

    «20 milliards sur cinq ans, soit 5 milliards par an»; «10 millions entre 1 000 salariés, soit …».
    """
    for match in _yearly().finditer(line.words):
        whole, part = line.claim(match, "whole"), line.claim(match, "part")
        years = _YEARS.fullmatch(whole.stated.period or "")
        if years and part.stated.period == _PER_YEAR:
            yield from _checked(
                whole, part, _exact(Decimal(years[1])), f"{years[1]} ans", f"{years[1]} years"
            )
    for match in _each().finditer(line.words):
        whole, heads, part = (line.claim(match, name) for name in ("whole", "heads", "part"))
        counted = heads.stated
        divided = spread(counted)
        if heads.figure.kind is Kind.COUNT and divided is not None:
            yield from _checked(whole, part, divided, say(counted, "fr"), say(counted, "en"))


def _checked(whole: Claim, part: Claim, by: Spread, french: str, english: str) -> Iterator[Finding]:
    """A finding if the whole, divided, is not the part; nothing where either is open or of another unit."""
    total, told = whole.stated, part.stated
    if total.unit != told.unit or Modality.RANGE in (total.modality, told.modality):
        return
    amounts, stated = spread(total), spread(told, rounded=True)
    if amounts is None or stated is None or by[0] <= 0 or total.low is None:
        return
    if meet((amounts[0] / by[1], amounts[1] / by[0]), stated):
        return
    right = round(total.low / ((by[0] + by[1]) / 2), 0)
    plain = Quantity(right, right, total.unit)
    languages: tuple[tuple[Language, str], ...] = (("fr", french), ("en", english))
    yield Finding(
        part,
        {
            language: {
                "other": say(total, language),
                "base": base,
                "right": say(plain, language),
                "stated": say(told, language),
            }
            for language, base in languages
        },
    )


def _exact(number: Decimal) -> Spread:
    return number, number


@cache
def _yearly() -> re.Pattern[str]:
    """A total and, right after «soit», what it is said to make a year."""
    no_more = any_of(
        load_lexicon("arithmetic")["totals"]["more_counted"], before=r"(?! ?(?:\w+ ){0,3}?", after=")"
    )
    return re.compile(
        rf"(?P<whole>{FIGURE}){filler(45)}[,(] ?soit (?:en moyenne )?{hedge()}(?P<part>{FIGURE})"
        rf"(?: (?:par an|chaque annee|annuels?))?{no_more.pattern}"
    )


@cache
def _each() -> re.Pattern[str]:
    """An amount shared out among so many, and what each is said to have."""
    shared = any_of(load_lexicon("arithmetic")["totals"]["shared"]).pattern
    return re.compile(
        rf"(?P<whole>{FIGURE}){filler(40)} {shared} {hedge()}(?P<heads>{FIGURE}){filler(30)}[,(] ?soit "
        rf"{hedge()}(?P<part>{FIGURE}) (?:chacune?|par personne|par tete|par \w+){_END}"
    )
