"""Puts amounts together: ranges, changes, lists, and numbers that lean on the amount before them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.amounts import Amount, read_amount
from bot.mentions.candidates import candidates
from bot.mentions.figures import Figure, between, single
from bot.mentions.years import looks_like_year
from bot.model import Kind

_HEDGE = r"(?:(?:plus|pres|moins) (?:de |d')|au moins |environ |quelque )"
_TO = re.compile(rf" (?:a|ou) (?:{_HEDGE}|les )?| ?-+ ?| ?/ ?(?=[0-9])")
_WORD_BEFORE = re.compile(r"([a-z]+) $")
_AHEAD = re.compile(r"[-+]?[€$£¥]?")
_MARGIN = re.compile(r" ?(?:±|\+ ?/ ?-) ?(?=[0-9])")
_AND = re.compile(r" (?:et|a) (?:les )?")
_BETWEEN = re.compile(r"(?<![a-z])entre (?:les )?$")
_FROM = re.compile(r"(?<![a-z])(?:de|d'|des) ?$")
_NEXT_IN_LIST = re.compile(r" ?, (?=[0-9a-z])")
_LAST_IN_LIST = re.compile(r" ?,? (?:et|ou|puis|voire) (?=[0-9a-z])")
_LINK = re.compile(r" (?:et|ou|puis|voire) ")
_CLAUSE = re.compile(r"[.;:,!?\n(]")
_THOUSAND = 1_000
_MILLION = 1_000_000
_LONGEST_LIST = 6
_LONGEST_WORD = 20
_FAR = 20
_LIST_REACH = 80
_VERB_WINDOW = 80
_LONGEST_YEAR = 4


def put_together(plain: str, text: str, first: Amount, floor: int) -> list[Figure]:
    """The figures that begin with `first`: one, a range, the two ends of a change, a list; none if bare."""
    margin = _margin(plain, text, first)
    if margin is not None:
        return [margin]
    opening = _BETWEEN.search(plain, max(floor, first.start - 12), first.start)
    ends = _ends(first, _second(plain, text, first, _AND if opening else _TO))
    if ends is not None:
        if opening is None and first.is_bare and _ends_name(plain, text, first, ends):
            return [single(ends[1])]
        return _as_range_or_change(plain, first, *ends, floor, opening)
    if first.is_bare:
        return _list(plain, text, first, floor)
    return [] if first.counted else [single(first)]


def _margin(plain: str, text: str, first: Amount) -> Figure | None:
    """«500 ± 20 €», «12 % ± 2 %»: an amount and how far it may be off."""
    sign = _MARGIN.match(plain, first.end)
    off = read_amount(plain, text, sign.end(), sign.end()) if sign else None
    if off is None or first.value is None or off.value is None or off.counted:
        return None
    if first.is_bare:
        first = first.in_terms_of(off.magnitude, off.scale, off.unit)
    elif off.is_bare:
        off = off.in_terms_of(first.magnitude, first.scale, first.unit)
    if first.unit is None or off.unit is None or first.unit.code != off.unit.code:
        return None
    assert first.value is not None
    assert off.value is not None
    low = replace(first, value=first.value - off.value, magnitude=off.magnitude)
    return between(first.start, low, replace(off, value=first.value + off.value))


def _ends_name(plain: str, text: str, first: Amount, ends: tuple[Amount, Amount]) -> bool:
    """«l'iPhone 15 à 969 euros», «en 2019 à 2 500 euros»: a name or a year, and what it costs."""
    before = _WORD_BEFORE.search(plain, max(0, first.start - _LONGEST_WORD), first.start)
    if before is None:
        return False
    lexicon = load_lexicon("not_figures")
    if before[1] in lexicon["before"] or (
        looks_like_year(plain, first) and before[1] in lexicon["year_before"]
    ):
        return True
    low, high = ends[0].value, ends[1].value
    is_far = low is not None and high is not None and high > _FAR * low > 0
    word = before.start(1)
    is_proper = text[word].isupper() and word > 1 and plain[word - 1] == " " and plain[word - 2].isalnum()
    return is_far and is_proper


def _as_range_or_change(
    plain: str, first: Amount, low: Amount, high: Amount, floor: int, opening: re.Match[str] | None
) -> list[Figure]:
    assert low.value is not None
    assert high.value is not None
    rises = low.value < high.value
    if high.value < low.value < 0:  # «de -2 à -3 %»
        low, high, rises = replace(high, start=low.start), replace(low, end=high.end), True
    if opening is not None and rises:
        return [between(opening.start(), low, high)]
    governed = _FROM.search(plain, max(floor, first.start - 4), first.start) is not None
    if rises and not (
        governed and _tells_change(plain, first.start, floor, low.unit.kind if low.unit else None)
    ):
        return [between(low.start, low, high)]
    if first.is_bare and (not governed or looks_like_year(plain, first)):
        return [single(high)]  # «aux prix de 2018 ou 806,9 milliards»
    return [single(low, lends=first.unit is not None), single(high)]


