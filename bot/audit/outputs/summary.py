"""What a run comes to: totals, and problems by rule, month, section, author, subject, in bounded memory."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from bot.audit.results import PROBLEMS, Read, Row

MOST_SHOWN = 10_000
"""Problems of the list: a page of more would take seconds to open."""
_MOST_NAMES = 20_000
_MOST_REFUSALS = 200
_MOST_YEARS = 60
_SHOWN = ("title", "url", "file", "item", "published", "section", "author")
_SEVERITIES = ("error", "warning", "info")


@dataclass(slots=True)
class Group:
    """Articles that share something, and their problems by label."""

    articles: int = 0
    labels: Counter[str] = field(default_factory=Counter)

    @property
    def problems(self) -> int:
        """How many problems there are."""
        return self.labels.total()

    @property
    def rate(self) -> float:
        """Problems for a thousand articles."""
        return 1000 * self.problems / self.articles if self.articles else 0.0


class Groups:
    """Groups by name; beyond so many names, the later ones are counted together under None."""

    def __init__(self) -> None:
        self._found: dict[str | None, Group] = {}

    def __getitem__(self, name: str | None) -> Group:
        if name not in self._found:
            if len(self._found) >= _MOST_NAMES:
                name = None
            self._found.setdefault(name, Group())
        return self._found[name]

    def by_problems(self) -> list[tuple[str, Group]]:
        """Returns the named groups with a problem, most problems first."""
        named = ((name, group) for name, group in self._found.items() if name and group.problems)
        return sorted(named, key=lambda one: (-one[1].problems, one[0]))

    def by_name(self) -> list[tuple[str, Group]]:
        """Returns the named groups in the order of their names."""
        return sorted((name, group) for name, group in self._found.items() if name)

    @property
    def nameless(self) -> Group:
        """What has no name, or came when there were too many."""
        return self._found.get(None, Group())


@dataclass(frozen=True, slots=True)
class Problem:
    """A verdict that asks something of an editor, and its article."""

    document: Row
    verdict: Row


class Summary:
    """Counts a run as it is read. Repeated articles count once, with the place they were found first."""

    def __init__(self) -> None:
        self.articles = self.figures = self.checked = self.undated = self.with_problems = 0
        self.dismissed = self.wrong = 0
        self.labels: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.formats: Counter[str] = Counter()
        self.first_day = self.last_day = ""
        self.rules, self.months, self.sections = Groups(), Groups(), Groups()
        self.authors, self.subjects = Groups(), Groups()
        self.refused = 0
        self.refusals: list[Row] = []
        self.reasons: Counter[tuple[str, str]] = Counter()
        self._worst: list[tuple[tuple[object, ...], int, Problem]] = []
        self._order = count(0, -1)

    def add(self, read: Read) -> None:
        """Counts an article."""
        document = read.document
        self.statuses[document["status"]] += 1
        self.formats[document["format"]] += 1
        if document["status"] == "other-language":
            self.languages[document["language"]] += 1
        if not read.is_first:
            return
        self.articles += 1
        self.figures += document["figures"]
        self.checked += document["checked"]
        day = document["published"]
        if day:
            self.first_day, self.last_day = min(self.first_day or day, day), max(self.last_day, day)
        else:
            self.undated += 1
        problems = read.problems
        self.with_problems += bool(problems)
        # A figure that is wrong in two ways is one of those judged.
        self.wrong += len({(one["in"], one["start"], one["end"]) for one in problems})
        self.dismissed += sum(bool(one.get("dismissed")) for one in read.verdicts)
        self.labels.update(one["label"] for one in read.verdicts if not one.get("dismissed"))
        found = Counter(one["label"] for one in problems)
        for groups, name in (
            (self.months, day and day[:7]),
            (self.sections, document["section"]),
            (self.authors, document["author"]),
        ):
            group = groups[name or None]
            group.articles += 1
            if found:
                group.labels.update(found)
        for groups, key in ((self.rules, "rule"), (self.subjects, "subject")):
            for name in {one[key] for one in problems}:
                group = groups[name]
                group.articles += 1
                group.labels.update(one["label"] for one in problems if one[key] == name)
        for one in problems:
            self._keep(document, one)

    def refuse(self, error: Row) -> None:
        """Counts an item that could not be read."""
        self.refused += 1
        self.reasons[error["reason"]["fr"], error["reason"]["en"]] += 1
        if len(self.refusals) < _MOST_REFUSALS:
            self.refusals.append(error)

    def worst(self) -> list[Problem]:
        """Returns the worst problems: by label and severity, by places, by how sure, the newest first."""
        return [problem for *_, problem in sorted(self._worst, key=lambda one: one[:2], reverse=True)]

    @property
    def problems(self) -> int:
        """How many problems there are, in the list or not."""
        return sum(self.labels[label] for label in PROBLEMS)

    def _keep(self, document: Row, verdict: Row) -> None:
        shown = {key: document[key] for key in _SHOWN} | {"places": document.get("places") or []}
        problem = Problem(shown, {**verdict, "proof": None})
        kept = (_weight(problem), next(self._order), problem)
        if len(self._worst) < MOST_SHOWN:
            heapq.heappush(self._worst, kept)
        else:
            heapq.heappushpop(self._worst, kept)


def years_of(months: Iterable[tuple[str, Group]]) -> dict[int, dict[int, Group]]:
    """Returns the months of each year, with the years between that have none, unless one is far off."""
    found: dict[int, dict[int, Group]] = {}
    for name, group in months:
        found.setdefault(int(name[:4]), {})[int(name[5:])] = group
    if not found or max(found) - min(found) > _MOST_YEARS:
        return found
    return {year: found.get(year, {}) for year in range(min(found), max(found) + 1)}


def added(groups: Iterable[Group]) -> Group:
    """Returns groups as one."""
    total = Group()
    for group in groups:
        total.articles += group.articles
        total.labels.update(group.labels)
    return total


def _weight(problem: Problem) -> tuple[object, ...]:
    verdict, document = problem.verdict, problem.document
    return (
        -PROBLEMS.index(verdict["label"]),
        -_SEVERITIES.index(verdict["severity"]),
        len(document["places"]),
        verdict["confidence"],
        document["published"] or "",
    )
