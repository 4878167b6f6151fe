"""Figures that their clause puts in the past: what has replaced them since says nothing against them."""

from __future__ import annotations

from datetime import date

import pytest
from tables import match_of, rules_of, verdicts_of

from bot.facts import FactTable

DAY = date(2024, 7, 10)


@pytest.mark.parametrize(
    "marked",
    [
        "Le budget de Novalis était de [3 milliards d'euros].",
        "Novalis, dont le budget atteignait [3 milliards d'euros], recrute.",
        "Novalis avait un budget de [3 milliards d'euros] il y a dix-huit mois.",
        "Un budget de [3 milliards d'euros] il y a deux ans : Novalis a changé.",
        "Novalis annonçait en mars un budget de [3 milliards d'euros].",
        "À l'époque, le budget de Novalis : [3 milliards d'euros].",
    ],
)
def test_a_figure_of_before_is_not_outdated(table: FactTable, marked: str) -> None:
    assert match_of(table, marked, DAY).is_bygone
    assert {verdict.label.value for verdict in verdicts_of(table, marked, DAY)} <= {"supported", "unverified"}


@pytest.mark.parametrize(
    "marked",
    [
        "Le budget de Novalis est de [3 milliards d'euros].",
        "Novalis sait que son budget est de [3 milliards d'euros].",
        "Tout à fait à l'aise, Novalis a un budget de [3 milliards d'euros].",
        "Des rivaux qui paient mieux n'effraient pas Novalis : son budget est de [3 milliards d'euros].",
    ],
)
def test_one_of_today_is(table: FactTable, marked: str) -> None:
    assert not match_of(table, marked, DAY).is_bygone
    assert rules_of(table, marked, DAY) == ["outdated-figure"]


def test_what_stands_right_behind_another_figure_puts_that_one_in_the_past(table: FactTable) -> None:
    told = "Doté de 2 milliards d'euros au départ, Novalis a un budget de [3 milliards d'euros]."
    assert not match_of(table, told, DAY).is_bygone
    told = "Doté d'un budget de [3 milliards d'euros] au départ, Novalis en a 4,5 milliards."
    assert match_of(table, told, DAY).is_bygone


def test_a_conditional_is_no_past(table: FactTable) -> None:
    assert not match_of(table, "Le budget de Novalis serait de [3 milliards d'euros].", DAY).is_bygone


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("Le plan Orion compte [5 sites] dans le pays.", {"contradicted"}),
        ("Le plan Orion, lancé à [5 sites], en compte désormais bien plus.", {"unverified"}),
        ("Parti avec [5 sites] dans le pays, le plan Orion s'étend.", {"unverified"}),
        ("Le plan Orion compte [5 sites] : il est lancé avec entrain.", {"contradicted"}),
    ],
)
def test_how_many_there_were_at_first_is_no_count_of_today(
    table: FactTable, marked: str, labels: set[str]
) -> None:
    assert {verdict.label.value for verdict in verdicts_of(table, marked, DAY)} == labels
