"""One checker for all runs of a process; an S3 server on loopback, a bucket in it for each test that asks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from object_store import Bucket

from bot.check import Checker

WHY = "object stores are an extra, and their tests want a server: pip install 'vraichiffre[dev]'"


@pytest.fixture
def one_checker(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the table again for each run would be most of the time."""
    monkeypatch.setattr("bot.audit.shard.Work.load_checker", lambda work: checker)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of the server: it keeps all in its memory, and nothing once the tests are over."""
    pytest.importorskip("s3fs", reason=WHY)
    pytest.importorskip("moto.server", reason=WHY)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, process)
            yield url
        finally:
            process.kill()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the S3 server died"
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the S3 server does not answer")


@pytest.fixture
def bucket(s3_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """A new bucket of the server, which this process and those it starts reach, and no other store."""
    for name, value in {
        "AWS_ENDPOINT_URL": s3_server,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_MAX_ATTEMPTS": "1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }.items():
        monkeypatch.setenv(name, value)
    return Bucket()
