"""CMSes as their HTTP clients behave: what they wait for, what they take for success, how often they try."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from kills import deployment_url
from processes import Deployment, deployed
from senders import KEY, SENDERS, Sender, configuration
from sqlalchemy import func, select

from bot.store.engine import Store
from bot.store.kinds import State
from bot.store.tables import Article, Check, VerdictRow

GHOST, SUPERDESK = (
    next(sender for sender in SENDERS if sender.name == name) for name in ("ghost", "superdesk")
)


@pytest.fixture
def deployment(tmp_path: Path) -> Iterator[Deployment]:
    """A service with a hook for every sender, and a worker that `serve` keeps."""
    with deployed(tmp_path / "redaction", configuration="lease = 2\n") as made:
        with (made.folder / "vraichiffre.toml").open("a", encoding="utf-8") as file:
            file.write(configuration())
        made.start("web")
        made.wait_until_ready()
        yield made


def post(deployment: Deployment, sender: Sender, payload: dict[str, object], timeout: httpx.Timeout) -> int:
    body = json.dumps(payload).encode()
    headers = sender.sign(body, KEY, time.time(), sender.path)
    return httpx.post(
        deployment.url + sender.path, content=body, headers=headers, timeout=timeout
    ).status_code


def article(number: int) -> str:
    filler = "<p>Le conseil municipal a voté mardi la réfection de la place du marché.</p>" * 40
    return (
        f"<p>Le projet Stargate prévoit 500 milliards d’euros en quatre ans (version {number}).</p>{filler}"
    )


def all_checked_once(deployment: Deployment, articles: int) -> bool:
    """Waits for the worker, and tells whether every article has one done check with its one error."""
    store = Store(deployment_url(deployment))
    until = time.monotonic() + 60

    def count(*where: object, of: type = Check) -> int:
        with store.read() as session:
            return session.scalar(select(func.count()).select_from(of).where(*where)) or 0  # type: ignore[arg-type]

    while count(Check.state != State.DONE) and time.monotonic() < until:
        time.sleep(0.2)
    found = (
        count(of=Article),
        count(),
        count(Check.state == State.DONE),
        count(VerdictRow.rule == "wrong-currency", of=VerdictRow),
    )
    store.close()
    return found == (articles,) * 4


def test_ghost_which_waits_two_seconds_and_never_tries_again_loses_nothing_while_checks_run(
    deployment: Deployment,
) -> None:
    recorded = json.loads(GHOST.body)["post"]["current"]

    def publish(number: int) -> int:
        current = recorded | {"id": f"post{number}", "html": article(number)}
        return post(deployment, GHOST, {"post": {"current": current, "previous": {}}}, httpx.Timeout(2))

    assert publish(0) == 202
    assert all_checked_once(deployment, 1)  # the worker has its model now, and will be busy
    with ThreadPoolExecutor(3) as editors:
        assert set(editors.map(publish, range(1, 40))) == {202}
    assert all_checked_once(deployment, 40)


def test_superdesk_which_wants_201_and_tries_ten_times_loses_nothing_to_a_restart(
    deployment: Deployment,
) -> None:
    """Its tries are three minutes apart; here three seconds, and the server is gone for some of them."""
    recorded = json.loads(SUPERDESK.body)
    tried: list[int] = []

    def transmit(number: int) -> bool:
        item = recorded | {"guid": f"urn:newsml:{number}", "body_html": article(number)}
        for again in range(11):
            try:
                if post(deployment, SUPERDESK, item, httpx.Timeout(30, connect=5)) == 201:
                    tried.append(again)
                    return True
            except httpx.HTTPError:
                pass
            time.sleep(3)
        return False

    def restart() -> None:
        time.sleep(0.2)
        deployment.kill("web")
        time.sleep(1.5)
        deployment.start("web")

    restarting = threading.Thread(target=restart)
    restarting.start()
    with ThreadPoolExecutor(3) as transmitters:
        assert all(transmitters.map(transmit, range(60)))
    restarting.join()
    assert max(tried) > 0, "the server was never away"
    assert all_checked_once(deployment, 60)
