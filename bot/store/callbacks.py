"""Callbacks after a try: delivered, put off, or dead letters that a person may send again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.queue import Taken, hold, put_off
from bot.store.tables import Callback

_MINUTE, _HOUR = 60, 3600
DELAYS = (5, 5 * _MINUTE, 30 * _MINUTE, 2 * _HOUR, 5 * _HOUR, 10 * _HOUR, 14 * _HOUR, 20 * _HOUR, 24 * _HOUR)
"""Seconds between one try and the next: three days and a little in all."""
_JITTER = 0.1


def delivered(store: Store, taken: Taken) -> None:
    """Notes that the address took the callback."""
    with store.write() as session:
        callback = hold(session, Callback, taken)
        if callback is not None:
            callback.state, callback.problem = State.DONE, None
            callback.delivered_at = datetime.now(UTC)


def not_delivered(store: Store, taken: Taken, problem: str, *, for_good: bool) -> None:
    """Puts the callback off until its next try; a dead letter after the last, or at once `for_good`."""
    with store.write() as session:
        callback = hold(session, Callback, taken)
        if callback is not None:
            delays = [delay * (1 + random.uniform(-_JITTER, _JITTER)) for delay in DELAYS]
            put_off(callback, problem, delays, for_good=for_good)


def dead_letters(session: Session) -> Sequence[Callback]:
    """Returns the callbacks that were given up, newest first."""
    return session.scalars(
        select(Callback).where(Callback.state == State.FAILED).order_by(Callback.id.desc())
    ).all()


def send_again(session: Session, callback: Callback) -> None:
    """Gives a dead letter all its tries again, the first at once."""
    callback.state, callback.attempts, callback.due_at = State.QUEUED, 0, datetime.now(UTC)
