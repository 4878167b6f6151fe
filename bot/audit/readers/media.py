"""Pictures, sounds, films, fonts, scripts and style sheets, which stand beside articles and hold none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.audit.drafts import Draft, Format, Head, Record, Source

_SIGNATURES = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"ID3", b"OggS", b"\x1aE\xdf\xa3", b"\x00\x00\x01\x00"),
    *(b"wOFF", b"wOF2", b"RIFF", b"II*\x00", b"MM\x00*", b"fLaC"),
)
_SUFFIXES = {".css", ".js", ".mjs", ".map", ".svg", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".mov", ".lock"}


def _recognise(head: Head) -> bool:
    is_film = head.data[4:8] == b"ftyp"
    return is_film or head.data.startswith(_SIGNATURES) or PurePosixPath(head.name).suffix in _SUFFIXES


def _records(source: Source) -> Iterator[Record]:
    return iter(())


def _draft(record: Record, source: Source) -> Draft | None:
    return None


FORMAT = Format(
    "media", "Pictures, films, fonts, scripts: passed over in silence", 130, _recognise, _records, _draft
)
