"""The queue: a row that is due is taken by one worker, for the length of a lease.

The row that says what is to be done is the queue itself: what is written down cannot be lost between the
two, and a worker that dies simply lets its lease run out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.tables import Callback, Check, Reply

Row = TypeVar("Row", Check, Callback, Reply)


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that is ours as long as nobody takes it again: `attempt` tells."""

    id: str | int
    attempt: int


def take(store: Store, table: type[Row], lease: timedelta, *where: ColumnElement[bool]) -> Taken | None:
    """Takes the row that has been due longest, if any: those that wait, and those whose taker is gone."""
    now = datetime.now(UTC)
    due = (table.state.in_((State.QUEUED, State.RUNNING)), table.due_at <= now, *where)
    with store.read() as session:
        if not session.scalar(select(exists().where(*due))):
            return None
    with store.write() as session:
        row = session.scalars(
            select(table).where(*due).order_by(table.due_at).limit(1).with_for_update(skip_locked=True)
        ).first()
        if row is None:
            return None
        row.state = State.RUNNING
        row.attempts += 1
        row.due_at = now + lease
        if isinstance(row, Check):
            row.started_at = now
        return Taken(row.id, row.attempts)


def hold(session: Session, table: type[Row], taken: Taken) -> Row | None:
    """Returns the row, locked until the commit, or None when it is no longer ours."""
    row = session.get(table, taken.id, with_for_update=True)
    if row is None or row.state != State.RUNNING or row.attempts != taken.attempt:
        return None
    return row


def put_off(row: Callback | Reply, problem: str, delays: Sequence[float], *, for_good: bool) -> None:
    """Makes a row due after its next delay, in seconds; failed after the last, or at once `for_good`."""
    row.problem = problem
    if for_good or row.attempts > len(delays):
        row.state = State.FAILED
        return
    row.state = State.QUEUED
    row.due_at = datetime.now(UTC) + timedelta(seconds=delays[row.attempts - 1])


def extend(store: Store, taken: Taken, lease: timedelta) -> None:
    """Makes the lease of a check that is still ours run from now."""
    with store.write() as session:
        check = hold(session, Check, taken)
        if check is not None:
            check.due_at = datetime.now(UTC) + lease
