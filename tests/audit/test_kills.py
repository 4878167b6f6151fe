"""A run killed at any moment, then taken up again, leaves the same files as one that never was."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from killed_runs import FINALS, KILLS, by_line, fill, finish, results, run_and_kill, start
from object_store import Bucket


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    fill(folder)
    return folder


@pytest.fixture(scope="module")
def expected(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("whole") / "out"
    files = finish(archive, out)
    counts = json.loads((out / "manifest.json").read_bytes())["counts"]
    assert (counts["documents"], counts["refused"], counts["duplicates"]) == (459, 1, 10)
    return files


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_any_moment_and_run_again_the_files_are_the_same(
    jobs: int, archive: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    chance = random.Random(jobs)
    out = tmp_path / "out"
    for kill in range(KILLS):
        if kill % 3 == 0:
            out = tmp_path / f"out{kill}"
        run_and_kill(archive, out, chance.uniform(0.5, 5), jobs=jobs)
        if chance.random() < 0.4 or kill == KILLS - 1:
            assert finish(archive, out, jobs=jobs) == expected
            assert not list(out.rglob("*.part"))


def test_killed_while_results_are_made_or_sent_to_a_store_they_come_out_the_same(
    archive: Path, expected: dict[str, bytes], bucket: Bucket, tmp_path: Path
) -> None:
    """What a killed run left in the store never passes for a finished one."""
    out = f"{bucket.url}/results"
    shards = tmp_path / "work" / "work" / "shards"

    def is_sent(name: str) -> bool:
        return name in bucket.names("results")

    for is_there in (
        lambda: len(list(shards.glob("*.tsv"))) > 3,
        lambda: is_sent("corrections.csv"),  # the first of them
        lambda: is_sent("verdicts.jsonl"),  # the last but the manifest
    ):
        process = start(archive, tmp_path / "work", sent_to=out)
        deadline = time.monotonic() + 120
        while process.poll() is None and not is_there() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert process.poll() is None, "it was over before it could be killed"
        process.kill()
        process.wait()
        assert json.loads(bucket.get("results/manifest.json"))["state"] == "running"
    assert finish(archive, tmp_path / "work", sent_to=out) == expected
    assert {name: by_line(bucket.get(f"results/{name}")) for name in FINALS} == expected
    assert bucket.names("results") == {"report.html", "verdicts.csv", "corrections.csv", *FINALS}


def test_a_worker_that_dies_is_replaced_and_its_shard_done_again(
    archive: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start(archive, out, jobs=2)
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
    assert results(out) == expected


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
