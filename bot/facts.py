"""The table of sourced facts: dated values of named subjects, strictly loaded from `facts/`."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from heapq import merge
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType

from bot.facts_bulk import SUFFIX, BulkError, BulkTable
from bot.facts_files import File, read_files
from bot.facts_rows import Alias, Fact, Source, Subject, Value, listing, to_facts, to_subject
from bot.folders import FACTS
from bot.folding import fold
from bot.model import Quantity

__all__ = ["Alias", "Fact", "FactTable", "FactsError", "Source", "Subject", "Value", "load_facts"]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the facts that a search found, and how many it found in all."""

    facts: Sequence[Fact]
    total: int


@dataclass(frozen=True)
class FactTable:
    """All subjects and facts by id, and a digest of their content that does not depend on where they lie.

    `subjects` and `facts` hold those of the fact files; of bulk tables, one is read when it is asked for.
    """

    subjects: Mapping[str, Subject]
    facts: Mapping[str, Fact]
    digest: str
    bulk: tuple[BulkTable, ...] = ()

    def of(self, subject_id: str) -> tuple[Fact, ...]:
        """The facts of a subject, in the order of its file; empty for an unknown one."""
        held = self._by_subject.get(subject_id)
        return (
            tuple(chain.from_iterable(table.of(subject_id) for table in self.bulk)) if held is None else held
        )

    def subject(self, subject_id: str) -> Subject:
        """The subject of an id. Raises KeyError for an unknown one."""
        held = self.subjects.get(subject_id)
        found = held or next(filter(None, (table.subject(subject_id) for table in self.bulk)), None)
        if found is None:
            raise KeyError(subject_id)
        return found

    def aliases(self) -> Iterator[tuple[Alias, str]]:
        """Yields every name of every subject with the subject's id."""
        for subject in self.subjects.values():
            for alias in subject.aliases:
                yield alias, subject.id
        for table in self.bulk:
            for name, subject_id in table.aliases():
                yield Alias(name), subject_id

    def has_days(self, subject_id: str) -> bool:
        """Whether a fact of the subject tells a day."""
        return any(fact.unit == "date" for fact in self.of(subject_id))

    def telling(self, attribute: str, unit: str, low: Decimal, high: Decimal) -> tuple[Fact, ...]:
        """The facts of an attribute and unit one of whose amounts begins between the two, both included."""
        amounts = self._by_amount.get((attribute, unit), ())
        first = bisect_left(amounts, low, key=lambda item: item[0])
        last = bisect_right(amounts, high, key=lambda item: item[0])
        told = {fact.id: fact for _, fact in amounts[first:last]}
        for table in self.bulk:
            told |= {fact.id: fact for fact in table.telling(attribute, unit, low, high)}
        return tuple(told.values())

    def search(
        self,
        asked: str,
        theme: str = "",
        before: date | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> Found:
        """Finds the facts of a theme, of all when empty, that hold every word asked for in any order.

        Of those verified before a day, where one is given, the longest ago come first.
        """
        words = fold(asked).split()
        held = [
            (fact.checked, fact.id, fact.subject)
            for listed, fact in self._listings
            if (not theme or fact.subject.startswith(f"{theme}/"))
            and (before is None or fact.checked < before)
            and all(word in listed for word in words)
        ]
        bulk = [table for table in self.bulk if theme in ("", table.theme)]
        found = [table.search(words, before) for table in bulk]
        ordered = merge(sorted(held), *found) if before else chain(held, *found)
        page = islice(ordered, offset, None if limit is None else offset + limit)
        facts = [next(fact for fact in self.of(subject) if fact.id == name) for _, name, subject in page]
        return Found(facts, len(held) + sum(table.count(words, before) for table in bulk))

    @cached_property
    def themes(self) -> Sequence[str]:
        """The first parts of the subjects' ids, in order."""
        found = {subject.partition("/")[0] for subject in self.subjects if "/" in subject}
        return sorted(found | {table.theme for table in self.bulk if table.theme})

    @cached_property
    def oldest_checked(self) -> date | None:
        """The day the stalest fact was last verified; None for an empty table."""
        held = (fact.checked for fact in self.facts.values())
        return min(filter(None, chain(held, (one.oldest_checked for one in self.bulk))), default=None)

    @cached_property
    def _listings(self) -> list[tuple[str, Fact]]:
        """Every fact of the files with the folded text that a search looks in."""
        listings = []
        for fact in self.facts.values():
            names = (alias.text for alias in self.subjects[fact.subject].aliases)
            sources = (f"{one.title} {one.publisher}" for value in fact.values for one in value.sources)
            listings.append((listing(fact.id, fact.label, names, sources), fact))
        return listings

    @cached_property
    def _by_amount(self) -> Mapping[tuple[str, str], list[tuple[Decimal, Fact]]]:
        grouped: dict[tuple[str, str], list[tuple[Decimal, Fact]]] = {}
        for fact in self.facts.values():
            for value in fact.values:
                if isinstance(value.content, Quantity) and value.content.low is not None:
                    amounts = grouped.setdefault((fact.attribute, fact.unit), [])
                    amounts.append((value.content.low, fact))
        for amounts in grouped.values():
            amounts.sort(key=lambda item: item[0])
        return grouped

    @cached_property
    def _by_subject(self) -> Mapping[str, tuple[Fact, ...]]:
        grouped: dict[str, tuple[Fact, ...]] = {}
        for fact in self.facts.values():
            grouped[fact.subject] = (*grouped.get(fact.subject, ()), fact)
        return grouped


class FactsError(Exception):
    """The table cannot be loaded; `problems` names each fault with its file, line and remedy, in French."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load_facts(folders: Sequence[Path] = (FACTS,)) -> FactTable:
    """Read every fact file of the folders, in order, and open their bulk tables.

    Raises FactsError, listing every fault of every file, when one is unreadable or inconsistent.
    """
    files, problems = read_files(folders, date.today())
    bulk: list[BulkTable] = []
    for folder in folders:
        paths = sorted(folder.rglob(f"*{SUFFIX}"))
        if not paths and next(folder.rglob("*.toml"), None) is None:
            problems.append(f"{folder} : aucune fiche .toml ; indiquer un dossier de faits")
        for path in paths:
            try:
                bulk.append(BulkTable(path))
            except BulkError as error:
                problems.append(str(error))
    if problems:
        raise FactsError(problems)
    subjects = {file.id: to_subject(file.id, file.rows.subject) for file in files}
    facts = {fact.id: fact for file in files for fact in to_facts(file.id, file.rows)}
    digest = _digest(files, bulk)
    return FactTable(MappingProxyType(subjects), MappingProxyType(facts), digest, tuple(bulk))


def _digest(files: Sequence[File], bulk: Sequence[BulkTable]) -> str:
    """Of the content alone; that of a table without bulk does not change for bulk tables existing."""
    table: dict[str, object] = {file.id: file.data for file in files}
    table |= {f"{SUFFIX}:{number}": one.digest for number, one in enumerate(bulk)}
    return hashlib.sha256(json.dumps(table, sort_keys=True, default=str).encode()).hexdigest()[:16]
