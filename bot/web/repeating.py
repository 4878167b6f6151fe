"""Work done over and over, until told to stop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)


def repeat(work: Callable[[], bool], stop: threading.Event, idle: float, failed: str) -> None:
    """Calls `work` until `stop` is set: at once after it did something, else `idle` seconds later.

    An error is logged as `failed`, and waited after like an idle call.
    """
    while not stop.is_set():
        try:
            did = work()
        except Exception:
            _log.exception("%s; trying again", failed)
            did = False
        if not did:
            stop.wait(idle)
