"""What `--no-triage` is there to show: with all of an archive read by the model, the files are the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archives import FORMATS

from bot.audit.shard import Work
from bot.check import Checker
from bot.cli import run

DEV = Path(__file__).parents[2] / "benchmark" / "dev.jsonl"
ENGLISH = "The Stargate project plans to invest 500 billion euros over the next four years in the country."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Every format, passages full of figures with and without their day, what is refused and skipped."""
    folder = tmp_path / "archive"
    for name, build in FORMATS.items():
        (folder / name).mkdir(parents=True)
        build(folder / name)
    passages = DEV.read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "passages.jsonl").write_text("".join(passages[::3]), encoding="utf-8")
    undated = [{"id": f"u{n}", "text": json.loads(line)["text"]} for n, line in enumerate(passages[1::9])]
    (folder / "undated.jsonl").write_text("".join(json.dumps(one) + "\n" for one in undated) + "{abîmé\n")
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    return folder


def test_without_triage_the_files_are_the_same(
    archive: Path, tmp_path: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = Work.load_checker
    monkeypatch.setattr(Work, "load_checker", lambda work: checker if work.settings.triage else load(work))
    triaged, whole = tmp_path / "triaged", tmp_path / "whole"
    order = ["audit", str(archive), "--jobs", "1", "--quiet"]
    assert run([*order, "--out", str(triaged)]) == 1
    assert run([*order, "--out", str(whole), "--no-triage"]) == 1

    names = {path.name for path in triaged.iterdir() if path.is_file()} - {"manifest.json", "lock"}
    assert names == {
        *("verdicts.jsonl", "documents.jsonl", "errors.jsonl"),
        *("report.html", "verdicts.csv", "corrections.csv"),
    }
    assert {name: (whole / name).read_bytes() for name in names} == {
        name: (triaged / name).read_bytes() for name in names
    }
    counts = json.loads((whole / "manifest.json").read_bytes())["counts"]
    assert counts == json.loads((triaged / "manifest.json").read_bytes())["counts"]
    assert counts["refused"]
    assert counts["undated"]
    assert counts["other_language"]
    assert counts["labels"]["contradicted"] > 30
