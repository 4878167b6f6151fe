"""What must be looked for in a text at all, so that one that cannot hold it is not made to wait for it.

The French model reads only where a figure stands within reach of a subject of the table; dates are only
read in a text that names the weekday of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from bot.folding import fold
from bot.lexicon import load_lexicon
from bot.model import Mention, Sentence

_LONGEST_PASSAGE = 2_000
_SENTENCES_BACK = 8
_BEFORE_A_DATE, _BEHIND_A_DATE = 400, 200
_MARGIN = 120
"""Characters behind a sentence that are read with it: more words than the model looks ahead."""


def passages(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Returns the spans the model reads one by one: paragraphs, the long ones cut between sentences."""
    spans: list[tuple[int, int]] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph == paragraph and sentence.end - spans[-1][0] <= _LONGEST_PASSAGE:
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
        paragraph = sentence.paragraph
    return spans


def worth_reading(
    sentences: Sequence[Sentence], figures: Sequence[Mention], subjects: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Returns the passages whose names can change a verdict: those around a figure that a subject can own.

    How far a subject reaches is what bot/claims/earlier.py says: to the end of the next paragraph, eight
    sentences at most. Where one does, all other names within that reach may own the figure as well. Behind
    the figure's sentence none does, and what the model makes of a word does not depend on words so far
    behind it.
    """
    starts = [sentence.start for sentence in sentences]
    named = sorted({bisect_right(starts, subject.start) - 1 for subject in subjects})
    told = sorted({max(0, bisect_right(starts, figure.start) - 1) for figure in figures})
    wanted: set[int] = set()
    for number in told:
        farthest = _reach(sentences, number)
        if bisect_left(named, farthest) < bisect_right(named, number):
            wanted.update(range(farthest, number + 1))
    ordered = sorted(wanted)
    read = []
    for start, end in passages(sentences):
        first, last = (bisect_left(ordered, bisect_left(starts, place)) for place in (start, end))
        if first < last:
            read.append((start, _left_off(sentences, ordered[last - 1], end)))
    return read


def _reach(sentences: Sequence[Sentence], number: int) -> int:
    """The first sentence whose names may own a figure of this one."""
    paragraph = sentences[number].paragraph
    first = number
    while first and number - first < _SENTENCES_BACK and sentences[first - 1].paragraph >= paragraph - 1:
        first -= 1
    return first


def _left_off(sentences: Sequence[Sentence], needed: int, end: int) -> int:
    """Where a passage may be left off: at the end of a sentence, some words behind the last one needed."""
    enough = sentences[needed].end + _MARGIN
    return next((one.end for one in sentences[needed:] if one.end >= min(enough, end)), end)


def dated_weekdays(text: str) -> list[tuple[int, int]]:
    """Returns the spans to read for dates told with their weekday («mardi matin 10 mai»), in order.

    Each is wide enough for the dates before it that lend it a month or a year; none where no weekday's name
    stands a few words before a number.
    """
    spans: list[tuple[int, int]] = []
    for match in _dated_weekday().finditer(fold(text)):
        start, end = max(0, match.start() - _BEFORE_A_DATE), min(len(text), match.end() + _BEHIND_A_DATE)
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = len(text) if (space := text.find(" ", end)) < 0 else space
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


@cache
def _dated_weekday() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    spelled = "|".join(lexicon["spelled_days"])
    return re.compile(rf"(?:{'|'.join(lexicon['weekdays'])})[^\n]{{1,30}}?(?:\d|\b(?:{spelled})\b)")
