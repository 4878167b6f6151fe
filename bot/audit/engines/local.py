"""Shards on this machine: in this process, or in several with the model loaded once in each."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from bot.audit.model import Shard, Tally
from bot.audit.shard import Work, give_up, run_shard
from bot.check import Checker

_ATTEMPTS = 3
_AHEAD = 2


def run_local(shards: Iterator[Shard], work: Work, jobs: int) -> Iterator[Tally]:
    """Runs shards in `jobs` processes; a process that dies is replaced and its shard done again.

    A shard that kills three processes is given up: its files are refused.
    """
    if jobs == 1:
        checker = work.load_checker()
        for shard in shards:
            yield run_shard(shard, checker, work)
        return
    while lost := (yield from _run_pool(shards, work, jobs, jobs * _AHEAD)):
        yield from _run_alone(deque(lost), work)


def _run_alone(suspects: deque[Shard], work: Work) -> Iterator[Tally]:
    """Runs shards one after the other, so that a death tells whose shard it was."""
    deaths: Counter[str] = Counter()
    while suspects:
        for shard in (yield from _run_pool(_drained(suspects), work, 1, 1)):
            deaths[shard.key] += 1
            if deaths[shard.key] < _ATTEMPTS:
                suspects.appendleft(shard)
            else:
                yield give_up(shard, work)


def _drained(suspects: deque[Shard]) -> Iterator[Shard]:
    while suspects:
        yield suspects.popleft()


def _run_pool(
    shards: Iterator[Shard], work: Work, jobs: int, ahead: int
) -> Generator[Tally, None, list[Shard]]:
    """Runs shards, so many at once, until all are done or a process dies; returns those under way then."""
    running: dict[Future[Tally], Shard] = {}
    taken: Shard | None = None  # and not yet under way
    # Not fork: a child would keep the lock of the run, and whatever state the libraries had.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (work, os.getpid()))
    try:
        while True:
            for shard in islice(shards, ahead - len(running)):
                taken = shard
                running[pool.submit(_run, shard)] = shard
                taken = None
            if not running:
                return []
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                tally = future.result()
                del running[future]
                yield tally
    except BrokenProcessPool:
        lost = [*running.values(), *([taken] if taken else [])]
        return [shard for shard in lost if not work.is_done(shard)]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_checker: Checker
_work: Work


def _begin(work: Work, parent: int) -> None:
    global _checker, _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
    _checker, _work = work.load_checker(), work


def _leave_with(parent: int) -> None:
    """Ends this process when the one that started it is gone, killed with no chance to say so."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _run(shard: Shard) -> Tally:
    return run_shard(shard, _checker, _work)
