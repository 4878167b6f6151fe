"""A service in processes of its own, as it is deployed, to be posted to, killed and started again."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

VRAICHIFFRE = [sys.executable, "-c", "from bot.cli import main; main()"]
TEXT = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans. Relu le {}."


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Deployment:
    """A folder made by `vraichiffre init`, and its processes by name."""

    folder: Path
    ready: dict[str, str]
    port: int
    environment: dict[str, str]
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def hook(self) -> str:
        return f"{self.url}/hooks/standard/redaction"

    def start(self, name: str) -> None:
        """Starts `web`, or a worker by any other name."""
        command = ["serve", "--port", str(self.port)] if name == "web" else ["worker"]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [*VRAICHIFFRE, *command, "--dir", str(self.folder)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment,
            )

    def kill(self, name: str) -> None:
        """Ends a process as a power cut would."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def wait_until_ready(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/ready").status_code == 204:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
        raise TimeoutError((self.folder / "web.log").read_text())

    def signed(self, identity: str, text: str) -> tuple[bytes, dict[str, str]]:
        """The body and headers of a delivery signed now; `identity` names message and article."""
        data = {"id": identity, "title": "Essai", "text": text, "published_at": "2025-02-10T09:00:00Z"}
        body = json.dumps({"type": "article.published", "data": data}).encode()
        seconds = str(int(time.time()))
        secret = base64.b64decode(self.ready["hook_secret"].removeprefix("whsec_"))
        digest = hmac.digest(secret, f"{identity}.{seconds}.".encode() + body, hashlib.sha256)
        return body, {
            "webhook-id": identity,
            "webhook-timestamp": seconds,
            "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
        }

    def stop(self) -> None:
        """Asks every process to end, and waits until it has."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(30)
        self.processes.clear()


@contextmanager
def deployed(folder: Path, database_url: str = "", configuration: str = "") -> Iterator[Deployment]:
    """Makes a service's folder; nothing runs until it is started, and nothing after the block."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    environment.pop("DATABASE_URL", None)
    if database_url:
        environment["DATABASE_URL"] = database_url
    done = subprocess.run(
        [*VRAICHIFFRE, "init", "--dir", str(folder), "--json"],
        env=environment,
        capture_output=True,
        check=True,
    )
    file = folder / "vraichiffre.toml"
    # Before the tables: a line of its own after one would be that table's.
    file.write_text(f"{configuration}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    deployment = Deployment(folder, json.loads(done.stdout), free_port(), environment)
    try:
        yield deployment
    finally:
        deployment.stop()
