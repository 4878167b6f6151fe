"""What is left of an amount: «Sur les 37 milliards, 20 sont neufs ; les 15 restants …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Stance
from bot.reading import Reading
from bot.verdicts.lines import FIGURE, Line, filler, hedge, line_of
from bot.verdicts.sum_patterns import more
from bot.verdicts.sums import Sum

_MOST = 2
"""How many times what is left the amount told may be, or the reverse; beyond, it is of something else."""
_OF_EACH = 3
_UNSURE = frozenset({Stance.DENIED, Stance.ASKED})


def find_remainders(reading: Reading) -> Iterator[Sum]:
    """Yields an amount, the part that is told of it, and last the one that is said to be left.

    All in one sentence, or what is left in the next one. Of two parts, one may be of the other.
    """
    figures = sorted((*reading.figures, *reading.guesses), key=lambda one: one.figure.start)
    spoken = [(number, tuple(claims)) for number, claims in groupby(figures, key=lambda one: one.sentence)]
    for number, claims in spoken:
        if _may_be_parts(claims):
            yield from _left(line_of(reading, number, number, claims), claims)
    for (number, claims), (following, rest) in pairwise(spoken):
        first, second = reading.sentences[number], reading.sentences[following]
        follows = following == number + 1 and first.paragraph == second.paragraph
        if follows and len(rest) == 1 and _may_be_parts((*claims, *rest)):
            yield from _left(line_of(reading, number, following, (*claims, *rest)), (*claims, *rest))


def _may_be_parts(claims: Sequence[Claim]) -> bool:
    """Whether they are a whole, a part and what may be left, of one unit and told for sure."""
    if len(claims) != _OF_EACH or any(claim.stance in _UNSURE for claim in claims):
        return False
    whole, part, rest = (claim.stated.low or 0 for claim in claims)
    left = whole - part
    return len({claim.stated.unit for claim in claims}) == 1 and 0 < left <= rest * _MOST <= left * _MOST**2


def _left(line: Line, claims: Sequence[Claim]) -> Iterator[Sum]:
    at = line.figures()[-1][0]
    if (
        _opens().search(line.words) is not None
        and _is_what_is_left(line, at)
        and _open().search(line.words) is None
        and more().search(line.words, at) is None
    ):
        yield Sum(claims[0], claims[1:], is_whole=True)


def _is_what_is_left(line: Line, at: int) -> bool:
    return (
        _behind_the_rest().match(line.words, at + 1) is not None
        or _before_the_rest().search(line.words, 0, at) is not None
    )


@cache
def _opens() -> re.Pattern[str]:
    """The first figure is a whole: «sur les 37 milliards …», «37 milliards, dont 20 …»."""
    before = rf"^[^{FIGURE[1:-1]}]*"
    return re.compile(
        rf"{before}\b(?:(?:sur|parmi|de) (?:les|ces|ses|leurs)|des|sur) {hedge()}{FIGURE}"
        rf"|{before}{FIGURE}{filler(60)},? dont {hedge()}{FIGURE}"
    )


@cache
def _before_the_rest() -> re.Pattern[str]:
    """«le reste, soit», right before the last figure."""
    rest = any_of(load_lexicon("arithmetic")["totals"]["rest"]).pattern
    return re.compile(rf"{rest} ?[,(:–—]? ?(?:soit )?{hedge()}$")


@cache
def _behind_the_rest() -> re.Pattern[str]:
    """«restants», right behind the last figure."""
    return any_of(load_lexicon("arithmetic")["totals"]["left"], before=" ")


@cache
def _open() -> re.Pattern[str]:
    """What leaves the parts unfinished, or makes one hold another."""
    words = load_lexicon("arithmetic")["totals"]
    own = {*words["left"], *words["rest"], "reste", "restant*", "solde", "dont", "deja"}
    return re.compile(rf"{any_of({*words['open'], *words['of_the_rest']} - own).pattern}|\bdont\b.*\bdont\b")
