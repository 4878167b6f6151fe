"""A check's result written once, whole, by the worker it still belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.queue import Taken, hold
from bot.store.tables import Callback, Check, VerdictRow


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found: the report as JSON, its counts, and its verdicts as rows."""

    report: str
    figures: int
    checked: int
    problems: int
    facts_digest: str
    rules_digest: str
    verdicts: Sequence[VerdictRow]


def finish(store: Store, taken: Taken, result: Result, tell: Iterable[str]) -> bool:
    """Writes the result and the callbacks to send; writes nothing and returns false if another took it."""
    now = datetime.now(UTC)
    with store.write() as session:
        check = hold(session, Check, taken)
        if check is None:
            return False
        check.state, check.finished_at, check.error = State.DONE, now, None
        check.report, check.figures, check.checked = result.report, result.figures, result.checked
        check.problems = result.problems
        check.facts_digest, check.rules_digest = result.facts_digest, result.rules_digest
        check.verdicts.extend(result.verdicts)
        session.add_all(
            Callback(check_id=check.id, url=url, state=State.QUEUED, due_at=now, created_at=now)
            for url in tell
        )
    return True


def fail(store: Store, taken: Taken, error: str, attempts: int, wait: timedelta) -> None:
    """Puts a check back for later, or gives it up after so many attempts."""
    with store.write() as session:
        check = hold(session, Check, taken)
        if check is None:
            return
        check.error = error
        if check.attempts >= attempts:
            check.state, check.finished_at = State.FAILED, datetime.now(UTC)
        else:
            check.state, check.due_at = State.QUEUED, datetime.now(UTC) + wait
