"""A thousandth of a plan's money may be what somebody has of it, and is then no slip of scale."""

from __future__ import annotations

from datetime import date

import pytest
from tables import rules_of

from bot.facts import FactTable

DAY = date(2024, 7, 10)


@pytest.mark.parametrize(
    "marked",
    [
        "La région a obtenu [40 millions de dollars] du plan Orion.",
        "Lauréate du plan Orion, l'usine touchera [40 millions de dollars].",
        "Le plan Orion a versé [40 millions de dollars] au laboratoire de Brest.",
        "Dans le cadre d'Orion, [40 millions de dollars] sont alloués à la ville.",
        "Orion finance [40 millions de dollars] de travaux dans le port.",
    ],
)
def test_what_somebody_has_of_a_plan_is_no_slip(table: FactTable, marked: str) -> None:
    assert rules_of(table, marked, DAY) == ["unverified"]


@pytest.mark.parametrize(
    "marked",
    [
        "Orion pèse [40 millions de dollars].",
        "Le plan Orion consacre [40 millions de dollars] aux entreprises.",
        "Le plan Orion, de [40 millions de dollars], a été reçu avec prudence.",
        "Orion recevra [40 millions de dollars] de ses parrains.",
    ],
)
def test_what_the_plan_has_is_one(table: FactTable, marked: str) -> None:
    assert rules_of(table, marked, DAY) == ["wrong-magnitude"]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Novalis présente un budget de [4 milliards d'euros].", "wrong-amount"),
        ("Novalis a décroché un budget de [4 milliards d'euros].", "unverified"),
    ],
)
def test_what_a_firm_gets_is_nothing_that_it_gives(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]
