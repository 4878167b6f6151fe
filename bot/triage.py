"""What must be looked for in a text at all, so that one that cannot hold it is not made to wait for it.

The French model reads only where a figure stands within reach of a subject of the table; dates are only
read in a text that names the weekday of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from bot.folding import fold
from bot.lexicon import load_lexicon
from bot.model import Mention, Sentence

_LONGEST_PASSAGE = 2_000


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
    text: str, sentences: Sequence[Sentence], figures: Sequence[Mention], subjects: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Returns the passages with a figure that a subject can own; elsewhere no name can change a verdict.

    A subject reaches its own paragraph, and the next from a heading or an entry («Nom : …»), which are what
    bot/claims/earlier.py lets own a figure.
    """
    figure_starts = [figure.start for figure in figures]
    subject_starts = [subject.start for subject in subjects]
    reach = _reach(text, sentences)
    return [
        (start, end)
        for start, end in passages(sentences)
        if _holds(figure_starts, start, end) and _holds(subject_starts, reach[start], end)
    ]


def _reach(text: str, sentences: Sequence[Sentence]) -> dict[int, int]:
    """From where a sentence can still be spoken of, by where it begins."""
    reach: dict[int, int] = {}
    origin = 0
    for previous, sentence in zip((None, *sentences), sentences, strict=False):
        if previous is None:
            origin = sentence.start
        elif previous.paragraph != sentence.paragraph:
            words = text[previous.start : previous.end]
            leads_in = ":" in words or words[-1] not in ".!?…"
            origin = previous.start if leads_in else sentence.start
        reach[sentence.start] = origin
    return reach


def _holds(starts: list[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def names_a_weekday(text: str) -> bool:
    """Returns whether a weekday's name stands a few words before a number, as in «mardi matin 10 mai»."""
    return _dated_weekday().search(fold(text)) is not None


@cache
def _dated_weekday() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    spelled = "|".join(lexicon["spelled_days"])
    return re.compile(rf"(?:{'|'.join(lexicon['weekdays'])})[^\n]{{1,30}}?(?:\d|\b(?:{spelled})\b)")
