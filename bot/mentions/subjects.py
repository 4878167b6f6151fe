"""The table's subjects in a text, by their aliases: one scan for all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.facts import FactTable
from bot.folding import fold
from bot.model import Kind, Mention, Sentence

_LONGEST_HEADING = 120
_LIST_ITEM = re.compile(r"\s*(?:[•◦▪‣·*–—-]|\d{1,2}[.)]\s|[^:]{2,60}:)")


class SubjectFinder:
    """Finds aliases, several thousand as fast as one; made once a table."""

    def __init__(self, table: FactTable) -> None:
        meanings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for subject in table.subjects.values():
            for alias in subject.aliases:
                contexts = tuple(fold(word) for word in alias.only_with)
                meanings.setdefault(fold(alias.text), []).append((subject.id, contexts))
        self._meanings: Mapping[str, list[tuple[str, tuple[str, ...]]]] = meanings
        self._aliases = list(meanings)
        self._automaton = AhoCorasick(self._aliases, matchkind=MatchKind.Standard)

    def find(self, text: str, sentences: Sequence[Sentence], title: str = "") -> tuple[Mention, ...]:
        """Returns the subjects named in plain text, in order; a span that names two subjects is given twice.

        An alias that needs company counts where one of its words stands in the same paragraph or
        list, or in the title.
        """
        folded, folded_title = fold(text), fold(title)
        blocks = _blocks(text, sentences)
        found: list[Mention] = []
        for start, end, alias in self._longest(folded):
            block = blocks[bisect_right(blocks, (start, len(text))) - 1]
            for subject, contexts in self._meanings[alias]:
                if not contexts or any(
                    _holds(folded, word, *block) or _holds(folded_title, word, 0, len(folded_title))
                    for word in contexts
                ):
                    found.append(Mention(start, end, text[start:end], Kind.SUBJECT, subject))
        return tuple(found)

    def _longest(self, folded: str) -> list[tuple[int, int, str]]:
        """Whole-word hits, the longest where several overlap."""
        if not self._aliases:
            return []
        hits = [
            (start, end, self._aliases[index])
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if _is_whole_word(folded, start, end)
        ]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        kept: list[tuple[int, int, str]] = []
        for hit in hits:
            if not kept or hit[0] >= kept[-1][1]:
                kept.append(hit)
        return kept


def _is_whole_word(folded: str, start: int, end: int) -> bool:
    return not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())


def _holds(folded: str, word: str, start: int, end: int) -> bool:
    at = folded.find(word, start, end)
    while at >= 0:
        if _is_whole_word(folded, at, at + len(word)):
            return True
        at = folded.find(word, at + 1, end)
    return False


def _blocks(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Paragraphs; a heading, a line that leads in and the items of a list are one with what they go with."""
    blocks: list[tuple[int, int]] = []
    paragraph = -1
    for sentence in sentences:
        goes_on = sentence.paragraph == paragraph
        if goes_on or (blocks and (_LIST_ITEM.match(text, sentence.start) or _is_heading(text, *blocks[-1]))):
            blocks[-1] = (blocks[-1][0], sentence.end)
        else:
            blocks.append((sentence.start, sentence.end))
        paragraph = sentence.paragraph
    return blocks


def _is_heading(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_HEADING and text[end - 1] not in ".!?…"
