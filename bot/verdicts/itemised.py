"""Sums told line by line: «Achats : 2 milliards. Travaux : 3 milliards. Au total, le chantier a coûté …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Stance
from bot.reading import Reading
from bot.verdicts.lines import hedge
from bot.verdicts.sums import Sum

_BLANK = re.compile(r"[\s.;»]*")
_UNSURE = frozenset({Stance.DENIED, Stance.ASKED})


def find_itemised(reading: Reading) -> Iterator[Sum]:
    """Yields the totals that close a run of two sentences or more, each a heading and one amount."""
    items: list[Claim] = []
    last, follows_figures = -1, False
    for number, together in groupby(reading.figures, key=lambda claim: claim.sentence):
        claims = tuple(together)
        if number != last + 1:
            items, follows_figures = [], False
        if len(items) > 1 and len(claims) == 1 and _closes(reading, claims[0]):
            yield Sum(claims[0], tuple(items), is_whole=not follows_figures, is_sum=True)
        if len(claims) == 1 and _is_item(reading, claims[0]):
            items.append(claims[0])
        else:
            items, follows_figures = [], True
        last = number


def _is_item(reading: Reading, claim: Claim) -> bool:
    """«Travaux : 3 milliards.», and nothing that leaves the list open."""
    sentence = reading.sentences[claim.sentence]
    return (
        claim.stance not in _UNSURE
        and _heading().fullmatch(reading.folded, sentence.start, claim.figure.start) is not None
        and _BLANK.fullmatch(reading.folded, claim.figure.end, sentence.end) is not None
        and _unlike().search(reading.folded, sentence.start, claim.figure.start) is None
    )


def _closes(reading: Reading, claim: Claim) -> bool:
    """«Au total, le chantier a coûté …», and nothing that counts more in."""
    sentence = reading.sentences[claim.sentence]
    return (
        claim.stance not in _UNSURE
        and _closing().fullmatch(reading.folded, sentence.start, claim.figure.start) is not None
        and not any(
            words.search(reading.folded, sentence.start, sentence.end) for words in (_open(), _more())
        )
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"[\s«•–—-]*[a-z][a-z' -]{{1,60}}?\s*:\s*{hedge()}")


@cache
def _unlike() -> re.Pattern[str]:
    words = load_lexicon("arithmetic")["totals"]
    return any_of((*words["unlike"], *words["open"]))


@cache
def _closing() -> re.Pattern[str]:
    words = load_lexicon("arithmetic")["totals"]
    closing = any_of((*words["closing"], *words["making"])).pattern
    comes_to = rf"[^.;()\d]{{0,50}}?{any_of(words['amounting']).pattern}[^.;()\d]{{0,20}}?"
    return re.compile(rf"\W*{closing}(?:\W*|{comes_to}){hedge()}")


@cache
def _open() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["totals"]["open"])


@cache
def _more() -> re.Pattern[str]:
    return any_of(load_lexicon("arithmetic")["totals"]["more_counted"])
