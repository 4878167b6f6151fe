"""`vraichiffre facts refresh`, `names` and `leads`, asking a server that answers as live sources do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from publishers import CLAIMS, ENTITY, INSEE, SEARCH, Server

from bot.cli import run
from bot.facts import load_facts

FACT = """[subject]
name = "Dette du Lac"
kind = "indicator"
aliases = ["Dette du Lac"]

[[facts]]
attribute = "dette"
label = "dette en fin de trimestre"
unit = "EUR"
stage = "résultat"
checked = {checked}
live = {{ source = "insee", key = "001234567" }}
values = [
    {{ since = {since}, value = {value}, source = "insee-2026" }},  # provisoire
]

[sources.insee-2026]
title = "Dette"
publisher = "Insee"
url = "https://exemple.fr/dette"
accessed = 2026-07-01
"""


def fact_file(folder: Path, since: str, value: str, checked: str = "2026-07-01") -> Path:
    path = folder / "presse" / "dette.toml"
    path.parent.mkdir(parents=True)
    path.write_text(FACT.format(since=since, value=value, checked=checked), "utf-8")
    return path


def test_refresh_proposes_and_does_not_write(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fact_file(tmp_path, "2026-03-31", "3560.2505e9")
    before = path.read_text("utf-8")
    server.answer(INSEE)
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "+    { since = 2026-06-30, value = 3595.5e9, known = 2026-09-29, source =" in shown.out
    assert "proposées, rien n’est écrit" in shown.out
    assert path.read_text("utf-8") == before


def test_refresh_writes_when_told(server: Server, tmp_path: Path) -> None:
    fact_file(tmp_path, "2026-03-31", "3560.2505e9")
    server.answer(INSEE)
    assert run(["facts", "refresh", "presse/dette", "--dir", str(tmp_path), "--write"]) == 0
    (fact,) = load_facts((tmp_path,)).facts.values()
    assert (fact.values[1].content.low, fact.values[1].public) == (  # type: ignore[union-attr]
        Decimal("3595500000000"),
        date(2026, 9, 29),
    )
    assert fact.checked == date.today()
    assert fact.values[1].sources[0].publisher == "Insee"


def test_the_same_figure_again_moves_the_day_of_checking(server: Server, tmp_path: Path) -> None:
    path = fact_file(tmp_path, "2026-06-30", "3595.5e9")
    server.answer(INSEE)
    assert run(["facts", "refresh", "--dir", str(tmp_path), "--write"]) == 0
    (fact,) = load_facts((tmp_path,)).facts.values()
    assert (len(fact.values), fact.checked) == (1, date.today())
    assert "# provisoire" in path.read_text("utf-8")


@pytest.mark.parametrize("since", ["2026-06-30", "2026-08-01"])
def test_a_later_value_of_ours_is_kept(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str], since: str
) -> None:
    fact_file(tmp_path, since, "1e9")
    server.answer(INSEE)
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "rien de nouveau" in shown.out
    assert "rien de plus récent" in shown.err


def test_a_silent_source_leaves_its_fact(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fact_file(tmp_path, "2026-03-31", "1e9")
    server.answer("", 404)
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "répond 404" in shown.err
    assert "rien de nouveau" in shown.out


def test_refresh_needs_something_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = fact_file(tmp_path, "2026-03-31", "1e9")
    path.write_text(
        path.read_text("utf-8").replace('live = { source = "insee", key = "001234567" }\n', ""), "utf-8"
    )
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 2
    assert "aucun fait n’a de clé « live »" in capsys.readouterr().err


def test_a_source_we_do_not_know_is_a_fault_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fact_file(tmp_path, "2026-03-31", "1e9")
    path.write_text(path.read_text("utf-8").replace('"insee", key', '"inse", key'), "utf-8")
    assert run(["facts", "refresh", "--dir", str(tmp_path)]) == 3
    assert "« inse » n’est pas prévu" in capsys.readouterr().err


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["facts", *arguments]) == 0
    return capsys.readouterr().out


def test_wikidata_gives_names_and_items(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.answer(ENTITY)
    out = shown(capsys, "names", "Q7")
    assert [line.split("  ")[0] for line in out.splitlines()[1:]] == [
        "Verrerie du Lac",
        "Lake Glass",
        "VDL",
        "Verreries du Lac",
    ]
    server.replies.clear()
    server.answer(SEARCH)
    assert "verrerie savoyarde" in shown(capsys, "names", "Verrerie du Lac")
    assert "action=wbsearchentities" in server.asked[-1]


@pytest.mark.parametrize(
    "reply", ["panne", "[]", {"error": {"info": "no such entity"}}, {"entities": {"Q7": {"missing": ""}}}]
)
def test_wikidata_refusals_are_said(
    server: Server, capsys: pytest.CaptureFixture[str], reply: object
) -> None:
    server.answer(reply)
    assert run(["facts", "names", "Q7"]) == 2
    assert "wikidata" in capsys.readouterr().err


def test_leads_show_who_checked_and_never_judge(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VRAICHIFFRE_GOOGLE_KEY", "clef-secrete")
    server.answer(CLAIMS)
    out = shown(capsys, "leads", "plan", "500 milliards")
    assert "Les Vérificateurs" in out
    assert "Faux" in out
    assert "query=plan+500+milliards&languageCode=fr" in server.asked[0]


def test_leads_keep_the_key_to_themselves(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["facts", "leads", "plan"]) == 2
    assert "VRAICHIFFRE_GOOGLE_KEY" in capsys.readouterr().err
    monkeypatch.setenv("VRAICHIFFRE_GOOGLE_KEY", "clef-secrete")
    server.answer("", 403)
    assert run(["facts", "leads", "plan"]) == 2
    shown = capsys.readouterr()
    assert "403" in shown.err
    assert "clef-secrete" not in shown.err + shown.out
