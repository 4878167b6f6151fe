"""A worker's process: it knows nothing of the web."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.store.engine import Store
from bot.store.migrate import require_current
from bot.web import log
from bot.web.checking import load_checker
from bot.web.settings import Settings
from bot.web.worker import Worker

_POLITE = 10
"""How far a worker beside a web server gives way to it: a sender waits seconds, a verdict can wait."""


def work(settings: Settings, attached: bool) -> None:
    """Does what is queued until told to stop: by a signal, or if `attached` by the end of standard input."""
    log.to_standard_error()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if attached:
        os.nice(_POLITE)
        threading.Thread(target=_wait_for_end, args=(stop,), name="parent", daemon=True).start()
    with opened(settings) as store:
        Worker(settings, store, lambda: load_checker(settings)).run(stop)


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Opens the database; raises InputError when it is not there or not up to date."""
    store = Store(settings.database())
    try:
        require_current(store)
        yield store
    finally:
        store.close()


def _wait_for_end(stop: threading.Event) -> None:
    # A parent that is killed cannot say so, but its end of the pipe closes.
    while os.read(sys.stdin.fileno(), 1):
        pass
    stop.set()
