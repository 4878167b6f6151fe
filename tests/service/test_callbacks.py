from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import Newsroom
from sqlalchemy import select, update
from standardwebhooks import Webhook
from test_api import deliver

from bot.store.callbacks import DELAYS, dead_letters, send_again
from bot.store.tables import Callback
from bot.web.callbacks import Caller, is_public
from bot.web.settings import load_settings

SECRET = "whsec_" + "c2VjcmV0" * 4


class Listener(ThreadingHTTPServer):
    """A CMS that listens: remembers what came, and answers as it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.came: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Listener)
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("location", "/elsewhere")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def allowed() -> str:
    return "true"


@pytest.fixture
def configuration(listener: Listener, allowed: str) -> str:
    url = f"http://localhost:{listener.server_port}/verdicts"
    return f'\n[[callbacks]]\nurl = "{url}"\nsecret = "{SECRET}"\nallow_private = {allowed}\n'


@pytest.fixture
def caller(newsroom: Newsroom) -> Caller:
    return Caller(newsroom.service.settings, newsroom.service.store)


def the_callback(newsroom: Newsroom) -> Callback:
    with newsroom.service.store.read() as session:
        return session.scalars(select(Callback)).one()


def make_due(newsroom: Newsroom) -> None:
    with newsroom.service.store.write() as session:
        session.execute(update(Callback).values(due_at=datetime.now(UTC) - timedelta(seconds=1)))


def test_a_finished_check_is_told_signed(newsroom: Newsroom, caller: Caller, listener: Listener) -> None:
    check = deliver(newsroom)
    assert not caller.send_once()
    newsroom.work()
    assert caller.send_once()
    assert not caller.send_once()
    ((headers, body),) = listener.came
    Webhook(SECRET).verify(body, headers)
    told = json.loads(body)
    assert (told["type"], told["data"]["id"], told["data"]["state"]) == ("check.completed", check, "done")
    assert told["data"]["report"]["verdicts"][0]["rule"] == "wrong-currency"
    assert headers["host"] == f"localhost:{listener.server_port}"
    assert the_callback(newsroom).delivered_at is not None


@pytest.mark.parametrize("status", [301, 404, 500])
def test_what_was_not_taken_is_tried_again_under_the_same_name(
    newsroom: Newsroom, caller: Caller, listener: Listener, status: int
) -> None:
    deliver(newsroom)
    newsroom.work()
    listener.statuses = [status]
    assert caller.send_once()
    callback = the_callback(newsroom)
    wait = callback.due_at - datetime.now(UTC)
    assert (callback.state, callback.problem) == ("queued", f"HTTP {status}")
    assert timedelta(seconds=0.8 * DELAYS[0]) < wait < timedelta(seconds=1.2 * DELAYS[0])
    assert not caller.send_once()
    make_due(newsroom)
    assert caller.send_once()
    assert the_callback(newsroom).state == "done"
    assert len({headers["webhook-id"] for headers, _ in listener.came}) == 1
    assert len(listener.came) == 2  # no redirect was followed


def test_after_three_days_it_is_a_dead_letter_that_can_be_sent_again(
    newsroom: Newsroom, caller: Caller, listener: Listener
) -> None:
    deliver(newsroom)
    newsroom.work()
    listener.statuses = [503] * (len(DELAYS) + 1)
    for _ in range(len(DELAYS) + 1):
        make_due(newsroom)
        assert caller.send_once()
    with newsroom.service.store.write() as session:
        (letter,) = dead_letters(session)
        assert letter.problem == "HTTP 503"
        send_again(session, letter)
    assert caller.send_once()
    assert the_callback(newsroom).state == "done"
    assert timedelta(days=3) < timedelta(seconds=sum(DELAYS)) < timedelta(days=3.5)


def test_gone_is_for_good(newsroom: Newsroom, caller: Caller, listener: Listener) -> None:
    deliver(newsroom)
    newsroom.work()
    listener.statuses = [410]
    assert caller.send_once()
    assert the_callback(newsroom).state == "failed"


@pytest.mark.parametrize("allowed", ["false"])
def test_a_private_address_is_not_called(newsroom: Newsroom, caller: Caller, listener: Listener) -> None:
    deliver(newsroom)
    newsroom.work()
    assert caller.send_once()
    assert "private" in (the_callback(newsroom).problem or "")
    assert listener.came == []


def test_an_address_that_is_no_longer_configured_is_not_called(
    newsroom: Newsroom, listener: Listener
) -> None:
    deliver(newsroom)
    newsroom.work()
    file = newsroom.folder / "vraichiffre.toml"
    file.write_text(file.read_text().partition("\n[[callbacks]]\nurl")[0])
    assert Caller(load_settings(newsroom.folder), newsroom.service.store).send_once()
    assert the_callback(newsroom).state == "failed"
    assert listener.came == []


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:a00:1::1",
    ],
)  # fmt: skip
def test_addresses_that_lead_inside(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["93.184.215.14", "2606:2800:21f::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_open_internet(number: str) -> None:
    assert is_public(number)
