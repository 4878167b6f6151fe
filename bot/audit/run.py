"""A whole run: the archive walked and planned, its shards done by an engine, their results merged."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.audit.delivery import announce, deliver, delivered_manifest
from bot.audit.dismissals import Dismissals
from bot.audit.engines import EngineName, load_engine
from bot.audit.limits import is_full_disk
from bot.audit.manifest import Identity, differences, read_manifest, write_manifest
from bot.audit.merge import NONE_DISMISSED, Shape, merge
from bot.audit.model import Settings, Shard
from bot.audit.outputs import Extra, write_outputs
from bot.audit.plan import Plan, write_plan
from bot.audit.progress import show_progress
from bot.audit.results import open_run
from bot.audit.shard import Work
from bot.audit.walk import FETCHED, walk
from bot.errors import InputError

_WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of a run, beside its settings.

    `may_replace` is asked, with what differs, when `out` holds a run of another table, version or options;
    true means that the other run is thrown away. `sent_to` is the address of an object store that the results
    made in `out` are sent to.
    """

    paths: tuple[str, ...]
    out: Path
    sent_to: str | None = None
    engine: EngineName = "local"
    scheduler: str | None = None
    jobs: int = 1
    shape: Shape = "jsonl"
    strict: bool = False
    also: tuple[Extra, ...] = ()
    no_bom: bool = False
    dismissals: Dismissals = NONE_DISMISSED
    quiet: bool = False
    lang: Literal["fr", "en"] = "fr"
    may_replace: Callable[[Sequence[str]], bool] = lambda differing: False


def audit(order: Order, settings: Settings) -> dict[str, Any]:
    """Runs an audit, taking up what an earlier run of the same kind left in `order.out`; returns its counts.

    Raises InputError for paths that are not there, a folder that cannot be used, a full disk, or with
    `order.strict` the first item refused; FactsError or RulesError when these are invalid.
    """
    _require_apart(order)
    work = Work(settings, order.out / _WORK / "shards", order.strict)
    identity = Identity(*work.load_checker().digests, settings)
    with _telling_full_disk(order.out):
        _make_folder(order.out)
        with _only_run(order.out):
            _make_room(order, identity)
            work.folder.mkdir(parents=True, exist_ok=True)
            write_manifest(order.out, identity, order.paths, None)
            if order.sent_to:
                announce(order.out, order.sent_to)
            plan = write_plan(
                walk(order.paths, order.out, order.sent_to), settings, order.out / _WORK / "plan.jsonl"
            )
            _run_shards(plan, work, order)
            counts = merge(plan, work, order.out, order.shape, order.dismissals)
            _drop_strangers(plan, work)
            _drop_old_copies(plan, order.out / FETCHED)
            write_manifest(order.out, identity, order.paths, counts)
            write_outputs(open_run(order.out), order.lang, order.also, bom=not order.no_bom)
            if order.sent_to:
                deliver(order.out, order.sent_to)
    return counts


def _run_shards(plan: Plan, work: Work, order: Order) -> None:
    sizes = [shard.size for shard in _missing(plan, work)]
    if not sizes:
        return
    run = load_engine(order.engine, order.scheduler)
    with show_progress(sum(sizes), order.lang, order.quiet) as progress:
        # Each process loads the table: no more of them than there is work for.
        for tally in run(_missing(plan, work), work, min(order.jobs, len(sizes))):
            progress.advance(tally)


def _missing(plan: Plan, work: Work) -> Iterator[Shard]:
    return (shard for shard in plan.shards() if not work.is_done(shard))


def _require_apart(order: Order) -> None:
    """Nothing is read of the folder of the results: alone it would be an archive without an article."""
    if {Path(path).resolve() for path in order.paths} == {order.out.resolve()}:
        raise InputError(
            f"--out {order.out} : c’est aussi l’archive ; donnez un autre dossier pour les résultats.",
            f"--out {order.out}: it is the archive too; give another folder for the results.",
        )


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise InputError(
            f"--out {out} : impossible d’en faire un dossier ({error.strerror}) ; donnez-en un autre.",
            f"--out {out}: cannot be made a folder ({error.strerror}); give another.",
        ) from None


def _make_room(order: Order, identity: Identity) -> None:
    """Makes sure that nothing in `out`, or where it is sent, is of another run."""
    manifests = [read_manifest(order.out), delivered_manifest(order.sent_to) if order.sent_to else None]
    differing = list(dict.fromkeys(key for one in manifests if one for key in differences(one, identity)))
    if not differing:
        return
    if not order.may_replace(differing):
        where = order.sent_to or order.out
        raise InputError(
            f"{where} contient un audit fait autrement ({', '.join(differing)}) ; "
            "donnez un autre --out, ou --restart pour l’effacer.",
            f"{where} holds an audit made otherwise ({', '.join(differing)}); "
            "give another --out, or --restart to erase it.",
        )
    shutil.rmtree(order.out / _WORK, ignore_errors=True)


def _drop_strangers(plan: Plan, work: Work) -> None:
    """Removes results of files that are gone or have changed, and what a kill left half written."""
    own = {work.path_of(shard).name for shard in plan.shards()}
    for path in work.folder.iterdir():
        if path.name not in own:
            path.unlink()


def _drop_old_copies(plan: Plan, copies: Path) -> None:
    """Removes copies of objects that a store no longer holds, or holds in another version."""
    if not copies.exists():
        return
    own = {Path(piece.path).name for shard in plan.shards() for piece in shard.pieces}
    for path in copies.iterdir():
        if path.name not in own:
            path.unlink()


@contextmanager
def _only_run(out: Path) -> Iterator[None]:
    """Holds the folder for this run: the lock is gone with the process, however it ends."""
    import fcntl

    with (out / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError(
                f"{out} : un audit y est déjà en cours ; attendez sa fin ou donnez un autre --out.",
                f"{out}: an audit is already running there; wait for its end or give another --out.",
            ) from None
        yield


@contextmanager
def _telling_full_disk(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if not is_full_disk(error):
            raise
        raise InputError(
            f"{out} : le disque est plein ; ce qui est fait est gardé : "
            "libérez de la place et relancez la même commande.",
            f"{out}: the disk is full; what is done is kept: free some space and run the same command again.",
        ) from None
