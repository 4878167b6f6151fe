"""What a well-shaped fact file can still get wrong: units, values, dates, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from babel.core import get_global

from bot.facts_schema import FactFile, FactRow, Path, SourceRow, ValueRow
from bot.folding import fold

Fault = tuple[Path, str]

TEXT_UNITS = frozenset({"country", "place", "name"})
_MEASURES = frozenset({"%", "point", "W", "Wh", "m2", "m", "t", "rank"})
_COUNT = re.compile(r"^count:[a-z0-9-]+$")
_WEB = re.compile(r"^https?://[^\s/]+\.[^\s]+$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def check_file(file: FactFile, today: date) -> Iterator[Fault]:
    """Yield where each fault stands and a sentence that says how to mend it."""
    for code in file.subject.country or ():
        yield from _check_country(code, ("subject", "country"))
    for index, fact in enumerate(file.facts):
        yield from _check_fact(fact, ("facts", index), today)
        yield from _check_order(fact, ("facts", index), file.sources)
    yield from _check_members(file.subject.members or [])
    yield from _check_ids(file)
    yield from _check_sources(file, today)


def _check_members(members: Sequence[Sequence[str]]) -> Iterator[Fault]:
    where: Path = ("subject", "members")
    if len(members) == 1:
        yield where, "un seul membre ; les lister tous, ou en faire un nom dans « aliases »"
    seen: set[str] = set()
    for number, names in enumerate(members):
        for index, name in enumerate(names):
            if fold(name) in seen:
                yield (
                    (*where, number, index),
                    f"« {name} » déjà cité parmi les membres ; l’écrire une seule fois",
                )
            seen.add(fold(name))


def _check_fact(fact: FactRow, path: Path, today: date) -> Iterator[Fault]:
    if not _is_unit(fact.unit):
        yield (
            (*path, "unit"),
            f"unité inconnue « {fact.unit} » ; écrire un code ISO 4217 (EUR), %, W, Wh, m2, "
            "count:<quoi>, rank, date, country, place ou name",
        )
    periods = [key for key in ("over", "per", "until") if getattr(fact, key) is not None]
    if len(periods) > 1:
        yield (*path, periods[1]), f"{' et '.join(periods)} ensemble ; n’en garder qu’une"
    if fact.live and not _has_type(fact.live.times, fact.unit):
        yield (*path, "live", "times"), f"mauvais facteur ; {_expected(fact.unit)}"
    if fact.checked > today:
        yield (
            (*path, "checked"),
            f"date à venir ({fact.checked}) ; écrire le jour de la dernière vérification",
        )
    for index, row in enumerate(fact.values):
        here: Path = (*path, "values", index)
        yield from _check_value(row, fact.unit, here)
        yield from _check_days(row, here)


def _check_order(fact: FactRow, path: Path, sources: Mapping[str, SourceRow]) -> Iterator[Fault]:
    for index, (row, following) in enumerate(pairwise(fact.values), start=1):
        where: Path = (*path, "values", index, "since")
        if following.since < row.since:
            yield where, "valeur plus ancienne que la précédente ; ranger les valeurs par « since »"
        elif following.since == row.since and _public(following, sources) <= _public(row, sources):
            yield (
                where,
                "même jour que la valeur précédente, sans être parue plus tard ; dater la révision "
                "(« known », ou « published » de sa source), ou faire un autre fait avec un « variant »",
            )


def _public(row: ValueRow, sources: Mapping[str, SourceRow]) -> date:
    """The day the value became public, as Value.public tells it."""
    known = [sources[key].published or row.since for key in (row.source, *row.also) if key in sources]
    return row.known or min(known, default=row.since)


def _is_unit(unit: str) -> bool:
    known = TEXT_UNITS | _MEASURES | {"date"}
    return unit in known or _COUNT.match(unit) is not None or unit in get_global("all_currencies")


def _check_value(row: ValueRow, unit: str, path: Path) -> Iterator[Fault]:
    given = [key for key in ("value", "low", "high") if getattr(row, key) is not None]
    if row.withdrawn:
        if given:
            yield (
                (*path, given[0]),
                "valeur sur une ligne « withdrawn » ; la retirer : cette ligne clôt la série",
            )
        return
    if given not in (["value"], ["low", "high"]):
        yield path, "il faut « value », ou bien « low » et « high » ensemble"
        return
    wrong = [key for key in given if not _has_type(getattr(row, key), unit)]
    for key in wrong:
        yield (*path, key), f"mauvais type pour l’unité « {unit} » ; {_expected(unit)}"
    if given == ["low", "high"] and not wrong:
        if unit in TEXT_UNITS:
            yield (*path, "low"), f"pas de fourchette pour l’unité « {unit} » ; écrire « value »"
        elif row.low >= row.high:
            yield (
                (*path, "low"),
                "« low » n’est pas plus petit que « high » ; les échanger, ou écrire « value »",
            )
    if unit == "country" and not wrong:
        yield from _check_country(row.value, (*path, "value"))
    if row.modality and (unit in TEXT_UNITS or unit == "date"):
        yield (
            (*path, "modality"),
            f"« modality » ne vaut que pour un nombre, pas pour « {unit} » ; la retirer",
        )
    if row.modality == "range" and given == ["value"]:
        yield (*path, "modality"), "« range » demande une fourchette ; écrire « low » et « high »"


def _has_type(value: Any, unit: str) -> bool:
    if unit in TEXT_UNITS:
        return isinstance(value, str) and bool(value.strip())
    if unit == "date":
        return type(value) is date
    return type(value) is int or (isinstance(value, Decimal) and value.is_finite())


def _expected(unit: str) -> str:
    if unit in TEXT_UNITS:
        return "écrire un texte entre guillemets"
    if unit == "date":
        return "écrire une date sans guillemets, par exemple 2025-01-21"
    return "écrire un nombre sans guillemets, par exemple 500e9"


def _check_days(row: ValueRow, path: Path) -> Iterator[Fault]:
    for key in ("since", "known", "value", "low", "high"):
        day = getattr(row, key)
        if isinstance(day, date) and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            yield (*path, key), f"date invraisemblable ({day}) ; vérifier l’année"


def _check_country(code: str | None, path: Path) -> Iterator[Fault]:
    if code is not None and code != "EU" and code not in get_global("territory_currencies"):
        yield path, f"pays inconnu « {code} » ; écrire un code ISO 3166 à deux lettres (FR), ou EU"


def _check_ids(file: FactFile) -> Iterator[Fault]:
    seen: set[tuple[str, str | None]] = set()
    for index, fact in enumerate(file.facts):
        name = (fact.attribute, fact.variant)
        if name in seen:
            yield (
                ("facts", index, "variant" if fact.variant else "attribute"),
                f"deux faits « {'/'.join(filter(None, name))} » ; donner à celui-ci un « variant » à lui",
            )
        seen.add(name)


def _check_sources(file: FactFile, today: date) -> Iterator[Fault]:
    cited: set[str] = set()
    for number, fact in enumerate(file.facts):
        for index, row in enumerate(fact.values):
            path: Path = ("facts", number, "values", index)
            keys = [(*path, "source"), *((*path, "also", place) for place in range(len(row.also)))]
            for where, key in zip(keys, [row.source, *row.also], strict=True):
                if key not in file.sources:
                    yield where, f"source inconnue « {key} » ; ajouter [sources.{key}], ou corriger le nom"
            cited |= {row.source, *row.also}
    for key, source in file.sources.items():
        if key not in cited:
            yield ("sources", key), "source jamais citée ; la citer dans une valeur, ou la retirer"
        yield from _check_source(source, ("sources", key), today)


def _check_source(source: SourceRow, path: Path, today: date) -> Iterator[Fault]:
    if not _WEB.match(source.url):
        yield (*path, "url"), f"adresse « {source.url} » ; écrire une adresse complète en http:// ou https://"
    if source.accessed > today:
        yield (
            (*path, "accessed"),
            f"date à venir ({source.accessed}) ; écrire le jour où la page a été consultée",
        )
    if source.published and source.published.year < _FIRST_YEAR:
        yield (*path, "published"), f"date invraisemblable ({source.published}) ; vérifier l’année"
    if source.published and source.published > source.accessed:
        yield (
            (*path, "published"),
            "source parue après avoir été consultée ; vérifier « published » et « accessed »",
        )
