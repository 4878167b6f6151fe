"""Proof cards: what a verdict rests on, and its replay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.check import Checker
from bot.cli import run
from bot.model import Document
from bot.report import render

TEXT = (
    "Stargate coûtera <b>500 milliards d’euros</b> sur quatre ans, selon OpenAI. "
    "De son côté, Brookfield apporte 20 milliards d’euros."
)
DAY = date(2025, 2, 10)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


def proofs(checker: Checker, text: str, title: str | None = None) -> list[Mapping[str, Any]]:
    document = Document(text=text, title=title, published=DAY)
    found = json.loads(render(checker.check(document), "json"))
    return [verdict["proof"] for verdict in (*found["verdicts"], *found["title_verdicts"])]


def outcomes(proof: Mapping[str, Any]) -> dict[str, str]:
    return {owner["text"]: owner["outcome"] for owner in reversed(proof["owners"])}


def test_a_proof_tells_fact_clocks_and_tolerance(checker: Checker) -> None:
    proof, _ = proofs(checker, TEXT)
    assert (proof["comparison"], proof["sure"], proof["reason"]) == ("other_currency", "attribute", "found")
    assert proof["covers"] == ["499500000000", "501000000000"]
    assert proof["clocks"] == {"since": "2025-01-21", "public": "2025-01-21", "checked": "2026-11-22"}


def test_every_spot_stands_in_the_text_as_given(checker: Checker) -> None:
    for proof in proofs(checker, TEXT):
        for spot in (*proof["cues"], *proof["owners"]):
            assert TEXT[spot["start"] : spot["end"]] == spot["text"]


def test_it_says_why_others_lost(checker: Checker) -> None:
    stargate, unknown = proofs(checker, TEXT)
    assert outcomes(stargate) == {"Stargate": "owner", "OpenAI": "aside"}
    assert outcomes(unknown) == {"Brookfield": "unknown", "Stargate": "earlier", "OpenAI": "aside"}


def test_a_silence_is_explained(checker: Checker) -> None:
    (unknown,) = proofs(checker, "La fromagerie Duval a investi 3 millions d’euros.")
    assert (unknown["reason"], unknown["clocks"]) == ("no-subject", None)
    (shared,) = proofs(checker, "Amazon et Brookfield investiront 77 milliards d’euros.")
    assert shared["reason"] != "found"


def test_words_of_the_title_have_no_place_in_the_text(checker: Checker) -> None:
    text = "Le projet coûtera 500 milliards d’euros sur quatre ans."
    found = proofs(checker, text, title="Stargate, le projet d’OpenAI")
    places = {owner["text"]: owner["start"] for proof in found for owner in proof["owners"]}
    assert places
    assert all(start is None or text[start:].startswith(words) for words, start in places.items())
    assert None in places.values()


def test_explain_shows_the_card_under_each_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", "--text", TEXT, "--published", str(DAY), "--explain"]
    assert run(arguments) == 1
    shown = capsys.readouterr().out
    assert "Le chiffre vaut : 499 500 000 000 inclus à 501 000 000 000" in shown.replace("\u202f", " ")
    assert "« Stargate » (distance" in shown
    assert run([*arguments, "--lang", "en"]) == 1
    assert "the figure is its" in capsys.readouterr().out


def write_report(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    article, report = folder / "article.txt", folder / "rapport.json"
    article.write_text(text, "utf-8")
    run(["check", str(article), "--published", str(DAY), "--format", "json"])
    report.write_text(capsys.readouterr().out, "utf-8")
    return str(report), str(article)


def test_a_verdict_is_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, article = write_report(tmp_path, TEXT, capsys)
    assert run(["explain", report, "1", "--text", article]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("500 milliards d’euros : Stargate : 500 Md$, pas 500 Md€. (wrong-currency)")
    assert "celles d’aujourd’hui" in shown
    assert "Rejoué : le même verdict." in shown
    Path(article).write_text("Stargate coûtera 500 milliards de dollars.", "utf-8")
    run(["explain", report, "1", "--text", article, "--lang", "en"])
    assert "Replayed: another verdict today." in capsys.readouterr().out


def test_a_table_changed_since_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, _ = write_report(tmp_path, TEXT, capsys)
    written = json.loads(Path(report).read_text("utf-8")) | {"facts_digest": "0"}
    Path(report).write_text(json.dumps(written), "utf-8")
    assert run(["explain", report, "2"]) == 0
    assert "changées depuis" in capsys.readouterr().out


def test_a_text_against_itself_needs_no_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, article = write_report(tmp_path, "Rendez-vous le mardi 10 février 2025.", capsys)
    assert run(["explain", report, "1", "--text", article]) == 0
    assert "Le texte seul le prouve." in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "rien", "[]", '{"schema": "autre"}', '{"schema": 3}\n'])
def test_what_is_no_report_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    assert run(["explain", str(path), "1"]) == 2
    assert "ce n’est pas un rapport" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "9"])
def test_a_verdict_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    report, _ = write_report(tmp_path, TEXT, capsys)
    assert run(["explain", report, number]) == 2
    assert f"pas de verdict {number}, il en compte 2" in capsys.readouterr().err
