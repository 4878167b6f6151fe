"""Parts held against the total that the same sentence gives: they must add up, or at least not exceed it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Modality, Quantity
from bot.reading import Finding, Reading
from bot.verdicts.lines import Line, hedge, lines, quantity
from bot.verdicts.spread import add, spread
from bot.wording import Language, say

_NEAR = 60
"""How many characters may stand between a total and «dont»."""
_TAIL = r"[^,;:()\d]{0,60}?"
_WHOLE = (Decimal(100), Decimal(100))
_FOR = re.compile(r" ?(?:[a-z]+ )?(pour|par|aux|a l'|(?:de|d') ?|en \d{4}\b)")
_OF_WHAT = re.compile(r" (?:des|du|de la|de l'|d'|de) ?(\w+(?: de \w+)?)")


@dataclass(frozen=True, slots=True)
class _Sum:
    """Parts and their total, None for a hundred per cent.

    `is_whole` where the parts are said to be all of it; `is_sum` where the text draws the total from them.
    """

    total: Claim | None
    parts: Sequence[Claim]
    is_whole: bool = False
    is_sum: bool = False


def find_wrong_totals(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    """Yields the totals, or the parts where the table confirms the total, that do not add up."""
    for line in lines(reading):
        for found in _sums(line):
            if _is_wrong(found):
                yield _finding(found, confirmed)
                break


def _sums(line: Line) -> Iterator[_Sum]:
    figures = line.figures()
    yield from _shares(line, figures)
    if all(claim.figure.kind is not Kind.SHARE for _, claim in figures):
        yield from _included(line, figures)
        yield from _split(line, figures)
        yield from _closed(line, figures)


def _included(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[_Sum]:
    """«30 milliards, dont 20 milliards pour A et 15 milliards pour B»: never more than the whole."""
    for number in range(1, len(figures)):
        lead = _including().search(line.words, figures[number - 1][0] + 1, figures[number][0])
        total = _largest_before(figures, number)
        if lead is None or total is None or lead.start() - figures[number - 1][0] > _NEAR:
            continue
        parts = _parallel(line, figures[number:])
        yield _Sum(total, parts[:1])
        if len(parts) > 1:
            yield _Sum(total, parts)


def _largest_before(figures: Sequence[tuple[int, Claim]], number: int) -> Claim | None:
    """Of the earlier figures of the same unit, the largest: «dont» may be said of any."""
    unit = quantity(figures[number][1]).unit
    if any(
        quantity(claim).unit != unit and claim.figure.kind is figures[number][1].figure.kind
        for _, claim in figures[:number]
    ):
        return None
    alike = [
        claim
        for _, claim in figures[:number]
        if quantity(claim).unit == unit and quantity(claim).high is not None
    ]
    return max(alike, key=lambda claim: quantity(claim).high or Decimal(0), default=None)


def _parallel(line: Line, figures: Sequence[tuple[int, Claim]]) -> list[Claim]:
    """The figures that one list coordinates, each said to be for something else."""
    parts = [figures[0][1]]
    kind = _FOR.match(line.words, figures[0][0] + 1)
    if kind is None:
        return parts
    for (before, _), (after, claim) in pairwise(figures):
        gap = line.words[before + 1 : after]
        following = _FOR.match(line.words, after + 1)
        if (
            following is None
            or following[1][:3] != kind[1][:3]
            or not _list_gap().fullmatch(gap)
            or _open().search(gap)
        ):
            return parts
        parts.append(claim)
    return [] if _open().search(line.words, figures[len(parts) - 1][0] + 1) else parts


def _split(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[_Sum]:
    """«20 milliards répartis entre A (15 milliards) et B (5 milliards)», «3 milliards au total : …»."""
    cue = _splits().search(line.words)
    before = [one for one in figures if cue is not None and one[0] < cue.end()]
    after = [one for one in figures if cue is not None and one[0] > cue.end()]
    if cue is not None and not before and after:  # «répartira ses 20 milliards entre …»
        before, after = after[:1], after[1:]
    if len(before) != 1 or len(after) < 2:
        return
    start, end = after[0][0], after[-1][0]
    if _open().search(line.words, before[0][0] + 1) or not (
        _is_list(line, after, _list_gap()) or _is_list(line, after, _bracket_gap())
    ):
        return
    is_closed = re.search(r"\bet\b", line.words[start + 1 : end]) is not None
    yield _Sum(before[0][1], [claim for _, claim in after], is_closed)


def _closed(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[_Sum]:
    """«20 milliards pour A et 15 milliards pour B, soit 35 milliards au total»."""
    for number in range(2, len(figures)):
        at = figures[number][0]
        lead = _closing().search(line.words, figures[number - 1][0] + 1, at)
        parts = figures[:number]
        behind = line.words[at + 1 : at + 2 + _NEAR]
        tells_total = lead is not None or (
            re.search(rf"\bsoit {hedge()}$", line.words[:at]) is not None
            and re.match(r" (?:au total|en tout)\b", behind) is not None
        )
        if not tells_total or _more().search(behind) or _open().search(line.words, 0, at):
            continue
        if _is_list(line, parts, _list_gap()) or _is_list(line, parts, _bracket_gap()):
            yield _Sum(figures[number][1], [claim for _, claim in parts], is_whole=True, is_sum=True)


def _shares(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[_Sum]:
    """«A détient 60 % du capital, B 30 % et C 20 %»: never more than the whole."""
    shares = [one for one in figures if one[1].figure.kind is Kind.SHARE and quantity(one[1]).unit == "%"]
    if (
        len(shares) < 2
        or len(shares) != len(figures)
        or not (_wholes().search(line.words) or _splits().search(line.words))
    ):
        return
    of = [found[1] for at, _ in shares if (found := _OF_WHAT.match(line.words, at + 1)) is not None]
    if len(set(of)) > 1 or _open().search(line.words) or not _is_list(line, shares, _list_gap()):
        return
    yield _Sum(None, [claim for _, claim in shares])


def _is_list(line: Line, figures: Sequence[tuple[int, Claim]], gap: re.Pattern[str]) -> bool:
    """Whether the figures stand in one list with nothing but names between them."""
    return all(
        gap.fullmatch(line.words, before + 1, after) is not None
        for (before, _), (after, _) in pairwise(figures)
    )


def _is_wrong(found: _Sum) -> bool:
    stated = [quantity(part) for part in found.parts]
    total = quantity(found.total) if found.total else None
    unit = total.unit if total else "%"
    if not stated or any(
        one.unit != unit or one.period != (total.period if total else None) for one in stated
    ):
        return False
    every = [spread(one) for one in stated]
    whole = spread(total) if total else _WHOLE
    if whole is None or any(one is None for one in every):
        return False
    low, high = add([one for one in every if one is not None])
    is_open = any(one.modality in (Modality.AT_LEAST, Modality.AT_MOST) for one in stated)
    return low > whole[1] or (found.is_whole and not is_open and high < whole[0])


def _doubtful(found: _Sum, confirmed: Set[int]) -> Claim:
    """The figure to look at: not one that the table confirms; of the others, the one that comes last."""
    figures = [*found.parts] if found.total is None else [found.total, *found.parts]
    if found.is_sum:
        figures = [*figures[1:], figures[0]]
    doubtful = [claim for claim in figures if claim.figure.start not in confirmed]
    return (doubtful or figures)[-1]


def _finding(found: _Sum, confirmed: Set[int]) -> Finding:
    told = _doubtful(found, confirmed)
    stated = [quantity(part) for part in found.parts]
    total = Quantity(
        sum((one.low or Decimal(0) for one in stated), Decimal(0)),
        sum((one.high or Decimal(0) for one in stated), Decimal(0)),
        stated[0].unit,
    )
    whole = quantity(found.total) if found.total else Quantity(Decimal(100), Decimal(100), "%")
    languages: tuple[Language, ...] = ("fr", "en")
    is_sure = (
        told is found.total and found.is_whole and all(part.figure.start in confirmed for part in found.parts)
    )
    return Finding(
        told,
        {
            language: {
                "parts": " + ".join(say(one, language) for one in stated),
                "sum": say(total, language),
                "total": say(whole, language),
            }
            for language in languages
        },
        say(total, "fr", in_full=True) if is_sure else "",
    )


@cache
def _including() -> re.Pattern[str]:
    return re.compile(rf"\bdont (?:deja )?{hedge()}$")


@cache
def _list_gap() -> re.Pattern[str]:
    return re.compile(
        rf"{_TAIL}(?:,| et| puis|;) ?{hedge()}|{_TAIL}(?:,| et|;) [^,;:()\d]{{1,60}}? {hedge()}"
    )


@cache
def _bracket_gap() -> re.Pattern[str]:
    return re.compile(rf" ?\) ?(?:,|;|et|, et) [^,;:()\d]{{1,80}} \( ?{hedge()}")


@cache
def _splits() -> re.Pattern[str]:
    words = any_of(load_lexicon("arithmetic")["totals"]["splits"]).pattern
    return re.compile(rf"{words}|(?:au total|en tout) ?:")


@cache
def _closing() -> re.Pattern[str]:
    return any_of(
        load_lexicon("arithmetic")["totals"]["closing"],
        before=r"[,;:(–—] ?(?:soit |pour )?",
        after=rf",? (?:de )?{hedge()}$",
    )


@cache
def _open() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["totals"]["open"])


@cache
def _more() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["totals"]["more_counted"])


@cache
def _wholes() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["totals"]["wholes"])
