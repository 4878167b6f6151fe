"""An S3 server on loopback, and a bucket of it as another client than the one under test sees it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def serving_s3() -> Iterator[str]:
    """The address of a server that keeps all in its memory, and nothing in the end."""
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


def environment_of(server: str) -> dict[str, str]:
    """What makes this process, and those it starts, reach that server and no other."""
    return {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_MAX_ATTEMPTS": "1",
    }


class Bucket:
    """A bucket of one test alone, in the store that the environment names."""

    def __init__(self) -> None:
        from s3fs import S3FileSystem

        self._name = f"b{uuid.uuid4().hex}"
        self._system = S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
        self._system.mkdir(self._name)
        self.url = f"s3://{self._name}"

    def put(self, name: str, content: bytes) -> None:
        """Writes an object."""
        self._system.pipe_file(f"{self._name}/{name}", content)

    def get(self, name: str) -> bytes:
        """Returns what an object holds."""
        return bytes(self._system.cat_file(f"{self._name}/{name}"))

    def names(self, folder: str) -> set[str]:
        """Returns the names that stand right under a prefix."""
        try:
            return {
                path.rpartition("/")[2] for path in self._system.ls(f"{self._name}/{folder}", detail=False)
            }
        except FileNotFoundError:
            return set()
