"""What must be looked for in a text at all, so that one that cannot hold it is not made to wait for it.

The French model reads only where a figure stands within reach of a subject of the table that has a fact
of what it counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.model import Mention, Sentence

_LONGEST_PASSAGE = 2_000
_SENTENCES_BACK = 8
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


def in_reach(
    sentences: Sequence[Sentence], figures: Sequence[Mention], subjects: Sequence[Mention]
) -> dict[Mention, set[str]]:
    """Returns the figures that a subject of the table can own, each with the ids of those subjects.

    How far a subject reaches is what bot/claims/earlier.py says: to the end of the next paragraph, eight
    sentences at most.
    """
    if not subjects:
        return {}
    starts = [sentence.start for sentence in sentences]
    named = sorted((bisect_right(starts, subject.start) - 1, str(subject.value)) for subject in subjects)
    found = {}
    for figure in figures:
        number = max(0, bisect_right(starts, figure.start) - 1)
        first = bisect_left(named, (_reach(sentences, number), ""))
        last = bisect_left(named, (number + 1, ""))
        if first < last:
            found[figure] = {subject for _, subject in named[first:last]}
    return found


def worth_reading(sentences: Sequence[Sentence], figures: Sequence[Mention]) -> list[tuple[int, int]]:
    """Returns the passages whose names can change what is said of the figures.

    All names within the reach of a subject may own the figure as well. Behind the figure's sentence none
    does, and what the model makes of a word does not depend on words so far behind it.
    """
    starts = [sentence.start for sentence in sentences]
    told = {max(0, bisect_right(starts, figure.start) - 1) for figure in figures}
    ordered = sorted({one for number in told for one in range(_reach(sentences, number), number + 1)})
    read = []
    for start, end in passages(sentences) if ordered else ():
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
