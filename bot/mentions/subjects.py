"""The table's subjects in a text, by their aliases: one scan for all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.facts import FactTable
from bot.folding import fold
from bot.lexicon import load_lexicon
from bot.mentions.alike import alike
from bot.mentions.groups import GroupFinder
from bot.mentions.phrases import Phrases, is_whole_word
from bot.model import Kind, Mention
from bot.sentences import ITEM_MARK, split_paragraphs

# «France 2030», «France 2»: a common name with a number behind it is another name.
_NUMBERED = re.compile(r" \d{1,4}\b(?![.,]\d)(?! ?(?:[a-z]{0,3}[€$%]|mill|md|mrd|euro|dollar|habitant|pays))")
# «2,1 Smic», «deux fois le Smic»: so many times what an indicator tells is another amount.
_TIMES = re.compile(r"(?<![\w,.])(?:\d{1,2}(?:,\d+)?(?: fois (?:le|la))?|\w+ fois (?:le|la)) $")
_NEXT_WORD = re.compile(r" (\w+)\b")
_LONGEST_LEAD = 24
_LONGEST_HEADING = 120
_LIST_ITEM = re.compile(rf"\s*(?:{ITEM_MARK}|\d{{1,2}} ?[h:] ?\d\d\b|[^:]{{2,60}}:)")
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
_TOGETHER = " + "
"""Joins, in `only_with`, words that must all stand near."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A subject that an alias may name, the words some of which must stand near, and those that must not.

    Each of `wanted` is enough, where all its words stand. `is_indicator` where the subject is itself an
    amount, of which there can be so many times; `is_plan` where it is a programme of one word, whose name
    others are given («le Stargate européen»), with its `countries`.
    """

    subject: str
    is_indicator: bool
    is_plan: bool
    countries: tuple[str, ...]
    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[str, ...]


class SubjectFinder:
    """Finds aliases, several thousand as fast as one; made once a table."""

    def __init__(self, table: FactTable) -> None:
        meanings: dict[str, list[_Meaning]] = {}
        for alias, subject in table.aliases():
            wanted = [tuple(map(fold, words.split(_TOGETHER))) for words in alias.only_with]
            unwanted = map(fold, alias.not_with)
            held = table.subjects.get(subject)
            is_indicator = held is not None and held.kind == "indicator"
            meanings.setdefault(fold(alias.text), []).append(
                _Meaning(
                    subject,
                    is_indicator,
                    held is not None and held.kind == "programme" and " " not in alias.text,
                    held.countries if held is not None else (),
                    tuple(wanted),
                    tuple(unwanted),
                )
            )
        self._meanings: Mapping[str, list[_Meaning]] = meanings
        self._groups = GroupFinder(table)
        self._aliases = Phrases(meanings)
        self._spellings = {
            alias: meaning.subject
            for alias, many in meanings.items()
            for meaning in many[:1]
            if not meaning.wanted
        }

    @property
    def spellings(self) -> Mapping[str, str]:
        """The subject, or the first of them, of each folded alias that needs no company to name it."""
        return self._spellings

    @property
    def company(self) -> Mapping[str, Sequence[str]]:
        """The folded words one of which each folded alias needs near to name anything; none for most."""
        listed = self._groups.company
        needed = {
            alias: []
            if any(not one.wanted for one in many)
            else [word for one in many for words in one.wanted for word in alike(words[0])]
            for alias, many in self._meanings.items()
        }
        both = {alias: [*needed[alias], *listed[alias]] for alias in listed if needed.get(alias)}
        return {**listed, **needed, **both}

    def find(self, text: str, title: str = "") -> tuple[Mention, ...]:
        """Returns the subjects named in plain text, in order; a span that names two subjects is given twice.

        An alias that needs or shuns company is read with its paragraph or list, and with the title. A list of
        those who make a subject up names it, and them no more.
        """
        folded, folded_title = fold(text), fold(title)
        blocks = _blocks(text)
        found: list[Mention] = []
        near: dict[tuple[str, int], bool] = {}

        def stands_near(word: str, start: int) -> bool:
            block = blocks[bisect_right(blocks, (start, len(text))) - 1]
            key = (word, block[0])
            if key not in near:
                in_title = _holds(folded_title, word, 0, len(folded_title))
                near[key] = in_title or _holds(folded, word, *block)
            return near[key]

        def has_company(meaning: _Meaning, start: int) -> bool:
            return not meaning.wanted or any(
                all(any(stands_near(one, start) for one in alike(word)) for word in words)
                for words in meaning.wanted
            )

        def may_name(start: int, alias: str) -> bool:
            """Whether nothing an alias needs is missing; else a shorter one in its place may name."""
            return any(has_company(meaning, start) for meaning in self._meanings[alias])

        for start, end, alias in self._aliases.longest(folded, may_name):
            numbered = _NUMBERED.match(folded, end)
            if numbered and " " not in alias and all(meaning.wanted for meaning in self._meanings[alias]):
                other = text[start : numbered.end()]
                found.append(Mention(start, numbered.end(), other, Kind.ORGANISATION, other))
                continue
            times = _TIMES.search(folded, max(0, start - _LONGEST_LEAD), start)
            if times and all(meaning.is_indicator for meaning in self._meanings[alias]):
                other = text[times.start() : end]
                found.append(Mention(times.start(), end, other, Kind.ORGANISATION, other))
                continue
            for meaning in self._meanings[alias]:
                if meaning.is_plan and _is_foreign(folded, end, meaning.countries):
                    continue
                if has_company(meaning, start) and not any(
                    _holds(folded, word, *_sentence(folded, start, end))
                    if any(map(str.isdigit, word))
                    else stands_near(word, start)
                    for word in meaning.unwanted
                ):
                    found.append(Mention(start, end, text[start:end], Kind.SUBJECT, meaning.subject))
        groups = list(self._groups.find(text, folded))
        if groups:
            listed = [(group.start, group.end) for group in groups]
            found = [
                one
                for one in found
                if not any(start <= one.start and one.end <= end for start, end in listed)
            ]
        return tuple(sorted((*found, *groups), key=lambda one: one.start))


def _is_foreign(folded: str, end: int, at_home: tuple[str, ...]) -> bool:
    """Whether the word behind a name makes it that of another country's: «Stargate européen»."""
    word = _NEXT_WORD.match(folded, end)
    of = _peoples().get(word[1]) if word else None
    return of is not None and of.isdisjoint(at_home)


@cache
def _peoples() -> Mapping[str, set[str]]:
    """The countries of each adjective in the singular."""
    demonyms = {**load_lexicon("demonyms")["demonyms"], "EU": ("européen", "européenne")}
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for code, forms in demonyms.items():
        for form in forms:
            countries[fold(form)].add(code)
    return countries


def _holds(folded: str, word: str, start: int, end: int) -> bool:
    at = folded.find(word, start, end)
    while at >= 0:
        if is_whole_word(folded, at, at + len(word)):
            return True
        at = folded.find(word, at + 1, end)
    return False


def _sentence(folded: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a span begins and ends: an amount only tells what its own speaks of."""
    first = max(folded.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [at for mark in _SENTENCE_ENDS if (at := folded.find(mark, end)) >= 0]
    return first, min(ends, default=len(folded))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs; a heading, a line that leads in and the items of a list are one with what they go with."""
    blocks: list[tuple[int, int]] = []
    for start, end in split_paragraphs(text):
        if blocks and (_LIST_ITEM.match(text, start) or _is_heading(text, *blocks[-1])):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _is_heading(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_HEADING and text[end - 1] not in ".!?…"
