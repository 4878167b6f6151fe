"""The program as its user calls it, for the tests of its commands; conftest.py has `run` and `article`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
WRONG = "Stargate pèse 500 milliards d’euros.\n"
RIGHT = "Le plan français atteint 109 milliards d’euros.\n"

Run = Callable[..., tuple[int, str, str]]


def vraichiffre(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """The real program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )


def lines(*documents: object) -> bytes:
    return b"\n".join(
        document.encode() if isinstance(document, str) else json.dumps(document).encode()
        for document in documents
    )
