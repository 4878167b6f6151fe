"""Figures that a value in force has replaced, known by their digits where the sentence says too little."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import match_of, verdicts_of

from bot.facts import FactTable

DAY = date(2024, 9, 10)

SUBJECTS = (
    subject(
        "Phare de Kerivel",
        fact("cout", "EUR", At("2023-02-01", 4.73e9), At("2024-06-01", 6.18e9), label="coût du chantier"),
        kind="programme",
        aliases=["Phare de Kerivel", "Kerivel"],
    ),
)


@pytest.mark.parametrize(
    "marked",
    [
        "On refait le quai. Le coût du chantier se monte à [4,73 milliards d'euros]. Kerivel attend.",
        "Combien coûte un phare ? Voyez Kerivel, son granit, sa lanterne et ses goélands. Le maire l'assure "
        "à qui veut l'entendre, le port en vivra. Coût : [4,73 milliards d'euros].",
        "Malo compte. Facture : [4,73 milliards d'euros]. C'est beaucoup, pour le phare de Kerivel.",
    ],
)
def test_the_figure_of_before_is_outdated(table: FactTable, marked: str) -> None:
    verdicts = verdicts_of(table, marked, DAY)
    assert [(one.rule, one.label.value) for one in verdicts] == [("outdated-figure", "outdated")]


@pytest.mark.parametrize(
    "marked",
    [
        "On refait le quai. Le coût du chantier était de [4,73 milliards d'euros]. Kerivel attend.",
        "On refait le quai. En 2023, coût du chantier : [4,73 milliards d'euros]. Kerivel attend.",
        "Premier devis, un coût de [4,73 milliards d'euros]. Kerivel attend.",
        "Coût de [4,73 milliards d'euros], un chiffre revu depuis. Kerivel attend.",
        "Le coût était de 4,73 milliards d'euros. À Kerivel, le coût est de 6,18 milliards d'euros, contre "
        "[4,73 milliards d'euros].",
        "D'un coût de [4,73 milliards d'euros], on passe à un coût de 6,18 milliards d'euros à Kerivel.",
        "On a semé pour [4,73 milliards d'euros] de blé. Kerivel attend.",
        "On refait le quai. Le coût du chantier est de [4,7 milliards d'euros]. Kerivel attend.",
        "On refait le quai. Le coût du chantier est de [4,73 millions d'euros]. Kerivel attend.",
    ],
)
def test_one_told_of_its_time_or_of_something_else_is_not(table: FactTable, marked: str) -> None:
    assert "outdated-figure" not in {verdict.rule for verdict in verdicts_of(table, marked, DAY)}


def test_nothing_is_of_before_while_it_holds(table: FactTable) -> None:
    marked = "On refait le quai. Le coût du chantier se monte à [4,73 milliards d'euros]. Kerivel attend."
    assert match_of(table, marked, date(2023, 9, 10)).former is None


def test_a_name_that_the_table_does_not_know_may_have_three_digits(table: FactTable) -> None:
    marked = "Malo compte. Budget de Sable-Or : [4,73 milliards d'euros]. Et Kerivel ?"
    assert match_of(table, marked, DAY, names=("Sable-Or",)).former is None
