"""The sums of a sentence: parts and the total that the same sentence gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Quantity
from bot.verdicts import sum_patterns as patterns
from bot.verdicts.lines import FIGURE, Line

_NEAR = 60
"""How many characters may stand between a total and «dont»."""
_FEW = 2
_IN_ALL = re.compile(r"(?: \w+){0,2} (?:au total|en tout)\b")
_BARE = re.compile(
    r"(?:,| et) (?P<number>\d{1,3}(?: \d{3})*)"
    r"(?= (?:(?:en|a|au|aux|dans|chez|pour|sur)\b|\w+,))(?P<scale>\Z.)?"
)
_BARE_MONEY = re.compile(r"(?:,| et) (?P<number>\d+(?:,\d+)?) (?P<scale>millions?|milliards?)(?= (?:de |d'))")
_CLAUSE = re.compile(rf"^[^,]{{0,40}}, (?:dont|qui|que|ou) (?!{FIGURE})[^{FIGURE[1:-1]}]*$")
"""A clause behind a list that holds no figure."""
_BETWEEN = re.compile(r"\bentre\b")
_QUALIFIED = re.compile(r" (?:a|de|qui|dont) ")
"""Only some of what is counted: «150 véhicules à quatre roues»."""
_FOR = re.compile(r" ?([a-z]+ )?(pour|par|aux|a l'|(?:de|d') ?|en \d{4}\b)")
_OF_WHAT = re.compile(r" (?:des|du|de la|de l'|d'|de) ?(\w+(?: de \w+)?)")


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts and their total, None for a hundred per cent.

    `bare` are parts that only their number tells («800 en Allemagne»). `is_whole` where the parts are said to
    be all of it; `is_sum` where the text draws the total from them.
    """

    total: Claim | None
    parts: Sequence[Claim]
    bare: Sequence[Quantity] = ()
    is_whole: bool = False
    is_sum: bool = False

    @property
    def stated(self) -> list[Quantity]:
        """What the parts state, in order."""
        return [*(part.stated for part in self.parts), *self.bare]


def find_sums(line: Line) -> Iterator[Sum]:
    """Yields what a line adds up, or says to be part of an amount; nothing that may be open or overlap."""
    figures = line.figures()
    yield from _shares(line, figures)
    if all(claim.figure.kind is not Kind.SHARE for _, claim in figures):
        yield from _included(line, figures)
        yield from _split(line, figures)
        yield from _listed(line, figures)
        yield from _closed(line, figures)
        yield from _added(line)


