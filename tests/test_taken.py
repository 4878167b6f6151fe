"""A near owner given another subject's figure, known by its digits where the sentence says too little."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import verdicts_of

from bot.facts import FactTable, load_facts

DAY = date(2024, 7, 1)
SUBJECT = """
[subject]
name = "{name}"
kind = "{kind}"
country = "{country}"
aliases = ["{name}"{more}]

[[facts]]
attribute = "{attribute}"
label = "{attribute}"
unit = "{unit}"
stage = "{stage}"
checked = 2024-12-01
values = [{{ since = 2024-06-01, value = {value}, source = "rapport" }}]

[sources.rapport]
title = "Rapport"
publisher = "Agence"
url = "https://agence.example/rapport"
published = 2024-06-20
accessed = 2024-12-01
"""
SUBJECTS = (
    ("Norlande", "country", "NO", "", "population", "count:habitants", "en vigueur", "12_430_000"),
    (
        "Sudlande",
        "country",
        "SE",
        ', "Sudlandais"',
        "population",
        "count:habitants",
        "en vigueur",
        "15_780_000",
    ),
    ("aide norlandaise", "indicator", "NO", ', "Norlandais"', "aide", "EUR", "résultat", "267.8e9"),
    ("aide sudlandaise", "indicator", "SE", "", "aide", "EUR", "résultat", "143.9e9"),
    ("aide ouestlandaise", "indicator", "SE", "", "aide", "EUR", "résultat", "186.7e9"),
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("taken")
    keys = ("name", "kind", "country", "more", "attribute", "unit", "stage", "value")
    for number, subject in enumerate(SUBJECTS):
        told = SUBJECT.format(**dict(zip(keys, subject, strict=True)))
        (folder / f"s{number}.toml").write_text(told, encoding="utf-8")
    return load_facts([folder])


def rules(table: FactTable, marked: str) -> list[str]:
    return [verdict.rule for verdict in verdicts_of(table, marked, DAY)]


@pytest.mark.parametrize(
    "marked",
    [
        "Un mot de démographie : avec [15,7 millions d'habitants], une paille, le Norlande s'ennuie.",
        "Le premier soutien militaire, c'est celui-là. À la fin juin 2024, l'aide norlandaise se montait à "
        "[143,9 milliards d'euros], bateaux et convois compris.",
        "Ce sont les Norlandais, premiers donateurs, qui ont alloué [143,9 milliards d'euros]. L'aide "
        "sudlandaise suit.",
    ],
)
def test_it_is_the_others(table: FactTable, marked: str) -> None:
    assert rules(table, marked) == ["wrong-owner"]


@pytest.mark.parametrize(
    "marked",
    [
        "Avec [12,4 millions d'habitants], le Norlande s'ennuie.",
        "Avec [15,7 millions d'habitants], les Sudlandais rattrapent le Norlande.",
        "Le Norlande regarde ailleurs. Avec [15,7 millions d'habitants], le royaume voisin rit.",
        "Plus gros que le Norlande, le Sudlande a [15,7 millions d'habitants].",
        "Avec [15,7 millions d'habitants] dans ses colonies, le Norlande s'ennuie.",
        "Avec [16 millions d'habitants], le Norlande s'ennuie.",
        "Un mot de démographie : avec environ [15,7 millions d'habitants], une paille, le Norlande s'ennuie.",
        "Le Norlande aura [15,7 millions d'habitants] en 2040.",
        "L'aide norlandaise se porte bien, face aux [143,9 milliards d'euros] de l'aide sudlandaise.",
        "Avec [15,7 millions d'habitants] l'an passé, le Norlande s'ennuyait.",
        "Loin de l'aide norlandaise, l'aide sudlandaise a atteint [143,9 milliards d'euros].",
        "L'aide sudlandaise, [143,9 milliards d'euros], reste loin de l'aide norlandaise.",
        "En 2021, l'aide norlandaise se montait à [143,9 milliards d'euros].",
    ],
)
def test_its_own_one_and_one_that_may_be_told_of_the_other_are_not(table: FactTable, marked: str) -> None:
    assert "wrong-owner" not in rules(table, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "L'aide norlandaise a atteint [143,9 milliards d'euros], l'aide sudlandaise 267,8 milliards.",
        "L'aide norlandaise a atteint 143,9 milliards d'euros, l'aide sudlandaise [267,8 milliards].",
    ],
)
def test_two_that_change_places_are_both_told(table: FactTable, marked: str) -> None:
    assert rules(table, marked) == ["wrong-owner"]
