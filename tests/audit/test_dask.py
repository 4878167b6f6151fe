"""The Dask engine: the same results as the local one, whoever dies on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the Dask engine is an extra: pip install 'vraichiffre[dask]'")

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
FINALS = ("verdicts.jsonl", "documents.jsonl", "errors.jsonl", "manifest.json")
# Many small shards, so that there is a middle to kill something in.
COMMAND = """
import sys
from bot.audit import plan
plan.SHARD_BYTES = 12_000
if __name__ == "__main__":
    from bot.cli import main
    main()
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines with errors planted, one of them damaged."""
    folder = tmp_path_factory.mktemp("archive")
    chance = random.Random(3)
    words = ["ville", "conseil", "école", "marché", "quai", "port", "halle", "toit", "jardin", "rue"]
    for name in ("a", "b"):
        lines = []
        for number in range(300):
            filler = " ".join(chance.choices(words, k=40))
            figure = "Le projet Stargate prévoit 500 milliards d’euros." if number % 11 == 0 else ""
            text = f"Dans la {filler}. {figure}"
            lines.append(json.dumps({"id": f"{name}{number}", "text": text, "published": "2025-02-10"}))
        lines[70] = "{abîmé"
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("script") / "run.py"
    path.write_text(COMMAND, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(archive: Path, script: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the local engine finds."""
    out = tmp_path_factory.mktemp("local") / "out"
    assert code(start(script, archive, out, "--jobs", "1")) == 1
    found = results(out)
    assert found["verdicts.jsonl"].count(b"wrong-currency") > 20
    return found


def start(script: Path, archive: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, script, "audit", "a.jsonl", "b.jsonl", "--out", out, "--quiet", *options]
    return subprocess.Popen(command, cwd=archive, env=ENVIRONMENT, stderr=subprocess.PIPE)


def code(process: subprocess.Popen[bytes]) -> int:
    with process:
        process.communicate(timeout=200)
    return process.returncode


def results(out: Path) -> dict[str, bytes]:
    return {name: b"\n".join(sorted((out / name).read_bytes().splitlines())) for name in FINALS}


@contextmanager
def running(*command: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a session of its own, so that ending it ends its children too."""
    arguments = [sys.executable, "-m", "distributed.cli." + str(command[0]), *map(str, command[1:])]
    process = subprocess.Popen(
        arguments,
        env=ENVIRONMENT,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)


def scheduler(port: int) -> tuple[object, ...]:
    return "dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"


def worker(port: int) -> tuple[object, ...]:
    address = f"tcp://127.0.0.1:{port}"
    return "dask_worker", address, "--nthreads", 1, "--no-dashboard", "--no-nanny", "--host", "127.0.0.1"


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for_results(out: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1_200):
        if len(list((out / "work" / "shards").glob("*.tsv"))) >= count:
            return
        assert process.poll() is None, "done before anything could be killed"
        time.sleep(0.05)
    pytest.fail("no shard was done in a minute")


def test_on_this_machine(script: Path, archive: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    run = start(script, archive, tmp_path / "out", "--engine", "dask", "--jobs", "2")
    assert code(run) == 1
    assert results(tmp_path / "out") == expected


def test_a_worker_killed_changes_nothing(
    script: Path, archive: Path, expected: dict[str, bytes], tmp_path: Path, port: int
) -> None:
    out, address = tmp_path / "out", f"tcp://127.0.0.1:{port}"
    with running(*scheduler(port)), running(*worker(port)) as first, running(*worker(port)):
        run = start(script, archive, out, "--engine", "dask", "--scheduler", address)
        wait_for_results(out, 2, run)
        os.killpg(first.pid, signal.SIGKILL)
        assert code(run) == 1
    assert results(out) == expected


def test_a_scheduler_killed_is_told_and_the_rest_done_later(
    script: Path, archive: Path, expected: dict[str, bytes], tmp_path: Path, port: int
) -> None:
    out, address = tmp_path / "out", f"tcp://127.0.0.1:{port}"
    options = "--engine", "dask", "--scheduler", address, "--lang", "en"
    with running(*scheduler(port)) as head, running(*worker(port)):
        run = start(script, archive, out, *options)
        wait_for_results(out, 2, run)
        os.killpg(head.pid, signal.SIGKILL)
        _, told = run.communicate(timeout=200)
    assert run.returncode == 2, told.decode()
    assert b"run the same command again" in told
    assert b"Traceback" not in told
    kept = {path.name: path.stat().st_mtime_ns for path in (out / "work" / "shards").glob("*.tsv")}
    assert kept
    with running(*scheduler(port)), running(*worker(port)):
        assert code(start(script, archive, out, *options)) == 1
    again = {path.name: path.stat().st_mtime_ns for path in (out / "work" / "shards").glob("*.tsv")}
    assert kept.items() <= again.items(), "what was done is not done again"
    assert results(out) == expected


def test_a_scheduler_that_is_not_there(script: Path, archive: Path, tmp_path: Path, port: int) -> None:
    options = "--engine", "dask", "--scheduler", f"tcp://127.0.0.1:{port}", "--lang", "en"
    run = start(script, archive, tmp_path / "out", *options)
    _, told = run.communicate(timeout=200)
    assert run.returncode == 2
    assert b"no Dask scheduler answers there" in told
    assert b"Traceback" not in told
