"""Fields of a JSON object, a CSV row or a Parquet row: by our own names, or by those --map gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.audit.drafts import Draft
from bot.audit.faults import Fault
from bot.errors import InputError

_NAMES = {
    "text": ("text", "body", "content", "html", "texte", "contenu"),
    "title": ("title", "headline", "titre"),
    "published": (
        *("published", "published_at", "publishedat", "pub_date", "date", "datepublished", "created_at"),
        *("parution", "date_publication", "date_parution"),
    ),
    "url": ("url", "link", "canonical_url"),
    "id": ("id", "guid", "uid"),
    "section": ("section", "rubrique", "category"),
    "author": ("author", "auteur", "byline"),
    "language": ("language", "lang", "langue"),
}
"""Our fields, each with the columns, in any case, that it is looked for in when --map does not say."""
FIELDS = tuple(_NAMES)


def read_mapping(written: str) -> tuple[tuple[str, str], ...]:
    """Reads `text=body,published=meta.date`; raises InputError naming what is wrong."""
    pairs = []
    for part in filter(None, map(str.strip, written.split(","))):
        field, equals, column = map(str.strip, part.partition("="))
        if not equals or not column:
            raise InputError(
                f"--map {part} : écrivez champ=colonne, par exemple text=body.",
                f"--map {part}: write field=column, for instance text=body.",
            )
        if field not in FIELDS:
            raise InputError(
                f"--map {part} : champ inconnu « {field} » ; champs possibles : {', '.join(FIELDS)}.",
                f"--map {part}: unknown field “{field}”; use one of {', '.join(FIELDS)}.",
            )
        pairs.append((field, column))
    return tuple(pairs)


def names_a_text(columns: Sequence[str]) -> bool:
    """Whether one of the columns is known to hold the text."""
    return not set(_NAMES["text"]).isdisjoint(map(str.lower, columns))


def columns_of(columns: Sequence[str], mapping: Sequence[tuple[str, str]]) -> set[str]:
    """Returns the columns that some field is read from: of a known name, or named by the mapping."""
    known = {name for names in _NAMES.values() for name in names}
    mapped = {name for _, column in mapping for name in (column, column.partition(".")[0])}
    return {column for column in columns if column in mapped or column.lower() in known}


def draft_of(row: Mapping[str, object], mapping: Sequence[tuple[str, str]]) -> Draft:
    """Returns the draft a row holds; raises Fault when it has no text, naming the columns it has."""
    columns = dict(mapping)
    named = {str(column).lower(): value for column, value in row.items()}
    values = {
        field: _reach(row, columns[field]) if field in columns else _first(named, names)
        for field, names in _NAMES.items()
    }
    text = values["text"]
    if not isinstance(text, str):
        known = ", ".join(map(str, row))[:200]
        column = columns.get("text", "text")
        raise Fault(
            f"pas de texte en « {column} » (il y a : {known})",
            f"no text in “{column}” (there is: {known})",
            "nommez le champ du texte : --map text=…",
            "name the field of the text: --map text=…",
        )
    day = values["published"]
    return Draft(
        text=text,
        title=_words(values["title"]),
        published=day if isinstance(day, date) else _words(day),
        url=_words(values["url"]),
        id=_words(values["id"]) or "",
        section=_words(values["section"]),
        author=_words(values["author"]),
        language=_words(values["language"]),
    )


def _first(row: Mapping[str, object], names: Sequence[str]) -> object:
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _reach(row: Mapping[str, object], path: str) -> object:
    if path in row:
        return row[path]
    value: object = row
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def _words(value: object) -> str | None:
    match value:
        case None | bool():
            return None
        case str():
            return value
        case int() | float():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case list():
            return ", ".join(filter(None, map(_words, value)))
        case Mapping():
            return _words(value.get("name"))
        case _:
            return str(value)
