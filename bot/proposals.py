"""What live sources know that a fact file does not: proposed as the file's text, for a person to accept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.facts_files import File
from bot.facts_schema import FactRow, LiveRow
from bot.facts_text import add_value, set_checked
from bot.sources import SERIES
from bot.sources.fetching import Fetcher, SourceError
from bot.sources.series import Observation, SeriesSource


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text that a file would have, and what a source says of each of its facts, in French."""

    file: File
    text: str
    said: tuple[str, ...]


def propose(file: File, fetcher: Fetcher, today: date) -> Proposal:
    """Asks the live source of every fact of a file that names one.

    A later figure becomes a value with its source; the same figure again moves the day of checking. What a
    source does not answer is said, and leaves its fact as it is. Nothing is written.
    """
    text, said = file.text, []
    for fact in file.rows.facts:
        if fact.live:
            name = "/".join(filter(None, (fact.attribute, fact.variant)))
            try:
                text, words = _refreshed(text, name, fact, fact.live, fetcher, today)
            except SourceError as error:
                words = str(error)
            said.append(f"{file.id}#{name} : {words}")
    return Proposal(file, text, tuple(said))


def _refreshed(
    text: str, name: str, fact: FactRow, live: LiveRow, fetcher: Fetcher, today: date
) -> tuple[str, str]:
    source = SERIES[live.source]
    observations = source.read(fetcher.get(source.name, source.base, source.path(live.key)))
    if not observations:
        raise SourceError(f"{source.name} : aucune valeur pour {live.key}")
    last, newest = fact.values[-1], observations[-1]
    value = newest.value * Decimal(live.times)
    if newest.day <= last.since or value == last.value:
        if value == last.value and fact.checked < today:
            return set_checked(text, name, today), "valeur inchangée, vérifiée aujourd’hui"
        return text, f"rien de plus récent ({newest.value} au {newest.day})"
    source_id = f"{source.name}-{today}"
    row = {"since": newest.day, "value": value, "known": newest.updated or today}
    page = dict(_page(source, live.key, newest, today))
    return add_value(text, name, row, source_id, page, today), f"{newest.value} au {newest.day}"


def _page(source: SeriesSource, key: str, newest: Observation, today: date) -> Iterator[tuple[str, object]]:
    yield "title", f"Série {key}"
    yield "publisher", source.publisher
    yield "url", source.page(key)
    yield "published", newest.updated
    yield "accessed", today
