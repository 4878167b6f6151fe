"""A run killed at any moment, then taken up again, leaves the same files as one that never was."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = int(os.environ.get("VRAICHIFFRE_KILLS", "3"))
"""Of each number of processes; a longer run is asked for by the environment."""

RUN = """
import sys
from pathlib import Path

from bot.audit import plan
from bot.audit.engines import local
from bot.audit.model import Settings
from bot.audit.run import Order, audit

plan.SHARD_BYTES = 6_000
plan._LAYERED_BYTES = 1_000
plan._RECORDS = 40
if __name__ == "__main__":
    out, jobs, *paths = sys.argv[1:]
    audit(Order(paths=tuple(paths), out=Path(out), jobs=int(jobs), quiet=True), Settings())
"""
FINALS = ("verdicts.jsonl", "documents.jsonl", "errors.jsonl", "manifest.json")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines, a compressed file and a folder of texts; errors planted, a line damaged, some texts twice."""
    folder = tmp_path_factory.mktemp("archive")
    chance = random.Random(7)
    words = "ville conseil école marché quai port halle toit jardin rue place banc arbre fête".split()  # noqa: SIM905
    rows = []
    for number in range(400):
        filler = " ".join(chance.choices(words, k=30))
        figure = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans." if number % 9 == 0 else ""
        rows.append({"id": str(number), "text": f"Dans la {filler}. {figure}", "published": "2025-02-10"})
    rows[350:360] = rows[:10]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    lines[55] = "{abîmé"
    (folder / "a.jsonl").write_text("\n".join(lines[:200]), encoding="utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(lines[200:]).encode(), mtime=0))
    (folder / "2025-02-10").mkdir()
    for number in range(60):
        (folder / "2025-02-10" / f"{number}.txt").write_text(f"Le texte numéro {number}.", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("script") / "run.py"
    path.write_text(RUN, encoding="utf-8")
    return path


def start(script: Path, archive: Path, out: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, script, out, str(jobs), archive]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], env=_environment())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def finish(script: Path, archive: Path, out: Path, jobs: int) -> dict[str, bytes]:
    assert start(script, archive, out, jobs).wait(timeout=120) == 0
    return {name: b"\n".join(sorted((out / name).read_bytes().splitlines())) for name in FINALS}


@pytest.fixture(scope="module")
def expected(script: Path, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("whole") / "out"
    files = finish(script, archive, out, 1)
    counts = json.loads((out / "manifest.json").read_bytes())["counts"]
    assert (counts["documents"], counts["refused"], counts["duplicates"]) == (459, 1, 10)
    return files


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_any_moment_and_run_again_the_files_are_the_same(
    jobs: int, script: Path, archive: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    chance = random.Random(jobs)
    out = tmp_path / "out"
    for kill in range(KILLS):
        if kill % 3 == 0:
            out = tmp_path / f"out{kill}"
        process = start(script, archive, out, jobs)
        try:
            process.wait(timeout=chance.uniform(0.5, 5))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        if chance.random() < 0.4 or kill == KILLS - 1:
            assert finish(script, archive, out, jobs) == expected
            assert not list(out.rglob("*.part"))


def test_a_worker_that_dies_is_replaced_and_its_shard_done_again(
    script: Path, archive: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start(script, archive, out, 2)
    killed = 0
    deadline = time.monotonic() + 60
    while process.poll() is None and not killed and time.monotonic() < deadline:
        for worker in _workers(process.pid):
            if any((out / "work" / "shards").glob("*.tsv")):
                os.kill(worker, signal.SIGKILL)
                killed += 1
                break
        time.sleep(0.02)
    assert process.wait(timeout=120) == 0
    assert killed
    assert {name: b"\n".join(sorted((out / name).read_bytes().splitlines())) for name in FINALS} == expected


def _workers(parent: int) -> list[int]:
    """The processes that check shards: those a process started, but for the one that keeps its semaphores."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and b"spawn_main" in command:
            found.append(int(status.parent.name))
    return found
