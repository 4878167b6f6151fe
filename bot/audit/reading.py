"""A piece of the archive in, its articles and refusals out, one at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from bot.audit.containers import HEAD, Blob, is_zip, open_blobs
from bot.audit.days import day_in_path, to_day
from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.encodings import mend
from bot.audit.faults import Fault, empty, unknown
from bot.audit.limits import LONGEST_TEXT, is_full_disk
from bot.audit.model import Article, DateOrigin, Origin, Piece, Refusal, Settings
from bot.audit.readers import recognise

_BLANK = " \t\r\n\u00a0\ufeff"


@dataclass(frozen=True, slots=True)
class RawItem:
    """A record that was cut and not yet read, with what reading it takes."""

    origin: Origin
    format: Format
    record: Record
    source: Source


def read_piece(piece: Piece, settings: Settings) -> Iterator[Article | Refusal]:
    """Yields the articles of a piece and what was refused of it, in the order of the file."""
    for item in cut_piece(piece, settings):
        if isinstance(item, RawItem):
            article = read_item(item, settings)
            if article is not None:
                yield article
        else:
            yield item


def cut_piece(piece: Piece, settings: Settings) -> Iterator[RawItem | Refusal]:
    """Yields the records of a piece before they are read: what makes a span of one cheap to reach."""
    if piece.span is None or not _is_sequential(piece):
        yield from _cut(piece, settings)
        return
    sequence = _sequence_of(piece, settings)
    while sequence.number < piece.span.end and (item := sequence.take()) is not None:
        if sequence.number > piece.span.start:
            yield item


class _Sequence:
    """A file under way: its next span begins where the last one ended, nothing is unpacked twice."""

    def __init__(self, piece: Piece, settings: Settings) -> None:
        self.key = (piece.path, piece.stamp, settings)
        self.number = 0
        self._items = _cut(piece, settings)

    def take(self) -> RawItem | Refusal | None:
        """Returns the next record, None after the last."""
        item = next(self._items, None)
        self.number += item is not None
        return item


_under_way: _Sequence | None = None


def _sequence_of(piece: Piece, settings: Settings) -> _Sequence:
    global _under_way
    assert piece.span
    whole = replace(piece, span=None)
    key = (piece.path, piece.stamp, settings)
    if _under_way is None or _under_way.key != key or _under_way.number > piece.span.start:
        _under_way = _Sequence(whole, settings)
    return _under_way


def _is_sequential(piece: Piece) -> bool:
    with Path(piece.path).open("rb") as stream:
        head = stream.read(HEAD)
    found = recognise(Head(piece.name.lower(), head))
    return not is_zip(head) and (found is None or found.spans is None)


def _cut(piece: Piece, settings: Settings) -> Iterator[RawItem | Refusal]:
    for blob in open_blobs(piece):
        if isinstance(blob, Refusal):
            yield blob
        else:
            yield from _cut_blob(blob, piece, settings)


def _cut_blob(blob: Blob, piece: Piece, settings: Settings) -> Iterator[RawItem | Refusal]:
    origin = Origin(piece.name, blob.item)
    try:
        name = blob.item or piece.name
        head = blob.stream.peek(HEAD)
        if not head:
            raise empty()
        found = recognise(Head(name.lower(), head))
        if found is None:
            raise _unrecognised()
        source = Source(blob.stream, name, blob.path, piece.span, settings)
        marks = _Marks()
        for record in found.records(source):
            own = marks.told_apart(record.mark)
            mark = f"{blob.item}:{own}" if blob.item and own else blob.item or own
            at = Origin(piece.name, mark)
            if isinstance(record.body, Fault):
                yield record.body.at(at)
            else:
                yield RawItem(at, found, record, source)
    except Fault as fault:
        yield fault.at(origin)
    except Exception as error:
        if isinstance(error, OSError) and is_full_disk(error):
            raise
        yield unknown(error).at(origin)


class _Marks:
    """The marks of an item's records: a crawl holds a page twice, a package two versions of an article."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._repeats: Counter[str] = Counter()

    def told_apart(self, mark: str) -> str:
        """Returns a mark that no record before had."""
        if mark.isdecimal():  # a record's number
            return mark
        digest = hash(mark)
        if digest not in self._seen:
            self._seen.add(digest)
            return mark
        self._repeats[mark] += 1
        return f"{mark} ({self._repeats[mark] + 1})"


def read_item(item: RawItem, settings: Settings) -> Article | Refusal | None:
    """Returns the article of a record, None where it holds none by design."""
    try:
        draft = item.format.draft(item.record, item.source)
        return None if draft is None else _finished(draft, item, settings)
    except Fault as fault:
        return fault.at(item.origin)
    except Exception as error:
        if isinstance(error, OSError) and is_full_disk(error):
            raise
        return unknown(error).at(item.origin)


def _finished(draft: Draft, item: RawItem, settings: Settings) -> Article:
    text = mend(draft.text)
    if not text.strip(_BLANK):
        raise empty()
    if len(text) > LONGEST_TEXT:
        raise Fault(
            f"article de {len(text)} caractères (au plus {LONGEST_TEXT})",
            f"article of {len(text)} characters (at most {LONGEST_TEXT})",
            "coupez-le en articles",
            "split it into articles",
        )
    dated: DateOrigin | None = "format"
    published = to_day(draft.published)
    if published is None:
        # The address of a page tells its day better than where somebody put its file.
        paths = (urlsplit(draft.url).path if draft.url else "", f"{item.origin.file}/{item.origin.item}")
        dated, published = "path", next(filter(None, map(day_in_path, paths)), None)
    if published is None:
        dated, published = "option", settings.published
    origin = Origin(_sayable(item.origin.file), _sayable(item.origin.item))
    return Article(
        text=_sayable(text),
        id=_sayable(draft.id) or "!".join(filter(None, (origin.file, origin.item))),
        title=_line(draft.title),
        url=_line(draft.url),
        published=published,
        origin=origin,
        section=_line(draft.section),
        author=_line(draft.author),
        language=_line(draft.language),
        format=item.format.name,
        published_from=dated if published else None,
    )


def _line(words: str | None) -> str | None:
    """A title and the like on one line, None when it is blank."""
    return _sayable(" ".join(mend(words).split())) or None if words else None


def _sayable(text: str) -> str:
    """The text without halves of characters, which no file can hold: a «?» each, so that offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("?" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def _unrecognised() -> Fault:
    return Fault(
        "format inconnu",
        "unknown format",
        "exportez en JSON lignes, CSV, HTML ou texte brut",
        "export as JSON lines, CSV, HTML or plain text",
    )
