"""Finds the figures of a French text: money, counts, shares, power."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.mentions.currencies import currency_in_context
from bot.mentions.ellipsis import Party, find_lenders
from bot.mentions.figures import Figure
from bot.mentions.hedges import read_hedge
from bot.mentions.periods import read_period
from bot.mentions.scanning import scan
from bot.mentions.screening import has_its_cue, is_figure, is_surely_money
from bot.mentions.spelling import plain as even_out
from bot.mentions.units import Unit
from bot.model import Kind, Mention, Modality, Quantity, Sentence, UnitOrigin
from bot.sentences import split_sentences

_CUE_WINDOW = 200
_MILLION = Decimal(10) ** 6
_SENTENCES_REMEMBERED = 3


def find_quantities(text: str) -> tuple[Mention, ...]:
    """Finds every figure of a text, in order, none overlapping another; offsets are into `text` as given."""
    plain = even_out(text)
    figures = [figure for figure in scan(plain, text) if is_figure(plain, figure)]
    if not figures:
        return ()
    sentences = split_sentences(text)
    owners = [_sentence_at(sentences, figure.start) for figure in figures]
    read = list(_read_units(plain, figures, sentences, owners))
    return tuple(_mentions(plain, text, figures, _inherit(plain, figures, read, sentences, owners)))


Reading = tuple[str | None, Kind, UnitOrigin]


def _sentence_at(sentences: Sequence[Sentence], start: int) -> int:
    return max(0, bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1)


def _near(plain: str, figure: Figure, sentence: Sentence) -> str:
    """The words of the sentence about a figure, bounded so that an endless one costs no more than another."""
    begin = max(sentence.start, figure.start - _CUE_WINDOW)
    return plain[begin : min(max(sentence.end, figure.end), figure.end + _CUE_WINDOW)]


def _read_units(
    plain: str, figures: Sequence[Figure], sentences: Sequence[Sentence], owners: Sequence[int]
) -> Iterator[Reading | None]:
    """The unit of each figure as stated or assumed; None when what looked like a unit is not one here."""
    latest: dict[str, tuple[str, int]] = {}
    for figure, owner in zip(figures, owners, strict=True):
        unit, near = figure.unit, _near(plain, figure, sentences[owner])
        if unit is None:
            yield None, Kind.MONEY, UnitOrigin.MISSING
        elif not has_its_cue(plain, figure, near):
            yield None
        elif unit.currency is None:
            yield unit.code, unit.kind, UnitOrigin.STATED
        elif not unit.currency.shared and not unit.currency.plain_word:
            latest[unit.currency.family] = unit.currency.code, owner
            yield unit.code, Kind.MONEY, UnitOrigin.STATED
        else:
            yield _read_shared(figure, unit, near, latest.get(unit.currency.family), owner)


def _read_shared(
    figure: Figure, unit: Unit, near: str, latest: tuple[str, int] | None, owner: int
) -> Reading | None:
    """What the words about a currency make of a name that others share, or that is also a plain word."""
    assert unit.currency is not None
    code = currency_in_context(unit.currency.shared or unit.currency.family, near)
    if code is None and latest is not None and owner - latest[1] <= _SENTENCES_REMEMBERED:
        code = latest[0]
    if code is not None:
        return code, Kind.MONEY, UnitOrigin.ASSUMED
    if unit.currency.plain_word and figure.scale < _MILLION:
        return None
    if not unit.currency.shared:
        return unit.code, Kind.MONEY, UnitOrigin.STATED
    return unit.code, Kind.MONEY, UnitOrigin.ASSUMED if unit.code else UnitOrigin.MISSING


def _inherit(
    plain: str,
    figures: Sequence[Figure],
    readings: Sequence[Reading | None],
    sentences: Sequence[Sentence],
    owners: Sequence[int],
) -> list[Reading | None]:
    """Gives amounts without a currency that of another figure; drops those that may well not be money."""
    places = [
        place for place, reading in enumerate(readings) if reading is not None and reading[1] is Kind.MONEY
    ]
    parties = [
        Party(
            figures[place].low,
            figures[place].high,
            _currency(readings[place]),
            owners[place],
            _in_brackets(plain, figures[place].start),
            figures[place].scale >= _MILLION and len(figures[place].magnitude) > 1,
        )
        for place in places
    ]
    settled = list(readings)
    for place, party, lender in zip(places, parties, find_lenders(parties), strict=True):
        if party.currency is not None or figures[place].unit is not None:
            continue
        if lender is not None:
            settled[place] = parties[lender].currency, Kind.MONEY, UnitOrigin.INHERITED
        elif not is_surely_money(figures[place], _near(plain, figures[place], sentences[owners[place]])):
            settled[place] = None
    return settled


def _currency(reading: Reading | None) -> str | None:
    return reading[0] if reading is not None else None


def _in_brackets(plain: str, start: int) -> bool:
    window = plain[max(0, start - 80) : start]
    return window.rfind("(") > window.rfind(")")


def _mentions(
    plain: str, text: str, figures: Sequence[Figure], readings: Sequence[Reading | None]
) -> Iterator[Mention]:
    kept = [
        (figure, reading) for figure, reading in zip(figures, readings, strict=True) if reading is not None
    ]
    for place, (figure, reading) in enumerate(kept):
        floor = kept[place - 1][0].end if place else 0
        ceiling = kept[place + 1][0].start if place + 1 < len(kept) else len(plain)
        code, kind, origin = reading
        if not figure.lends and origin in (UnitOrigin.STATED, UnitOrigin.ASSUMED) and kind is Kind.MONEY:
            origin = UnitOrigin.INHERITED
        quantity = Quantity(
            figure.low,
            figure.high,
            code,
            _modality(plain, figure),
            _period(plain, figure, kind, floor, ceiling),
            figure.step,
            figure.magnitude,
            origin,
        )
        yield Mention(figure.start, figure.end, text[figure.start : figure.end], kind, quantity)


def _period(plain: str, figure: Figure, kind: Kind, floor: int, ceiling: int) -> str | None:
    """The period of a figure; a share only has a rate («par an»), other times say what it is held against."""
    period = read_period(plain, figure.start, figure.end, floor, ceiling)
    return period if kind is not Kind.SHARE or period is None or period.startswith("per ") else None


def _modality(plain: str, figure: Figure) -> Modality:
    if figure.low is None:
        return Modality.VAGUE
    if figure.is_range:
        return Modality.RANGE
    hedge = read_hedge(plain, figure.start, figure.end)
    return hedge or (Modality.APPROXIMATE if figure.is_rounded else Modality.EXACT)
