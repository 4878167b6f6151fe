"""Deliveries posted while web and worker are killed at random moments, and what is left in the store.

PYTHONPATH=. python tests/service/kills.py --deliveries 10000 --kills 60 [--database postgresql://…]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
from processes import TEXT, Deployment, deployed
from sqlalchemy import func, select

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.tables import Article, Check, Delivery, VerdictRow

_SENDERS = 4
_CONFIGURATION = "workers = 0\nlease = 2\nattempts = 50\n"


@dataclass
class Outcome:
    """What a run left: of every accepted delivery there must be one row, one done check, one verdict."""

    posted: int
    kills: dict[str, int]
    retries: int
    deliveries: int
    checks: int
    done: int
    articles: int
    verdicts: int
    doubled: int
    taken_again: int
    seconds: float

    @property
    def is_whole(self) -> bool:
        counts = {self.posted, self.deliveries, self.checks, self.done, self.articles, self.verdicts}
        return len(counts) == 1 and self.doubled == 0


class Killer:
    """Kills one process after another until told to stop, and starts it again."""

    def __init__(self, deployment: Deployment, kills: int, pauses: tuple[float, float], seed: int) -> None:
        self.killed = {"web": 0, "worker": 0}
        self._deployment = deployment
        self._kills = kills
        self._pauses = pauses
        self._random = random.Random(seed)
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        for _ in range(self._kills):
            time.sleep(self._random.uniform(*self._pauses))
            name = self._random.choice(("web", "worker"))
            self._deployment.kill(name)
            self.killed[name] += 1
            self._deployment.start(name)


def run(
    folder: Path,
    deliveries: int,
    kills: int,
    database_url: str = "",
    seed: int = 1,
    pauses: tuple[float, float] = (0.5, 4.0),
) -> Outcome:
    """Posts that many deliveries, as senders that try again until they are heard, under that many kills."""
    began = time.monotonic()
    retries = 0
    with deployed(folder, database_url, _CONFIGURATION) as deployment:
        deployment.start("web")
        deployment.start("worker")
        deployment.wait_until_ready()
        killer = Killer(deployment, kills, pauses, seed)

        def send(number: int) -> int:
            tries = 0
            while True:
                body, headers = deployment.signed(f"m{number}", TEXT.format(number))
                try:
                    answer = httpx.post(deployment.hook, content=body, headers=headers, timeout=10)
                    if answer.status_code == 202:
                        return tries
                except httpx.HTTPError:
                    pass
                tries += 1
                time.sleep(0.2)

        killer.thread.start()
        with ThreadPoolExecutor(_SENDERS) as pool:
            retries = sum(pool.map(send, range(deliveries)))
        killer.thread.join()
        _wait_until_done(Store(deployment_url(deployment)), 120)
    store = Store(deployment_url(deployment))
    with store.read() as session:

        def count(column: object, *where: object) -> int:
            return session.scalar(select(func.count(column)).where(*where)) or 0  # type: ignore[call-overload]

        doubled = session.execute(
            select(VerdictRow.check_id).group_by(VerdictRow.check_id).having(func.count() > 1)
        ).all()
        outcome = Outcome(
            posted=deliveries,
            kills=killer.killed,
            retries=retries,
            deliveries=count(Delivery.id),
            checks=count(Check.id),
            done=count(Check.id, Check.state == State.DONE),
            articles=count(Article.id),
            verdicts=count(VerdictRow.id, VerdictRow.rule == "wrong-currency"),
            doubled=len(doubled),
            taken_again=count(Check.id, Check.attempts > 1),
            seconds=round(time.monotonic() - began, 1),
        )
    store.close()
    return outcome


def deployment_url(deployment: Deployment) -> str:
    """The database of a deployment."""
    return deployment.environment.get("DATABASE_URL") or f"sqlite:///{deployment.folder / 'vraichiffre.db'}"


def _wait_until_done(store: Store, patience: float) -> None:
    """Waits while checks are done; gives up once none was for so many seconds: a slow machine is no fault."""
    least, since = None, time.monotonic()
    while time.monotonic() - since < patience:
        with store.read() as session:
            left = session.scalar(
                select(func.count(Check.id)).where(Check.state.in_((State.QUEUED, State.RUNNING)))
            )
        if not left:
            store.close()
            return
        if left != least:
            least, since = left, time.monotonic()
        time.sleep(0.5)
    raise TimeoutError(f"{least} checks still wait")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--database", default="")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        found = run(
            Path(made) / "redaction",
            arguments.deliveries,
            arguments.kills,
            arguments.database,
            pauses=(1, 8),
        )
    print(found)
    raise SystemExit(0 if found.is_whole else 1)
