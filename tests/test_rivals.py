"""Figures of somebody whom no name tells, only what he is to the one who is named."""

from __future__ import annotations

from datetime import date

import pytest
from tables import rules_of

from bot.facts import FactTable

DAY = date(2024, 3, 10)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Orion envie le plan de son voisin : un investissement de [44 milliards de dollars].", "unverified"),
        ("Le plan Orion, doublé par son rival, riche de [44 milliards de dollars], recule.", "unverified"),
        ("Le plan Orion, moins cher que son voisin, avec [44 milliards de dollars], recule.", "unverified"),
        ("Mieux que le plan Orion : un investissement de [44 milliards de dollars].", "unverified"),
        ("À la différence d'Orion, le port mettra [44 milliards de dollars] d'investissement.", "unverified"),
        ("Moins cher que son voisin, Orion investira [44 milliards de dollars].", "wrong-amount"),
        ("Le plan Orion, moins cher que son voisin, investira [44 milliards de dollars].", "wrong-amount"),
    ],
)  # fmt: skip
def test_whose_the_figure_is(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]