def _included(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[Sum]:
    """«30 milliards, dont 20 milliards pour A et 15 milliards pour B»: never more than the whole."""
    for number in range(1, len(figures)):
        lead = patterns.including().search(line.words, figures[number - 1][0] + 1, figures[number][0])
        total = _largest_before(figures, number)
        if lead is None or total is None or lead.start() - figures[number - 1][0] > _NEAR:
            continue
        parts = _parallel(line, figures[number:])
        if _is_alike(line, total, figures[number]):
            parts = parts[:1]  # «3 pour A, dont 1 pour B, et 2 pour C»: C may be beside A
        yield Sum(total, parts[:1])
        if len(parts) > 1:
            yield Sum(total, parts)


def _largest_before(figures: Sequence[tuple[int, Claim]], number: int) -> Claim | None:
    """Of the earlier figures of the same unit, the largest: «dont» may be said of any."""
    unit = figures[number][1].stated.unit
    if any(
        claim.stated.unit != unit and claim.figure.kind is figures[number][1].figure.kind
        for _, claim in figures[:number]
    ):
        return None
    alike = [
        claim for _, claim in figures[:number] if claim.stated.unit == unit and claim.stated.high is not None
    ]
    return max(alike, key=lambda claim: claim.stated.high or Decimal(0), default=None)


def _is_alike(line: Line, total: Claim, part: tuple[int, Claim]) -> bool:
    """Whether the total is said to be for something by the word that says it of its part."""
    at = next(at for at, claim in line.figures() if claim is total)
    of_total, of_part = _FOR.match(line.words, at + 1), _FOR.match(line.words, part[0] + 1)
    return of_total is not None and of_part is not None and of_total[2][:3] == of_part[2][:3]


def _parallel(line: Line, figures: Sequence[tuple[int, Claim]]) -> list[Claim]:
    """The figures that one list coordinates, each said to be for something else."""
    parts = [figures[0][1]]
    kind = _FOR.match(line.words, figures[0][0] + 1)
    if kind is None:
        return parts
    for (before, _), (after, claim) in pairwise(figures):
        gap = line.words[before + 1 : after]
        following = _FOR.match(line.words, after + 1)
        if following is None or (following[1], following[2][:3]) != (kind[1], kind[2][:3]):
            return parts
        if not patterns.list_gap().fullmatch(gap) or patterns.unfinished().search(gap):
            return parts
        parts.append(claim)
    return [] if patterns.unfinished().search(line.words, figures[len(parts) - 1][0] + 1) else parts


def _split(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[Sum]:
    """«20 milliards répartis entre A (15 milliards) et B (5 milliards)», «3 milliards au total : …»."""
    whole = patterns.splits().search(line.words)
    cue = whole or patterns.holds().search(line.words)
    before = [one for one in figures if cue is not None and one[0] < cue.end()]
    after = [one for one in figures if cue is not None and one[0] > cue.end()]
    if whole is not None and not before and after:  # «répartira ses 20 milliards entre …»
        if _BETWEEN.search(line.words, whole.start(), after[0][0]):  # «se partage entre 20 milliards et …»
            return
        before, after = after[:1], after[1:]
    if len(before) != 1 or len(after) < 2:
        return
    start, end = after[0][0], after[-1][0]
    if _is_open(line, before[0][0] + 1, end) or not (
        _is_list(line, after, patterns.list_gap()) or _is_list(line, after, patterns.bracket_gap())
    ):
        return
    is_closed = re.search(r"\bet\b", line.words[start + 1 : end]) is not None and whole is not None
    yield Sum(before[0][1], [claim for _, claim in after], is_whole=is_closed)


def _listed(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[Sum]:
    """«413 milliards de besoins : 400 milliards de crédits et 31 milliards de recettes»: never more."""
    colon = line.words.find(" : ")
    before = [one for one in figures if one[0] < colon]
    after = [one for one in figures if one[0] > colon]
    if len(before) != 1 or len(after) < 2 or patterns.more().search(line.words, colon):
        return
    of_what = [_FOR.match(line.words, at + 1) for at, _ in after]
    if _is_open(line, colon, after[-1][0]) or patterns.unlike().search(line.words):
        return
    total, parts = before[0][1], [claim for _, claim in after]
    are_less = all((part.stated.low or 0) < (total.stated.high or 0) for part in parts)
    if all(of_what) and are_less and _parallel(line, after) == parts:
        yield Sum(total, parts)


def _is_open(line: Line, start: int, last: int) -> bool:
    """Whether the parts up to `last` may not be all, or not each by itself, but for a clause about one."""
    rest = _CLAUSE.sub("", line.words[last + 1 :])
    return (
        patterns.unfinished().search(line.words, start, last) is not None
        or patterns.unfinished().search(rest) is not None
    )


def _added(line: Line) -> Iterator[Sum]:
    """«À 30 milliards s'ajoutent 20 milliards, soit 50 milliards»."""
    for match in patterns.adding().finditer(line.words):
        if not patterns.more().match(line.words, match.end() + 1):
            parts = [line.claim(match, "first"), line.claim(match, "second")]
            yield Sum(line.claim(match, "total"), parts, is_whole=True, is_sum=True)


def _closed(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[Sum]:
    """«20 milliards pour A et 15 milliards pour B, soit 35 milliards au total»."""
    for number in range(1, len(figures)):
        at, total = figures[number]
        unit = total.stated.unit
        colon = line.words.rfind(":", 0, figures[number - 1][0])
        parts = [one for one in figures[:number] if one[0] > colon]
        while parts and parts[0][1].stated.unit != unit:  # «Les trois usines emploient 300 salariés …»
            parts = parts[1:]
        bare = _bare(line, parts, at) if parts else None
        if (
            bare is None
            or len(parts) + len(bare) <= 1
            or patterns.unfinished().search(line.words, colon + 1, at)
        ):
            continue
        is_count = total.figure.kind is Kind.COUNT
        if not _draws_a_total(line, at, len(parts) + len(bare), is_count=is_count):
            continue
        if _is_list(line, parts, patterns.list_gap()) or _is_list(line, parts, patterns.bracket_gap()):
            yield Sum(total, [claim for _, claim in parts], bare, is_whole=True, is_sum=True)


def _draws_a_total(line: Line, at: int, parts: int, *, is_count: bool) -> bool:
    """Whether words make the figure at `at` the total of so many parts before it."""
    behind = line.words[at + 1 : at + 1 + _NEAR]
    if patterns.more().search(behind) or (is_count and _QUALIFIED.match(behind)):
        return False
    if patterns.closing().search(line.words, 0, at) or patterns.totalling().search(line.words, 0, at):
        return True
    if _IN_ALL.match(behind) is not None and patterns.colon().search(line.words, 0, at):
        return True
    return (parts > _FEW or _IN_ALL.match(behind) is not None) and bool(
        patterns.making().search(line.words, 0, at)
    )


def _bare(line: Line, parts: Sequence[tuple[int, Claim]], end: int) -> list[Quantity] | None:
    """The parts that only a number tells, after the last figure; None where there are other numbers too.

    «800 en Allemagne» after a count of people, «35 millions de billetterie» after an amount of money.
    """
    unit = parts[-1][1].stated.unit or ""
    words = line.words[parts[-1][0] + 1 : end]
    pattern = _BARE if unit.startswith("count:") else _BARE_MONEY
    if any(char.isdigit() for char in pattern.sub("", words)):
        return None
    return [_bare_quantity(match, unit) for match in pattern.finditer(words)]


def _bare_quantity(match: re.Match[str], unit: str) -> Quantity:
    number = Decimal(match["number"].replace(" ", "").replace(",", "."))
    scale = Decimal(load_lexicon("magnitudes")["words"][match["scale"]]) if match["scale"] else Decimal(1)
    step = scale.scaleb(int(number.as_tuple().exponent))
    return Quantity(number * scale, number * scale, unit, step=step)


def _shares(line: Line, figures: Sequence[tuple[int, Claim]]) -> Iterator[Sum]:
    """«A détient 60 % du capital, B 30 % et C 20 %»: never more than the whole."""
    shares = [one for one in figures if one[1].figure.kind is Kind.SHARE and one[1].stated.unit == "%"]
    if (
        len(shares) < 2
        or len(shares) != len(figures)
        or not (patterns.wholes().search(line.words) or patterns.splits().search(line.words))
    ):
        return
    of = [found[1] for at, _ in shares if (found := _OF_WHAT.match(line.words, at + 1)) is not None]
    if (
        len(set(of)) > 1
        or patterns.unfinished().search(line.words)
        or not _is_list(line, shares, patterns.list_gap())
    ):
        return
    yield Sum(None, [claim for _, claim in shares])


def _is_list(line: Line, figures: Sequence[tuple[int, Claim]], gap: re.Pattern[str]) -> bool:
    """Whether the figures stand in one list with nothing but names between them."""
    return all(
        gap.fullmatch(line.words, before + 1, after) is not None
        for (before, _), (after, _) in pairwise(figures)
    )
