"""How the service does, counted in the store: the same whichever process is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.tables import Callback, Check, Delivery, VerdictRow

_LATEST = 1000

_STATES = (State.QUEUED, State.RUNNING, State.DONE, State.FAILED)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by their labels; times in seconds, those of the last thousand checks, ascending."""

    deliveries: dict[tuple[str, str], int]
    checks: dict[str, int]
    callbacks: dict[str, int]
    verdicts: dict[tuple[str, str], int]
    queue_age: float
    seconds: list[float]


def count(store: Store) -> Figures:
    """Counts deliveries by hook and outcome, checks and callbacks by state, verdicts by label and rule."""
    with store.read() as session:
        deliveries = session.execute(
            select(Delivery.hook, Delivery.outcome, func.count()).group_by(Delivery.hook, Delivery.outcome)
        ).all()
        checks = session.execute(select(Check.state, func.count()).group_by(Check.state)).all()
        callbacks = session.execute(select(Callback.state, func.count()).group_by(Callback.state)).all()
        verdicts = session.execute(
            select(VerdictRow.label, VerdictRow.rule, func.count()).group_by(
                VerdictRow.label, VerdictRow.rule
            )
        ).all()
        oldest = session.scalar(select(func.min(Check.queued_at)).where(Check.state == State.QUEUED))
        latest = session.execute(
            select(Check.queued_at, Check.finished_at)
            .where(Check.state == State.DONE)
            .order_by(Check.finished_at.desc())
            .limit(_LATEST)
        ).all()
    return Figures(
        deliveries={(hook, outcome): number for hook, outcome, number in deliveries},
        checks=dict.fromkeys(_STATES, 0) | {state: number for state, number, *_ in checks},
        callbacks=dict.fromkeys(_STATES, 0) | {state: number for state, number, *_ in callbacks},
        verdicts={(label, rule): number for label, rule, number in verdicts},
        queue_age=(datetime.now(UTC) - oldest).total_seconds() if oldest else 0.0,
        seconds=sorted((done - queued).total_seconds() for queued, done in latest if done),
    )
