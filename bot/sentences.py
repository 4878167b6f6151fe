"""The one sentence splitter: deterministic, so that the same text always gives the same verdicts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import itemgetter

from bot.lexicon import load_lexicon
from bot.model import Sentence

ITEM_MARK = r"(?:[-–—•*▪◦‣·→➡▶►➜👉✅🔹🔸]|\d\s?\ufe0f?\u20e3|\d{1,2}[.)/](?=\s))"
"""A pattern of what an item of a list begins with: a bullet, a tick, «1.», «1️⃣»."""

_LINE = re.compile(r"[^\n]+")
# Not (?<![.!?…])[.!?…]+: a pattern is sought much faster that begins with a set of characters.
_END = re.compile(
    r"[.!?…](?<![.!?…][.!?…])[.!?…]*(?:\s?[\"»”')\]])*(?:\s*\[\d+\])?(\s+)(?=[«“\"'(\[•–—#@-]*\s?[A-ZÀ-ÖØ-Þ0-9$€£])"
)
_LAST_WORD = re.compile(r"([^\s(«“\"'.]+(?:\.[^\s(«“\"'.]+)*)$")
_OPEN_LINE = re.compile(r"[^.!?…:;»”\"]$")
_LONGEST = 1_500
"""Nothing longer is a sentence; a limit keeps the work on endless lines linear."""
_LONGEST_FIGURE = 45
_TOLD_NEXT = re.compile(r"(?:C['’]est|Voilà) ce qu")
_FEWEST_CHARACTERS_OF_A_WRAPPED_LINE = 40


@lru_cache(maxsize=1)
def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Splits plain text into sentences, blank space excluded; a paragraph is a line, wrapped lines joined.

    Several stages ask for those of one text: the last answer is kept.
    """
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(split_paragraphs(text)):
        sentences += _split(text, start, end, number)
    return tuple(sentences)


def sentences_around(text: str, places: Iterable[int]) -> Iterator[Sentence]:
    """Yields the sentence that holds each place, or the last before it; only their paragraphs are split.

    In a blank text, it is empty.
    """
    paragraphs = split_paragraphs(text)
    split: dict[int, list[Sentence]] = {}
    for place in places:
        if not paragraphs:
            yield Sentence(place, place, 0)
            continue
        number = max(0, bisect_right(paragraphs, place, key=itemgetter(0)) - 1)
        if number not in split:
            split[number] = _split(text, *paragraphs[number], number)
        yield split[number][max(0, bisect_right(split[number], place, key=itemgetter(0)) - 1)]


def _split(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    sentences: list[Sentence] = []
    for match in _END.finditer(text, start, end):
        stop = match.start()
        if "?" not in match.group() and (
            _is_alone(text[start:stop]) or _is_told_next(text, start, stop, match.end())
        ):
            continue
        if not _is_abbreviation(text[max(start, stop - 20) : stop], match.group()):
            _add(sentences, text, start, match.start(1), paragraph)
            start = match.end()
    _add(sentences, text, start, end, paragraph)
    return sentences


def _is_alone(figure: str) -> bool:
    """Whether a figure stands as a sentence, for the next to tell of: «500 milliards ! Stargate …»."""
    return len(figure) <= _LONGEST_FIGURE and _figure().fullmatch(figure) is not None


def _is_told_next(text: str, start: int, stop: int, following: int) -> bool:
    """Whether a colon leads to a figure for the next sentence to tell: «Le prix : 20 milliards. C'est …»."""
    lead, _, figure = text[max(start, stop - _LONGEST_FIGURE) : stop].rpartition(" : ")
    return bool(lead) and _is_alone(figure) and _TOLD_NEXT.match(text, following) is not None


@cache
def _figure() -> re.Pattern[str]:
    units = "|".join(load_lexicon("sentences")["units_of_a_lone_figure"])
    number = r"[0-9][0-9\s.,]*|[A-Za-zÀ-ÿ-]{2,15}\s"
    return re.compile(rf"[^\w\n]*(?:{number})(?:{units})(?:\s?(?:d['’]|de\s)?(?:{units}))*\s?", re.IGNORECASE)


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Returns the lines that hold something, joined where one only ends because the page was narrow."""
    paragraphs: list[tuple[int, int]] = []
    line = ""
    line_end = -1
    for match in _LINE.finditer(text):
        previous, line = line, match.group().strip()
        if not line:
            continue
        start = match.start() + match.group().index(line)
        if match.start() - line_end == 1 and _goes_on(previous, line):
            paragraphs[-1] = (paragraphs[-1][0], start + len(line))
        else:
            paragraphs.append((start, start + len(line)))
        line_end = match.end()
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
    last = before[-2:]
    if len(last) == 2 and last.isalpha() and last.lower() not in _last_two_letters():
        return False  # as most words: quicker than to seek where the word begins
    word = _LAST_WORD.search(before)
    return word is not None and (
        (len(word.group()) == 1 and word.group().isupper()) or word.group().lower() in _abbreviations()
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_lexicon("sentences")["abbreviations"])


@cache
def _last_two_letters() -> frozenset[str]:
    return frozenset(word[-2:] for word in _abbreviations())


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
