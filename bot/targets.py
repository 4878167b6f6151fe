"""Where a verdict stands in the sender's own field, said so that it survives edits."""

from __future__ import annotations

import hashlib
import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.sentences import split_sentences
from bot.text import clean_text

_CONTEXT = 32
_REACH = 600
"""Characters of HTML looked at for the context: tags and their attributes take room."""

_UNSEEN = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_TAIL_OF_TAG = re.compile(r"\A[^<>]*>")
_HEAD_OF_TAG = re.compile(r"<[^<>]*$")


class Placed(Protocol):
    """What is located: a verdict, or the line of a run that tells one."""

    @property
    def start(self) -> int:
        """Where its words begin in the field."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def rule(self) -> str:
        """The rule that fired."""


@dataclass(frozen=True, slots=True)
class Target:
    """A W3C TextQuoteSelector, the place in a rich-text tree, and the name of the claim.

    `claim` is the same in every version of an article where the same sentence states the same figure and
    the same rule fires.
    """

    prefix: str
    exact: str
    suffix: str
    path: str | None
    path_start: int | None
    claim: str


def locate(
    field: str, format: str, segments: Sequence[tuple[int, str]] | None, verdicts: Sequence[Placed]
) -> Iterator[Target]:
    """Yields the target of each verdict on a field; `format` is `html` or `text`."""
    clean = clean_text(field)
    sentences = [(clean.to_original(one.start, one.end)[0], one) for one in split_sentences(clean.text)]
    starts = [start for start, _ in sentences]
    for verdict in verdicts:
        place = bisect_right(starts, verdict.start) - 1
        sentence = sentences[place][1] if place >= 0 else None
        said = clean.text[sentence.start : sentence.end] if sentence else ""
        path, path_start = _in_tree(segments or (), verdict.start)
        yield Target(
            prefix=shown(_before(field, verdict.start), format)[-_CONTEXT:],
            exact=shown(verdict.text, format),
            suffix=shown(_after(field, verdict.end), format)[:_CONTEXT],
            path=path,
            path_start=path_start,
            claim=_digest(verdict.rule, clean_text(verdict.text).text, said),
        )


def _before(field: str, start: int) -> str:
    return (
        _TAIL_OF_TAG.sub("", field[max(0, start - _REACH) : start], count=1)
        if start > _REACH
        else field[:start]
    )


def _after(field: str, end: int) -> str:
    return _HEAD_OF_TAG.sub("", field[end : end + _REACH])


def shown(piece: str, format: str) -> str:
    """Returns what a reader sees of a piece of a field; `format` is `html` or `text`."""
    return html.unescape(_UNSEEN.sub("", piece)) if format == "html" else piece


def _in_tree(segments: Sequence[tuple[int, str]], start: int) -> tuple[str | None, int | None]:
    place = bisect_right(segments, start, key=lambda segment: segment[0]) - 1
    return (segments[place][1], start - segments[place][0]) if place >= 0 else (None, None)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(" ".join(part.split()) for part in parts).encode()).hexdigest()
