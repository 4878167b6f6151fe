"""Finds the figures of a French text: money, counts, shares, power."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from bot.lexicon import load_lexicon
from bot.mentions.currencies import currency_in_context
from bot.mentions.ellipsis import Party, find_lenders
from bot.mentions.figures import Figure
from bot.mentions.hedges import read_hedge
from bot.mentions.periods import read_period
from bot.mentions.scanning import scan
from bot.mentions.spelling import plain as even_out
from bot.model import Kind, Mention, Modality, Quantity, Sentence, UnitOrigin
from bot.sentences import split_sentences

_CUE_WINDOW = 200
_MILLION = Decimal(10) ** 6
_MILLIARD = Decimal(10) ** 9
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_LAST_WORD = re.compile(r"([a-z°.]+)[ -]$")


def find_quantities(text: str) -> tuple[Mention, ...]:
    """Finds every figure of a text, in order, none overlapping another; offsets are into `text` as given."""
    plain = even_out(text)
    figures = [figure for figure in scan(plain, text) if _is_figure(plain, figure)]
    if not figures:
        return ()
    sentences = split_sentences(text)
    owners = [_sentence_at(sentences, figure.start) for figure in figures]
    read = [
        _read_unit(plain, figure, sentences, owner) for figure, owner in zip(figures, owners, strict=True)
    ]
    return tuple(_mentions(plain, text, figures, _inherit(plain, figures, read, sentences, owners)))


Reading = tuple[str | None, Kind, UnitOrigin]


def _is_figure(plain: str, figure: Figure) -> bool:
    """Whether a number and what follows it are a figure, and not a name («France 2») or a year."""
    unit, start = figure.unit, figure.start
    if unit is None:
        return figure.scale >= _MILLION
    if unit.kind is Kind.MONEY and figure.scale > 1:
        return True
    if unit.kind is not Kind.MONEY and _is_too_weak(figure):
        return False
    before = _LAST_WORD.search(plain, max(0, start - 20), start)
    if before is None or figure.magnitude:
        return True
    lexicon = load_lexicon("not_figures")
    if _YEAR.match(plain, start) and before.group(1) in lexicon["year_before"]:
        return False
    return unit.kind is Kind.MONEY or before.group(1) not in lexicon["before"]


def _is_too_weak(figure: Figure) -> bool:
    """«un pays», «des entreprises», «plusieurs sites»: words that count nothing."""
    counts = figure.unit is not None and (figure.unit.code or "").startswith("count:")
    is_one = figure.is_spelled and figure.low == 1 and counts
    return is_one or (figure.low is None and not figure.magnitude and not figure.is_rounded)


def _sentence_at(sentences: Sequence[Sentence], start: int) -> int:
    return max(0, bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1)


def _near(plain: str, figure: Figure, sentence: Sentence) -> str:
    """The words of the sentence about a figure, bounded so that an endless one costs no more than another."""
    begin = max(sentence.start, figure.start - _CUE_WINDOW)
    return plain[begin : min(max(sentence.end, figure.end), figure.end + _CUE_WINDOW)]


def _read_unit(plain: str, figure: Figure, sentences: Sequence[Sentence], owner: int) -> Reading | None:
    """The unit as stated or assumed; None when what looked like a unit is not one here."""
    unit = figure.unit
    if unit is None:
        return None, Kind.MONEY, UnitOrigin.MISSING
    sentence = sentences[owner]
    if unit.cues and not any(cue in _near(plain, figure, sentence) for cue in unit.cues):
        return None
    if unit.not_before and re.match(
        rf" (?:{'|'.join(map(re.escape, unit.not_before))})\b", plain[figure.end : figure.end + 12]
    ):
        return None
    currency = unit.currency
    if currency is None:
        return unit.code, unit.kind, UnitOrigin.STATED
    context = (
        currency_in_context(currency.shared, _near(plain, figure, sentence)) if currency.shared else None
    )
    if currency.plain_word and figure.scale < _MILLION and context is None:
        return None
    if context is not None:
        return context, Kind.MONEY, UnitOrigin.ASSUMED
    if currency.shared:
        return unit.code, Kind.MONEY, UnitOrigin.ASSUMED if unit.code else UnitOrigin.MISSING
    return unit.code, Kind.MONEY, UnitOrigin.STATED


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
        elif not _is_surely_money(plain, figures[place], sentences[owners[place]]):
            settled[place] = None
    return settled


def _currency(reading: Reading | None) -> str | None:
    return reading[0] if reading is not None else None


def _in_brackets(plain: str, start: int) -> bool:
    window = plain[max(0, start - 80) : start]
    return window.rfind("(") > window.rfind(")")


def _is_surely_money(plain: str, figure: Figure, sentence: Sentence) -> bool:
    """Whether an amount without a currency is money: milliards are, less only where a cue says so."""
    if len(figure.magnitude) == 1 or figure.low is None:
        return False
    return figure.scale >= _MILLIARD or _money_cue().search(_near(plain, figure, sentence)) is not None


@cache
def _money_cue() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, load_lexicon('money')['cues']['stems']))})")


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
            read_period(plain, figure.start, figure.end, floor, ceiling),
            figure.step,
            figure.magnitude,
            origin,
        )
        yield Mention(figure.start, figure.end, text[figure.start : figure.end], kind, quantity)


def _modality(plain: str, figure: Figure) -> Modality:
    if figure.low is None:
        return Modality.VAGUE
    if figure.is_range:
        return Modality.RANGE
    hedge = read_hedge(plain, figure.start, figure.end)
    return hedge or (Modality.APPROXIMATE if figure.is_rounded else Modality.EXACT)
