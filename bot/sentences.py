"""The one sentence splitter: deterministic, so that the same text always gives the same verdicts."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.lexicon import load_lexicon
from bot.model import Sentence

_LINE = re.compile(r"[^\n]+")
_END = re.compile(
    r"(?<![.!?…])[.!?…]+(?:\s?[\"»”')\]])*(?:\s*\[\d+\])?(\s+)(?=[«“\"'(\[•–—#@-]*\s?[A-ZÀ-ÖØ-Þ0-9$€£])"
)
_LAST_WORD = re.compile(r"([^\s(«“\"'.]+(?:\.[^\s(«“\"'.]+)*)$")
_OPEN_LINE = re.compile(r"[^.!?…:;»”\"]$")
_LONGEST = 1_500
"""Nothing longer is a sentence; a limit keeps the work on endless lines linear."""
_FEWEST_CHARACTERS_OF_A_WRAPPED_LINE = 40


@lru_cache(maxsize=1)
def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Splits plain text into sentences, blank space excluded; a paragraph is a line, wrapped lines joined.

    Several stages ask for those of one text: the last answer is kept.
    """
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        begin = start
        for match in _END.finditer(text, start, end):
            if not _is_abbreviation(text[max(start, match.start() - 20) : match.start()], match.group()):
                _add(sentences, text, begin, match.start(1), number)
                begin = match.end()
        _add(sentences, text, begin, end, number)
    return tuple(sentences)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines that hold something, joined where a line only ends because the page was narrow."""
    paragraphs: list[tuple[int, int]] = []
    line = ""
    for match in _LINE.finditer(text):
        start, end = match.span()
        previous, line = line, match.group().strip()
        if not line:
            continue
        if paragraphs and start - paragraphs[-1][1] == 1 and _goes_on(previous, line):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _goes_on(line: str, following: str) -> bool:
    return (
        (following[0].islower() or following[0].isdigit())
        and len(line) >= _FEWEST_CHARACTERS_OF_A_WRAPPED_LINE
        and _OPEN_LINE.search(line) is not None
    )


def _is_abbreviation(before: str, ending: str) -> bool:
    if not ending.startswith(".") or ending.startswith(".."):
        return False
    word = _LAST_WORD.search(before)
    return word is not None and (
        (len(word.group()) == 1 and word.group().isupper()) or word.group().lower() in _abbreviations()
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_lexicon("sentences")["abbreviations"])


def _add(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        sentences.append(Sentence(start, cut, paragraph))
        start = cut
    if start < end:
        sentences.append(Sentence(start, end, paragraph))
