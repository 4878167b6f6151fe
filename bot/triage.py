"""What the French model has to read: only where a figure and a subject of the table stand together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

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
    sentences: Sequence[Sentence], figures: Sequence[Mention], subjects: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Returns the passages that hold both a figure and a subject; elsewhere no name can change a verdict."""
    figure_starts = [figure.start for figure in figures]
    subject_starts = [subject.start for subject in subjects]
    return [
        (start, end)
        for start, end in passages(sentences)
        if _holds(figure_starts, start, end) and _holds(subject_starts, start, end)
    ]


def _holds(starts: list[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end
