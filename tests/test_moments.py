"""Figures told of a day, a quarter or a month to come, held against the value of that time."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import claim_of, rules_of

from bot.facts import FactTable

SUBJECTS = (
    subject(
        "Livret K",
        fact(
            "taux",
            "%",
            At("2024-02-01", 3.0, known="2024-01-12"),
            At("2024-08-01", 2.5, known="2024-07-10"),
            label="taux annuel",
            stage="en vigueur",
        ),
        kind="indicator",
    ),
    subject(
        "Dette de Kerlann",
        fact(
            "dette",
            "EUR",
            At("2024-06-25", 345.8e9),
            At("2024-09-25", 416.3e9),
            label="dette, dernier chiffre paru",
            stage="résultat",
        ),
        fact(
            "dette",
            "EUR",
            At("2024-06-25", 345.8e9),
            variant="mars",
            label="dette à la fin de mars",
            stage="résultat",
            cues=["premier trimestre", "fin mars"],
        ),
        fact(
            "dette",
            "EUR",
            At("2024-09-25", 416.3e9),
            variant="juin",
            label="dette à la fin de juin",
            stage="résultat",
            cues=["deuxième trimestre", "fin juin"],
        ),
        fact(
            "dette",
            "EUR",
            At("2024-09-25", 480.2e9),
            variant="2026",
            label="dette prévue pour 2026",
            stage="prévision",
            cues=["2026"],
        ),
        kind="indicator",
    ),
)


@pytest.mark.parametrize(
    ("marked", "day", "rule"),
    [
        ("Le Livret K passera à [2,5 %] en août.", date(2024, 7, 15), "supported"),
        ("Livret K : [2,5 %] au 1er août.", date(2024, 7, 15), "supported"),
        ("Le taux du Livret K tombera à [2,2 %] le 1er août.", date(2024, 7, 15), "wrong-amount"),
        ("Le taux du Livret K tombera un jour à [2,2 %].", date(2024, 7, 15), "unverified"),
        ("Le taux du Livret K tombera à [2,2 %] le 1er août.", date(2024, 7, 1), "unverified"),
        ("Le Livret K rapporte [3 %] jusqu'au 1er août.", date(2024, 7, 15), "supported"),
        ("Le Livret K rapporte [2,5 %].", date(2024, 7, 15), "unverified"),
        ("Le Livret K rapporte [2,6 %].", date(2024, 7, 15), "wrong-amount"),
        (
            "Le Livret K sert un intérêt de 2,5 %, contre [3 %] jusqu'en juillet.",
            date(2024, 8, 5),
            "supported",
        ),
        (
            "Le Livret K sert un intérêt de 2,5 %, contre [4 %] jusqu'en juillet.",
            date(2024, 8, 5),
            "unverified",
        ),
        (
            "Après l'avis rendu en juin, le Livret K rapporte aujourd'hui [3 %].",
            date(2024, 8, 5),
            "outdated-figure",
        ),
        ("Il y a deux ans, le taux du Livret K était de [4 %].", date(2024, 8, 5), "unverified"),
    ],
)
def test_what_is_given_out_and_holds_soon(table: FactTable, marked: str, day: date, rule: str) -> None:
    assert rules_of(table, marked, day) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("La dette de Kerlann atteignait [416,3 milliards d'euros] fin juin.", "supported"),
        ("La dette de Kerlann atteignait [416,3 milliards d'euros] au 30 juin.", "supported"),
        ("La dette de Kerlann culminait fin juin à [345,8 milliards d'euros].", "wrong-amount"),
        ("La dette de Kerlann, à la fin de juin, atteignait [345,8 milliards d'euros].", "wrong-amount"),
        ("La dette de Kerlann atteignait fin mars [345,8 milliards d'euros].", "supported"),
        (
            "La dette de Kerlann atteint fin juin 416,3 milliards d'euros, contre [345,8 milliards] avant.",
            "supported",
        ),
        ("La dette de Kerlann atteindrait [480,2 milliards d'euros] en 2026.", "supported"),
        ("La dette de Kerlann atteindrait [520,2 milliards d'euros] en 2026.", "wrong-amount"),
        ("La dette de Kerlann atteindrait [520,2 milliards d'euros] en 2028.", "unverified"),
        (
            "La dette de Kerlann s'établit à [461,3 milliards d'euros], au plus haut depuis 2019.",
            "wrong-amount",
        ),
        ("La dette de Kerlann s'établissait à [436,3 milliards d'euros] en 2019.", "unverified"),
    ],
)
def test_the_value_of_the_day_told(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, date(2024, 10, 10)) == [rule]


@pytest.mark.parametrize(
    ("marked", "years"),
    [
        ("En 2019, la dette de Kerlann pesait [345,8 milliards d'euros].", (2019,)),
        ("En euros de 2019, la dette de Kerlann pèse [345,8 milliards].", ()),
        ("Aux prix de 2019, la dette de Kerlann pèse [345,8 milliards d'euros].", ()),
        ("La dette de Kerlann pèse [345,8 milliards d'euros], un record depuis 2019.", ()),
        ("La dette de Kerlann pèse [345,8 milliards d'euros] depuis 2019.", (2019,)),
        ("La dette de Kerlann pèse, depuis août 2019, [345,8 milliards d'euros].", (2019,)),
    ],
)
def test_years_that_date_nothing(table: FactTable, marked: str, years: tuple[int, ...]) -> None:
    assert claim_of(table, marked).years == years
