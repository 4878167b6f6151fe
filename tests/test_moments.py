"""Figures told of a day, a quarter or a month to come, held against the value of that time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import claim_of, verdicts_of

from bot.facts import FactTable, load_facts

LIVRET = """
[subject]
name = "Livret K"
kind = "indicator"
country = "FR"
aliases = ["Livret K"]

[[facts]]
attribute = "taux"
label = "taux annuel"
unit = "%"
stage = "en vigueur"
checked = 2024-12-01
values = [
    { since = 2024-02-01, value = 3.0, known = 2024-01-12, source = "arrete" },
    { since = 2024-08-01, value = 2.5, known = 2024-07-10, source = "arrete" },
]

[sources.arrete]
title = "Arrêté"
publisher = "Journal"
url = "https://journal.example/livret-k"
accessed = 2024-12-01
"""

DETTE = """
[subject]
name = "Dette de Kerlann"
kind = "indicator"
country = "FR"
aliases = ["dette de Kerlann"]

[[facts]]
attribute = "dette"
label = "dette, dernier chiffre paru"
unit = "EUR"
stage = "résultat"
checked = 2024-12-01
values = [
    { since = 2024-06-25, value = 345.8e9, known = 2024-06-25, source = "note" },
    { since = 2024-09-25, value = 416.3e9, known = 2024-09-25, source = "note" },
]

[[facts]]
attribute = "dette"
variant = "mars"
label = "dette à la fin de mars"
unit = "EUR"
stage = "résultat"
cues = ["premier trimestre", "fin mars"]
checked = 2024-12-01
values = [{ since = 2024-06-25, value = 345.8e9, known = 2024-06-25, source = "note" }]

[[facts]]
attribute = "dette"
variant = "juin"
label = "dette à la fin de juin"
unit = "EUR"
stage = "résultat"
cues = ["deuxième trimestre", "fin juin"]
checked = 2024-12-01
values = [{ since = 2024-09-25, value = 416.3e9, known = 2024-09-25, source = "note" }]

[[facts]]
attribute = "dette"
variant = "2026"
label = "dette prévue pour 2026"
unit = "EUR"
stage = "prévision"
cues = ["2026"]
checked = 2024-12-01
values = [{ since = 2024-09-25, value = 480.2e9, known = 2024-09-25, source = "note" }]

[sources.note]
title = "Note de conjoncture"
publisher = "Institut"
url = "https://institut.example/kerlann"
accessed = 2024-12-01
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("moments")
    for name, text in (("livret-k", LIVRET), ("dette-de-kerlann", DETTE)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_facts([folder])


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
    assert [verdict.rule for verdict in verdicts_of(table, marked, day)] == [rule]


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
    assert [verdict.rule for verdict in verdicts_of(table, marked, date(2024, 10, 10))] == [rule]


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
