"""How far networks have been read: moved in the transaction that keeps what was read."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.store.tables import Reading


def cursor_of(session: Session, network: str, stream: str) -> str | None:
    """Returns where to go on reading a stream, None for one that was never read."""
    reading = session.get(Reading, (network, stream))
    return reading.cursor if reading else None


def move(session: Session, network: str, stream: str, cursor: str) -> None:
    """Notes that all before `cursor` is kept."""
    session.merge(Reading(network=network, stream=stream, cursor=cursor, at=datetime.now(UTC)))
