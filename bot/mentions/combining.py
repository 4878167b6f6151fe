"""Puts amounts together: ranges, changes, lists, and numbers that lean on the amount before them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.amounts import Amount, read_amount
from bot.mentions.candidates import candidates
from bot.mentions.figures import Figure, between, single

_TO = re.compile(r" (?:a|ou) (?:les )?| ?-+ ?| ?/ ?(?=[0-9])")
_AND = re.compile(r" (?:et|a) (?:les )?")
_BETWEEN = re.compile(r"(?<![a-z])entre (?:les )?$")
_FROM = re.compile(r"(?<![a-z])(?:de|d'|des) ?$")
_NEXT_IN_LIST = re.compile(r" ?, (?=[0-9a-z])")
_LAST_IN_LIST = re.compile(r" ?,? (?:et|ou|puis) (?=[0-9a-z])")
_CLAUSE = re.compile(r"[.;:,!?\n(]")
_LONGEST_LIST = 6
_VERB_WINDOW = 80


def put_together(plain: str, text: str, first: Amount, floor: int) -> list[Figure]:
    """The figures that begin with `first`: one, a range, the two ends of a change, or a list."""
    opening = _BETWEEN.search(plain, max(floor, first.start - 12), first.start)
    second = _second(plain, text, first, _AND if opening else _TO)
    if second is not None:
        ends = _ends(first, second)
        if ends is not None:
            low, high = ends
            if opening is not None:
                return [between(opening.start(), low, high)]
            governed = _FROM.search(plain, max(floor, first.start - 4), first.start)
            if governed and _tells_change(plain, first.start, floor):
                return [single(low, lends=first.unit is not None), single(high)]
            if low.value is not None and high.value is not None and low.value < high.value:
                return [between(low.start, low, high)]
            if governed and not first.is_bare:
                return [single(low, lends=first.unit is not None), single(high)]
    listed = _list(plain, text, first)
    if listed:
        return listed
    return [] if first.counted else [single(first)] if not first.is_bare else []


def _second(plain: str, text: str, first: Amount, link: re.Pattern[str]) -> Amount | None:
    gap = link.match(plain, first.end)
    if gap is None or gap.end() >= len(plain):
        return None
    if not candidates().match(plain, gap.end()):
        return None
    second = read_amount(plain, text, gap.end(), gap.end())
    return None if second is None or second.is_bare or second.counted else second


def _ends(first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Both ends of a range read with one unit; None when they do not go together."""
    if first.value is None or second.value is None or first.number.rounded or first.counted:
        return None
    if first.unit is None:
        return first.with_scale_of(second), second
    if second.unit is None or first.unit.code != second.unit.code:
        return None
    return first, second


def _tells_change(plain: str, start: int, floor: int) -> bool:
    """Whether a verb of change in the clause governs «de 20 à 30 milliards»."""
    begin = max(floor, start - _VERB_WINDOW)
    clause = plain[begin:start]
    for mark in reversed(list(_CLAUSE.finditer(clause))):
        clause = clause[mark.end() :]
        break
    return _change_stem().search(clause) is not None


@cache
def _change_stem() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, load_lexicon('changes')['stems']))})")


def _list(plain: str, text: str, first: Amount) -> list[Figure]:
    """«2, 3 et 5 milliards»: bare numbers that share the scale and unit of the last."""
    if not first.is_bare or first.value is None:
        return []
    items = [first]
    while len(items) < _LONGEST_LIST:
        last = _LAST_IN_LIST.match(plain, items[-1].end)
        gap = last or _NEXT_IN_LIST.match(plain, items[-1].end)
        if gap is None or not candidates().match(plain, gap.end()):
            return []
        amount = read_amount(plain, text, gap.end(), gap.end())
        if amount is None or amount.value is None or amount.counted:
            return []
        if last is not None:
            if not amount.magnitude or amount.unit is None:
                return []
            return [*(single(item.with_scale_of(amount), lends=False) for item in items), single(amount)]
        if not amount.is_bare:
            return []
        items.append(amount)
    return []


def lean_on(plain: str, previous: Figure | None, amount: Amount) -> list[Figure]:
    """The figure of a bare number that takes all the rest from the one before it, if it is that."""
    if previous is None or not amount.is_bare or not _makes_precise(plain, previous, amount):
        return []
    return [_in_terms_of(previous, amount)]


def _makes_precise(plain: str, previous: Figure, amount: Amount) -> bool:
    """Whether a bare number in brackets tells the amount before it more precisely."""
    if plain[previous.end : amount.start].strip() != "(":
        return False
    return (
        plain[amount.end : amount.end + 40]
        .lstrip(" ,")
        .startswith(tuple(load_lexicon("ellipsis")["precision"]["after"]))
    )


def _in_terms_of(previous: Figure, amount: Amount) -> Figure:
    """A bare number with the scale word and unit of the figure before it."""
    unit_scale = previous.unit.scale if previous.unit else Decimal(1)
    value = amount.value * previous.scale * unit_scale if amount.value is not None else None
    return replace(
        single(amount, lends=False),
        low=value,
        high=value,
        step=amount.step * previous.scale * unit_scale,
        scale=previous.scale,
        magnitude=previous.magnitude,
        unit=previous.unit,
    )
