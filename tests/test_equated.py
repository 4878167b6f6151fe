"""Sentences that say what a plan comes to, all of whose facts have cues of their own."""

from __future__ import annotations

from datetime import date

import pytest
from checked import rule_of
from invented import At, fact, subject
from tables import RENTE

from bot.facts import FactTable

DAY = date(2024, 3, 20)

SUBJECTS = (
    subject(
        "plan Avel",
        fact("enveloppe", "EUR", At("2024-01-09", 413e9), cues=["enveloppe", "au total"], stage="annoncé"),
        fact(
            "enveloppe",
            "EUR",
            At("2024-01-09", 268e9),
            variant="navires",
            cues=["navires"],
            stage="annoncé",
        ),
        fact("budget", "EUR", At("2024-01-09", 47e9), variant="2024", cues=["2024"], stage="annoncé"),
        kind="programme",
    ),
    RENTE,
)


@pytest.mark.parametrize(
    "says",
    [
        "Le plan Avel, c'est [{amount}].",
        "Le plan Avel : [{amount}].",
        "Le plan Avel ([{amount}]) fait débat.",
        "Le plan Avel pèse [{amount}].",
        "Le montant du plan Avel s'élève à [{amount}].",
        "Le plan Avel, un programme de [{amount}], fait débat.",
        "Que pèse le plan Avel ? [{amount}].",
        "On parle beaucoup du plan Avel. Son montant : [{amount}].",
        "Selon la ministre, le plan Avel coûtera [{amount}] en sept ans.",
        "« Le plan Avel, c'est [{amount}] », dit la ministre.",
    ],
)
def test_a_plan_said_to_be_more_than_all_of_it_or_a_slip_of_it(table: FactTable, says: str) -> None:
    assert rule_of(table, says.format(amount="430 milliards d'euros"), DAY) == "wrong-amount"
    assert rule_of(table, says.format(amount="423 milliards d'euros"), DAY) == "wrong-amount"
    assert rule_of(table, says.format(amount="403 milliards d'euros"), DAY) == "wrong-amount"
    assert rule_of(table, says.format(amount="413 milliards d'euros"), DAY) == "supported"
    assert rule_of(table, says.format(amount="295 milliards d'euros"), DAY) == "unverified"  # a part, perhaps


@pytest.mark.parametrize(
    "marked",
    [
        "Le plan Avel, c'est [430 milliards d'euros] de retombées.",
        "Le plan Avel, c'est [430 milliards d'euros] de plus que le plan Gouel.",
        "Le plan Avel, ce sont [390 milliards d'euros] de prêts.",
        "Les ports du plan Avel pèsent [430 milliards d'euros].",
        "Le rival du plan Avel : [430 milliards d'euros].",
        "On parle beaucoup du plan Avel. Son coût pour les ports : [430 milliards de francs].",
        "Le plan Avel, c'est [400 milliards d'euros] à trouver.",
    ],
)
def test_what_is_said_of_something_else(table: FactTable, marked: str) -> None:
    assert rule_of(table, marked, DAY) == "unverified"


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("La rente Kerlouan est à [2,7 %].", "wrong-amount"),
        ("La rente Kerlouan est fixée à [2,7 %].", "wrong-amount"),
        ("La rente Kerlouan reste à [1,7 %].", "supported"),
        ("La rente Kerlouan est à [2,7 %] pour les marins.", "unverified"),
        ("Au plus haut, la rente Kerlouan est à [2,7 %].", "unverified"),
        ("La rente Kerlouan passe à [2,7 %], si l'on suit la formule.", "unverified"),
        ("La rente Kerlouan sera à [2,7 %].", "unverified"),
        ("Les amateurs de la rente Kerlouan sont à [2,7 %].", "unverified"),
    ],
)
def test_a_rate_said_to_stand_somewhere(table: FactTable, marked: str, rule: str) -> None:
    assert rule_of(table, marked, DAY) == rule
