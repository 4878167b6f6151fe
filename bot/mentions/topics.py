"""The table's subjects that a text speaks of without naming them, by words that stand together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.facts import FactTable
from bot.folding import fold
from bot.mentions.alike import alike
from bot.mentions.phrases import Phrases
from bot.mentions.places import find_countries
from bot.model import Kind, Mention
from bot.sentences import split_paragraphs

_TITLE = -1
"""In place of a paragraph's number, where the words of the title stand."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """A subject, the groups of words one of each of which must stand near, and those that must not.

    `home` are the countries that may be named there; empty for any.
    """

    subject: str
    groups: tuple[frozenset[str], ...]
    unwanted: frozenset[str]
    home: frozenset[str]


class TopicFinder:
    """Finds topics; made once a table."""

    def __init__(self, table: FactTable) -> None:
        self._topics: list[_Topic] = [
            _Topic(
                subject.id,
                tuple(frozenset(one for word in group for one in alike(fold(word))) for group in topic.words),
                frozenset(map(fold, topic.not_with)),
                frozenset(subject.countries if topic.at_home else ()),
            )
            for subject in table.subjects.values()
            for topic in subject.topics
        ]
        self._by_word: defaultdict[str, list[_Topic]] = defaultdict(list)
        for topic in self._topics:
            for word in topic.groups[0]:
                self._by_word[word].append(topic)
        every = {
            word for topic in self._topics for group in (*topic.groups, topic.unwanted) for word in group
        }
        self._words = Phrases(every)

    @property
    def company(self) -> Mapping[str, Sequence[str]]:
        """The folded words that begin topics, each with those one of which must stand near; none for some."""
        return {
            word: []
            if any(len(topic.groups) == 1 for topic in topics)
            else sorted({other for topic in topics for other in topic.groups[1]})
            for word, topics in self._by_word.items()
        }

    def find(self, text: str, title: str = "") -> tuple[Mention, ...]:
        """Returns the words that begin a topic, with its subject, in order.

        Its other words stand in the same paragraph, in one beside it or in the title, its unwanted ones in
        none of them.
        """
        if not self._topics:
            return ()
        hits = self._words.every(fold(text))
        if not any(word in self._by_word for _, _, word in hits):
            return ()
        page = _Page(text)
        standing: defaultdict[str, set[int]] = defaultdict(set)
        for start, _, word in hits:
            standing[word].add(page.paragraph(start))
        for _, _, word in self._words.every(fold(title)):
            standing[word].add(_TITLE)

        def stands(words: frozenset[str], near: frozenset[int]) -> bool:
            return any(not standing[word].isdisjoint(near) for word in words if word in standing)

        found = []
        for start, end, word in hits:
            for topic in self._by_word.get(word, ()):
                near = page.beside(start)
                if (
                    all(stands(group, near) for group in topic.groups[1:])
                    and not stands(topic.unwanted, near)
                    and not (topic.home and page.countries[page.paragraph(start)] - topic.home)
                ):
                    found.append(Mention(start, end, text[start:end], Kind.SUBJECT, topic.subject))
        return tuple(dict.fromkeys(found))


class _Page:
    """A text's paragraphs by number, and the countries each of them names."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [start for start, _ in split_paragraphs(text)]

    def paragraph(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def beside(self, at: int) -> frozenset[int]:
        """The paragraph of a place, those on its sides, and the title."""
        number = self.paragraph(at)
        return frozenset({_TITLE, max(0, number - 1), number, number + 1})

    @cached_property
    def countries(self) -> Mapping[int, set[str]]:
        named: defaultdict[int, set[str]] = defaultdict(set)
        for country in find_countries(self._text):
            named[self.paragraph(country.start)].add(str(country.value))
        return named
