"""What several test files share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import Run
from object_store import Bucket, environment_of, serving_s3
from publishers import Server
from samples import FakeChecker
from tables import SUBJECTS, write_table

from bot import cli
from bot.check import Checker
from bot.cli import inputs
from bot.facts import FactTable
from bot.sources import SERIES


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker over the shipped table, its French model loaded once for the whole run."""
    return Checker.load()


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    """The table of the subjects that the module invents, or of those of tables.py."""
    return write_table(tmp_path_factory.mktemp("facts"), getattr(request.module, "SUBJECTS", SUBJECTS))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command in this process with the fake checker: exit code, standard output, standard error."""
    monkeypatch.setattr(inputs, "load_checker", lambda facts: FakeChecker())
    monkeypatch.delenv("VRAICHIFFRE_DEBUG", raising=False)
    monkeypatch.setenv("TERM", "dumb")

    def run(*arguments: str, stdin: bytes | None = None) -> tuple[int, str, str]:
        read, write = os.pipe()
        os.write(write, stdin or b"")
        os.close(write)
        with os.fdopen(read) as pipe:
            monkeypatch.setattr(sys, "stdin", pipe)
            status = cli.run(arguments)
        output, errors = capfdbinary.readouterr()
        return status, output.decode(), errors.decode()

    return run


@pytest.fixture
def article(tmp_path: Path) -> Callable[[str | bytes], str]:
    """Writes an article, and returns the name of its file."""

    def write(content: str | bytes) -> str:
        path = tmp_path / "article.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture
def one_checker(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the table again for each run would be most of the time."""
    monkeypatch.setattr("bot.audit.shard.Work.load_checker", lambda work: checker)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on loopback in the place of every live source."""
    server = Server()
    for name in (*SERIES, "wikidata", "factcheck"):
        monkeypatch.setenv(f"VRAICHIFFRE_{name.upper()}_URL", server.url)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a server for all tests of object stores."""
    for needed in ("s3fs", "moto.server"):
        pytest.importorskip(needed, reason="object stores are an extra: pip install 'vraichiffre[dev]'")
    with serving_s3() as url:
        yield url


@pytest.fixture
def bucket(s3_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """A new bucket, and nothing kept on this machine of other tests."""
    for name, value in {**environment_of(s3_server), "XDG_CACHE_HOME": str(tmp_path / "cache")}.items():
        monkeypatch.setenv(name, value)
    return Bucket()
