"""A collective told by all who make it up, in a list of theirs and nobody else's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import verdicts_of

from bot.facts import FactTable, load_facts
from bot.mentions.prospect import Prospector
from bot.mentions.subjects import SubjectFinder

FILE = """
[subject]
name = "Grands du sel"
kind = "organisation"
aliases = ["Grands du sel"]
members = [["Saunerie"], ["Aber-Sel", "Abersel"], ["Guérande & Cie", "Guérande"], ["Œillet"]]

[[facts]]
attribute = "depenses"
label = "dépenses de l’année"
unit = "EUR"
stage = "résultat"
cues = ["2024"]
checked = 2024-12-01
values = [{ since = 2024-06-01, value = 73e6, source = "agence" }]

[sources.agence]
title = "Le sel"
publisher = "Agence"
url = "https://agence.example/sel"
published = 2024-06-01
accessed = 2024-12-01
"""
OTHER = FILE.replace("Grands du sel", "Saunerie").replace(
    next(line for line in FILE.splitlines() if line.startswith("members")), 'wikidata = "Q1"'
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("groups")
    (folder / "sel.toml").write_text(FILE, encoding="utf-8")
    (folder / "saunerie.toml").write_text(OTHER, encoding="utf-8")
    return load_facts([folder])


@pytest.mark.parametrize(
    "marked",
    [
        "[Saunerie, Aber-Sel, Guérande et Œillet] ont fini l'année.",
        "Les dépenses d'[Œillet, de Saunerie, de Guérande & Cie et d'Abersel] montent.",
        "[Œillet / Saunerie / Guérande / Aber-Sel] : même combat.",
        "Selon Ouest-Info, [Saunerie, Aber-Sel, Guérande, Œillet] ont fini l'année.",
        "En 2024, [Saunerie, Aber-Sel (Morbihan), Guérande et Œillet], Paris le sait, ont trop dépensé.",
        "Hier, [Saunerie, Aber-Sel, Guérande et Œillet] se sont vus.",
    ],
)
def test_all_of_them_are_the_collective(table: FactTable, marked: str) -> None:
    text, start, end = marked.replace("[", "").replace("]", ""), marked.index("["), marked.index("]") - 1
    found = SubjectFinder(table).find(text)
    assert [(one.start, one.end, one.value) for one in found] == [(start, end, "sel")]
    assert Prospector(SubjectFinder(table).company).look(text).subject


@pytest.mark.parametrize(
    "text",
    [
        "Saunerie, Guérande et Œillet ont fini l'année.",
        "Saunerie, Aber-Sel, Guérande et Saunerie ont fini l'année.",
        "Saunerie, Aber-Sel, Guérande, Œillet et Noirmoutier ont fini l'année.",
        "Saunerie, Aber-Sel, Guérande, Œillet, Noirmoutier ont fini l'année.",
        "Saunerie, Aber-Sel, Guérande et Œillet, ainsi que Noirmoutier, ont fini l'année.",
        "Noirmoutier, Saunerie, Aber-Sel, Guérande et Œillet ont fini l'année.",
        "De Noirmoutier, Saunerie, Aber-Sel, Guérande et Œillet à Batz, on compte.",
        "Saunerie (12), Aber-Sel (14), Guérande (20) et Œillet (9) ont fini l'année.",
        "Saunerie a vendu Aber-Sel à Guérande, et Œillet n'en veut pas.",
        "La saunerie, l'aber-sel, la guérande et l'œillet sont des mots.",
    ],
)
def test_some_of_them_or_more_are_not(table: FactTable, text: str) -> None:
    assert "sel" not in {one.value for one in SubjectFinder(table).find(text)}


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("En 2024, Saunerie, Abersel, Guérande et Œillet ont dépensé [73 millions d'euros].", "supported"),
        ("En 2024, Saunerie, Abersel, Guérande et Œillet ont dépensé [95 millions d'euros].", "wrong-amount"),
        (
            "En 2024, les clients de Saunerie, Abersel, Guérande et Œillet ont mis [95 millions d'euros].",
            "unverified",
        ),
        ("En 2024, Saunerie, Abersel et Œillet ont dépensé [50 millions d'euros] chacun.", "unverified"),
    ],
)
def test_figures_are_told_of_it(table: FactTable, marked: str, rule: str) -> None:
    assert [one.rule for one in verdicts_of(table, marked, date(2024, 9, 1))] == [rule]
