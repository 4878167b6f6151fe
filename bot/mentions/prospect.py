"""What a text may hold, told at the speed of a scan: most texts hold nothing that can be judged.

Letters are brought down to one byte each; then one automaton seeks the aliases of the table, one regular
expression every beginning of a figure, one every dated weekday. What is not found there is not in the text;
what is found still has to be read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import re2
from ahocorasick_rs import BytesAhoCorasick, Implementation

from bot.folding import fold
from bot.lexicon import load_lexicon
from bot.mentions.currencies import currency_codes, currency_signs
from bot.mentions.numbers import scale_words
from bot.mentions.phrases import GAPS, TAG
from bot.mentions.units import adjectives, counted_phrases, exact_symbols, paid_phrases
from bot.mentions.weekdays import dated_weekday

_ALIKE = (
    *((mark, "'") for mark in "’‘ʼ′‛"),
    *((mark, " ") for mark in "\u202f\u2009\u2007\u2006\u2005\u2004\u2003\u2002\u2008\u200a\u3000"),
    *((mark, "-") for mark in "–—‐‑‒−"),
    *((mark, '"') for mark in "“”„"),
    *((mark, ".") for mark in "…•·‹›"),
    *((letter, "×") for letter in "œŒ"),
    ("Ÿ", "y"),
    ("\u2028", "\n"),
    ("\u2029", "\n"),
    ("€", "$"),
    ("‰", "%"),
)
"""Signs beyond Latin-1 that French text is full of, as what they are read as, or as good as."""
_FOREIGN = re.compile("[\u0100-\u02af\u0370-\u052f]")
"""Letters of other languages, none of which stands in a French word."""
_UNCLEAN = "<&\r\xad"
"""What cleaning does more about than to swap one character for another."""
_AUTOMATON_OF_STATES = 1 << 20
"""Bytes of aliases up to which the faster, larger automaton is built."""
_SCALE = 10**6
_NEAR = 120
"""Within so many characters of a match the figure begins: «entre trente et cinquante milliards»."""
_HEADS = r"(?:(?:^|[(|;\n])[ *]*|\ben )"
"""Where the words stand that head numbers: a line, a cell or a bracket begins, or «en» stands before them."""


Spans = Sequence[tuple[int, int]]
_WHOLE: Spans = ((0, sys.maxsize),)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a text may hold: figures that begin within spans of it, a table subject, a dated weekday."""

    figures: Spans = _WHOLE
    subject: bool = True
    weekday: bool = True

    def __bool__(self) -> bool:
        return bool(self.figures) or self.subject or self.weekday


EVERYTHING = Prospect()


class Prospector:
    """Tells what texts may hold; made once a table.

    It takes the folded aliases of its subjects, each with the folded words one of which must stand near for
    it to name one, none where it needs no company; and those words of its topics, in the same way.
    """

    def __init__(self, named: Mapping[str, Sequence[str]], topics: Mapping[str, Sequence[str]] = {}) -> None:
        aliases = {**topics, **named}
        for alias in topics.keys() & named.keys():
            aliases[alias] = [*topics[alias], *named[alias]] if topics[alias] and named[alias] else []
        needs = {
            pattern: [word for word in map(_as_words, company) if word is not None]
            for alias, company in aliases.items()
            if (pattern := _as_words(alias)) is not None
        }
        self._needs = list(needs.values())
        self._tags = {alias.translate(GAPS) for alias in aliases}
        is_small = sum(map(len, needs)) <= _AUTOMATON_OF_STATES
        self._aliases = BytesAhoCorasick(
            list(needs), implementation=Implementation.DFA if is_small else Implementation.ContiguousNFA
        )

    def look(self, text: str) -> Prospect:
        """Returns what a plain text may hold; everything where it has signs that no scan knows."""
        folded = _one_byte_each(text)
        if folded is None:
            return EVERYTHING
        return Prospect(
            figures=_where_figures_begin(folded),
            subject=self._names_a_subject(folded),
            weekday=_weekdays().search(folded) is not None,
        )

    def _names_a_subject(self, folded: bytes) -> bool:
        words = b" %b " % folded.translate(_WORDS)
        seen: set[int] = set()
        for alias, _, _ in self._aliases.find_matches_as_indexes(words, overlapping=True):
            if alias in seen:
                continue  # a long text may hold one thousands of times
            seen.add(alias)
            if not self._needs[alias] or any(word in words for word in self._needs[alias]):
                return True
        if b"#" not in folded and b"@" not in folded:
            return False
        return any(tag[1].translate(GAPS) in self._tags for tag in TAG.finditer(folded.decode("latin-1")))


def _where_figures_begin(folded: bytes) -> Spans:
    """The lines with a match or near one; all of a text with a heading that tells a unit."""
    spans: list[tuple[int, int]] = []
    done = 0
    for match in _figures().finditer(folded):
        if match.end() + _NEAR > done:
            start = max(done, folded.rfind(b"\n", 0, max(0, match.start() - _NEAR)) + 1)
            end = folded.find(b"\n", match.end() + _NEAR)
            done = end if end >= 0 else len(folded)
            spans.append((start, done))
    return _WHOLE if spans and _headings().search(folded) else spans


