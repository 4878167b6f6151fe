"""The examples for newsrooms that keep articles in git: their commands are run as they are written."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "integrations" / "git"
WRONG = "Outre-Atlantique, le projet Stargate prévoit 500 milliards d’euros en quatre ans."
RIGHT = WRONG.replace("d’euros", "de dollars")


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder of articles, one with a wrong figure, and a `vraichiffre` beside it."""
    for name, text in (("ia", WRONG), ("plan d’avril", RIGHT)):
        path = tmp_path / "content" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f'---\ntitle: "{name}"\ndate: 2025-02-10\n---\n\nLe reste.\n\n{text}\n', encoding="utf-8"
        )
    command = tmp_path / "bin" / "vraichiffre"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from bot.cli import main; main()" "$@"\n')
    command.chmod(0o755)
    return tmp_path


def surroundings(newsroom: Path, **more: str) -> dict[str, str]:
    author = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{newsroom / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **author, "PATH": path, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": "", **more}


def called(command: list[str], newsroom: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=newsroom,
        env=surroundings(newsroom, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def test_the_hook_stops_a_commit_with_a_wrong_figure_and_says_where(newsroom: Path) -> None:
    config: dict[str, Any] = yaml.safe_load(
        (EXAMPLES / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    )
    (hook,) = config["repos"][0]["hooks"]
    assert hook["require_serial"]
    entry = shlex.split(hook["entry"])
    done = called([*entry, "content/ia.md", "content/plan d’avril.md"], newsroom)
    assert done.returncode == 1, done.stderr
    assert done.stdout == (
        "content/ia.md:8:46: contredit (wrong-currency) Stargate : 500 Md$, pas 500 Md€.\n"
    )
    (newsroom / "content" / "ia.md").write_text(f"---\ndate: 2025-02-10\n---\n\n{RIGHT}\n", encoding="utf-8")
    done = called([*entry, "content/ia.md"], newsroom)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_workflow_reads_what_a_merge_request_changes(newsroom: Path) -> None:
    workflow: dict[str, Any] = yaml.safe_load((EXAMPLES / "vraichiffre.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["chiffres"]["steps"]
    (command,) = [step["run"] for step in steps if "vraichiffre audit" in step.get("run", "")]
    assert called(["git", "init", "-q", "-b", "main"], newsroom).returncode == 0
    (newsroom / ".gitignore").write_text("bin/\ntemp/\n")

    def commit() -> None:
        assert called(["git", "add", "."], newsroom).returncode == 0
        assert called(["git", "commit", "-q", "-m", "x"], newsroom).returncode == 0

    commit()
    called(["git", "checkout", "-q", "-b", "change"], newsroom)
    (newsroom / "content" / "nouveau.md").write_text(
        f"---\ndate: 2025-02-10\n---\n\nHier soir encore. {WRONG}\n", encoding="utf-8"
    )
    commit()
    temp = newsroom / "temp"
    temp.mkdir()
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    done = called(shell, newsroom, BASE="main", RUNNER_TEMP=str(temp))
    assert done.returncode != 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["content/nouveau.md"], (
        done.stderr
    )
    sarif = json.loads((temp / "chiffres" / "verdicts.sarif").read_text(encoding="utf-8"))
    (result,) = sarif["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/nouveau.md"
    assert place["region"]["startLine"] == 5
    called(["git", "checkout", "-q", "main"], newsroom)
    done = called(shell, newsroom, BASE="main", RUNNER_TEMP=str(temp))
    assert (done.returncode, done.stdout) == (0, "")
