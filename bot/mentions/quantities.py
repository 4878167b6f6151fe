"""Finds the figures of a French text: money, counts, shares, power."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bot.mentions.figures import Figure
from bot.mentions.hedges import read_hedge
from bot.mentions.periods import read_period
from bot.mentions.scanning import scan
from bot.mentions.screening import is_figure
from bot.mentions.settling import Placed, Settled, settle_units
from bot.mentions.spelling import plain as even_out
from bot.model import Kind, Mention, Modality, Quantity, Sentence
from bot.sentences import split_sentences

_NEAR = 200
"""How many characters of a sentence are looked at on either side, so that an endless one costs no more."""


def find_quantities(text: str, spans: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
    """Finds every figure of a text, in order, none overlapping another; offsets are into `text` as given.

    With `spans`, beginnings of figures are sought in them only.
    """
    plain = even_out(text)
    spans = spans or ((0, len(text)),)
    figures = [figure for figure in scan(plain, text, spans) if is_figure(plain, figure)]
    if not figures:
        return ()
    sentences = split_sentences(text)
    placed = [_place(plain, figure, sentences) for figure in figures]
    return tuple(_mentions(plain, text, placed, settle_units(plain, placed)))


def _place(plain: str, figure: Figure, sentences: Sequence[Sentence]) -> Placed:
    number = max(0, bisect_right(sentences, figure.start, key=lambda sentence: sentence.start) - 1)
    sentence = sentences[number]
    begin = max(sentence.start, figure.start - _NEAR)
    end = min(max(sentence.end, figure.end), figure.end + _NEAR)
    return Placed(figure, number, sentence.start, plain[begin:end])


def _mentions(
    plain: str, text: str, placed: Sequence[Placed], settled: Sequence[Settled | None]
) -> Iterator[Mention]:
    kept = [(place, unit) for place, unit in zip(placed, settled, strict=True) if unit is not None]
    floor = 0
    for number, (place, unit) in enumerate(kept):
        figure = place.figure
        ceiling = kept[number + 1][0].figure.start if number + 1 < len(kept) else len(plain)
        period = read_period(plain, figure.start, figure.end, floor, ceiling, place.opening)
        if unit.kind is Kind.SHARE and period is not None and not period.startswith("per "):
            period = None  # «+ 2 % en un an» is held against another time, not spread over it
        quantity = Quantity(
            figure.low,
            figure.high,
            unit.code,
            _modality(plain, figure),
            period,
            figure.step,
            figure.magnitude,
            unit.origin,
            is_guess=figure.is_guess,
        )
        yield Mention(figure.start, figure.end, text[figure.start : figure.end], unit.kind, quantity)
        floor = figure.end


def _modality(plain: str, figure: Figure) -> Modality:
    if figure.low is None:
        return Modality.VAGUE
    if figure.is_range:
        return Modality.RANGE
    hedge = read_hedge(plain, figure.start, figure.end)
    return hedge or (Modality.APPROXIMATE if figure.is_rounded else Modality.EXACT)
