"""Which shards a run is made of: small files together, large ones in spans, all written down first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.audit.containers import HEAD, count_zip_members, is_layered, is_zip
from bot.audit.drafts import Head
from bot.audit.faults import Fault
from bot.audit.model import Origin, Piece, Refusal, Settings, Shard, Span
from bot.audit.readers import recognise
from bot.audit.reading import cut_piece

SHARD_BYTES = 4 << 20
"""About 1,500 articles: seconds of work, all that a kill costs."""
_LAYERED_BYTES = 1 << 20
_MOST_FILES = 512
_RECORDS = 1_000


@dataclass(frozen=True, slots=True)
class Plan:
    """A run's shards and what `walk` refused, in a file: never all in memory."""

    path: Path

    def shards(self) -> Iterator[Shard]:
        """Yields the shards in their order, which is that of the results."""
        for row in self._rows():
            if "key" in row:
                yield _shard(row)

    def refusals(self) -> Iterator[Refusal]:
        """Yields the paths that could not be read."""
        for row in self._rows():
            if "origin" in row:
                yield Refusal(**{**row, "origin": Origin(**row["origin"])})

    def _rows(self) -> Iterator[dict[str, Any]]:
        with self.path.open(encoding="utf-8", errors="surrogateescape") as lines:
            yield from map(json.loads, lines)


def write_plan(found: Iterator[Piece | Refusal], settings: Settings, path: Path) -> Plan:
    """Parts what was found in shards and writes them to `path`."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", errors="surrogateescape") as lines:
        for planned in _planned(found, settings):
            lines.write(json.dumps(asdict(planned)) + "\n")
    part.replace(path)
    return Plan(path)


def _planned(found: Iterator[Piece | Refusal], settings: Settings) -> Iterator[Shard | Refusal]:
    group: list[Piece] = []
    folder, size = "", 0
    for piece in found:
        if isinstance(piece, Refusal):
            yield piece
            continue
        is_large = piece.size > SHARD_BYTES or (piece.size > _LAYERED_BYTES and is_layered(_head(piece)))
        here = str(Path(piece.name).parent)
        if group and (
            is_large or here != folder or size + piece.size > SHARD_BYTES or len(group) == _MOST_FILES
        ):
            yield _keyed(group)
            group, size = [], 0
        folder = here
        if is_large:
            yield from (_keyed([part]) for part in _parts(piece, settings))
        else:
            group.append(piece)
            size += piece.size
    if group:
        yield _keyed(group)


def _head(piece: Piece) -> bytes:
    try:
        with Path(piece.path).open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def _parts(piece: Piece, settings: Settings) -> Iterator[Piece]:
    """The piece in spans that can be done apart, itself where it has only one."""
    head = _head(piece)
    found = None if is_layered(head) else recognise(Head(piece.name.lower(), head))
    try:
        if is_zip(head):
            spans = _even(count_zip_members(piece.path))
        elif found and found.spans:
            spans = list(found.spans(piece.path, SHARD_BYTES))
        else:
            spans = _even(sum(1 for _ in cut_piece(piece, settings)))
    except Fault:  # reading the piece will say so
        spans = []
    if len(spans) < 2:
        yield piece
        return
    whole = sum(span.end - span.start for span in spans)
    for span in spans:
        share = piece.size * (span.end - span.start) // whole
        yield Piece(piece.path, piece.name, share, piece.stamp, span)


def _even(count: int) -> list[Span]:
    return [Span(start, min(start + _RECORDS, count), start + 1) for start in range(0, count, _RECORDS)]


def _keyed(pieces: Sequence[Piece]) -> Shard:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(json.dumps(asdict(piece)).encode() + b"\n")
    return Shard(digest.hexdigest()[:24], tuple(pieces))


def _shard(row: dict[str, Any]) -> Shard:
    pieces = tuple(
        Piece(**{**piece, "span": Span(**piece["span"]) if piece["span"] else None})
        for piece in row["pieces"]
    )
    return Shard(str(row["key"]), pieces)
