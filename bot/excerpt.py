"""The sentence around a span, as a person can read it on one screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.sentences import sentences_around

_ROOM = 240
# Line ends, tabs, terminal escapes and direction overrides would let a text draw on the reader's screen.
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence cut around a figure, with « … » where it was shortened."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.figure}{self.after}"


def cut_excerpts(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Excerpt, ...]:
    """Returns the sentence around each span, in the order given."""
    excerpts = []
    wanted = list(spans)
    around = sentences_around(text, (start for start, _ in wanted))
    for (start, end), sentence in zip(wanted, around, strict=True):
        first, last = min(sentence.start, start), max(sentence.end, end)
        before, after = text[max(first, start - _ROOM) : start], text[end : min(last, end + _ROOM)]
        if start - first > _ROOM:
            before = "… " + before.partition(" ")[2]
        if last - end > _ROOM:
            after = after.rpartition(" ")[0] + " …"
        excerpts.append(Excerpt(_printable(before), _printable(text[start:end]), _printable(after)))
    return tuple(excerpts)


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)
