"""Rates that were in force before those the table tells: a course between two of them is no mistake."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import rules_of, verdicts_of

from bot.facts import FactTable

DAY = date(2024, 7, 10)
SUBJECTS = (
    subject(
        "Livret Lyra",
        fact("taux", "%", At("2023-02-01", 3.0), At("2024-02-01", 2.2), stage="en vigueur"),
        kind="indicator",
    ),
)


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
    assert rules_of(table, marked, DAY) == [rule]