def is_plain(text: str) -> bool:
    """Whether a text can be looked at as it came: it has no tags, entities and the like."""
    return not any(mark in text for mark in _UNCLEAN)


def _one_byte_each(text: str) -> bytes | None:
    """The text in lower case and unaccented, a byte for a character; None with letters beyond Latin-1."""
    for strange, plain in _ALIKE:
        text = text.replace(strange, plain)
    try:
        return text.encode("latin-1").translate(_FOLDED)
    except UnicodeEncodeError:
        pass
    try:
        return _FOREIGN.sub("×", text).encode("latin-1").translate(_FOLDED)
    except UnicodeEncodeError:
        return None


def _as_words(alias: str) -> bytes | None:
    """The pattern of an alias; None for one that only stands in texts that are always read."""
    folded = _one_byte_each(alias)
    return None if folded is None else b" %b " % folded.translate(_WORDS)


_LATIN = [chr(code) for code in range(256)]
_BLANKS = "\t\v\f\u00a0-"
_FOLDED = "".join(
    " " if char in _BLANKS else "\n" if char == "\x85" else "'" if char in "`´" else fold(char)
    for char in _LATIN
).encode("latin-1")
_WORDS = "".join(char if char.isalnum() else " " for char in _LATIN).encode("latin-1")


@cache
def _weekdays() -> re2._Regexp[bytes]:
    return _compiled(dated_weekday())


@cache
def _figures() -> re2._Regexp[bytes]:
    """Beside each figure, there is a match; the readers of figures say what else it takes.

    Either a sign that stands with figures only, a scale word, a number with what it counts behind it, an ISO
    code before a number, or a heading that tells a unit.
    """
    numerals = load_lexicon("numerals")
    cardinals = _cardinals()
    # Of things that are only said to be many, money alone is a figure, and «des» says too little even of it.
    vague = _any_of({*numerals["vague"]["words"]} - {"des"})
    large = _any_of(
        _folded(word) for word, value in load_lexicon("magnitudes")["words"].items() if value >= _SCALE
    )
    measured, run_on = _measured()
    scales = _any_of(map(_folded, scale_words()))
    leading, nouns = _any_of(map(_folded, adjectives())), _any_of(map(_two_words, counted_phrases()))
    counted = rf"(?:(?:{leading})\s){{0,2}}(?:{nouns})\b"
    gap = r"(?:[.,]\s{1,2})?\s{0,2}(?:de\s{1,2}|d['\s]\s?)?"
    before = _any_of(code.lower() for code in load_lexicon("currencies")["iso"]["before"])
    return _compiled(
        rf"[$£¥%]|\b(?:{large})|(?:[0-9¼½¾]|\b(?:{cardinals})){gap}(?:{measured}|{counted})"
        rf"|\b(?:une?|{vague}){gap}{measured}|\bdes\s(?:{scales}|{run_on})\b"
        rf"|\b(?:{cardinals}|et)\sune?\s{counted}"
        rf"|\b(?:{before})\s?(?:[0-9]|\b(?:une?|{cardinals}))"
        rf"|{_HEADS}{measured}"
    )


@cache
def _headings() -> re2._Regexp[bytes]:
    """A unit that may be lent to numbers below it: «en milliers de tonnes : 12», «An | M€», «(en %)»."""
    return _compiled(rf"{_HEADS}(?:{_measured()[0]}|[a-z]{{0,3}}[$£¥%])")


@cache
def _measured() -> tuple[str, str]:
    """Patterns for what money and measures are told in, and for a scale word and a currency run on."""
    scales = _any_of(map(_folded, scale_words()))
    codes = _any_of(code.lower() for code in currency_codes())
    signs = _any_of(_lettered_signs())
    paid = rf"{_any_of(map(_two_words, paid_phrases()))}|{signs}"
    run_on = rf"(?:{scales})(?:euros?|dollars?|eur|{codes}|{signs})"
    return rf"(?:{paid}|{codes}|{_any_of(map(_folded, exact_symbols()))}|{scales}|{run_on})\b", run_on


def _cardinals() -> str:
    numerals = load_lexicon("numerals")
    words = {word for table in ("units", "tens", "hundreds", "thousands") for word in numerals[table]}
    return _any_of(
        words - {"un", "une"} | {*numerals["collectives"], *numerals["vague"]["collectives"], "demi", "demie"}
    )


def _lettered_signs() -> Iterator[str]:
    """Currency signs that are words («CFA», «Fr.»); those that hold a sign proper are found by it."""
    return (_folded(sign.rstrip(".")) for sign in currency_signs() if sign[0].isalpha() and sign.isascii())


def _two_words(phrase: str) -> str:
    """A folded phrase, or its first two words: enough to know it by."""
    return " ".join(_folded(phrase).split(" ")[:2])


def _folded(words: str) -> str:
    folded = _one_byte_each(words)
    assert folded is not None, f"the lexicon holds «{words}», which no scan can find"
    return folded.decode("latin-1")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(set(words)))


def _compiled(pattern: str) -> re2._Regexp[bytes]:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.max_mem = 64 << 20
    return re2.compile(pattern.encode("latin-1"), options)
