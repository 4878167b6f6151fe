"""Makes a bulk table of rows, one value each; a row that cannot be used is left out and said."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from bot.facts_bulk import FORMAT
from bot.facts_checks import check_file
from bot.facts_rows import fact_id, listing
from bot.facts_schema import FactFile, read_shape
from bot.facts_text import slug
from bot.folding import fold

COLUMNS: Mapping[str, str] = {
    "name": "nom du sujet (obligatoire)",
    "subject": "identifiant du sujet [tiré du nom]",
    "kind": "organisation, programme, country, person, event, law ou indicator [organisation]",
    "country": "code à deux lettres",
    "aliases": "autres noms, séparés par « ; »",
    "attribute": "ce qui est mesuré (obligatoire)",
    "variant": "pour distinguer deux faits du même attribut",
    "label": "libellé [l’attribut]",
    "unit": "code ISO 4217, %, W, count:pays… (obligatoire)",
    "over": "durée du total, « 4 ans »",
    "per": "an, mois, jour, heure ou habitant",
    "until": "année d’échéance",
    "stage": "annoncé, engagé, versé, objectif, résultat… [résultat]",
    "cues": "mots dont l’un doit accompagner le chiffre, séparés par « ; »",
    "since": "valable depuis, AAAA-MM-JJ (obligatoire)",
    "value": "un nombre, ou bien low et high (obligatoire)",
    "low": "bas de la fourchette",
    "high": "haut de la fourchette",
    "modality": "approximate, at-least ou at-most",
    "source_title": "titre de la page (obligatoire)",
    "source_publisher": "éditeur (obligatoire)",
    "source_url": "adresse (obligatoire)",
    "source_published": "parue le",
    "source_accessed": "consultée le [jour de l’import]",
    "checked": "vérifiée le [jour de l’import]",
    "note": "note",
}
"""The columns of a bulk table and what each holds, in French; in brackets, what an empty cell means."""

_VALUE = ("since", "value", "low", "high", "modality", "note")
_FACT = ("attribute", "variant", "label", "unit", "over", "per", "until", "stage", "checked")
_SCHEMA = """
CREATE TABLE meta (format INTEGER NOT NULL, digest TEXT NOT NULL, facts INTEGER NOT NULL);
CREATE TABLE subjects (id TEXT PRIMARY KEY, file TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE aliases (folded TEXT PRIMARY KEY, alias TEXT NOT NULL, subject TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE amounts (attribute TEXT NOT NULL, unit TEXT NOT NULL, low REAL NOT NULL, subject TEXT NOT NULL);
CREATE INDEX amounts_told ON amounts (attribute, unit, low);
CREATE TABLE listed (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, words TEXT NOT NULL, checked TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX listed_checked ON listed (checked, id);
"""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was left out: its number, 1 being the first row of data, and why, in French."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """How many subjects and facts a table holds, and the rows left out."""

    subjects: int
    facts: int
    refused: tuple[Refused, ...]


@dataclass(slots=True)
class _Subject:
    """A subject's rows, gathered in the shape of a fact file."""

    subject: dict[str, Any]
    facts: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)


def compile_table(
    rows: Iterable[Mapping[str, str]], target: Path, theme: str, taken: Mapping[str, str], today: date
) -> Compiled:
    """Writes the table of the rows to `target`, which appears whole or not at all.

    `theme` is the first part of every subject's id; `taken` gives the subject of each folded alias that
    another table has, and that no row may name. Rows that cannot be used are left out.
    """
    subjects: dict[str, _Subject] = {}
    aliases: dict[str, tuple[str, str]] = {}
    refused: list[Refused] = []
    for number, row in enumerate(rows, 1):
        reason = _add(row, theme, today, subjects, aliases, taken)
        if reason:
            refused.append(Refused(number, reason))
    facts = sum(len(subject.facts) for subject in subjects.values())
    _write(subjects, aliases, facts, target)
    return Compiled(len(subjects), facts, tuple(refused))


def _add(
    row: Mapping[str, str],
    theme: str,
    today: date,
    subjects: dict[str, _Subject],
    aliases: dict[str, tuple[str, str]],
    taken: Mapping[str, str],
) -> str:
    """Adds a row to its subject; returns why it cannot be, or nothing."""
    cells = {key: cell.strip() for key, cell in row.items() if key in COLUMNS and cell and cell.strip()}
    try:
        data = _as_file(cells, today)
    except ValueError as error:
        return str(error)
    file = read_shape(data)
    for where, message in check_file(file, today) if isinstance(file, FactFile) else file:
        return f"{where[-1]} : {message}"
    subject_id = f"{theme}/{cells.get('subject') or slug(cells['name'])}"
    for name in data["subject"]["aliases"]:
        owner = taken.get(fold(name)) or aliases.get(fold(name), ("", subject_id))[1]
        if owner != subject_id:
            return f"aliases : nom « {name} » déjà pris par {owner} ; le retirer ou le préciser"
    aliases.update({fold(name): (name, subject_id) for name in data["subject"]["aliases"]})
    subject = subjects.setdefault(subject_id, _Subject(data["subject"]))
    (fact,) = data["facts"]
    known = subject.facts.setdefault((fact["attribute"], fact.get("variant", "")), fact)
    if known is not fact:
        if known["unit"] != fact["unit"]:
            return f"unit : « {fact['unit']} », mais « {known['unit']} » plus haut pour le même fait"
        known["values"] = sorted([*known["values"], *fact["values"]], key=lambda value: value["since"])
        known["checked"] = max(known["checked"], fact["checked"])
    subject.sources.update(data["sources"])
    return ""


def _as_file(cells: Mapping[str, str], today: date) -> dict[str, Any]:
    """A row in the shape of a fact file with one value. Raises ValueError in French."""
    given: dict[str, Any] = {key: _READERS.get(key, _text)(key, cell) for key, cell in cells.items()}
    names = [cells.get("name", ""), *_several(cells.get("aliases", ""))]
    source = {"accessed": today} | {
        key[7:]: value for key, value in given.items() if key.startswith("source_")
    }
    source_id = hashlib.sha256(repr(sorted(source.items())).encode()).hexdigest()[:12]
    fact = {key: given[key] for key in _FACT if key in given}
    value = {key: given[key] for key in _VALUE if key in given}
    return {
        "subject": {
            "name": names[0],
            "kind": cells.get("kind", "organisation"),
            "aliases": list(dict.fromkeys(names)),
            **({"country": cells["country"]} if "country" in cells else {}),
        },
        "facts": [
            {
                "label": cells.get("attribute", ""),
                "stage": "résultat",
                "checked": today,
                **fact,
                "cues": _several(cells.get("cues", "")),
                "values": [value | {"source": source_id}],
            }
        ],
        "sources": {source_id: source},
    }


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _number(key: str, cell: str) -> Decimal:
    """«109000000000», «109e9» and «109 000 000 000,5» alike."""
    plain = "".join(cell.split()).replace("\u202f", "").replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"{key} : « {cell} » n’est pas un nombre ; écrire par exemple 109000000000 ou 109e9")
    return number


def _day(key: str, cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"{key} : « {cell} » n’est pas un jour ; écrire par exemple 2025-01-21") from None


def _text(_: str, cell: str) -> str:
    return cell


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    **dict.fromkeys(("value", "low", "high"), _number),
    **dict.fromkeys(("since", "checked", "source_published", "source_accessed"), _day),
}


