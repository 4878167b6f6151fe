"""The subjects that a text names by listing who they are made up of: «Orion, Vega et Rigel»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.facts import FactTable
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.mentions.alike import alike
from bot.model import Kind, Mention

_OF = r"(?:d'|de |du |chez |a )?"
_BETWEEN = rf"(?: \([a-z' ]{{2,30}}\))?(?:\s*,\s*(?:et\s|puis\s)?|\s+et\s+|\s*[/+&]\s*){_OF}"
_CLOSED = re.compile(r".*(?:\bet\s|[/+&]\s*)[^,]*", re.S)
"""A list that «et» closes: what its comma leads to is told of it."""
_NAME = r"(?:[dl]['’]|de |du |le |la )?[A-ZÀ-Þ]"
_ONE_MORE = re.compile(
    rf"\s*(?:(?:[/+&]|,?\s*(?:et|ou|puis|ainsi que|sans oublier|plus))\s+|,?\s*(?:ainsi )?qu['’]\s?){_NAME}"
)
_NEXT = re.compile(rf"\s*,\s*{_NAME}")
_ONE_BEFORE = re.compile(
    r"(?:(?P<lead>\w+)\s)?(?P<name>[A-ZÀ-Þ][\w.&-]*)\s*(?:[/+&]|,(?:\s*et)?|\set)\s*(?:[dD]['’]|de |du )?$"
)
_LEAD = 60


@dataclass(frozen=True, slots=True)
class _Group:
    """A subject, the pattern of a list as long as it has members, and which of them each folded word is."""

    subject: str
    listed: re.Pattern[str]
    one: re.Pattern[str]
    members: Mapping[str, int]
    size: int


class GroupFinder:
    """Finds the lists that name all the members of a subject, in any order, and nobody else."""

    def __init__(self, table: FactTable) -> None:
        self._groups = [
            _group(subject.id, subject.members) for subject in table.subjects.values() if subject.members
        ]

    @property
    def company(self) -> Mapping[str, Sequence[str]]:
        """The folded names of each subject's first member, with those of the second."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for group in self._groups:
            beside = [word for word, number in group.members.items() if number == 1]
            for word, number in group.members.items():
                if number == 0:
                    found[word] += beside
        return found

    def find(self, text: str, folded: str) -> Iterator[Mention]:
        """Yields the lists, each as a mention of its subject; `folded` is the text folded."""
        for group in self._groups:
            for found in group.listed.finditer(folded):
                start, end = found.span("list")
                named = list(group.one.finditer(folded, start, end))
                if (
                    len({group.members[one.group()] for one in named}) == group.size
                    and all(text[one.start()].isupper() for one in named)
                    and not _goes_on(text, start, end)
                ):
                    yield Mention(start, end, text[start:end], Kind.SUBJECT, group.subject)


def _group(subject: str, members: Sequence[Sequence[str]]) -> _Group:
    words = {
        one: number for number, names in enumerate(members) for name in names for one in alike(fold(name))
    }
    one = any_of(words).pattern
    listed = re.compile(rf"(?P<list>{one}(?:{_BETWEEN}{one}){{{len(members) - 1}}})")
    return _Group(subject, listed, any_of(words), words, len(members))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether one more name stands on a side of a list."""
    if _ONE_MORE.match(text, end) or (_NEXT.match(text, end) and not _CLOSED.fullmatch(text, start, end)):
        return True
    before = _ONE_BEFORE.search(text, max(0, start - _LEAD), start)
    if before is None:
        return False
    words = load_lexicon("groups")
    lead, name = fold(before["lead"] or ""), fold(before["name"])
    return lead not in words["reporting"] and (bool(lead) or name not in words["openings"])
