"""Tells figures from numbers that only look like one: names, years, things that are not counted here."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.figures import Figure
from bot.mentions.numbers import read_number
from bot.model import Kind

_MILLION = Decimal(10) ** 6
_MILLIARD = Decimal(10) ** 9
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_LAST_WORD = re.compile(r"([a-z°.]+)[ -]$")
_NEXT_WORD = re.compile(r" ([a-z]+'?)")
_HEAD_END = re.compile(r"\)| ?:| ?(?:\n|$)")
_MOST_POINTS = 100
_OUT_OF = re.compile(r" sur (?=[a-z0-9])")
_PLURAL = re.compile(r" [a-z]+[sx](?![a-z])")
_WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 10, 100, 1000)))
_LONGEST_WORD = 20


def is_figure(plain: str, figure: Figure) -> bool:
    """Whether a number and what follows it are a figure, and not a name («France 2») or a year."""
    unit = figure.unit
    if unit is None:
        return figure.scale >= _MILLION
    if figure.is_rounded and _heads(plain, figure):
        return False
    if figure.low is None and not figure.magnitude and not figure.is_rounded:
        return unit.kind is Kind.MONEY and not plain.startswith("des ", figure.start)
    if unit.kind is Kind.MONEY and figure.scale > 1:
        return True
    if unit.is_count and ((figure.is_spelled and figure.low == 1) or _is_proportion(plain, figure)):
        return False
    before = _LAST_WORD.search(plain, max(0, figure.start - _LONGEST_WORD), figure.start)
    if before is None or figure.magnitude:
        return True
    lexicon = load_lexicon("not_figures")
    if _YEAR.match(plain, figure.start) and before.group(1) in lexicon["year_before"]:
        return False
    return unit.kind is Kind.MONEY or before.group(1) not in lexicon["before"]


def _is_proportion(plain: str, figure: Figure) -> bool:
    """«Sept pays sur dix»; but not «sept usines sur dix ans», nor «sept projets sur dix-sept»."""
    whole = _OUT_OF.match(plain, figure.end)
    number = read_number(plain, whole.end()) if whole else None
    if number is None or number.value is None or figure.low is None:
        return False
    return figure.low < number.value in _WHOLES and _PLURAL.match(plain, number.end) is None


def _heads(plain: str, figure: Figure) -> bool:
    """Whether the words only say what other figures count: «Budget (en milliers d'euros) : 1 250»."""
    if not plain.endswith("en ", 0, figure.start):
        return False
    before = _LAST_WORD.search(plain, max(0, figure.start - _LONGEST_WORD), figure.start - 3)
    is_told = before is not None and before.group(1).startswith("exprime")
    return is_told or _HEAD_END.match(plain, figure.end) is not None


def has_its_cue(plain: str, figure: Figure, near: str) -> bool:
    """Whether a unit that needs other words about it («balles», «points») has them in `near`."""
    if figure.unit is not None and figure.unit.code == "point" and (figure.low or 0) > _MOST_POINTS:
        return False  # «le CAC 40 finit à 7 432 points»
    needs = figure.unit.needs if figure.unit is not None else None
    if needs is None:
        return True
    following = _NEXT_WORD.match(plain, figure.end)
    if following is not None and following.group(1) in needs.not_before:
        return False
    if (needs.digits_only and figure.is_spelled) or any(stem in near for stem in needs.not_near):
        return False
    return any(cue in near for cue in needs.cues)


def is_surely_money(figure: Figure, near: str, *, beside_money: bool) -> bool:
    """Whether an amount that no currency is known for is money.

    Milliards are, and millions in a sentence that has such an amount, unless what is near counts things;
    smaller amounts only where a word of money stands near, and one-letter scale words never.
    """
    if len(figure.magnitude) == 1:
        return False
    if _stems("cues").search(near) is not None:
        return True
    is_large = figure.scale >= (_MILLION if beside_money else _MILLIARD)
    return figure.low is not None and is_large and _stems("counting").search(near) is None


@cache
def _stems(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, load_lexicon('money')[table]['stems']))})")