def _write(
    subjects: Mapping[str, _Subject], aliases: Mapping[str, tuple[str, str]], facts: int, target: Path
) -> None:
    """Writes beside the target, then takes its place."""
    draft = target.with_name(f"{target.name}.tmp")
    draft.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    files = {subject_id: _json(subject) for subject_id, subject in sorted(subjects.items())}
    digest = hashlib.sha256(repr(list(files.items())).encode()).hexdigest()[:16]
    with closing(sqlite3.connect(draft)) as database:
        database.executescript(_SCHEMA)
        database.execute("INSERT INTO meta VALUES (?, ?, ?)", (FORMAT, digest, facts))
        database.executemany("INSERT INTO subjects VALUES (?, ?)", files.items())
        database.executemany("INSERT INTO aliases VALUES (?, ?, ?)", _flat(aliases))
        database.executemany("INSERT INTO amounts VALUES (?, ?, ?, ?)", _amounts(subjects))
        database.executemany("INSERT INTO listed VALUES (?, ?, ?, ?)", _listed(subjects))
        database.commit()
    draft.replace(target)


def _json(subject: _Subject) -> str:
    data = {"subject": subject.subject, "facts": list(subject.facts.values()), "sources": subject.sources}
    return json.dumps(data, ensure_ascii=False, default=str)


def _flat(aliases: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for folded, (alias, subject) in aliases.items():
        yield folded, alias, subject


def _amounts(subjects: Mapping[str, _Subject]) -> Iterator[tuple[str, str, float, str]]:
    for subject_id, subject in subjects.items():
        for fact in subject.facts.values():
            for value in fact["values"]:
                low = value.get("value", value.get("low"))
                yield fact["attribute"], fact["unit"], float(low), subject_id


def _listed(subjects: Mapping[str, _Subject]) -> Iterator[tuple[str, str, str, str]]:
    for subject_id, subject in subjects.items():
        for fact in subject.facts.values():
            name = fact_id(subject_id, fact["attribute"], fact.get("variant", ""))
            rows = (subject.sources[value["source"]] for value in fact["values"])
            sources = (f"{row['title']} {row['publisher']}" for row in rows)
            words = listing(name, fact["label"], subject.subject["aliases"], sources)
            yield name, subject_id, words, fact["checked"].isoformat()
