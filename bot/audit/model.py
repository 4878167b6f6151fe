"""The words of an audit, frozen: what an article is, where it stands, what is refused, how work is parted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import ConfigDict

from bot.model import Document

DateOrigin = Literal["format", "path", "option"]
"""What gave an article's day: the format or its metadata, the path, `--published`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article stands: a file as it was given, and the item in it, unique together within a run.

    `item` is the member's path inside an archive, then `:` and the record's number or name; empty for a file
    that is one article.
    """

    file: str
    item: str = ""


class Article(Document):
    """A document of an archive: `text` is as read (HTML stays HTML), so offsets are those of the given text.

    `language` is what the source says, not what was recognised. `published_from` is None with `published`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    origin: Origin
    section: str | None = None
    author: str | None = None
    language: str | None = None
    format: str = ""
    published_from: DateOrigin | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that could not be read: why, and how to mend it, in French and in English."""

    origin: Origin
    reason_fr: str
    reason_en: str
    mend_fr: str
    mend_en: str


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a file, for a shard: `start` and `end` are in the file's own unit.

    Bytes for JSON lines, rows for Parquet, members for ZIP, records for what can only be read in sequence;
    `first` is the number of the first record, from 1.
    """

    start: int
    end: int
    first: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to read, or a span of one.

    `path` opens it, `name` is what the user gave and results show. `size` is in bytes, `stamp` changes when
    the file does.
    """

    path: str
    name: str
    size: int
    stamp: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Shard:
    """The unit of work: pieces read one after the other, whose results are written together or not at all.

    `key` names the results: a digest of what the pieces are, so that a changed file is read again.
    """

    key: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes of input the shard stands for, spans counted for their share as nearly as is known."""
        return sum(piece.size for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run's results depend on, beside the archive, the table and the rules.

    `mapping` pairs our field (text, title, published, url, id, section, author, language) with a column or a
    dotted path of the source. `published` is for articles that nothing dates.
    """

    facts: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    published: date | None = None
    triage: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """What a shard came to, for progress and totals."""

    size: int = 0
    documents: int = 0
    contradicted: int = 0
    refused: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.size + other.size,
            self.documents + other.documents,
            self.contradicted + other.contradicted,
            self.refused + other.refused,
        )
