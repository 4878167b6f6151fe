"""Figures whose owner is told by its place alone: an entry's label, a bare noun before a verb, a flag."""

from __future__ import annotations

from datetime import date

import pytest
from checked import labels_of
from invented import At, fact, subject
from tables import rules_of

from bot.check import Checker
from bot.facts import FactTable
from bot.model import Label

DAY = date(2024, 3, 20)

SUBJECTS = (
    subject(
        "Kervella",
        fact("valorisation", "EUR", At("2024-01-09", 12e9), label="valorisation", stage="valorisation"),
        fact("levee", "EUR", At("2024-03-09", 1.7e9), label="levée de fonds", stage="annoncé"),
    ),
    subject("Delmas", fact("investissement", "EUR", At("2024-03-10", 630e6), label="investissement promis")),
)


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        # What stands before the colon is somebody of its own, though no name is read in it …
        ("Kervella vaut 12 milliards d'euros. Calix : [9,9 milliards].", ["unverified"]),
        ("Kervella vaut 12 milliards d'euros. Calix, lui : [9,9 milliards].", ["unverified"]),
        ("Kervella vaut 12 milliards d'euros. La crêperie du port : [80 000 euros].", ["unverified"]),
        ("Valorisations : Kervella 12 milliards d'euros, Calix : [9,9 milliards].", ["unverified"]),
        # … so is a noun without article that does something.
        ("Kervella vaut 12 milliards d'euros. Calix vaut [1,6 milliard].", ["unverified"]),
        ("Kervella lève 1,7 milliard d'euros. Galet lève [3 millions].", ["unverified"]),
        ("Kervella lève 1,7 milliard d'euros, Galet a levé [3 millions].", ["unverified"]),
        # A label that says what is measured, when, or goes on, is of the name before; so is a pronoun.
        ("Kervella lève des fonds. Valorisation : [21 milliards d'euros].", ["wrong-amount"]),
        ("Kervella intrigue. Sa valorisation : [12 millions d'euros].", ["wrong-magnitude"]),
        ("Delmas s'étend. Première mise : [630 milliards d'euros].", ["wrong-magnitude"]),
        ("Delmas s'étend. Au total : [630 milliards d'euros].", ["wrong-magnitude"]),
        ("Delmas investit. Il a promis [630 milliards d'euros].", ["wrong-magnitude"]),
        ("Delmas promet [630 milliards d'euros] d'investissements.", ["wrong-magnitude"]),
    ],
)  # fmt: skip
def test_whose_it_is(table: FactTable, marked: str, rules: list[str]) -> None:
    assert rules_of(table, marked, DAY) == rules


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("🇫🇷 Dette publique : 119 % du PIB. 🇮🇹 Dette publique : [138 %] du PIB.", Label.UNVERIFIED),
        ("Dette publique 🇫🇷 : 119 % du PIB. Dette publique 🇯🇵 : plus de [230 %].", Label.UNVERIFIED),
        ("Dette publique 🇫🇷 : [191 %] du PIB. Et on dort bien.", Label.CONTRADICTED),
        ("🇫🇷 Dette publique : [119 %] du PIB.", Label.SUPPORTED),
        ("🇫🇷 Stargate, c'est [500 milliards d'euros], on vous dit.", Label.CONTRADICTED),
    ],
)
def test_a_flag_tells_of_which_country(checker: Checker, marked: str, label: Label) -> None:
    assert labels_of(checker, marked, date(2026, 10, 1)) == {label}
