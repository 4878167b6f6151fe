"""Numbers that may well leave out scale and unit of the amount before: «X met 20 milliards, Y 10, Z 6»."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.mentions.amounts import Amount
from bot.mentions.figures import Figure
from bot.mentions.years import looks_like_year
from bot.model import Kind

REACH = 160
"""How many characters behind an amount another may still take its scale and unit."""
_MILLION = 1_000_000
_MOST, _LEAST = 20, Decimal("0.001")
_MOST_OF_FEW, _LEAST_OF_FEW = 4, Decimal("0.1")
"""How many times the amount before another of its kind can be, and what part; where no scale word says it."""
_MOST_STOPS = 2
_STOP = re.compile(r"[.!?](?= )")
_LONGEST_WORD = 20
_TO_A_NAME = re.compile(r" (?:de |du |des |d['’])(?:l['’]|la |le |les )?[A-ZÀ-Ý]")


def is_listed(plain: str, text: str, previous: Figure, amount: Amount) -> bool:
    """Whether a bare number stands, near an amount, where it may count the same: «les 10 de Y», «Y (10)».

    It counts nothing else that follows it, and is no day or part of a name. It may still be something else:
    nothing can be held against such a figure, a fact that tells it only confirm it.
    """
    if previous.high is None or amount.value is None or looks_like_year(plain, amount):
        return False
    is_large = previous.scale >= _MILLION
    if not is_large and (previous.unit is None or previous.unit.kind is Kind.SHARE):
        return False
    most, least = (_MOST, _LEAST) if is_large else (_MOST_OF_FEW, _LEAST_OF_FEW)
    if not previous.high * least <= amount.value * previous.scale <= previous.high * most:
        return False
    gap = plain[previous.end : amount.start]
    if len(gap) > REACH or "\n" in gap or len(_STOP.findall(gap)) > _MOST_STOPS:
        return False
    if text[amount.start].isupper() and plain[amount.start - 2] not in ".!?":
        return False  # «les Vingt-Sept»
    if _of_names().search(plain, max(0, amount.start - _LONGEST_WORD), amount.start):
        return False
    return _behind().match(plain, amount.end) is not None or _TO_A_NAME.match(text, amount.end) is not None


@cache
def _of_names() -> re.Pattern[str]:
    """Words whose number is a day, or part of a name or reference («le 6», «page 12», «Falcon 9»)."""
    names = load_lexicon("not_figures")["before"]
    return any_of((*load_lexicon("ellipsis")["listed"]["before"], *names), after=r"[ -]?$")


@cache
def _behind() -> re.Pattern[str]:
    words = load_lexicon("ellipsis")
    after = any_of((*words["elided"]["after"], *words["listed"]["after"])).pattern
    return re.compile(rf" ?(?:$|[,;!?)»\n]|[.:](?![0-9]))| \(?(?:\w+ment )?{after}")
