"""One fact, its dated and sourced values, and whom it is about: made of the rows of a fact file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from bot.facts_schema import FactFile, FactRow, SubjectRow, ValueRow
from bot.folding import fold
from bot.model import Modality, Quantity


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of a subject; one word of `only_with`, if any, must stand nearby, and none of `not_with`."""

    text: str
    only_with: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Words, one of each group of which together speak of a subject, and what must not stand beside them.

    `at_home` lets no country be named there but the subject's own.
    """

    words: tuple[tuple[str, ...], ...]
    not_with: tuple[str, ...] = ()
    at_home: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A page that states a value; `published` is None where its day is not known."""

    id: str
    title: str
    publisher: str
    url: str
    published: date | None
    accessed: date
    quote: str


@dataclass(frozen=True, slots=True)
class Value:
    """What holds from `since` on; the first source is the one to cite.

    `content` is a Quantity for a number, a pair of days for a date (twice the same for a single
    day), else a text: a country's ISO code, a place, a name. It is empty when `withdrawn`.
    """

    since: date
    content: Quantity | tuple[date, date] | str
    sources: tuple[Source, ...]
    withdrawn: bool
    note: str
    known: date | None = None

    @property
    def public(self) -> date:
        """The day the value became public: as told, else when its earliest source came out.

        The end of a series counts from its own day: what the table no longer holds contradicts nobody.
        """
        if self.withdrawn:
            return self.since
        return self.known or min(source.published or self.since for source in self.sources)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing measured, dated or placed of one subject, with its values in order of `since`."""

    id: str
    subject: str
    attribute: str
    label: str
    unit: str
    period: str | None
    stage: str
    cues: tuple[str, ...]
    checked: date
    values: tuple[Value, ...]
    note: str

    @property
    def is_derived(self) -> bool:
        """Whether it is only another fact's amount at the rate of a day: it can support, not contradict."""
        return self.stage == "conversion"

    def at(self, day: date, known_on: date) -> Value | None:
        """The value in force on a day as known on another, both included; None when there is none."""
        known = [value for value in self.values if value.since <= day and value.public <= known_on]
        return None if not known or known[-1].withdrawn else known[-1]


@dataclass(frozen=True)
class Subject:
    """Whom or what facts are about, under every name the press uses; `name` is always one of them.

    `countries` are ISO codes (or `EU`), the principal one first: several for a binational, none if unknown.
    `topics` speak of it without naming it: enough to confirm a figure, never to contradict one. `members`,
    each under all its names, make it up: a text that lists them all names it.
    """

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    aliases: tuple[Alias, ...]
    wikidata: str | None
    note: str
    topics: tuple[Topic, ...] = ()
    members: tuple[tuple[str, ...], ...] = ()

    @property
    def country(self) -> str | None:
        """The principal country; None if unknown."""
        return self.countries[0] if self.countries else None

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The folded names that tell it without other words near: «Stargate», not «Paris» for its plan."""
        return frozenset(fold(alias.text) for alias in self.aliases if not alias.only_with)

    @cached_property
    def topic_words(self) -> frozenset[str]:
        """The folded words that together speak of it without naming it: «Joe Biden» for his law."""
        return frozenset(fold(word) for topic in self.topics for group in topic.words for word in group)

    @property
    def is_plan(self) -> bool:
        """Whether it is money of its own, given once: an event may recur, and its editions add up."""
        return self.kind in ("programme", "law")

    @property
    def is_money_itself(self) -> bool:
        """Whether an amount told of it, without another word, is the one that it is or makes."""
        return self.is_plan or self.kind == "event"


def to_subject(subject_id: str, row: SubjectRow) -> Subject:
    """Makes the subject that a file is about."""
    aliases = tuple(
        Alias(alias.text, tuple(alias.only_with or ()), tuple(alias.not_with or ())) for alias in row.aliases
    )
    if fold(row.name) not in {fold(alias.text) for alias in aliases}:
        aliases = (Alias(row.name), *aliases)
    topics = tuple(
        Topic(tuple(map(tuple, topic.words)), tuple(topic.not_with or ()), topic.at_home)
        for topic in row.topics
    )
    countries = tuple(row.country or ())
    members = tuple(map(tuple, row.members or ()))
    return Subject(
        subject_id, row.name, row.kind, countries, aliases, row.wikidata, row.note, topics, members
    )


def to_facts(subject_id: str, file: FactFile) -> Iterator[Fact]:
    """Makes the facts of a file, in its order."""
    sources = {key: Source(id=key, **row.model_dump()) for key, row in file.sources.items()}
    for row in file.facts:
        period = _period(row)
        yield Fact(
            id=fact_id(subject_id, row.attribute, row.variant),
            subject=subject_id,
            attribute=row.attribute,
            label=row.label,
            unit=row.unit,
            period=period,
            stage=row.stage,
            cues=tuple(row.cues),
            checked=row.checked,
            values=tuple(
                Value(
                    since=value.since,
                    content=_content(value, row.unit, period),
                    sources=tuple(sources[key] for key in (value.source, *value.also)),
                    withdrawn=value.withdrawn,
                    note=value.note,
                    known=value.known,
                )
                for value in row.values
            ),
            note=row.note,
        )


def fact_id(subject_id: str, attribute: str, variant: str | None) -> str:
    """Returns the id of a fact: `theme/subject#attribute`, `/variant` after it where there is one."""
    return f"{subject_id}#{'/'.join(filter(None, (attribute, variant)))}"


def listing(fact_id: str, label: str, names: Iterable[str], sources: Iterable[str]) -> str:
    """Returns the folded text of a fact in which a search looks for its words."""
    return fold(" ".join((fact_id, label, *names, *dict.fromkeys(sources))))


_PER = {"an": "year", "mois": "month", "jour": "day", "heure": "hour", "habitant": "capita"}


def _period(row: FactRow) -> str | None:
    if row.over:
        return f"over {row.over.split()[0]} years"
    if row.per:
        return f"per {_PER[row.per]}"
    return f"until {row.until}" if row.until else None


def _content(row: ValueRow, unit: str, period: str | None) -> Quantity | tuple[date, date] | str:
    if row.withdrawn:
        return ""
    low, high = (row.value, row.value) if row.low is None else (row.low, row.high)
    if isinstance(low, str):
        return low
    if isinstance(low, date):
        return low, high
    modality = Modality(row.modality or ("exact" if low == high else "range"))
    return Quantity(Decimal(low), Decimal(high), unit, modality, period, step=Decimal(0))
