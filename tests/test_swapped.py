"""Somebody else's figure: two that change places, one of a stranger the text names, one far above a bound."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import rules_of

from bot.facts import FactTable

DAY = date(2024, 7, 1)
SUBJECTS = (
    subject("Alcyon", fact("investissement", "EUR", 80e9), kind="programme"),
    subject("Bételgeuse", fact("investissement", "EUR", 30e9), kind="programme"),
    subject("Deneb", fact("investissement", "EUR", At("2024-06-01", 4.6e9, modality="at-least"))),
    subject("Électre", fact("investissement", "EUR", 24e6)),
    subject("Fomalhaut", fact("investissement", "EUR", 1.9e9)),
    subject("Gemma", fact("investissement", "EUR", 20e9)),
    subject("Hadar", fact("valorisation", "EUR", 60e9)),
    subject("Izar", fact("valorisation", "EUR", 90e9)),
    subject("Jabbah", fact("dette", "EUR", 7134e9)),
    subject(
        "Kochab",
        fact("investissement", "EUR", 35e9),
        fact("investissement", "EUR", 21e9, variant="neufs", cues=["neufs"]),
        fact("investissement", "EUR", 14e9, variant="promis", cues=["repris"]),
        fact("pret", "EUR", 6e9),
        kind="programme",
    ),
    subject("Lesath", fact("population", "count:habitants", At("2024-01-01", 48e6), At("2024-05-01", 52e6))),
    subject("Mimosa", fact("population", "count:habitants", At("2024-01-01", 48e6))),
)


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
        ("Mimosa compte 52 millions d'habitants et Lesath [48 millions].", "wrong-owner"),
        ("Mimosa compte 48 millions d'habitants et Lesath [52 millions].", "supported"),
        ("Kochab : 35 milliards d'euros, dont [14 milliards] neufs et 21 milliards repris.", "wrong-amount"),
        ("Kochab : 35 milliards d'euros, dont 14 milliards neufs et [21 milliards] repris.", "wrong-amount"),
        ("Kochab : 35 milliards d'euros, dont [21 milliards] neufs et 14 milliards repris.", "supported"),
        ("Aux [14 milliards d'euros] repris de Kochab s'ajoutent 21 milliards neufs.", "supported"),
        ("Kochab : [21 milliards d'euros] de prêts, 6 milliards d'investissements neufs.", "wrong-amount"),
        ("Kochab : 6 milliards d'euros de prêts, [21 milliards] d'investissements neufs.", "supported"),
    ],
)
def test_two_figures_change_places(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]


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
    assert rules_of(table, marked, DAY) == [rule]


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
    assert rules_of(table, marked, DAY) == [rule]


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
    assert rules_of(table, marked, DAY) == [rule]


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
    assert rules_of(table, marked, DAY) == [rule]
