"""Numbers that lean on what stands before them: the unit of an amount, or of a heading, goes for them too."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.amounts import Amount, read_amount
from bot.mentions.elided import is_elided
from bot.mentions.figures import Figure, between, single
from bot.mentions.headings import headings
from bot.mentions.listed import is_listed
from bot.mentions.spelling import plain as even_out
from bot.mentions.years import looks_like_year
from bot.model import Kind

_TO = re.compile(r" (?:a|ou) | ?-+ ?")
_LONGEST_YEAR = 4
_WINDOW = 80


def lean_on(plain: str, text: str, previous: Figure | None, amount: Amount) -> list[Figure]:
    """The figure of a bare number that takes its unit from what stands before it, if it does.

    Either the amount before, whose scale it leaves out («dont 15 pour …»), which it makes precise («100
    milliards de $ (97,4 pour être exact)») or compares («3,5 milliards, contre 3,2»), or a heading («Montant
    (M€) : 350»).
    """
    if not amount.is_bare or amount.value is None:
        return []
    if previous is not None and is_elided(plain, previous, amount):
        return [_like(previous, amount)]
    headed = None if amount.number.spelled else _headed(plain, text, amount)
    if headed is not None:
        return [headed]
    if previous is None:
        return []
    if not amount.number.spelled and (
        _makes_precise(plain, previous, amount) or _compares(plain, previous, amount)
    ):
        return [_like(previous, amount)]
    return (
        [replace(_like(previous, amount), is_guess=True)] if is_listed(plain, text, previous, amount) else []
    )


def _like(previous: Figure, amount: Amount) -> Figure:
    return single(amount.in_terms_of(previous.magnitude, previous.scale, previous.unit), lends=False)


def _headed(plain: str, text: str, amount: Amount) -> Figure | None:
    """The figure of a number, or of a bare range, whose unit a heading tells."""
    if looks_like_year(plain, amount):
        return None
    gap = _TO.match(plain, amount.end)
    other = (
        read_amount(plain, text, gap.end(), gap.end())
        if gap and plain[gap.end() : gap.end() + 1].isdigit()
        else None
    )
    high = other if other is not None and other.is_bare and not other.counted else amount
    for start, end in headings(plain, amount.start, high.end):
        unit = "1 " + text[start:end]
        said = read_amount(even_out(unit), unit, 0, 0)
        if said is None or said.end != len(unit) or said.unit is None or said.unit.is_count:
            continue
        low, high = (one.in_terms_of(said.magnitude, said.scale, said.unit) for one in (amount, high))
        assert low.value is not None
        assert high.value is not None
        return between(low.start, low, high) if low.value < high.value else single(low)
    return None


def _makes_precise(plain: str, previous: Figure, amount: Amount) -> bool:
    following = plain[amount.end : amount.end + 40].lstrip(" ,")
    phrases = tuple(load_lexicon("ellipsis")["precision"]["after"])
    return plain[previous.end : amount.start].strip() == "(" and following.startswith(phrases)


def _compares(plain: str, previous: Figure, amount: Amount) -> bool:
    """Only a decimal of a scale word, or a long number of a currency: other whole numbers count anything."""
    is_money = previous.unit is not None and previous.unit.kind is Kind.MONEY
    alike = amount.step < 1 if previous.magnitude else is_money and amount.end - amount.start > _LONGEST_YEAR
    if not alike or amount.start - previous.end > _WINDOW:
        return False
    gap = plain[previous.end : amount.start]
    return _comparison().search(gap) is not None and _comparison_end().match(plain, amount.end) is not None


@cache
def _comparison() -> re.Pattern[str]:
    links = "|".join(load_lexicon("ellipsis")["comparison"]["before"])
    return re.compile(rf"^[^.;:!?\n]*(?<![a-z])(?:{links}) $")


@cache
def _comparison_end() -> re.Pattern[str]:
    lexicon = load_lexicon("ellipsis")
    words = "|".join((*lexicon["comparison"]["after"], *lexicon["participles"]["words"]))
    return re.compile(rf" ?(?:$|[,;:!?)»\n]|\.(?![0-9])| (?:{words})(?![a-z]))")
