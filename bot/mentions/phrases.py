"""Many phrases sought in a text at once, as whole words and as hashtags or handles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

_TAG = re.compile(r"[#@](\w+)")
_GAPS = str.maketrans("", "", " '_.")


class Phrases:
    """A set of folded phrases, several thousand found as fast as one; made once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = list(phrases)
        self._automaton = AhoCorasick(self._phrases, matchkind=MatchKind.Standard)
        self._run_together = {
            phrase.translate(_GAPS): phrase for phrase in self._phrases if phrase.translate(_GAPS) != phrase
        }

    def longest(self, folded: str) -> list[tuple[int, int, str]]:
        """Returns start, end and phrase of each hit in folded text, the longest where several overlap.

        «#mistralai» is a hit of «mistral ai», the sign left out.
        """
        if not self._phrases:
            return []
        hits = [
            (start, end, self._phrases[index])
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if is_whole_word(folded, start, end)
        ]
        for tag in _TAG.finditer(folded):
            phrase = self._run_together.get(tag[1].translate(_GAPS))
            if phrase is not None:
                hits.append((*tag.span(1), phrase))
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        kept: list[tuple[int, int, str]] = []
        for hit in hits:
            if not kept or hit[0] >= kept[-1][1]:
                kept.append(hit)
        return kept


def is_whole_word(folded: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches the span."""
    return not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())
