"""Object stores (s3://, gs://, abfs://), through fsspec: objects fetched whole and results sent whole.

Who may read and write is settled by the store's own library, from its usual variables and files.
"""

from __future__ import annotations

import glob
import hashlib
import importlib
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.audit.faults import Fault
from bot.audit.limits import is_full_disk
from bot.audit.model import Origin, Piece, Refusal
from bot.errors import InputError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_DRIVERS = {"s3": "s3fs", "gs": "gcsfs", "abfs": "adlfs"}
_AT_ONCE = 16
"""Objects fetched together: each is mostly waiting for its first byte."""
_BATCH = 256
_REFUSED = (FileNotFoundError, PermissionError)
_VERSIONS = ("ETag", "etag", "generation", "mtime", "LastModified", "last_modified")


def is_remote(path: str) -> bool:
    """Whether a path is the address of an object store."""
    scheme, separator, _ = path.partition("://")
    return bool(separator) and scheme in _DRIVERS


def fetch_all(url: str, folder: Path, own: str | None = None) -> Iterator[Piece | Refusal]:
    """Copies the objects of an address into `folder`, and yields each in the order of names.

    An address is an object, a prefix or a pattern; what stands under `own`, the address of the results, is
    left out. A copy is named after the object's address and version, so that what is there already is not
    fetched again. An object that is gone or closed is a refusal. Raises InputError when there is none, when
    the store cannot be read, or when they do not fit on the disk.
    """
    store = _Store(url)
    folder.mkdir(parents=True, exist_ok=True)
    results = f"{own.rstrip('/')}/" if own else None
    objects = [one for one in store.find() if not (results and one.url.startswith(results))]
    if not objects:
        raise _nothing_there(url)
    _require_room(url, folder, [one for one in objects if not one.copy_in(folder).exists()])
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for start in range(0, len(objects), _BATCH):
            batch = objects[start : start + _BATCH]
            yield from threads.map(lambda one: store.fetch(one, folder), batch)


def read_object(url: str, name: str) -> str | None:
    """Returns the text of an object under an address, None where there is none. Raises InputError."""
    store = _Store(url)
    with store.telling():
        try:
            return str(store.system.cat_file(store.path_of(name)).decode("utf-8", "replace"))
        except FileNotFoundError:
            # A bucket that is missing is told apart: nothing could ever be sent there.
            if not store.system.exists(store.bucket):
                raise
            return None


def send(files: Sequence[Path], url: str) -> None:
    """Writes files under an address, one after the other, each whole or not at all. Raises InputError."""
    store = _Store(url)
    with store.telling():
        for file in files:
            store.system.put_file(str(file), store.path_of(file.name))


def remove(names: Sequence[str], url: str) -> None:
    """Removes what is there of some objects under an address. Raises InputError."""
    store = _Store(url)
    with store.telling():
        for name in names:
            if store.system.exists(store.path_of(name)):
                store.system.rm_file(store.path_of(name))


@dataclass(frozen=True, slots=True)
class _Object:
    url: str
    path: str
    size: int
    version: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.url}\n{self.size}\n{self.version}".encode()).hexdigest()

    def copy_in(self, folder: Path) -> Path:
        return folder / self.digest[:32]


