"""A figure far behind the only name of its sentence, beside the word for what it measures."""

from __future__ import annotations

from datetime import date

import pytest
from invented import fact, subject
from tables import rules_of

from bot.facts import FactTable

DAY = date(2024, 7, 1)
SUBJECTS = (
    subject(
        "Véga",
        fact("chiffre-affaires", "EUR", 41.2e9, label="ventes"),
        fact("benefice", "EUR", 6.3e9, label="bénéfice net"),
        fact("valorisation", "EUR", 12e9, label="valeur", stage="valorisation"),
    ),
    subject("Altaïr", fact("benefice", "EUR", 2e9, label="bénéfice net")),
)
LONG = "Véga a livré 12 bateaux, 14 péniches, 3 voiliers, 7 barques et 9 radeaux, du bois le plus rare"


@pytest.mark.parametrize(
    ("marked", "names", "rule"),
    [
        (LONG + " ; le bénéfice, lui, a bondi à [7,4 milliards d'euros].", (), "wrong-amount"),
        (LONG + ", pour 41,2 milliards d'euros ; le bénéfice atteint [7,4 milliards].", (), "wrong-amount"),
        (LONG + " ; le bénéfice, lui, a bondi à [6,3 milliards d'euros].", (), "supported"),
        (LONG + " ; chez Altaïr, le bénéfice a bondi à [2 milliards d'euros].", (), "supported"),
        (LONG + " ; chez Kervella, le bénéfice atteint [7,4 milliards].", ("Kervella",), "unverified"),
        (LONG + " ; le bénéfice de son rival a bondi à [7,4 milliards d'euros].", (), "unverified"),
        (LONG + " ; le bénéfice de la filiale a bondi à [7,4 milliards d'euros].", (), "unverified"),
        (LONG + " ; le bénéfice brut a bondi à [17 milliards d'euros].", (), "unverified"),
        (LONG + " ; le bénéfice du semestre a bondi à [3,4 milliards d'euros].", (), "unverified"),
        (LONG + " ; l'on évoque une valorisation de [14 milliards d'euros].", (), "unverified"),
        ("Le bénéfice du port atteint [7,4 milliards d'euros], moins que Véga.", (), "unverified"),
        (LONG + " ; d'abord le bénéfice, avec [3,4 milliards d'euros].", (), "unverified"),
    ],
)
def test_only_name_of_a_sentence_owns_what_it_measures_however_far(
    table: FactTable, marked: str, names: tuple[str, ...], rule: str
) -> None:
    assert rules_of(table, marked, DAY, names) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        (
            "Véga a vendu pour 41,2 milliards, contre 44 milliards un an plus tôt. Son bénéfice ressort à "
            "[7,4 milliards d'euros].",
            "wrong-amount",
        ),
        ("Véga souffrait un an plus tôt. Son bénéfice ressort à [7,4 milliards d'euros].", "unverified"),
    ],
)
def test_past_of_the_figure_before_puts_no_other_in_the_past(
    table: FactTable, marked: str, rule: str
) -> None:
    assert rules_of(table, marked, DAY) == [rule]
