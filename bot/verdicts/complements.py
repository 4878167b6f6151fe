"""A figure beside two that the table confirms: of a whole and its two parts, it can only be the third.

«ReArm Europe, ce sont 800 milliards d'euros : 150 de prêts et 550 de marges», where the table has 650.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice, zip_longest

from bot import comparisons
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.match import Candidate, Match
from bot.model import Modality, Quantity, Stance
from bot.reading import Finding
from bot.wording import Language, say

_FARTHEST = 1
"""How many sentences apart the three may be told, one from the next."""
_MOST_BETWEEN = 40
"""How many figures may stand between the two that are confirmed."""
_MAYBE = re.compile(r"\b(?:si|s'ils?|mais|ne|n'|pourrai\w+|devrai\w+)\b")
"""Before a figure in the conditional, it makes it what may be, and no report."""

Told = tuple[Match, Candidate | None]
"""A figure, and the fact that confirms it, if any."""
_Placed = tuple[int, Candidate]


def find_odd_parts(told: Sequence[Told], text: str) -> Iterator[tuple[Finding, Candidate]]:
    """Yields the figures that stand where such a third belongs, one digit off, and the fact it should tell.

    `told` are all figures of the text, in order. Silent where it tells the third rightly, too.
    """
    known = [_known(at, told) for at in range(len(told))]
    confirmed = [(at, fact) for at, facts in enumerate(known) for fact in facts]
    found: set[int] = set()
    for (at, one), (to, other) in _pairs(confirmed):
        if one.subject.id != other.subject.id or one.fact.unit != other.fact.unit:
            continue
        firm = [told[place][1] is not None for place in (at, to)]
        if not any(firm):
            continue
        beside = [told[place] for place in (at, to)]
        for third in _thirds(one, other, beside):
            odd = [
                place
                for place in _around(at, to, told)
                if _is_odd(told[place], third, beside)
                and (all(firm) or not told[place][0].claim.figure.is_guess)
                and not _is_somebody_elses(told[place][0], one.subject.id, beside)
                and not _is_one_of_three(told[place][0], (one, other, third), told)
            ]
            if len(odd) == 1 and odd[0] not in found and not _is_told(third, told, text):
                found.add(odd[0])
                yield _finding(told[odd[0]][0], one, other, third), third


def _known(at: int, told: Sequence[Told]) -> list[Candidate]:
    """The fact that confirms a figure; or, of a part («dont …»), those in reach that tell it."""
    match, fact = told[at]
    if fact is not None:
        return [fact] if _is_one(fact) else []
    stated = match.claim.stated
    if (
        match.claim.figure.is_guess
        or stated.modality is not Modality.EXACT
        or _parting().search(match.claim.before) is None
    ):
        return []
    return [
        near
        for near in (*match.near, *match.others)
        if _is_one(near) and near.fact.unit == stated.unit and stated.low == near.quantity.low
    ]


@cache
def _parting() -> re.Pattern[str]:
    """Before a figure, it makes it a part of what is told: «dont»."""
    words = any_of(load_lexicon("arithmetic")["totals"]["parting"]).pattern
    return re.compile(rf"(?:{words}|:)[^.;]*$")


def _pairs(confirmed: Sequence[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    for number, (at, one) in enumerate(confirmed):
        for to, other in islice(confirmed, number + 1, None):
            if to - at > _MOST_BETWEEN:
                break
            yield (at, one), (to, other)


def _is_one(fact: Candidate) -> bool:
    return fact.quantity.low is not None and fact.quantity.low == fact.quantity.high


def _thirds(one: Candidate, other: Candidate, beside: Sequence[Told]) -> Iterator[Candidate]:
    """The facts of the subject that make up the whole with one of the two, or are made up by both."""
    seen = {one.fact.id, other.fact.id}
    first, second = _amount(one), _amount(other)
    for match, _ in beside:
        for fact in (*match.near, *match.others):
            if fact.fact.id in seen or fact.subject.id != one.subject.id or fact.fact.unit != one.fact.unit:
                continue
            seen.add(fact.fact.id)
            if _is_one(fact) and _amount(fact) in (abs(first - second), first + second):
                yield fact


def _around(at: int, to: int, told: Sequence[Told]) -> list[int]:
    """Where the figures stand that come right before or behind either of two."""
    places = {place + step for place in (at, to) for step in (-1, 1)} - {at, to}
    return [
        place
        for place in sorted(places)
        if 0 <= place < len(told)
        and any(
            abs(told[place][0].claim.sentence - told[one][0].claim.sentence) <= _FARTHEST for one in (at, to)
        )
    ]


def _is_odd(one: Told, third: Candidate, beside: Sequence[Told]) -> bool:
    match, fact = one
    stated = match.claim.stated
    return (
        fact is None
        and (match.claim.stance is Stance.ASSERTED or _is_told_alike(match, beside))
        and stated.modality in (Modality.EXACT, Modality.APPROXIMATE)
        and stated.may_count(third.fact.unit)
        and _is_one_digit_off(stated, _amount(third))
        and not any(
            comparisons.agrees(stated, near.quantity)
            for other, _ in (*beside, one)
            for near in (*other.near, *other.others)
            if near.subject.id == third.subject.id
        )
    )


def _is_told_alike(match: Match, beside: Sequence[Told]) -> bool:
    """Whether a conditional tells all of it in one sentence: «… 50 viendraient de A et 130 de B»."""
    claim = match.claim
    return (
        claim.stance is Stance.SUPPOSED
        and _MAYBE.search(claim.before) is None
        and any(other.claim.sentence == claim.sentence for other, _ in beside)
    )


def _is_one_of_three(match: Match, known: Sequence[Candidate], told: Sequence[Told]) -> bool:
    """Whether another figure of the sentence makes up what the figure leaves of the whole."""
    stated, whole = match.claim.stated.low, max(map(_amount, known))
    parts = [_amount(one) for one in known if _amount(one) != whole]
    assert stated is not None
    return any(
        other.claim.sentence == match.claim.sentence and other.claim.stated.low == whole - stated - part
        for other, _ in told
        for part in parts
    )


def _is_somebody_elses(match: Match, subject: str, beside: Sequence[Told]) -> bool:
    """Whether another sentence than those of the two gives the figure to somebody else, or tells no unit."""
    claim = match.claim
    if any(claim.sentence == other.claim.sentence for other, _ in beside):
        return False
    return (
        claim.figure.is_guess
        or _other().search(claim.before) is not None
        or any(
            owner.subject != subject and not owner.is_earlier and not owner.is_aside for owner in claim.owners
        )
    )


@cache
def _other() -> re.Pattern[str]:
    """Somebody else, of whom no name is told: «un autre fonds»."""
    return any_of(["autre*", *(f"{word}*" for word in load_lexicon("nationality")["peers"])])


def _is_one_digit_off(stated: Quantity, amount: Decimal) -> bool:
    if stated.low is None or stated.low != stated.high or stated.low.adjusted() != amount.adjusted():
        return False
    printed = (one.normalize().as_tuple().digits for one in (stated.low, amount))
    return sum(one != other for one, other in zip_longest(*printed, fillvalue=0)) == 1


def _is_told(third: Candidate, told: Sequence[Told], text: str) -> bool:
    """Whether the third is told too, be it by a bare number («74 milliards, 52 de prêts et …»)."""
    digits = "".join(map(str, _amount(third).normalize().as_tuple().digits))
    bare = rf"(?<![\d.,]){'[.,]?'.join(digits)}(?![\d]|[.,]\d)"
    return re.search(bare, text) is not None or any(
        comparisons.agrees(match.claim.stated, third.quantity) for match, _ in told
    )


def _amount(fact: Candidate) -> Decimal:
    assert fact.quantity.low is not None
    return fact.quantity.low


def _finding(match: Match, one: Candidate, other: Candidate, third: Candidate) -> Finding:
    stated = match.claim.stated
    assert stated.low is not None
    largest = max(one, other, third, key=_amount)
    parts = [fact.quantity for fact in (one, other) if fact is not largest]
    if largest is third:
        whole, total = stated.low, _amount(third)
    else:
        whole, total = _amount(largest), stated.low + (parts[0].low or 0)
        parts.append(_in(third, stated.low))
    languages: tuple[Language, ...] = ("fr", "en")
    return Finding(
        match.claim,
        {
            language: {
                "parts": " + ".join(say(part, language) for part in parts),
                "sum": say(_in(third, total), language),
                "total": say(_in(third, whole), language),
            }
            for language in languages
        },
        say(third.quantity, "fr", in_full=True),
    )


def _in(fact: Candidate, amount: Decimal) -> Quantity:
    """An amount in a fact's unit."""
    return Quantity(amount, amount, fact.fact.unit)
