"""Runs in a process of their own, to be killed, and the archive they read."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

KILLS = int(os.environ.get("VRAICHIFFRE_KILLS", "3"))
"""Of each kind of run; a longer run is asked for by the environment."""
FINALS = ("verdicts.jsonl", "documents.jsonl", "errors.jsonl", "manifest.json")
_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]


def fill(folder: Path) -> None:
    """Writes lines, a compressed file and a folder of texts: errors planted, a line damaged, texts twice."""
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


def start(archive: Path | str, out: Path, *, jobs: int = 1, sent_to: str = "") -> subprocess.Popen[bytes]:
    """Begins a run in small shards."""
    command = [sys.executable, _HERE / "small_shards.py", out, str(jobs), sent_to, archive]
    return subprocess.Popen(command, cwd=_ROOT, env={**os.environ, "PYTHONPATH": str(_ROOT)})


def run_and_kill(archive: Path | str, out: Path, after: float, *, jobs: int = 1, sent_to: str = "") -> None:
    """Begins a run and kills it after so many seconds, if it is not over."""
    process = start(archive, out, jobs=jobs, sent_to=sent_to)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


def finish(archive: Path | str, out: Path, *, jobs: int = 1, sent_to: str = "") -> dict[str, bytes]:
    """Runs to the end; returns the results in `out`, sorted."""
    assert start(archive, out, jobs=jobs, sent_to=sent_to).wait(timeout=120) == 0
    return results(out)


def results(out: Path) -> dict[str, bytes]:
    """The files of a run, their lines sorted."""
    return {name: by_line((out / name).read_bytes()) for name in FINALS}


def by_line(content: bytes) -> bytes:
    """The lines of a file, sorted."""
    return b"\n".join(sorted(content.splitlines()))
