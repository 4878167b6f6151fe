"""The results of a run in an object store: made in a local folder, then sent, the manifest last."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from bot.audit.manifest import MANIFEST, parse_manifest
from bot.audit.remote import read_object, remove, send

_KEPT_HERE = ("lock", "stdin")
_EITHER = (".jsonl", ".parquet")


def working_folder(url: str) -> Path:
    """Returns the folder of this machine where the results of an address are made, the same at each run."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "vraichiffre" / hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]


def delivered_manifest(url: str) -> dict[str, Any] | None:
    """Returns the manifest of the run an address holds, None where there is none. Raises InputError."""
    content = read_object(url, MANIFEST)
    return None if content is None else parse_manifest(content, f"{url.rstrip('/')}/{MANIFEST}")


def announce(out: Path, url: str) -> None:
    """Sends the manifest of a run under way: tells before the work whether anything can be sent there."""
    send([out / MANIFEST], url)


def deliver(out: Path, url: str) -> None:
    """Sends the results of a run that is done; those of another shape, from an earlier run, are removed."""
    results = sorted(path for path in out.iterdir() if path.is_file() and not _is_kept_here(path.name))
    send([path for path in results if path.name != MANIFEST], url)
    names = {path.name for path in results}
    remove([name for name in map(_in_other_shape, sorted(names)) if name and name not in names], url)
    announce(out, url)


def _is_kept_here(name: str) -> bool:
    return name.startswith(_KEPT_HERE) or name.endswith(".part")


def _in_other_shape(name: str) -> str | None:
    stem, suffix = Path(name).stem, Path(name).suffix
    if suffix not in _EITHER:
        return None
    return stem + _EITHER[1 - _EITHER.index(suffix)]
