"""How fast a hook answers while checks run, and what a second worker brings.

    PYTHONPATH=. python tests/bench/service.py [--rate 50] [--seconds 20] [--database postgresql://…]

Seconds depend on the machine and on what else it does: the ratio is what can be compared.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from sqlalchemy import func, select

sys.path.insert(0, str(Path(__file__).parents[1] / "service"))
from kills import deployment_url
from processes import TEXT, Deployment, deployed

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.tables import Check

_FILLER = "Le conseil municipal a voté mardi la réfection de la place du marché, sans surprise. " * 30


def answers(folder: Path, rate: int, seconds: int, database_url: str) -> list[float]:
    """Posts at a steady rate, checks running beside, and returns the seconds each answer took, ascending."""
    with deployed(folder, database_url) as deployment:
        deployment.start("web")
        deployment.wait_until_ready()
        began = time.monotonic() + 1

        with httpx.Client(timeout=60, limits=httpx.Limits(max_keepalive_connections=50)) as client:

            def post(number: int) -> float:
                time.sleep(max(0.0, began + number / rate - time.monotonic()))
                body, headers = deployment.signed(f"m{number}", TEXT.format(number) + _FILLER)
                asked = time.perf_counter()
                assert client.post(deployment.hook, content=body, headers=headers).status_code == 202
                return time.perf_counter() - asked

            with ThreadPoolExecutor(50) as pool:
                return sorted(pool.map(post, range(rate * seconds)))


def checks_a_second(folder: Path, workers: int, articles: int, database_url: str) -> float:
    """Queues articles, then starts the workers, and returns their pace once each has checked something."""
    with deployed(folder, database_url, "workers = 0\n") as deployment:
        deployment.start("web")
        deployment.wait_until_ready()
        _post_all(deployment, articles)
        deployment.kill("web")
        store = Store(deployment_url(deployment))
        for number in range(workers):
            deployment.start(f"worker{number}")
        logs = [deployment.folder / f"worker{number}.log" for number in range(workers)]
        while not all('"checked"' in log.read_text() for log in logs):
            time.sleep(0.05)  # one that still loads its model would count against the others
        first, began = _done(store), time.monotonic()
        while (done := _done(store)) < articles:
            time.sleep(0.05)
        pace = (done - first) / (time.monotonic() - began)
        store.close()
        return pace


def _post_all(deployment: Deployment, articles: int) -> None:
    with httpx.Client(timeout=60) as client, ThreadPoolExecutor(4) as pool:

        def post(number: int) -> None:
            body, headers = deployment.signed(f"m{number}", (TEXT.format(number) + _FILLER) * 3)
            assert client.post(deployment.hook, content=body, headers=headers).status_code == 202

        list(pool.map(post, range(articles)))


def _done(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count(Check.id)).where(Check.state == State.DONE)) or 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--database", default="", help="an empty database for the hooks [SQLite]")
    parser.add_argument("--workers", nargs=2, default=(), metavar="URL", help="two empty Postgres databases")
    arguments = parser.parse_args()
    print("load of the machine before:", os.getloadavg()[0])
    with tempfile.TemporaryDirectory() as made:
        times = answers(Path(made) / "hooks", arguments.rate, arguments.seconds, arguments.database)
        for part in (0.5, 0.95, 0.99, 1):
            print(
                f"answer, p{100 * part:g}: {1000 * times[min(len(times) - 1, int(part * len(times)))]:.0f} ms"
            )
        if arguments.workers:
            one, two = (
                checks_a_second(Path(made) / str(workers), workers, arguments.articles, url)
                for workers, url in zip((1, 2), arguments.workers, strict=True)
            )
            print(f"checks a second: one worker {one:.1f}, two {two:.1f}, ratio {two / one:.2f}")
