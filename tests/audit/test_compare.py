"""Two runs held against each other: what is new, gone, judged otherwise, and what is the same."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from generated_runs import write_run

from bot.cli import run


def edit(folder: Path, name: str, change: Any) -> None:
    """Rewrites a run's file, each line changed; None drops it."""
    path = folder / f"{name}.jsonl"
    rows = [change(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows if row is not None), encoding="utf-8")


def changes(
    before: Path, after: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, Any]]]:
    status = run(["audit", "diff", str(before), str(after), "--format", "jsonl"])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def problems(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def runs(tmp_path: Path) -> tuple[Path, Path]:
    return write_run(tmp_path / "a", 200, 40), write_run(tmp_path / "b", 200, 40)


def test_two_same_runs_differ_in_nothing(runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert changes(*runs, capsys) == (0, [])
    assert run(["audit", "diff", *map(str, runs)]) == 0
    shown = capsys.readouterr().out.splitlines()
    places = 40 + sum(problem_is_repeated(one) for one in problems(runs[0]))
    assert shown == [f"0 nouveau, 0 jugé autrement, 0 disparu, {places} inchangés"]


def problem_is_repeated(one: dict[str, Any]) -> bool:
    return int(one["id"][1:]) % 9 == 0


def test_what_changed_is_told_apart(runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    before, after = runs
    single = [one for one in problems(before) if not problem_is_repeated(one)]
    fresh = next(one["id"] for one in single if one["label"] == "contradicted")
    corrected, dropped, judged = [one["id"] for one in single if one["id"] != fresh][:3]
    figure = {one["id"]: one["text"] for one in problems(before)}

    def other_rule(one: dict[str, Any]) -> dict[str, Any]:
        return one if one["id"] != judged else {**one, "rule": "wrong-period", "label": "contradicted"}

    edit(after, "verdicts", other_rule)
    edit(after, "verdicts", lambda one: None if one["id"] in (corrected, dropped) else one)
    edit(after, "documents", lambda one: None if one["id"] == dropped else one)
    edit(before, "verdicts", lambda one: None if one["id"] == fresh else one)
    edit(before, "documents", lambda one: None if one["id"] == fresh else one)
    status, found = changes(before, after, capsys)
    told = {(one["kind"], one["why"], (one["before"] or one["after"])["text"]) for one in found}
    assert len(found) == 4
    assert told == {
        ("changed", "verdict", figure[judged]),
        ("gone", "verdict", figure[corrected]),
        ("gone", "article", figure[dropped]),
        ("new", "article", figure[fresh]),
    }
    assert status == 1
    assert changes(after, before, capsys)[0] == any(
        one["id"] in (corrected, dropped) and one["label"] == "contradicted" for one in problems(before)
    )


def test_a_dismissed_problem_is_gone(runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    before, after = runs
    first = next(one["id"] for one in problems(after) if not problem_is_repeated(one))
    edit(after, "verdicts", lambda one: {**one, "dismissed": {"reason": ""}} if one["id"] == first else one)
    status, found = changes(before, after, capsys)
    assert [(one["kind"], one["why"]) for one in found] == [("gone", "verdict")]
    assert status == 0


def test_the_same_words_twice_in_an_article_are_two_problems(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = runs
    row = next(one for one in problems(after) if not problem_is_repeated(one))
    lines = (after / "verdicts.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for one in lines for line in ([one, one] if json.loads(one)["id"] == row["id"] else [one])]
    (after / "verdicts.jsonl").write_text("".join(lines), encoding="utf-8")
    _, found = changes(before, after, capsys)
    assert Counter(one["kind"] for one in found) == {"new": 1}


def test_what_the_runs_were_made_with_is_said(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = json.loads((runs[1] / "manifest.json").read_text(encoding="utf-8"))
    (runs[1] / "manifest.json").write_text(json.dumps({**manifest, "facts_digest": "feed"}), encoding="utf-8")
    assert run(["audit", "diff", *map(str, runs)]) == 0
    assert capsys.readouterr().out.startswith("table : 467bba7ad0523625 → feed\n")


def test_a_folder_without_a_run_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "diff", str(tmp_path), str(tmp_path)]) == 2
    assert "aucun audit ici" in capsys.readouterr().err


def test_files_with_the_name_of_a_command_are_given_with_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "diff").write_text("Une phrase tranquille, sans le moindre chiffre.", encoding="utf-8")
    assert run(["audit", "./diff", "--out", "o", "--jobs", "1", "--quiet"]) == 0
    assert run(["audit", "diff", "--out", "o"]) == 2
    assert run(["audit", "--out", "p", "./diff", "--jobs", "1", "--quiet"]) == 0
