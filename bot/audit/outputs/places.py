"""Where an article stands, for people and for links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from bot.audit.results import Read, Row


def name_place(place: Row) -> str:
    """Returns the address of an article, or its file and the item in it."""
    return link_of(place) or " ".join(filter(None, (place["file"], place["item"])))


def link_of(place: Row) -> str:
    """Returns the web address of an article, empty where it has none that a browser may follow."""
    url = place["url"] or ""
    return url if url.startswith(("https://", "http://")) else ""


def places_of(read: Read) -> Iterator[Row]:
    """Yields each place the article stands in: its own, and those of its repetitions."""
    yield read.document
    yield from read.document.get("places") or ()


def iri_of(place: Row) -> str:
    """Returns the address of an article, or of its file: relative where the file was given so."""
    if link := link_of(place):
        return link
    path = Path(place["file"])
    fragment = f"#{quote(place['item'])}" if place["item"] else ""
    return (path.as_uri() if path.is_absolute() else quote(path.as_posix())) + fragment
