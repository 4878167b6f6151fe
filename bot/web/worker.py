"""The worker: takes what is due, checks it, writes it back, until it is told to stop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.check import Checker
from bot.store.engine import Store
from bot.store.queue import Taken, extend, take
from bot.store.results import fail, finish
from bot.store.tables import Check
from bot.web.callbacks import Caller
from bot.web.checking import check_stored
from bot.web.repeating import repeat
from bot.web.settings import Settings

_log = logging.getLogger(__name__)

_IDLE = 0.2
_BACK_OFF = timedelta(seconds=10)


class Worker:
    """Does one check at a time.

    A check is taken for the length of a lease, which runs on while the worker lives: killed, it leaves the
    check to the next worker. Its result is written in one transaction, and only while the check is its own.
    """

    def __init__(self, settings: Settings, store: Store, load: Callable[[], Checker]) -> None:
        self._settings = settings
        self._store = store
        self._load = load
        self._checker: Checker | None = None
        self._lease = timedelta(seconds=settings.lease)

    def run(self, stop: threading.Event) -> None:
        """Works, and sends callbacks beside, until `stop` is set; what is in hand then is finished first."""
        caller = threading.Thread(
            target=Caller(self._settings, self._store).run, args=(stop,), name="callbacks"
        )
        caller.start()
        try:
            self._work(stop)
        finally:
            stop.set()
            caller.join()

    def _work(self, stop: threading.Event) -> None:
        self._checker = self._load()
        repeat(self.work_once, stop, _IDLE, "the database cannot be used")

    def work_once(self) -> bool:
        """Does the check that is due, if any, and tells whether there was one."""
        taken = take(self._store, Check, self._lease)
        if taken is None:
            return False
        if taken.attempt > self._settings.attempts:
            self._give_up(taken, "gave out: every worker that took it died")
            return True
        self._checker = self._checker or self._load()
        try:
            with self._held(taken):
                result = check_stored(self._store, self._checker, str(taken.id))
        except Exception as error:
            _log.exception("check failed", extra={"check": taken.id, "attempt": taken.attempt})
            self._give_up(taken, f"{type(error).__name__}: {error}")
            return True
        if result is not None:
            tell = [address.url for address in self._settings.callbacks]
            done = finish(self._store, taken, result, tell)
            _log.info(
                "checked" if done else "taken over", extra={"check": taken.id, "attempt": taken.attempt}
            )
        return True

    def _give_up(self, taken: Taken, error: str) -> None:
        fail(self._store, taken, error, self._settings.attempts, _BACK_OFF * taken.attempt)

    @contextmanager
    def _held(self, taken: Taken) -> Iterator[None]:
        """Keeps the lease running while the block does."""
        done = threading.Event()

        def beat() -> None:
            while not done.wait(self._settings.lease / 3):
                try:
                    extend(self._store, taken, self._lease)
                except Exception:
                    _log.exception("lease not extended", extra={"check": taken.id})

        thread = threading.Thread(target=beat, name="lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
