"""What a reader gives of an article, and what it is given: the interface of bot/audit/readers/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from bot.audit.model import Settings, Span


class Stream(Protocol):
    """Bytes from the start, some of which can be looked at before they are read."""

    def read(self, size: int = ..., /) -> bytes: ...
    def readline(self, size: int = ..., /) -> bytes: ...
    def peek(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True)
class Head:
    """What a format is told from: the item's path in lower case and its first 64 KiB."""

    name: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """The bytes as text, as well as can be; byte order mark and leading blanks left out."""
        for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            if self.data.startswith(mark):
                return self.data[2:].decode(codec, "replace").lstrip()
        return self.data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()


@dataclass(frozen=True, slots=True)
class Source:
    """An item to cut into records: a stream of its bytes, the file that is just it, the span wanted of it."""

    stream: Stream
    name: str
    path: str | None
    span: Span | None
    settings: Settings


@dataclass(frozen=True, slots=True)
class Record:
    """A part of an item that may hold an article; `mark` tells it from the others, empty when it is alone."""

    mark: str
    body: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its format gives it; `published` is a day, or written in any usual way."""

    text: str
    title: str | None = None
    id: str = ""
    url: str | None = None
    published: str | date | None = None
    section: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A reader.

    `what` tells people what is read. Formats are asked in the order of their `rank` whether they `recognise`
    an item. `records` cuts it, cheaply and one at a time; `draft` makes an article of one record, None where
    it holds none by design (an unpublished post), or raises Fault. `spans`, for formats that can be read from
    the middle of a file, parts one in pieces of about so many bytes; `records` then honours `source.span`.
    """

    name: str
    what: str
    rank: int
    recognise: Callable[[Head], bool]
    records: Callable[[Source], Iterator[Record]]
    draft: Callable[[Record, Source], Draft | None]
    spans: Callable[[str, int], Iterator[Span]] | None = None
