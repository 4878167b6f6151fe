"""The local engine: a shard that brings down its process again and again is given up, the others are done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os
import sys
from pathlib import Path

from bot.audit import plan, shard
from bot.audit.model import Settings
from bot.audit.run import Order, audit

plan.SHARD_BYTES = 1
read = shard.read_piece

def fatal(piece, settings):
    if piece.name.endswith("2.txt"):
        os._exit(9)
    return read(piece, settings)

shard.read_piece = fatal
if __name__ == "__main__":
    audit(Order(paths=(sys.argv[1],), out=Path(sys.argv[2]), jobs=2, quiet=True), Settings())
"""


def test_a_shard_that_no_process_survives_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(4):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Le texte numéro {number}.", encoding="utf-8")
    (tmp_path / "run.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, tmp_path / "run.py", tmp_path / "in", tmp_path / "out"],
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    documents = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Path(json.loads(line)["file"]).name for line in documents] == ["0.txt", "1.txt", "3.txt"]
    (refusal,) = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(refusal)["reason"]["en"] == "brought down three times the process that read it"
