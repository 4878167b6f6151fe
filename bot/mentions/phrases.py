"""Many phrases sought in a text at once, as whole words and as hashtags or handles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

TAG = re.compile(r"[#@](\w+)")
_LONGEST = 40
GAPS = str.maketrans("", "", " '_.")


class Phrases:
    """A set of folded phrases, several thousand found as fast as one; made once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = list(phrases)
        self._automaton = AhoCorasick(self._phrases, matchkind=MatchKind.Standard)
        self._run_together = {
            phrase.translate(GAPS): phrase for phrase in self._phrases if phrase.translate(GAPS) != phrase
        }

    def every(self, folded: str) -> list[tuple[int, int, str]]:
        """Returns start, end and phrase of each hit in folded text, in order, those that overlap too."""
        return sorted(
            (start, end, self._phrases[index])
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if is_whole_word(folded, start, end)
        )

    def longest(
        self, folded: str, counts: Callable[[int, str], bool] | None = None
    ) -> list[tuple[int, int, str]]:
        """Returns start, end and phrase of each hit in folded text, the longest where several overlap.

        «#mistralai» is a hit of «mistral ai», the sign left out. `counts` may say of a start and a phrase
        that they are none.
        """
        if not self._phrases:
            return []
        hits = [
            (start, end, self._phrases[index])
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if is_whole_word(folded, start, end)
        ]
        for tag in TAG.finditer(folded):
            phrase = self._run_together.get(tag[1].translate(GAPS))
            if phrase is not None:
                hits.append((*tag.span(1), phrase))
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        kept: list[tuple[int, int, str]] = []
        for hit in hits:
            is_apart = not kept or hit[0] >= kept[-1][1]
            if is_apart and (counts is None or counts(hit[0], hit[2])):
                kept.append(hit)
        return kept


def is_whole_word(folded: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches the span."""
    return not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())


def stands_after(folded: str, at: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands right before the place, spaces aside."""
    before = folded[max(0, at - _LONGEST) : at].rstrip(" ")
    return before.endswith(words) and any(
        before.endswith(word) and is_whole_word(before, len(before) - len(word), len(before))
        for word in words
    )


def stands_before(folded: str, at: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands right after the place, a space aside."""
    after = folded[at : at + _LONGEST].removeprefix(" ")
    return after.startswith(words) and any(
        after.startswith(word) and is_whole_word(after, 0, len(word)) for word in words
    )