def _second(plain: str, text: str, first: Amount, link: re.Pattern[str]) -> Amount | None:
    gap = link.match(plain, first.end)
    ahead = _AHEAD.match(plain, gap.end()) if gap else None
    if gap is None or ahead is None or not candidates().match(plain, ahead.end()):
        return None
    shared = first.unit if _has_currency_before(first) else None
    second = read_amount(plain, text, ahead.end(), gap.end(), shared)
    return None if second is None or second.is_bare or second.counted else second


def _ends(first: Amount, second: Amount | None) -> tuple[Amount, Amount] | None:
    """Both ends of a range read with one unit; None when they do not go together."""
    if second is None or first.value is None or second.value is None or first.counted:
        return None
    if first.number.rounded and not second.number.rounded:
        return None
    if first.unit is None:
        return _like(_in_same_order(first, second), second), second
    if second.unit is None or first.unit.code != second.unit.code:
        return None
    if _has_currency_before(first):
        first = first.in_terms_of(second.magnitude, second.scale, second.unit)
    return first, second


def _like(amount: Amount, last: Amount) -> Amount:
    """The amount in the scale and unit of the last, but for «900 000» before «1,2 million»."""
    stands_alone = (
        amount.is_bare
        and last.scale >= _MILLION
        and amount.value is not None
        and last.number.value is not None
        and last.number.value < _THOUSAND
        and amount.value >= 10 * _THOUSAND
    )
    magnitude = "" if stands_alone else last.magnitude
    return amount.in_terms_of(magnitude, last.scale, last.unit)


def _has_currency_before(amount: Amount) -> bool:
    return amount.unit is not None and amount.end == amount.number.end


def _in_same_order(first: Amount, second: Amount) -> Amount:
    """«30 à 40 000 logements», «deux à trois cents millions»: the order of the second goes for both."""
    small, great = first.value, second.number.value
    if small is None or great is None or not first.is_bare:
        return first
    if first.number.spelled and second.number.spelled:
        times = next((times for times in (1000, 100) if great % times == 0), 1)
    else:
        times = 1000 if great % 1000 == 0 and not second.magnitude else 1
    if times == 1 or not 0 < small < great / times:
        return first
    return replace(first, value=small * times, step=first.step * times)


def _tells_change(plain: str, start: int, floor: int, kind: Kind | None) -> bool:
    """Whether a verb of change in the clause governs the rising «de 20 à 30 milliards».

    One that falls, and for shares one that rises, may as well be told by how much: «recule de 2 à 3 %».
    """
    clause = _CLAUSE.split(plain[max(floor, start - _VERB_WINDOW) : start])[-1]
    return _verbs("between").search(clause) is not None or (
        kind is not Kind.SHARE and _verbs("rising").search(clause) is not None
    )


@cache
def _verbs(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, load_lexicon('changes')[table]))})")


def _list(plain: str, text: str, first: Amount, floor: int) -> list[Figure]:
    """«2, 3 et 5 milliards», «15 000 et 12 000 euros»: numbers that share the scale and unit of the last."""
    items = [first]
    if not _LINK.search(plain, first.end, first.end + _LIST_REACH):
        return []
    while len(items) < _LONGEST_LIST and items[-1].is_bare:
        last = _LAST_IN_LIST.match(plain, items[-1].end)
        gap = last or _NEXT_IN_LIST.match(plain, items[-1].end)
        amount = (
            read_amount(plain, text, gap.end(), gap.end())
            if gap and candidates().match(plain, gap.end())
            else None
        )
        if amount is None or amount.value is None or amount.counted:
            return []
        if last is not None:
            return _shared(items, amount) if _go_together(plain, items, amount, floor) else []
        items.append(amount)
    return []


def _go_together(plain: str, items: list[Amount], last: Amount, floor: int) -> bool:
    if last.is_bare or any(item.value is None or item.number.rounded for item in items):
        return False
    if any(looks_like_year(plain, item) for item in items):
        return False
    if last.magnitude:
        return last.scale >= _MILLION
    if len(items) > 1 and last.unit is not None and last.unit.kind is Kind.MONEY:
        return True
    told = plain[max(floor, items[0].start - 20) : items[0].start].rstrip().endswith("respectivement a")
    grouped = all(item.value is not None and item.end - item.start > _LONGEST_YEAR for item in items)
    return last.unit is not None and (told or grouped or last.unit.kind in (Kind.SHARE, Kind.POWER))


def _shared(items: list[Amount], last: Amount) -> list[Figure]:
    shared = [_like(item, last) for item in items]
    return [*(single(item, lends=False) for item in shared), single(last)]
