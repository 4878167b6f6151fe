"""Sentences that name nobody and go on about the name before, by what they measure or only present."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import RENTE, rules_of
from tables import SUBJECTS as PLANS

from bot.facts import FactTable

DAY = date(2024, 3, 20)

SUBJECTS = (
    *PLANS,
    subject(
        "Kervella",
        fact(
            "dette", "EUR", At("2023-12-31", 51e9, known="2024-02-21"), label="dette nette", stage="résultat"
        ),
        fact("valorisation", "EUR", At("2024-01-09", 12e9), label="valorisation", stage="valorisation"),
    ),
    subject("Delmas", fact("investissement", "EUR", At("2024-03-10", 630e6), label="investissement promis")),
    subject(
        "forum Avel",
        fact("investissement", "EUR", At("2024-03-10", 15e9), label="investissements du forum"),
        kind="programme",
    ),
    RENTE,
)


@pytest.mark.parametrize(
    ("marked", "names", "rules"),
    [
        # What is measured is the one's that heads the sentence before …
        ("Kervella souffre. La dette atteint [82 milliards d'euros].", (), ["wrong-amount"]),
        ("Kervella souffre. La dette nette, elle, s'élève à [82 milliards d'euros].", (), ["wrong-amount"]),
        ("Kervella souffre. La dette s'élève à près de [51 milliards d'euros].", (), ["supported"]),
        ("Kervella gagne. La valorisation : [19 milliards d'euros].", (), ["wrong-amount"]),
        ("La rente Kerlouan séduit moins. Le taux est de [2,7 %].", (), ["wrong-amount"]),
        # … unless the noun is another's or another measure's, or somebody else may be meant.
        ("Kervella souffre. La dette sociale atteint [82 milliards d'euros].", (), ["unverified"]),
        ("Kervella souffre. La dette du pays atteint [82 milliards d'euros].", (), ["unverified"]),
        ("L'État renfloue Kervella. La dette atteint [82 milliards d'euros].", (), ["unverified"]),
        ("Kervella boude Querou. La dette atteint [82 milliards d'euros].", ("Querou",), ["unverified"]),
        ("Kervella souffre. La dette recule de [8 milliards d'euros].", (), ["unverified"]),
        ("La rente Kerlouan séduit moins. Le taux directeur est de [2,7 %].", (), ["unverified"]),
        # What is only presented is the plan's amount, where nothing follows that it may be of.
        ("Orion intrigue. C'est [70 milliards de dollars].", (), ["wrong-amount"]),
        ("Orion intrigue. On parle de [70 milliards de dollars] au total.", (), ["wrong-amount"]),
        ("Orion intrigue. C'est [40 milliards de dollars].", (), ["supported"]),
        ("Orion intrigue. C'est [70 milliards de dollars] de retombées.", (), ["unverified"]),
        ("Orion intrigue. C'est [12 milliards de dollars] de plus que prévu.", (), ["unverified"]),
        ("Kervella intrigue. C'est [70 milliards d'euros].", (), ["unverified"]),
        # An occasion is not who acts on it.
        ("Delmas s'étend. Lors du forum Avel, le groupe a promis [630 milliards d'euros] d'investissements.",
         (), ["wrong-magnitude"]),
        ("Delmas s'étend. Lors du forum Avel, le groupe a promis [630 millions d'euros] d'investissements.",
         (), ["supported"]),
    ],
)  # fmt: skip
def test_whose_it_is(table: FactTable, marked: str, names: tuple[str, ...], rules: list[str]) -> None:
    assert rules_of(table, marked, DAY, names) == rules
