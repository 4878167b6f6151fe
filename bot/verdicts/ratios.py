"""Percentages, multiples and fractions held against the two amounts that they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Mention, Modality, Quantity
from bot.reading import Finding, Reading
from bot.verdicts.lines import Line, amounts_of, lines
from bot.verdicts.points import find_wrong_points
from bot.verdicts.portions import find_wrong_portions
from bot.verdicts.ratio_patterns import changes, compared, multiplied, shares, signed_changes
from bot.verdicts.spread import Spread, meet, spread
from bot.wording import Language, say, say_change, say_number

_LOOSE, _LOOSE_SHARE = Decimal("0.4"), Decimal("0.1")
"""How far from a round multiple an amount is still said to be one, by itself or as a share of it."""
_HUNDRED = Decimal(100)
_SIGNS = "+-−"


@dataclass(frozen=True, slots=True)
class _Ratio:
    """Two amounts and what the sentence says they make.

    `told` are the multiples that are said by what is `printed`, per cent of change or share where that is a
    percentage. `blamed` is the figure to look at; where the table confirms it, the `spoken` words are.
    """

    base: Quantity
    other: Quantity
    told: Spread
    printed: Quantity | Decimal
    blamed: Claim
    is_change: bool = False
    spoken: str = ""


def find_wrong_ratios(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    """Yields the percentages that two amounts do not make, and one of the amounts for multiples."""
    for line in lines(reading):
        for ratio in (*_changes(line), *_shares(line), *_compared(line), *_multiplied(line)):
            made = _made(ratio)
            if made is not None and not meet(made, ratio.told):
                if ratio.spoken and ratio.blamed.figure.start in confirmed:
                    ratio = replace(ratio, blamed=_spoken(ratio, reading))
                yield _finding(ratio)
                break
        yield from find_wrong_portions(line)
        yield from find_wrong_points(line, reading)


def _changes(line: Line) -> Iterator[_Ratio]:
    """«en hausse de 10 %, de 20 à 25 milliards»."""
    matches = [match for pattern in changes() for match in pattern.finditer(line.words)]
    matches += [
        match
        for match in signed_changes().finditer(line.words)
        if line.claim(match, "percent").figure.text[0] in _SIGNS
    ]
    for match in matches:
        percent = line.claim(match, "percent")
        told = percent.stated
        covered = _percent(told)
        amounts = amounts_of(line, match)
        if amounts is None or covered is None or amounts[0].unit in ("%", "point"):
            continue
        if _other_bases().search(line.words) or _other_owners().search(match.group()):
            continue
        if match["falls"] or (told.low is not None and told.low < 0):
            covered = -covered[1], -covered[0]
        yield _Ratio(*amounts, covered, told, percent, is_change=True)


def _shares(line: Line) -> Iterator[_Ratio]:
    """«25 milliards, soit 5 % des 500 milliards»."""
    for pattern in shares():
        for match in pattern.finditer(line.words):
            percent, part, whole = (line.claim(match, name) for name in ("percent", "part", "whole"))
            covered = _percent(percent.stated)
            if covered is not None:
                yield _Ratio(whole.stated, part.stated, covered, percent.stated, percent)


def _multiplied(line: Line) -> Iterator[_Ratio]:
    """«a doublé, de 20 à 50 milliards», «multiplié par trois»."""
    times = load_lexicon("arithmetic")["ratios"]["times"]
    for match in (match for pattern in multiplied() for match in pattern.finditer(line.words)):
        amounts = amounts_of(line, match)
        number = Decimal(times[match["verb"]]) if match["verb"] else _number(match["number"])
        if amounts is None or _other_owners().search(match["gap"]):
            continue
        base, other = reversed(amounts) if match["divided"] else amounts
        blamed = line.claim(match, "second" if match["second"] else "range")
        told = _loosely(number, match["hedge"] or match["inner_hedge"])
        spoken = match["verb"] or f"par {match['inner_hedge'] or ''}{match['number']}"
        yield _Ratio(base, other, told, number, blamed, spoken=spoken)


def _compared(line: Line) -> Iterator[_Ratio]:
    """«60 millions, trois fois plus que les 20 millions», «10 milliards, soit la moitié des 20 milliards»."""
    fractions = load_lexicon("arithmetic")["ratios"]["fractions"]
    for match in (match for pattern in compared() for match in pattern.finditer(line.words)):
        number = Decimal(fractions[match["fraction"]]) if match["fraction"] else _number(match["number"])
        first, second = line.claim(match, "first"), line.claim(match, "second")
        other, base = first.stated, second.stated
        told = _loosely(number, match["hedge"])
        if match["compared"] == "moins":
            base, other = other, base
        if match["compared"] == "plus":  # «trois fois plus» is also taken for three times added
            told = told[0], told[1] + 1
        spoken = match["fraction"] or f"{match['number']} fois"
        yield _Ratio(base, other, told, number, first, spoken=spoken)


def _made(ratio: _Ratio) -> Spread | None:
    """The ratio that the two amounts make, as far as their rounding leaves it open."""
    if ratio.base.unit != ratio.other.unit or not _are_of_one_time(ratio.base, ratio.other):
        return None
    if Modality.RANGE in (ratio.base.modality, ratio.other.modality):
        return None
    base, other = spread(ratio.base), spread(ratio.other)
    if (
        base is None
        or other is None
        or base[0] <= 0
        or Modality.RANGE in (ratio.base.modality, ratio.other.modality)
    ):
        return None
    low, high = other[0] / base[1], other[1] / base[0]
    if ratio.is_change:
        return (low - 1) * _HUNDRED, (high - 1) * _HUNDRED
    if isinstance(ratio.printed, Quantity):
        return low * _HUNDRED, high * _HUNDRED
    return low, high


def _spoken(ratio: _Ratio, reading: Reading) -> Claim:
    """The claim of the multiple itself («la moitié», «par douze»), which no figure tells.

    Its figure's, where those words do not stand together in the text.
    """
    assert isinstance(ratio.printed, Decimal)
    figure, sentence = ratio.blamed.figure, reading.sentences[ratio.blamed.sentence]
    words = re.compile(r"\s+".join(rf"\b{re.escape(word)}\b" for word in ratio.spoken.split()))
    spans = [match.span() for match in words.finditer(reading.folded, sentence.start, sentence.end)]
    if not spans:
        return ratio.blamed
    start, end = min(spans, key=lambda span: abs(span[0] - figure.start))
    share = ratio.printed * _HUNDRED
    told = Mention(start, end, reading.text[start:end], Kind.SHARE, Quantity(share, share, "%"))
    return replace(ratio.blamed, figure=told)


def _are_of_one_time(base: Quantity, other: Quantity) -> bool:
    """Whether both count over one time; «en dix ans», which opens a sentence, is read of the first only."""
    return base.period == other.period or (
        other.period is None and (base.period or "").startswith(("over ", "until ", "from "))
    )


def _percent(told: Quantity) -> Spread | None:
    """The percentages that print as the one told; None for another figure."""
    if told.unit != "%" or told.modality is Modality.RANGE:
        return None
    return spread(told, rounded=True)


def _loosely(number: Decimal, hedged: str | None) -> Spread:
    """The multiples that are said to be the number, or nearly, or more than it."""
    loose = max(_LOOSE, number * _LOOSE_SHARE) if number > 1 else number * _LOOSE_SHARE
    hedges = load_lexicon("arithmetic")["ratios"]["hedges"]
    if hedged and hedged.strip() in hedges["short"]:
        return number - loose * Decimal("1.5"), number + loose / 2
    if hedged and hedged.strip() in hedges["below"]:
        return number / 2, number + loose / 4
    if hedged and hedged.strip() in hedges["beyond"]:
        return number - loose / 4, number + max(Decimal(1), loose * 3) if number > 1 else number * 2
    return number - loose, number + loose


def _number(words: str) -> Decimal:
    """«trois», «2,5»."""
    if words[0].isdigit():
        return Decimal(words.replace(",", "."))
    return Decimal(load_lexicon("arithmetic")["ratios"]["numbers"][words])


def _finding(ratio: _Ratio) -> Finding:
    languages: tuple[Language, ...] = ("fr", "en")
    right = _right(ratio)
    falls = ratio.told[1] < 0, _is_fall(ratio)
    is_firm = Modality.EXACT is ratio.base.modality is ratio.other.modality and falls[0] == falls[1]
    return Finding(
        ratio.blamed,
        {
            language: {
                "base": say(ratio.base, language),
                "other": say(ratio.other, language),
                "right": _say(right, ratio.is_change, falls[1], language),
                "stated": _say(ratio.printed, ratio.is_change, falls[0], language),
            }
            for language in languages
        },
        say(right) if isinstance(right, Quantity) and is_firm else "",
    )


def _is_fall(ratio: _Ratio) -> bool:
    assert ratio.base.low is not None and ratio.other.low is not None
    return ratio.is_change and ratio.other.low < ratio.base.low


def _right(ratio: _Ratio) -> Quantity | Decimal:
    """What the two amounts make, printed as finely as what is told of them."""
    assert ratio.base.low is not None and ratio.other.low is not None
    times = ratio.other.low / ratio.base.low
    if isinstance(ratio.printed, Decimal):
        return round(times, 1 if times > 1 else 2)
    assert ratio.printed.low is not None
    percent = abs((times - 1 if ratio.is_change else times) * _HUNDRED)
    decimals = -int(ratio.printed.low.normalize().as_tuple().exponent) if percent >= 1 else 2
    rounded = round(percent, max(0, decimals))
    return Quantity(rounded, rounded, "%")


def _say(ratio: Quantity | Decimal, is_change: bool, falls: bool, language: Language) -> str:
    """«× 2,5», «25 %», «une baisse de 25 %»."""
    if isinstance(ratio, Decimal):
        return f"× {say_number(ratio, language)}"
    plain = Quantity(abs(ratio.low or Decimal(0)), abs(ratio.high or Decimal(0)), ratio.unit)
    return say_change(plain, falls, language) if is_change else say(plain, language)


@cache
def _other_bases() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["ratios"]["other_bases"])


@cache
def _other_owners() -> re.Pattern[str]:
    """Words that hand the amounts to somebody else: «en hausse de 5 %, le bénéfice passant de …»."""
    words = any_of(load_lexicon("arithmetic")["ratios"]["other_owners"]).pattern
    return re.compile(rf"{words}|, (?:(?:le|la|les|son|sa|ses|leurs?) |l')(?!an\b|annee)")
