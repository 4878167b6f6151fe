"""The very amount of a plan, known again where nothing else is sure: only how it is told may be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from invented import At, fact, subject
from tables import match_of, rules_of, verdicts_of, write_table

from bot.facts import FactTable

DAY = date(2024, 3, 10)
LYRA = subject("Lyra", fact("investissement", "EUR", At("2024-03-01", 6e9), label="investissement promis"))


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Merle promet [40 milliards de dollars] par an pour Orion.", ["Merle"]),
        ("Avec le plan Orion, Merle dépense [40 milliards de dollars] par an.", ["Merle"]),
        ("À raison de [40 milliards de dollars] par an, Orion rivalisera avec le budget de la région.", []),
        ("Orion pèse [40 milliards de dollars] par an.", []),
        ("Orion, ce sont [40 milliards de dollars] par an.", []),
        ("Le calcul est fait : avec Orion, Merle touche [40 milliards de dollars] par an.", ["Merle"]),
        ("Avec Orion, Merle touche, dit-on ici, près de [40 milliards de dollars] par an.", ["Merle"]),
        ("Merle consacre [40 milliards de dollars] chaque année à Orion.", ["Merle"]),
        ("Orion dépensera chaque année, dix ans durant, [40 milliards de dollars].", []),
        ("Orion avance. Le projet engloutira [40 milliards de dollars] par an.", []),
    ],
)
def test_a_plans_amount_is_known_again_whoever_else_is_named(
    table: FactTable, marked: str, names: Sequence[str]
) -> None:
    assert rules_of(table, marked, DAY, names) == ["wrong-period"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Merle dépense [40 milliards de dollars] par an ; Orion est loin.", ["Merle"]),
        ("Merle dépense [40 milliards d'euros] par an pour Orion.", ["Merle"]),
        ("Merle dépense [41 milliards de dollars] par an pour Orion.", ["Merle"]),
        ("Orion, dont Merle attend [40 milliards de dollars] par an, avance.", ["Merle"]),
        ("Avec Orion, Merle espère [40 milliards de dollars] de recettes par an.", ["Merle"]),
        ("Orion dépensera [9 milliards de dollars] par an.", []),
        ("Orion dépensera 8 milliards par an, dont [40 milliards de dollars] par an plus tard.", []),
    ],
)
def test_nothing_else_is(table: FactTable, marked: str, names: Sequence[str]) -> None:
    assert match_of(table, marked, DAY, names).tied == ()
    assert "wrong-period" not in {verdict.rule for verdict in verdicts_of(table, marked, DAY, names)}


def test_what_is_known_again_contradicts_no_other_amount(table: FactTable) -> None:
    match = match_of(table, "Merle met [40 milliards de dollars] dans Orion.", DAY, ["Merle"])
    assert [one.fact.id for one in match.tied] == ["orion#investissement"]
    told = verdicts_of(table, "Merle met [44 milliards de dollars] dans Orion.", DAY, ["Merle"])
    assert [verdict.label.value for verdict in told] == ["unverified"]


def test_a_fact_long_unchecked_is_left_alone(table: FactTable) -> None:
    marked = "Orion pèse [40 milliards de dollars] par an."
    assert match_of(table, marked, date(2025, 12, 2)).tied == ()


def test_a_round_amount_of_a_firm_may_be_any_of_its_many(table: FactTable) -> None:
    assert match_of(table, "Novalis pèse [3 milliards d'euros] par an.", DAY).tied == ()


def test_it_is_not_where_a_word_beside_it_says_what_it_measures(tmp_path: Path) -> None:
    table = write_table(tmp_path, [LYRA])

    def rules(marked: str) -> list[str]:
        return rules_of(table, marked, DAY)

    assert rules("S'engager, comme Lyra, à injecter [6 milliards d'euros] par an, c'est beaucoup.") == [
        "wrong-period"
    ]
    assert rules("S'engager, comme Lyra, à injecter [6 milliards d'euros], c'est beaucoup.") == ["supported"]
    assert rules("Vendre, comme Lyra, pour [6 milliards d'euros] par an, c'est beaucoup.") == ["unverified"]
