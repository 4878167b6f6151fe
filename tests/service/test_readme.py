"""The README's path from nothing to a first webhook's verdict, as it is written."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from processes import free_port

ROOT = Path(__file__).parents[2]


def test_from_nothing_to_a_first_webhooks_verdict(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sh\n([^`]*docs/webhook\.py[^`]*)```", readme)
    python = shlex.quote(sys.executable)
    port = str(free_port())
    programs = {"vraichiffre": f'{python} -c "from bot.cli import main; main()"', "python": python}
    script = (
        block.replace("8000", port)
        .replace("docs/", f"{ROOT}/docs/")
        .replace("exemple.txt", f"exemple.txt http://127.0.0.1:{port}")
    )
    # Last and at once: our own interpreter may itself lie in a folder .venv/bin.
    script = re.sub(r"\.venv/bin/(vraichiffre|python)", lambda program: programs[program[1]], script)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        ["bash", "-e", "-c", f"trap 'kill $(jobs -p); wait' EXIT\n{script}"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "contradicted 500 milliards d’euros · Stargate : 500 Md$, pas 500 Md€." in done.stdout
