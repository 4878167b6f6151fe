"""Settles what each figure counts: as stated, as its shared name is read here, or lent by another figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.mentions.currencies import currency_in_context
from bot.mentions.ellipsis import Party, find_lenders
from bot.mentions.figures import Figure
from bot.mentions.screening import has_its_cue, is_surely_money
from bot.mentions.units import Unit
from bot.model import Kind, UnitOrigin

_MILLION = Decimal(10) ** 6
_SENTENCES_REMEMBERED, _FIGURES_BACK = 3, 8
_BRACKET_WINDOW = 80
_TEXT_WINDOW = 2000
_ENTRY = re.compile(r"\n[^\n]{1,60}: ?$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the number of its sentence, where that begins, and the words of it that stand near."""

    figure: Figure
    sentence: int
    opening: int
    near: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What a figure counts: `code` as in `Quantity.unit`."""

    code: str | None
    kind: Kind
    origin: UnitOrigin


_OPEN = Settled(None, Kind.MONEY, UnitOrigin.MISSING)


def settle_units(plain: str, placed: Sequence[Placed]) -> list[Settled | None]:
    """What each figure counts, in order; None for those that prove to be no figure."""
    return _lend(plain, placed, list(_as_stated(plain, placed)))


def _as_stated(plain: str, placed: Sequence[Placed]) -> Iterator[Settled | None]:
    latest: dict[str, tuple[str, int]] = {}
    for place in placed:
        unit = place.figure.unit
        if unit is None:
            yield _OPEN
        elif not has_its_cue(plain, place.figure, place.near):
            yield None
        elif unit.currency is None:
            yield Settled(unit.code, unit.kind, UnitOrigin.STATED)
        elif unit.currency.shared or unit.currency.plain_word:
            yield _settle_shared(plain, place, unit, latest.get(unit.currency.family))
        else:
            latest[unit.currency.family] = unit.currency.code, place.sentence
            stated = place.figure.lends
            yield Settled(unit.code, Kind.MONEY, UnitOrigin.STATED if stated else UnitOrigin.INHERITED)


def _settle_shared(plain: str, place: Placed, unit: Unit, latest: tuple[str, int] | None) -> Settled | None:
    """What the words about it make of a currency's name that others share, or that is also a plain word.

    `latest` is the last currency of that family named in full, and its sentence.
    """
    assert unit.currency is not None
    assumed = UnitOrigin.ASSUMED if place.figure.lends else UnitOrigin.INHERITED
    shared = unit.currency.shared or unit.currency.family
    code = currency_in_context(shared, place.near)
    if code is None and latest is not None and place.sentence - latest[1] <= _SENTENCES_REMEMBERED:
        code = latest[0]
    if code is None and not unit.currency.code:  # none is meant by default: the text before may still say
        begin = max(0, place.figure.start - _TEXT_WINDOW)
        code = currency_in_context(shared, plain[begin : place.figure.start])
    if code is not None:
        return Settled(code, Kind.MONEY, assumed)
    if unit.currency.plain_word and place.figure.scale < _MILLION:
        return None
    if not unit.currency.shared:
        return Settled(unit.code, Kind.MONEY, UnitOrigin.STATED)
    return Settled(unit.code or None, Kind.MONEY, assumed if unit.code else UnitOrigin.ASSUMED)


def _lend(plain: str, placed: Sequence[Placed], settled: list[Settled | None]) -> list[Settled | None]:
    """Gives amounts without a currency that of another figure; drops those that may well not be money."""
    money = [number for number, one in enumerate(settled) if one is not None and one.kind is Kind.MONEY]
    parties = [_party(plain, placed[number], settled[number]) for number in money]
    only = _only_currency(parties)
    open_sentence = -1
    for number, party, lender in zip(money, parties, find_lenders(parties), strict=True):
        if party.currency is not None or placed[number].figure.unit is not None:
            continue
        if lender is not None:
            settled[number] = Settled(parties[lender].currency, Kind.MONEY, UnitOrigin.INHERITED)
        elif not is_surely_money(
            placed[number].figure, placed[number].near, beside_money=party.sentence == open_sentence
        ):
            settled[number] = _counted_before(placed, settled, number)
            continue
        elif only is not None:
            settled[number] = Settled(only, Kind.MONEY, UnitOrigin.INHERITED)
        open_sentence = party.sentence
    return settled


def _counted_before(
    placed: Sequence[Placed], settled: Sequence[Settled | None], number: int
) -> Settled | None:
    """What the millions before count, where these count the same: «68 millions d'habitants, puis 69»."""
    for earlier in range(number - 1, max(-1, number - 1 - _FIGURES_BACK), -1):
        if placed[number].sentence - placed[earlier].sentence > 1:
            return None
        one = settled[earlier]
        if one is not None and placed[earlier].figure.scale >= _MILLION:
            is_count = one.kind is Kind.COUNT
            return Settled(one.code, Kind.COUNT, UnitOrigin.INHERITED) if is_count else None
    return None


def _only_currency(parties: Sequence[Party]) -> str | None:
    """The currency of a text that knows but one."""
    currencies = {party.currency for party in parties if party.currency is not None}
    return currencies.pop() if len(currencies) == 1 else None


def _party(plain: str, place: Placed, settled: Settled | None) -> Party:
    figure = place.figure
    before = plain[max(0, figure.start - _BRACKET_WINDOW) : figure.start]
    return Party(
        figure.low,
        figure.high,
        settled.code if settled else None,
        place.sentence,
        in_brackets=before.rfind("(") > before.rfind(")"),
        looks_ahead=figure.scale >= _MILLION and len(figure.magnitude) > 1,
        is_entry=_ENTRY.search(before) is not None,
    )
