"""Fields of a JSON object, a CSV row or a Parquet row: by our own names, or by those --map gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.audit.drafts import Draft
from bot.audit.faults import Fault
from bot.errors import InputError

FIELDS = ("text", "title", "published", "url", "id", "section", "author", "language")


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


def draft_of(row: Mapping[str, object], mapping: Sequence[tuple[str, str]]) -> Draft:
    """Returns the draft a row holds; raises Fault when it has no text, naming the columns it has."""
    columns = dict(mapping)
    values = {field: _reach(row, columns.get(field, field)) for field in FIELDS}
    text = values["text"]
    if not isinstance(text, str):
        known = ", ".join(str(key) for key in row)[:200]
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
