"""Which files a run reads: files, folders, globs, object stores and standard input, in a fixed order."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.audit.faults import Fault
from bot.audit.manifest import MANIFEST, SCHEMA
from bot.audit.model import Origin, Piece, Refusal
from bot.audit.remote import fetch_all, is_remote
from bot.errors import InputError

_BLOCK = 1 << 20
FETCHED = "fetched"


def walk(paths: Sequence[str], out: Path, sent_to: str | None = None) -> Iterator[Piece | Refusal]:
    """Yields each file once, in the order of names; hidden files, linked folders and results left out.

    Results stand in `out`, under the address `sent_to`, and in any folder that another audit filled. `-` is
    standard input, kept in `out` so that the run can be taken up again; so are copies of the objects of a
    store. Raises InputError for a path that is not there.
    """
    seen: set[tuple[int, int]] = set()
    own = out.resolve()
    for path in paths:
        if path == "-":
            yield _standard_input(out)
            continue
        for piece in _pieces(path, out, own, sent_to):
            if isinstance(piece, Piece):
                status = os.stat(piece.path)
                if (status.st_dev, status.st_ino) in seen:
                    continue
                seen.add((status.st_dev, status.st_ino))
            yield piece


def _pieces(path: str, out: Path, own: Path, sent_to: str | None) -> Iterator[Piece | Refusal]:
    if is_remote(path):
        yield from fetch_all(path, out / FETCHED, sent_to)
        return
    for found in _matching(path):
        yield from map(_piece, _files(found, own))


def _matching(path: str) -> list[str]:
    if os.path.lexists(path):
        return [path]
    found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if not found:
        raise InputError(
            f"{path} : rien de ce nom ; vérifiez le chemin.", f"{path}: no such path; check its spelling."
        )
    return found


def _files(path: str, own: Path) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for folder, names, files in os.walk(path):
        if Path(folder).resolve() == own or (MANIFEST in files and _is_audit(Path(folder))):
            names.clear()
            continue
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (os.path.join(folder, name) for name in sorted(files) if not name.startswith("."))


def _is_audit(folder: Path) -> bool:
    """Whether a folder holds the results of an audit, whose report would be an article with every error."""
    try:
        with (folder / MANIFEST).open("rb") as manifest:
            return SCHEMA.encode() in manifest.read(1000)
    except OSError:
        return False


def _piece(file: str) -> Piece | Refusal:
    try:
        status = os.stat(file)
        if stat.S_ISREG(status.st_mode):
            return Piece(file, file, status.st_size, status.st_mtime_ns)
        fault = Fault(
            "ce n’est pas un fichier ordinaire",
            "this is not an ordinary file",
            "donnez des fichiers ou des dossiers",
            "give files or folders",
        )
    except OSError as error:
        fault = Fault(
            f"inaccessible ({error.strerror})",
            f"out of reach ({error.strerror})",
            "vérifiez le lien et les droits",
            "check the link and the rights",
        )
    return fault.at(Origin(file))


def _standard_input(out: Path) -> Piece:
    if sys.stdin is None:
        raise InputError("l’entrée standard est fermée.", "standard input is closed.")
    digest = hashlib.sha256()
    copied = out / "stdin.part"
    with copied.open("wb") as kept:
        while block := sys.stdin.buffer.read(_BLOCK):
            digest.update(block)
            kept.write(block)
    path = out / f"stdin-{digest.hexdigest()[:16]}"
    copied.replace(path)
    return Piece(str(path), "-", path.stat().st_size, 0)
