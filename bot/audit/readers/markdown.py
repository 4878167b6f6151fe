"""Markdown with front matter (YAML or TOML): its title, date, author and section; the text as it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.encodings import to_text
from bot.audit.faults import Fault
from bot.audit.limits import read_whole

_FRONT = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<front>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\r\n]+?)[ \t#]*(?:\r?\n|\Z)")
_KEYS = {
    "title": ("title", "titre"),
    "published": (
        *("date", "published", "published_at", "pubdate", "publishdate"),
        *("parution", "date_publication"),
    ),
    "author": ("author", "auteur", "authors", "auteurs"),
    "section": ("section", "category", "categories", "rubrique"),
    "url": ("canonical_url", "canonical", "url", "permalink"),
    "language": ("lang", "language", "langue"),
    "id": ("id", "uid"),
}


def _recognise(head: Head) -> bool:
    named = PurePosixPath(head.name).suffix in {".md", ".markdown", ".mdown", ".mkd"}
    return "\x00" not in head.text and (named or _front_of(head.text) is not None)


def _front_of(text: str) -> re.Match[str] | None:
    """The front matter, if what stands between the fences begins like one."""
    match = _FRONT.match(text)
    return match if match and re.match(r"\s*(?:#.*\n\s*)*[\w-]+\s*[:=]", match["front"]) else None


def _records(source: Source) -> Iterator[Record]:
    yield Record("", read_whole(source.stream))


def _draft(record: Record, source: Source) -> Draft:
    text = to_text(record.body)
    front: dict[str, object] = {}
    if match := _front_of(text):
        front = _parsed(match["front"], is_toml=match["fence"] == "+++")
        text = text[match.end() :]
    found = {field: _first(front, keys) for field, keys in _KEYS.items()}
    if found["title"] is None and (heading := _HEADING.match(text)):
        found["title"], text = heading["title"], text[heading.end() :]
    return Draft(text=text, **(found | {"id": found["id"] or ""}))  # type: ignore[arg-type]


def _parsed(front: str, is_toml: bool) -> dict[str, object]:
    try:
        if is_toml:
            value: object = tomllib.loads(front)
        else:
            value = _yaml(front)
    except Exception as error:
        what = " ".join(str(error).split())[:120]
        raise Fault(
            f"en-tête illisible ({what})",
            f"front matter that cannot be read ({what})",
            "corrigez l’en-tête entre les deux lignes de tirets",
            "mend the front matter between the two fences",
        ) from None
    return {str(key).lower(): each for key, each in value.items()} if isinstance(value, dict) else {}


def _yaml(front: str) -> object:
    import yaml

    # An alias can stand for a list of aliases of lists: a few lines that unfold without end.
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front, yaml.SafeLoader)):
        raise ValueError("YAML aliases are not read")
    return yaml.safe_load(front)


def _first(front: dict[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = front.get(key)
        words = [_words(each) for each in (value if isinstance(value, list) else [value])]
        if any(words):
            return ", ".join(filter(None, words))
    return None


def _words(value: object) -> str | None:
    match value:
        case dict():
            name = value.get("name")
            return name if isinstance(name, str) else None
        case date():
            return value.isoformat()
        case str() | int():
            return str(value)
        case _:
            return None


FORMAT = Format("markdown", "Markdown, with front matter in YAML or TOML", 800, _recognise, _records, _draft)
