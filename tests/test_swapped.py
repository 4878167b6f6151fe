"""Somebody else's figure: two that change places, one of a stranger the text names, one far above a bound."""

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
country = "FR"
aliases = ["{name}"]

[[facts]]
attribute = "{attribute}"
label = "{label}"
unit = "EUR"
stage = "annoncé"
checked = 2024-12-01
values = [{{ since = 2024-06-01, {value}, source = "rapport" }}]

[sources.rapport]
title = "Rapport"
publisher = "Agence"
url = "https://agence.example/rapport"
published = 2024-06-20
accessed = 2024-12-01
"""
SUBJECTS = (
    ("Alcyon", "programme", "investissement", "value = 80e9"),
    ("Bételgeuse", "programme", "investissement", "value = 30e9"),
    ("Deneb", "organisation", "investissement", 'value = 4.6e9, modality = "at-least"'),
    ("Électre", "organisation", "investissement", "value = 24e6"),
    ("Fomalhaut", "organisation", "investissement", "value = 1.9e9"),
    ("Gemma", "organisation", "investissement", "value = 20e9"),
    ("Hadar", "organisation", "valorisation", "value = 60e9"),
    ("Izar", "organisation", "valorisation", "value = 90e9"),
    ("Jabbah", "organisation", "dette", "value = 7134e9"),
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("facts")
    for name, kind, attribute, value in SUBJECTS:
        told = SUBJECT.format(name=name, kind=kind, attribute=attribute, label=attribute, value=value)
        (folder / f"s{SUBJECTS.index((name, kind, attribute, value))}.toml").write_text(told, "utf-8")
    return load_facts([folder])


def rules(table: FactTable, marked: str) -> list[str]:
    return [verdict.rule for verdict in verdicts_of(table, marked, DAY)]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        (
            "Que valent les [30 milliards d'euros] d'Alcyon, et les 80 milliards de Bételgeuse ?",
            "wrong-owner",
        ),
        (
            "Que valent les 30 milliards d'euros d'Alcyon, et les [80 milliards] de Bételgeuse ?",
            "wrong-owner",
        ),
        ("Que valent les [80 milliards d'euros] d'Alcyon, et les 30 milliards de Bételgeuse ?", "supported"),
        ("Que valent les [30 milliards d'euros] d'Alcyon, et les 50 milliards de Bételgeuse ?", "unverified"),
    ],
)
def test_two_figures_change_places(table: FactTable, marked: str, rule: str) -> None:
    assert rules(table, marked) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Fomalhaut arrive. Électre investira [1,9 milliard d'euros] en juin.", "wrong-owner"),
        ("Électre investira [1,9 milliard d'euros] en juin.", "unverified"),
        ("Fomalhaut arrive. Électre investira [24 millions d'euros] en juin.", "supported"),
        ("Deneb : [20 milliards d'euros] d'investissements.", "wrong-owner"),
        ("Deneb : [4,6 milliards d'euros] d'investissements.", "supported"),
        ("Deneb : [7 milliards d'euros] d'investissements.", "unverified"),
    ],
)
def test_a_figure_far_off_is_a_strangers(table: FactTable, marked: str, rule: str) -> None:
    assert rules(table, marked) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        (
            "Hadar rêve encore. Izar, fondée par trois amis de lycée, a suivi la même pente : cotée 15 "
            "milliards en mars, elle en vaut désormais [60 milliards d'euros].",
            "wrong-owner",
        ),
        (
            "Hadar rêve encore. Izar, fondée par trois amis de lycée, a suivi la même pente : cotée 15 "
            "milliards en mars, elle en vaut désormais [90 milliards d'euros].",
            "supported",
        ),
        ("Izar dort. Hadar rêve encore. La voilà valorisée [60 milliards d'euros].", "supported"),
    ],
)
def test_the_sentence_s_own_name_answers(table: FactTable, marked: str, rule: str) -> None:
    assert rules(table, marked) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        (
            "Alcyon prévoit un investissement de [7 134 milliards d'euros], ont confirmé lundi soir à Lyon "
            "ses trois tuteurs, tandis que la dette de Jabbah ne bouge pas.",
            "unverified",
        ),
        (
            "Alcyon dort. Les tuteurs ont confirmé lundi soir à Lyon [7 134 milliards d'euros], tandis que "
            "la dette de Jabbah ne bouge pas.",
            "supported",
        ),
    ],
)
def test_another_measure_of_another_confirms_nothing(table: FactTable, marked: str, rule: str) -> None:
    assert rules(table, marked) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        (
            "Hadar achète des titres avec Izar. Elle est valorisée [90 milliards d'euros].",
            "wrong-owner",
        ),
        (
            "Hadar achète des titres avec Izar. Elle est valorisée [60 milliards d'euros].",
            "supported",
        ),
        ("Izar veut racheter Hadar. Elle est valorisée [60 milliards d'euros].", "supported"),
        ("Alcyon offre aux pays membres [30 milliards d'euros] d'investissements.", "wrong-owner"),
        (
            "Alcyon côtoie des groupes qui annoncent [30 milliards d'euros] d'investissements.",
            "unverified",
        ),
    ],
)
def test_a_companion_and_who_is_given_it_leave_the_owner_clear(
    table: FactTable, marked: str, rule: str
) -> None:
    assert rules(table, marked) == [rule]
