"""Rates that were in force before those the table tells: a course between two of them is no mistake."""

from __future__ import annotations

from datetime import date

import pytest
from tables import verdicts_of

from bot.facts import FactTable, load_facts

DAY = date(2024, 7, 10)
LYRA = """
[subject]
name = "Livret Lyra"
kind = "indicator"
country = "FR"
aliases = ["Livret Lyra"]

[[facts]]
attribute = "taux"
label = "taux annuel"
unit = "%"
stage = "en vigueur"
checked = 2024-12-01
values = [
    { since = 2023-02-01, value = 3.0, source = "banque" },
    { since = 2024-02-01, value = 2.2, source = "banque" },
]

[sources.banque]
title = "Les taux"
publisher = "Banque"
url = "https://banque.example/taux"
published = 2023-02-01
accessed = 2024-12-01
quote = "Le livret rapporte 3 %, puis 2,2 %."
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder = tmp_path_factory.mktemp("courses")
    (folder / "lyra.toml").write_text(LYRA, encoding="utf-8")
    return load_facts([folder])


@pytest.mark.parametrize(
    "marked",
    [
        "Le taux du Livret Lyra a été ramené de [1,25 %] à 1 %.",
        "Le taux du Livret Lyra a été ramené de 1,25 % à [1 %].",
        "Le taux du Livret Lyra recule de [4 %] à près de 3,5 %.",
        "Payé à [1,25 %], le Livret Lyra séduisait moins.",
    ],
)
def test_a_course_of_years_the_table_does_not_tell_is_left_alone(table: FactTable, marked: str) -> None:
    assert [one.label.value for one in verdicts_of(table, marked, DAY)] == ["unverified"]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Le taux du Livret Lyra a été ramené de 3 % à [2,4 %].", "wrong-amount"),
        ("Le taux du Livret Lyra est de [2,4 %].", "wrong-amount"),
        ("Payé à [2,4 %], le Livret Lyra séduit moins.", "wrong-amount"),
        ("Le taux du Livret Lyra a été ramené de 3 % à [2,2 %].", "supported"),
    ],
)
def test_what_the_table_tells_is_held_against_a_course(table: FactTable, marked: str, rule: str) -> None:
    assert [one.rule for one in verdicts_of(table, marked, DAY)] == [rule]
