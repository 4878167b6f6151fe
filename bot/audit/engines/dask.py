"""Shards on a Dask cluster: workers of this machine, or of all those that joined a scheduler.

What a worker has done is in its shard's own file, renamed when whole: a task done twice changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed
from distributed.comm import CommClosedError

from bot import __version__
from bot.audit.model import Shard, Tally
from bot.audit.shard import Work, give_up, run_shard
from bot.check import Checker
from bot.errors import InputError

_AHEAD = 4
"""Shards handed over for each worker, so that none waits and few are lost with it."""
_SECONDS_TO_CONNECT = 20
_LOGGERS = ("distributed", "tornado", "asyncio")
_GONE = (CommClosedError, asyncio.CancelledError, CancelledError, TimeoutError, OSError)

Content = tuple[str, str, str]
"""The version and the digests of table and rules, which must be the same everywhere."""


def run_dask(shards: Iterator[Shard], work: Work, jobs: int, scheduler: str | None) -> Iterator[Tally]:
    """Runs shards on the workers of a scheduler, or without one on `jobs` processes of this machine.

    A worker that dies is replaced and its shards are done again; a shard that fells several is given up.
    Raises InputError when the scheduler cannot be reached or is lost: what is done is kept.
    """
    work = _absolute(work)
    content = _content(work.load_checker())
    with _connected(jobs, scheduler) as client:
        suspects: list[Shard] = []
        yield from _run_all(client, shards, work, content, suspects)
        for shard in suspects:  # each alone, so that a death tells whose shard it was
            again: list[Shard] = []
            yield from _run_all(client, iter([shard]), work, content, again)
            if again:
                yield give_up(shard, work)


def _run_all(
    client: Client, shards: Iterator[Shard], work: Work, content: Content, felled: list[Shard]
) -> Iterator[Tally]:
    """Yields the tally of each shard done; those whose workers died under them go to `felled`."""
    running: dict[Future, Shard] = {}
    done = as_completed()
    try:
        while True:
            workers = max(1, len(client.nthreads()))
            for shard in islice(shards, max(0, workers * _AHEAD - len(running))):
                future = client.submit(_run, _absolute_paths(shard), work, content, pure=False)
                running[future] = shard
                done.add(future)
            if not running:
                return
            future = next(done)
            shard = running.pop(future)
            try:
                yield future.result()
            except KilledWorker:
                felled.append(shard)
    except _GONE as error:
        raise InputError(
            f"le planificateur Dask ne répond plus ({type(error).__name__}) ; ce qui est fait est gardé : "
            "relancez la même commande.",
            f"the Dask scheduler is gone ({type(error).__name__}); what is done is kept: "
            "run the same command again.",
        ) from None


@contextmanager
def _connected(jobs: int, scheduler: str | None) -> Iterator[Client]:
    for name in [*logging.root.manager.loggerDict, *_LOGGERS]:
        if name.partition(".")[0] in _LOGGERS:  # what goes wrong is told in one sentence
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with dask.config.set({"distributed.comm.timeouts.connect": _SECONDS_TO_CONNECT}):
        if scheduler is None:
            with (
                LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None) as cluster,
                Client(cluster) as client,
            ):
                yield client
            return
        try:
            client = Client(scheduler, timeout=_SECONDS_TO_CONNECT)
        except (OSError, TimeoutError, ValueError) as error:
            raise InputError(
                f"--scheduler {scheduler} : aucun planificateur Dask n’y répond ({type(error).__name__}) ; "
                "lancez « dask scheduler » et vérifiez l’adresse.",
                f"--scheduler {scheduler}: no Dask scheduler answers there ({type(error).__name__}); "
                "start “dask scheduler” and check the address.",
            ) from None
        with client:
            yield client


def _absolute(work: Work) -> Work:
    """The same for workers that run in another folder."""
    settings = replace(work.settings, facts=tuple(map(_whole, work.settings.facts)))
    return replace(work, settings=settings, folder=work.folder.absolute())


def _absolute_paths(shard: Shard) -> Shard:
    """The same for workers that run in another folder; results show the names that were given."""
    return replace(shard, pieces=tuple(replace(one, path=_whole(one.path)) for one in shard.pieces))


def _whole(path: str) -> str:
    return str(Path(path).absolute())


def _content(checker: Checker) -> Content:
    return (__version__, *checker.digests)


def _run(shard: Shard, work: Work, content: Content) -> Tally:
    """Does a shard on a worker."""
    if not work.folder.is_dir():
        raise InputError(
            f"un processus ne voit pas {work.folder} ; donnez un --out que toutes les machines partagent.",
            f"a worker does not see {work.folder}; give an --out that all machines share.",
        )
    checker = _load(work, content)
    if _content(checker) != content:
        raise InputError(
            "un des processus a une autre version du programme ou de la table ; installez partout la même.",
            "a worker has another version of the program or of the table; install the same everywhere.",
        )
    return run_shard(shard, checker, work)


@lru_cache(maxsize=1)
def _load(work: Work, content: Content) -> Checker:
    """The checker and its model, once a worker; again for another table."""
    return work.load_checker()
