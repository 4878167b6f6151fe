"""The web server's process, and those of the workers beside it."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from bot.errors import InputError
from bot.web import log
from bot.web.app import create_app
from bot.web.settings import Settings
from bot.web.working import opened

_log = logging.getLogger(__name__)

_PATIENCE = 20
"""Seconds that what is under way is given when the service stops."""
_RESTART = 2.0


def serve(settings: Settings, port: int) -> None:
    """Answers requests, and keeps the configured workers running, until told to stop.

    Raises InputError when the database or the port cannot be used.
    """
    log.to_standard_error()
    with opened(settings) as store, _workers(settings):
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(settings, store),
                host=settings.host,
                port=port,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_PATIENCE,
            )
        )
        # uvicorn raises the signal that stopped it once more, which would leave the workers behind.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        try:
            server.run()
        except SystemExit:  # uvicorn has logged why
            raise InputError(
                f"le port {port} ne peut pas être ouvert ; choisissez-en un autre avec --port.",
                f"port {port} cannot be opened; choose another with --port.",
            ) from None


@contextmanager
def _workers(settings: Settings) -> Iterator[None]:
    """Keeps workers running in processes of their own: checking must not slow the answers to senders."""
    stop = threading.Event()
    keepers = [
        threading.Thread(target=_keep, args=(settings.folder, stop), name=f"worker {number}")
        for number in range(settings.workers)
    ]
    for keeper in keepers:
        keeper.start()
    try:
        yield
    finally:
        stop.set()
        for keeper in keepers:
            keeper.join()


def _keep(folder: Path, stop: threading.Event) -> None:
    script = "from bot.cli import main; main()"
    command = [sys.executable, "-c", script, "worker", "--dir", str(folder), "--attached"]
    while not stop.is_set():
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
            while process.poll() is None and not stop.wait(0.2):
                pass
            if stop.is_set():
                _end(process)
                return
        _log.error("a worker ended with %s; starting another", process.returncode)
        stop.wait(_RESTART)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
