"""Fact files written by `facts new` and `add-value`; tables watched by `facts due` and `facts diff`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import run
from bot.facts import Fact, load_facts
from bot.facts_text import add_value, slug

DAY = date(2026, 11, 22)
ANSWERS = {
    "id": "presse/Zylor",
    "name": "Zylor",
    "kind": "organisation",
    "country": "FR",
    "aliases": "groupe Zylor ; Zylor SA",
    "attribute": "Levée",
    "label": "levée de fonds de 2025",
    "stage": "annoncé",
    "since": "2025-03-02",
    "value": "12,5 millions d’euros",
    "title": "Zylor lève « 12,5 » millions",
    "publisher": "L’Usine",
    "url": "https://exemple.fr/a",
    "published": "02/03/2025",
    "quote": "",
    "note": "",
}
VALUE = {"since", "value", "title", "publisher", "url", "published", "quote", "note"}


def answers(only: set[str] | None = None, **changed: str) -> list[str]:
    given = {key: value for key, value in {**ANSWERS, **changed}.items() if only is None or key in only}
    return [word for key, value in given.items() for word in (f"--{key}", value)]


def new(folder: Path, **changed: str) -> int:
    return run(["facts", "new", "--dir", str(folder), *answers(**changed)])


def add(folder: Path, fact: str, **changed: str) -> int:
    return run(["facts", "add-value", fact, "--dir", str(folder), *answers(VALUE, **changed)])


def only_fact(folder: Path) -> Fact:
    (fact,) = load_facts((folder,)).facts.values()
    return fact


def test_a_new_file_loads_as_answered(tmp_path: Path) -> None:
    assert new(tmp_path) == 0
    table = load_facts((tmp_path,))
    (subject,) = table.subjects.values()
    assert (subject.id, subject.country) == ("presse/zylor", "FR")
    assert [alias.text for alias in subject.aliases] == ["Zylor", "groupe Zylor", "Zylor SA"]
    fact = only_fact(tmp_path)
    assert (fact.id, fact.unit) == ("presse/zylor#levee", "EUR")
    (value,) = fact.values
    assert value.content.low == Decimal("12500000")  # type: ignore[union-attr]
    assert (value.since, value.public, value.sources[0].title) == (
        date(2025, 3, 2),
        date(2025, 3, 2),
        "Zylor lève « 12,5 » millions",
    )


def test_answers_left_out_are_asked_for(tmp_path: Path) -> None:
    from bot.cli import vraichiffre

    replies = "\n".join(ANSWERS.values())
    shown = CliRunner().invoke(vraichiffre, ["facts", "new", "--dir", str(tmp_path)], input=replies + "\n")
    assert shown.exception is None
    assert "Nom du sujet" in shown.output
    assert only_fact(tmp_path).id == "presse/zylor#levee"


def test_a_value_is_added_and_nothing_else_touched(tmp_path: Path) -> None:
    new(tmp_path)
    path = tmp_path / "presse" / "zylor.toml"
    path.write_text("# Relu par le service éco.\n" + path.read_text("utf-8"), "utf-8")
    before = path.read_text("utf-8").splitlines()
    status = add(tmp_path, "presse/zylor#levee", since="2025-09-02", value="jusqu’à 30 M€", publisher="AFP")
    assert status == 0
    assert [line for line in before if line not in path.read_text("utf-8").splitlines()] == []
    low, high = only_fact(tmp_path).values
    assert (low.since, high.since) == (date(2025, 3, 2), date(2025, 9, 2))
    assert (high.content.high, high.content.modality) == (Decimal("30000000"), "at-most")  # type: ignore[union-attr]


def test_a_value_in_another_unit_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(tmp_path)
    before = (tmp_path / "presse" / "zylor.toml").read_text(encoding="utf-8")
    assert add(tmp_path, "presse/zylor#levee", value="30 millions de dollars") == 2
    assert "est en USD, ce fait est en EUR" in capsys.readouterr().err
    assert (tmp_path / "presse" / "zylor.toml").read_text(encoding="utf-8") == before


def test_an_older_value_goes_before_and_a_range_is_kept(tmp_path: Path) -> None:
    new(tmp_path)
    add(
        tmp_path,
        "presse/zylor#levee",
        since="2024-01-01",
        value="entre 2 et 3 millions d’euros",
        published="",
    )
    first, _ = only_fact(tmp_path).values
    assert (first.content.low, first.content.high) == (Decimal(2000000), Decimal(3000000))  # type: ignore[union-attr]


def test_only_the_last_value_moves_the_day_of_checking() -> None:
    text = Path("facts/ia-sommet-2025/stargate.toml").read_text("utf-8")
    source = {"title": "T", "publisher": "P", "url": "https://exemple.fr", "accessed": DAY}
    name = "investissement/premiere-tranche"
    early = add_value(text, name, {"since": date(2024, 1, 1), "value": Decimal(1)}, "p", source, DAY)
    late = add_value(
        text, name, {"since": date(2026, 1, 1), "value": Decimal(1)}, "p", source, date(2026, 12, 1)
    )
    assert "checked = 2026-12-01" not in early
    assert late.count("checked = 2026-12-01") == 1
    assert late.count("[sources.p]") == 1


@pytest.mark.parametrize(
    "arguments, words",
    [
        ({"value": "beaucoup"}, "valeur illisible « beaucoup »"),
        ({"value": "12 M€ ou 13 M€ ou 14 M€"}, "valeur illisible"),
        ({"since": "hier"}, "date illisible « hier »"),
        ({"kind": "firme"}, "« firme » n’est pas prévu"),
        ({"url": "exemple.fr"}, "adresse « exemple.fr »"),
        ({"country": "Paris"}, "pays inconnu « Paris »"),
    ],
)
def test_a_wrong_answer_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: dict[str, str], words: str
) -> None:
    assert new(tmp_path, **arguments) in (2, 3)
    assert words in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.toml"))


def test_another_subjects_name_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(tmp_path)
    assert new(tmp_path, id="presse/autre", name="Autre", aliases="ZYLOR") == 3
    assert "déjà pris par" in capsys.readouterr().err
    assert len(list(tmp_path.rglob("*.toml"))) == 1


@pytest.mark.parametrize("fact", ["presse/zylor", "presse/absent#levee", "presse/zylor#dette"])
def test_a_value_needs_its_fact(tmp_path: Path, capsys: pytest.CaptureFixture[str], fact: str) -> None:
    new(tmp_path)
    assert add(tmp_path, fact) == 2
    assert "facts" in capsys.readouterr().err


def test_a_file_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(tmp_path)
    assert new(tmp_path) == 2
    assert "add-value" in capsys.readouterr().err


def lines(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> list[str]:
    assert run(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_due_lists_the_oldest_first(capsys: pytest.CaptureFixture[str]) -> None:
    _, *rows = lines(capsys, ["facts", "due", "--days", "0"])
    days = [re.split(r" {2,}", row)[-3] for row in rows]
    assert len(rows) > 20
    assert days == sorted(days)
    assert lines(capsys, ["facts", "due", "--days", "100000"]) == [
        "Tous les faits ont été revus depuis 100000 jours."
    ]


def test_diff_tells_what_was_added_and_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, later = tmp_path / "a", tmp_path / "b"
    new(old)
    new(later)
    add(later, "presse/zylor#levee", since="2025-09-02", value="30 M€")
    new(later, id="presse/autre", name="Autre", aliases="")
    capsys.readouterr()
    _, added, changed = lines(capsys, ["facts", "diff", str(old), str(later)])
    assert added.split()[:2] == ["+", "presse/autre#levee"]
    assert changed.startswith("~  presse/zylor#levee")
    assert "12,5 M€, depuis le 2025-03-02" in changed
    assert "30 M€, depuis le 2025-09-02" in changed
    assert lines(capsys, ["facts", "diff", str(old), str(old)]) == ["Aucune différence."]


def test_ids_are_plain() -> None:
    assert slug("L’Usine nouvelle (éd. 2)") == "l-usine-nouvelle-ed-2"
