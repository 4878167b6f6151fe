"""What files hold: each is opened through its layers of compression and archives, within limits.

Nothing is ever written under a member's name: names are labels. A layer is told by its first bytes.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from bot.audit.drafts import Stream
from bot.audit.faults import Fault, broken
from bot.audit.limits import is_full_disk
from bot.audit.model import Origin, Piece, Refusal

HEAD = 1 << 16
"""Bytes of an item that its format is told from."""
_MIB = 1 << 20
_FREE = 256 * _MIB
_RATIO = 200
_DEEPEST = 4
_IN_MEMORY = 16 * _MIB

_BROKEN = (
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    NotImplementedError,  # a ZIP compression nobody uses
)


@dataclass(frozen=True, slots=True)
class Blob:
    """An item to read: its bytes from the start, and the file that holds just them, if there is one."""

    item: str
    stream: Stream
    path: str | None


def open_blobs(piece: Piece) -> Iterator[Blob | Refusal]:
    """Yields what a file holds, item by item, each to be read before the next is asked for.

    A span of a ZIP archive yields those members only. What cannot be opened is a refusal, and what stands
    after it in the same stream is lost with it.
    """
    try:
        with Path(piece.path).open("rb") as stream:
            budget = _Budget(os.fstat(stream.fileno()).st_size)
            yield from _open(stream, "", piece, budget, 0)
    except OSError as error:
        if error.errno is None or is_full_disk(error):
            raise
        yield Fault(
            f"lecture impossible ({error.strerror})",
            f"cannot be read ({error.strerror})",
            "vérifiez le disque et les droits",
            "check the disk and the rights",
        ).at(Origin(piece.name))


def is_zip(head: bytes) -> bool:
    """Whether a file that begins so is a ZIP archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_layered(head: bytes) -> bool:
    """Whether a file that begins so is compressed or an archive."""
    return is_zip(head) or _is_tar(head) or _decompressor(head) is not None


class _Budget:
    """How many bytes a file may unfold into: a bomb is told by its size against the file's."""

    def __init__(self, size: int) -> None:
        self._left = max(_FREE, _RATIO * size)

    def spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise Fault(
                "archive démesurée une fois décompressée (bombe de décompression ?)",
                "archive beyond measure once unpacked (a decompression bomb?)",
                "décompressez-la vous-même si elle est de confiance",
                "unpack it yourself if you trust it",
            )


class _Guarded(io.RawIOBase):
    """A decompressed stream that counts what it gives and whose faults are one sentence."""

    def __init__(self, stream: BinaryIO, budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        done = 0
        while done < len(view):
            data = self._read(len(view) - done)
            if not data:
                break
            view[done : done + len(data)] = data
            done += len(data)
        self._budget.spend(done)
        return done

    def _read(self, size: int) -> bytes:
        from zstandard import ZstdError

        try:
            return self._stream.read(size)
        except (*_BROKEN, ZstdError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "encrypted" not in str(error):
                raise
            raise _unreadable(error) from None
        except OSError as error:
            if error.errno is not None:
                raise
            raise _unreadable(error) from None


def _unreadable(error: Exception) -> Fault:
    if "encrypted" in str(error):
        return Fault(
            "archive chiffrée",
            "encrypted archive",
            "déchiffrez-la avant l’audit",
            "decrypt it before the audit",
        )
    return broken("archive tronquée ou abîmée", "truncated or damaged archive")


def _open(stream: BinaryIO, item: str, piece: Piece, budget: _Budget, depth: int) -> Iterator[Blob | Refusal]:
    buffered = cast(Stream, io.BufferedReader(_Guarded(stream, budget), HEAD))
    origin = Origin(piece.name, item)
    try:
        head = buffered.peek(HEAD)
        inner = _decompressor(head)
        is_archive = is_zip(head) or _is_tar(head)
        if depth >= _DEEPEST and (inner or is_archive):
            raise Fault(
                f"plus de {_DEEPEST} archives l’une dans l’autre",
                f"more than {_DEEPEST} archives inside one another",
                "décompressez celles du dehors",
                "unpack the outer ones",
            )
        if inner:
            yield from _open(inner(cast(BinaryIO, buffered)), item, piece, budget, depth + 1)
        elif is_zip(head):
            with _seekable(buffered, stream, depth) as whole:
                yield from _members_of_zip(whole, item, piece, budget, depth)
        elif is_archive:
            yield from _members_of_tar(cast(BinaryIO, buffered), item, piece, budget, depth)
        else:
            yield Blob(item, buffered, piece.path if depth == 0 else None)
    except Fault as fault:
        yield fault.at(origin)
    except _BROKEN as error:
        yield _unreadable(error).at(origin)


def _decompressor(head: bytes) -> Callable[[BinaryIO], BinaryIO] | None:
    if head.startswith(b"\x1f\x8b"):
        return lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return _zstd
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return lambda stream: cast(BinaryIO, bz2.BZ2File(stream))
    if head.startswith(b"\xfd7zXZ\x00"):
        return lambda stream: cast(BinaryIO, lzma.LZMAFile(stream))
    return None


def _zstd(stream: BinaryIO) -> BinaryIO:
    from zstandard import ZstdDecompressor

    window = ZstdDecompressor(max_window_size=128 * _MIB)
    return cast(BinaryIO, window.stream_reader(stream, read_across_frames=True))


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def _members_of_tar(
    stream: BinaryIO, item: str, piece: Piece, budget: _Budget, depth: int
) -> Iterator[Blob | Refusal]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            archive.members = []  # type: ignore[attr-defined]  # it would remember every one
            name = _joined(item, member.name)
            if member.isdir() or _is_bookkeeping(member.name):
                continue
            content = archive.extractfile(member) if member.isfile() else None
            if content is None or not _is_inside(member.name):
                yield _outside().at(Origin(piece.name, name))
            else:
                yield from _open(cast(BinaryIO, content), name, piece, budget, depth + 1)


def _members_of_zip(
    stream: BinaryIO, item: str, piece: Piece, budget: _Budget, depth: int
) -> Iterator[Blob | Refusal]:
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if depth == 0 and piece.span:
            members = members[piece.span.start : piece.span.end]
        for member in members:
            name = _joined(item, member.filename)
            if member.is_dir() or _is_bookkeeping(member.filename):
                continue
            if not _is_inside(member.filename):
                yield _outside().at(Origin(piece.name, name))
                continue
            try:
                content = archive.open(member)
            except (*_BROKEN, RuntimeError) as error:
                yield _unreadable(error).at(Origin(piece.name, name))
                continue
            with content:
                yield from _open(cast(BinaryIO, content), name, piece, budget, depth + 1)


def count_zip_members(path: str) -> int:
    """Returns how many members a ZIP file lists; raises Fault when its list cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return len(archive.infolist())
    except _BROKEN as error:
        raise _unreadable(error) from None


@contextmanager
def _seekable(buffered: Stream, stream: BinaryIO, depth: int) -> Iterator[BinaryIO]:
    """The same bytes where they can be read in any order: the file itself, else a copy."""
    if depth == 0:
        stream.seek(0)
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(buffered, copy, 1 << 20)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _joined(item: str, name: str) -> str:
    return f"{item}!{name}" if item else name


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0]


def _is_bookkeeping(name: str) -> bool:
    """Whether a member is what an operating system leaves behind, not what a person put there."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")


def _outside() -> Fault:
    return Fault(
        "nom qui sort de l’archive, ou lien",
        "name that leads out of the archive, or link",
        "refaites l’archive avec des fichiers ordinaires et des noms relatifs",
        "build the archive again with ordinary files and relative names",
    )
