"""How often something was tried, counted in the database: all web processes count together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import case
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.engine import Store
from bot.store.tables import Tries


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in a window of so many seconds, which begins with the first of them."""

    most: int
    seconds: int


def is_within(store: Store, key: str, limit: Limit) -> bool:
    """Counts one more try under a key, and tells whether the limit allows it."""
    now = datetime.now(UTC)
    row = {"key": key, "count": 1, "ends_at": now + timedelta(seconds=limit.seconds)}
    is_over = Tries.ends_at <= now
    insert = postgresql.insert if store.engine.dialect.name == "postgresql" else sqlite.insert
    add = insert(Tries).values(row)
    counted = add.on_conflict_do_update(
        index_elements=[Tries.key],
        set_={
            "count": case((is_over, 1), else_=Tries.count + 1),
            "ends_at": case((is_over, add.excluded.ends_at), else_=Tries.ends_at),
        },
    ).returning(Tries.count)
    with store.write() as session:
        return bool(session.execute(counted).scalar_one() <= limit.most)
