"""The command: exit codes, standard input, mapped fields, Parquet out, one sentence for what goes wrong."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from archives import FORMATS, rows_as_lines

from bot.audit.undated import ANY_DAY
from bot.check import Checker
from bot.cli import run
from bot.rules import load_rules

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _one_checker(checker: Checker, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Loading the table again for each run would be most of the time."""
    if "facts" not in request.node.name:
        monkeypatch.setattr("bot.audit.shard.Work.load_checker", lambda work: checker)


def audit(*arguments: str | Path) -> int:
    return run(["audit", "--jobs", "1", *map(str, arguments)])


def contradicted(out: Path) -> list[str]:
    lines = (out / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()
    return [one["text"] for one in map(json.loads, lines) if one["label"] == "contradicted"]


def test_the_exit_code_tells_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wrong.jsonl").write_bytes(rows_as_lines())
    (tmp_path / "right.txt").write_text("Une phrase tranquille, sans le moindre chiffre.", encoding="utf-8")
    assert audit(tmp_path / "wrong.jsonl", "--out", tmp_path / "1") == 1
    assert contradicted(tmp_path / "1") == ["500 milliards d’euros", "500 millions de dollars"]
    error = capsys.readouterr().err
    assert "4 articles" in error
    assert "2 contredits" in error
    assert audit(tmp_path / "right.txt", "--out", tmp_path / "0", "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    (tmp_path / "vide.txt").touch()
    assert audit(tmp_path / "vide.txt", "--out", tmp_path / "2") == 2
    assert audit(tmp_path / "vide.txt", tmp_path / "wrong.jsonl", "--out", tmp_path / "3") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nulle-part", "--out", "o"], "nulle-part : rien de ce nom"),
        (["nulle-part/*.html", "--out", "o"], "rien de ce nom"),
        (["a.txt"], "il manque --out"),
        (["a.txt", "--out", "o", "--jobs", "0"], "--jobs : au moins 1"),
        (
            ["a.txt", "--out", "o", "--map", "texte=corps"],
            "champ inconnu « texte » ; champs possibles : text",
        ),
        (["a.txt", "--out", "o", "--map", "text"], "écrivez champ=colonne"),
        (["a.txt", "--out", "o", "--published", "hier"], "date illisible « hier »"),
        (["a.txt", "--out", "o", "--resume"], "aucun audit à reprendre"),
        (["a.txt", "--out", "vide.txt"], "--out vide.txt : impossible d’en faire un dossier"),
        ([".", "--out", "./"], "c’est aussi l’archive ; donnez un autre dossier"),
        (["vide.txt", "--out", "o", "--strict"], "vide.txt : aucun texte ; vérifiez l’export"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Une phrase.", encoding="utf-8")
    (tmp_path / "vide.txt").touch()
    assert audit(*arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


def test_invalid_facts_give_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Une phrase.", encoding="utf-8")
    (tmp_path / "faits").mkdir()
    (tmp_path / "faits" / "x.toml").write_text("[subject", encoding="utf-8")
    assert audit(tmp_path / "a.txt", "--out", tmp_path / "o", "--facts", tmp_path / "faits") == 3
    assert "x.toml" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_standard_input_is_read_and_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows_as_lines())))
        assert audit("-", "--out", tmp_path / "o") == 1
        first = json.loads((tmp_path / "o" / "documents.jsonl").read_text(encoding="utf-8").splitlines()[0])
        assert (first["file"], first["item"]) == ("-", "1")
    assert len(list((tmp_path / "o" / "work" / "shards").iterdir())) == 1


def test_fields_are_mapped_and_results_written_as_parquet(tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "in").mkdir()
    FORMATS["csv"](tmp_path / "in")
    mapping = "text=corps,title=titre,published=parution,section=rubrique"
    assert audit(tmp_path / "in", "--out", tmp_path / "o", "--map", mapping, "--format", "parquet") == 1
    with duckdb.connect() as database:
        query = f"SELECT text FROM '{tmp_path}/o/verdicts.parquet' WHERE label = 'contradicted' ORDER BY text"
        assert [row[0] for row in database.sql(query).fetchall()] == [
            "500 milliards d’euros",
            "500 millions de dollars",
        ]
        sections = database.sql(f"SELECT DISTINCT section FROM '{tmp_path}/o/documents.parquet'").fetchall()
    assert sections == [("Ville",)]
    assert sorted(path.name for path in (tmp_path / "o").iterdir() if path.is_file()) == [
        "corrections.csv",
        "documents.parquet",
        "errors.jsonl",
        "lock",
        "manifest.json",
        "report.html",
        "verdicts.csv",
        "verdicts.parquet",
    ]


def test_an_archive_without_a_verdict_gives_parquet_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Une phrase tranquille.", encoding="utf-8")
    assert audit(tmp_path / "a.txt", "--out", tmp_path / "o", "--format", "parquet") == 0
    assert (tmp_path / "o" / "documents.parquet").exists()


def test_results_among_the_articles_are_no_articles(tmp_path: Path) -> None:
    """A report quotes every error: read as an article, it would have them all."""
    (tmp_path / "a.jsonl").write_bytes(rows_as_lines())
    for out in ("1", "2", "1"):
        assert audit(tmp_path, "--out", tmp_path / out) == 1
        documents = (tmp_path / out / "documents.jsonl").read_text(encoding="utf-8").splitlines()
        assert {json.loads(one)["file"] for one in documents} == {str(tmp_path / "a.jsonl")}
        assert (tmp_path / out / "errors.jsonl").read_bytes() == b""


def test_two_runs_never_share_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import fcntl

    (tmp_path / "a.txt").write_text("Une phrase.", encoding="utf-8")
    (tmp_path / "o").mkdir()
    with (tmp_path / "o" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert audit(tmp_path / "a.txt", "--out", tmp_path / "o") == 2
    assert "un audit y est déjà en cours" in capsys.readouterr().err


def test_the_rules_no_day_changes_exist() -> None:
    assert set(load_rules().verdicts) >= ANY_DAY