class _Store:
    """A place in an object store; raises InputError when its library is missing or refuses the address."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.scheme = url.partition("://")[0]
        _require_driver(self.scheme)
        from fsspec.core import url_to_fs

        with self.telling():
            found: tuple[AbstractFileSystem, str] = url_to_fs(url)
            self.system, path = found
            self.path = path.rstrip("/")
            self.bucket = self.path.partition("/")[0]
            self.system.invalidate_cache()  # a listing kept from an earlier run would be wrong

    def path_of(self, name: str) -> str:
        return f"{self.path}/{name}"

    def find(self) -> list[_Object]:
        with self.telling():
            if glob.has_magic(self.path):
                found = self.system.glob(self.path, detail=True)
            else:
                found = self.system.find(self.path, detail=True)
            return [
                self._object(path, details)
                for path, details in sorted(found.items())
                if details["type"] == "file" and not path.endswith("/") and not self._is_hidden(path)
            ]

    def fetch(self, one: _Object, folder: Path) -> Piece | Refusal:
        copy = one.copy_in(folder)
        if not copy.exists():
            part = copy.with_suffix(".part")
            try:
                with self.telling(but=_REFUSED):
                    self.system.get_file(one.path, str(part))
            except _REFUSED as error:
                return _out_of_reach(error).at(Origin(one.url))
            if part.stat().st_size != one.size:
                part.unlink()
                return _changed().at(Origin(one.url))
            part.replace(copy)
        return Piece(str(copy), one.url, one.size, int(one.digest[:12], 16))

    def _object(self, path: str, details: dict[str, Any]) -> _Object:
        version = next((str(details[key]) for key in _VERSIONS if details.get(key)), "")
        return _Object(f"{self.scheme}://{path}", path, int(details["size"]), version)

    def _is_hidden(self, path: str) -> bool:
        return any(part.startswith(".") for part in path.removeprefix(self.path).split("/"))

    @contextmanager
    def telling(self, but: tuple[type[Exception], ...] = ()) -> Iterator[None]:
        """Says in one sentence what the store answered; its libraries' errors have no base of their own."""
        try:
            yield
        except Exception as error:
            is_known = isinstance(error, (InputError, *but))
            if is_known or (isinstance(error, OSError) and is_full_disk(error)):
                raise
            if isinstance(error, FileNotFoundError):
                raise _nothing_there(self.url) from None
            raise _refusal_of(self.url, error) from None


def _require_driver(scheme: str) -> None:
    driver = _DRIVERS[scheme]
    try:
        importlib.import_module(driver)
    except ImportError:
        install = "pip install 'vraichiffre[cloud]'" if scheme == "s3" else f"pip install {driver}"
        raise InputError(
            f"{scheme}:// demande {driver} ; installez-le : {install}.",
            f"{scheme}:// needs {driver}; install it: {install}.",
        ) from None


def _require_room(url: str, folder: Path, missing: Sequence[_Object]) -> None:
    size, free = sum(one.size for one in missing), shutil.disk_usage(folder).free
    if size > free:
        raise InputError(
            f"{url} : {size >> 20} Mio à copier, {free >> 20} libres dans {folder} ; "
            "donnez un --out (ou un --work) sur un disque plus grand.",
            f"{url}: {size >> 20} MiB to copy, {free >> 20} free in {folder}; "
            "give an --out (or a --work) on a larger disk.",
        )


def _nothing_there(url: str) -> InputError:
    return InputError(
        f"{url} : rien de ce nom ; vérifiez le compartiment et le chemin.",
        f"{url}: nothing of that name; check the bucket and the path.",
    )


def _refusal_of(url: str, error: Exception) -> InputError:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    if isinstance(error, PermissionError) or "credential" in what.lower():
        return InputError(
            f"{url} : accès refusé ({what}) ; donnez vos identifiants comme à ses autres outils.",
            f"{url}: access denied ({what}); give your credentials as to its other tools.",
        )
    return InputError(
        f"{url} : le dépôt ne répond pas comme il faut ({what}) ; ce qui est fait est gardé : "
        "vérifiez l’adresse et le réseau, puis relancez la même commande.",
        f"{url}: the store does not answer as it should ({what}); what is done is kept: "
        "check the address and the network, then run the same command again.",
    )


def _out_of_reach(error: Exception) -> Fault:
    return Fault(
        f"inaccessible ({type(error).__name__})",
        f"out of reach ({type(error).__name__})",
        "vérifiez que l’objet est là et les droits",
        "check that the object is there and the rights",
    )


def _changed() -> Fault:
    return Fault(
        "changé pendant la lecture",
        "changed while it was read",
        "relancez la même commande",
        "run the same command again",
    )
