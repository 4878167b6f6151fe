"""Sentences in which each figure is one character, so that a pattern can read what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Modality, Quantity, Stance
from bot.reading import Reading

_FIRST, _LAST = "\ue000", "\uf8ff"
FIGURE = f"[{_FIRST}-{_LAST}]"
"""Matches one figure of a line's words."""
_FIGURE = re.compile(FIGURE)


def filler(most: int, stops: str = "") -> str:
    """A pattern for at most so many characters without a figure, the end of a clause or one of the stops."""
    return f"[^{_FIRST}-{_LAST}.;:()?!{stops}]{{0,{most}}}?"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with two amounts or more; a range is two.

    `words` are folded, with one space between them, and have a character of their own for each figure;
    `claims` tells whose it is. `number` is that of the sentence.
    """

    words: str
    claims: Mapping[str, Claim]
    number: int

    def claim(self, match: re.Match[str], group: str | int) -> Claim:
        """The claim of the figure that a group of a pattern matched."""
        return self.claims[match[group]]

    def figures(self) -> list[tuple[int, Claim]]:
        """Where each figure stands in `words`, in order, and its claim."""
        return [(match.start(), self.claims[match.group()]) for match in _FIGURE.finditer(self.words)]


def lines(reading: Reading) -> Iterator[Line]:
    """Yields the sentences in which two amounts or more are told, none of them denied nor asked."""
    for number, together in groupby(reading.figures, key=lambda claim: claim.sentence):
        claims = tuple(together)
        several = len(claims) > 1 or claims[0].stated.modality is Modality.RANGE
        if several and are_told(claims):
            yield line_of(reading, number, number, claims)


def tallies(reading: Reading) -> Iterator[Line]:
    """Yields the sentences of several amounts with that behind that only tells their total, or difference."""
    for claims, total in neighbours(reading):
        if len(claims) < 2 or len(total) != 1:
            continue
        following = total[0].sentence
        start = reading.sentences[following].start
        opens = _tally().match(reading.folded, start, total[0].figure.start)
        if opens is not None and are_told((*claims, *total)):
            yield line_of(reading, claims[0].sentence, following, (*claims, *total))


def neighbours(reading: Reading) -> Iterator[tuple[tuple[Claim, ...], tuple[Claim, ...]]]:
    """Yields the figures of each sentence and of the next in its paragraph, where both hold some."""
    spoken = [tuple(one) for _, one in groupby(reading.figures, key=lambda claim: claim.sentence)]
    for claims, following in pairwise(spoken):
        first, second = (reading.sentences[one[0].sentence] for one in (claims, following))
        if following[0].sentence == claims[0].sentence + 1 and first.paragraph == second.paragraph:
            yield claims, following


def are_told(claims: Sequence[Claim]) -> bool:
    """Returns whether none of the figures is denied or asked."""
    return all(claim.stance not in (Stance.DENIED, Stance.ASKED) for claim in claims)


@cache
def _tally() -> re.Pattern[str]:
    words = load_lexicon("arithmetic")
    totals = any_of((*words["totals"]["closing"], *words["totals"]["making"])).pattern
    drawing = any_of((*words["ratios"]["drawing"], *words["ratios"]["drawn"])).pattern
    return re.compile(rf"\W*(?:{totals}\W*|{drawing} (?:de |d')){hedge()}$")


def line_of(reading: Reading, number: int, last: int, claims: tuple[Claim, ...]) -> Line:
    """Returns the sentences from one to the last, with the claims that stand in them."""
    pieces: list[str] = []
    position = reading.sentences[number].start
    held: dict[str, Claim] = {}
    for place, claim in enumerate(claims):
        char = chr(ord(_FIRST) + place)
        held[char] = claim
        pieces += [_FIGURE.sub(" ", reading.folded[position : claim.figure.start]), char]
        position = claim.figure.end
    pieces.append(_FIGURE.sub(" ", reading.folded[position : reading.sentences[last].end]))
    return Line(" ".join("".join(pieces).split()), held, number)


def ends(stated: Quantity) -> tuple[Quantity, Quantity]:
    """The two amounts of a range, each by itself."""
    return (
        replace(stated, high=stated.low, modality=Modality.EXACT),
        replace(stated, low=stated.high, modality=Modality.EXACT),
    )


def amounts_of(line: Line, match: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """Returns the two amounts of a change: the figures `first` and `second`, or the ends of one, `range`.

    «De 20 à 25 milliards» reads as one; None where that is no range.
    """
    if match["range"]:
        stated = line.claim(match, "range").stated
        if stated.modality is not Modality.RANGE or stated.low is None or stated.high is None:
            return None
        return ends(stated)
    return line.claim(match, "first").stated, line.claim(match, "second").stated


@cache
def hedge() -> str:
    """A pattern for the hedges and articles that may stand before a figure, none included."""
    lexicon = load_lexicon("hedges")
    phrases = {
        phrase for kind in ("approximate", "at-least", "at-most") for phrase in lexicon[kind]["before"]
    } | set(load_lexicon("arithmetic")["leads"])
    phrases |= {f"{phrase.removesuffix('de')}d'" for phrase in phrases if phrase.endswith(" de")}
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return rf"(?:(?:{words}) ?){{0,3}}"
