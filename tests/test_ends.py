"""A figure told of the end of a month or a year: the value that held from then, and no other."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import claim_of, rules_of

from bot.facts import FactTable
from bot.matching.ends import end_told

DAY = date(2024, 3, 4)

SUBJECTS = (
    subject(
        "Kervella",
        fact(
            "dette",
            "EUR",
            At("2022-12-31", 54.3e9, known="2023-02-21"),
            At("2023-06-30", 50e9, known="2023-07-21"),
            At("2023-12-31", 51.5e9, known="2024-02-21"),
            label="dette nette",
            stage="résultat",
        ),
        fact(
            "dette",
            "EUR",
            At("2022-12-31", 54.3e9, known="2023-02-21"),
            variant="fin-2022",
            label="dette nette à la fin de 2022",
            stage="résultat",
            cues=["2022"],
        ),
        fact("benefice", "EUR", At("2024-02-21", 8.4e9), label="bénéfice de 2023", stage="résultat"),
    ),
)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Fin 2023, la dette de Kervella s'élevait à [51,5 milliards d'euros].", "supported"),
        ("Fin 2023, la dette de Kervella s'élevait à [54,3 milliards d'euros].", "wrong-amount"),
        ("Fin 2022, la dette de Kervella s'élevait à [54,3 milliards d'euros].", "supported"),
        ("La dette de Kervella était de [50 milliards d'euros] au 30 juin 2023.", "supported"),
        ("La dette de Kervella était de [54,3 milliards d'euros] au 30 juin 2023.", "wrong-amount"),
        ("La dette de Kervella était de [57 milliards d'euros] fin mars 2023.", "unverified"),
        # What «et son …» opens measures the next figure.
        ("Fin 2023, la dette nette de Kervella, en net recul, atteignait [51,5 milliards d'euros] et son "
         "bénéfice 8,4 milliards.", "supported"),
    ],
)  # fmt: skip
def test_what_held_from_the_end_named_is_meant(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]


@pytest.mark.parametrize(
    ("marked", "end"),
    [
        ("À la fin de 2023, [20 euros].", date(2023, 12, 31)),
        ("À fin juin 2023, [20 euros].", date(2023, 6, 30)),
        ("[20 euros] au 31 décembre 2023.", date(2023, 12, 31)),
        ("À la fin de l'année 2023, [20 euros].", date(2023, 12, 31)),
        ("En juin 2023, [20 euros].", None),
        ("Le 15 juin 2023, [20 euros].", None),
    ],
)
def test_the_end_that_is_named(table: FactTable, marked: str, end: date | None) -> None:
    assert end_told(claim_of(table, marked)) == end
