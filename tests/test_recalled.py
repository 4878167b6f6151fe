"""An amount told again, a slip away from the one that the table confirms."""

from __future__ import annotations

from datetime import date

import pytest
from tables import rules_of

from bot.facts import FactTable

DAY = date(2024, 7, 1)


@pytest.mark.parametrize(
    "marked",
    [
        "Orion va investir 40 milliards de dollars. Reste à savoir d'où viendront ces [60 milliards].",
        "Orion va investir 40 milliards de dollars. D'où viendront ces [60 milliards] ?",
        "Orion va investir 40 milliards de dollars. Le public doute. Sur ces fameux [46 milliards], rien.",
        "Orion va investir 40 milliards de dollars. À qui iront ces [48 milliards de dollars] d'Orion ?",
        "Cassiope mobilise 75 milliards de dollars. Un vœu pieux : ces [57 milliards] n'existent pas.",
        "Cassiope, un plan de 75 milliards de dollars. Ces quelque [78 milliards de dollars] sont promis.",
        # Behind another amount, some sentences on, beside a year that a comma parts from it.
        "Orion va investir 40 milliards de dollars. Ailleurs, 7 milliards. Sur ces [60 milliards], rien.",
        "Orion va investir 40 milliards de dollars. Il pleut. Avec ces [60 milliards], 2019 est loin.",
    ],
)
def test_these_are_those(table: FactTable, marked: str) -> None:
    assert "self-contradiction" in rules_of(table, marked, DAY)


@pytest.mark.parametrize(
    "told",
    [
        # Corrected, told before, drawn from others, rounded.
        "Durand doute : ces [60 milliards], et non 40 milliards, manquent.",
        "Un syndicat veut 60 milliards. Durand doute : ces [60 milliards] manquent.",
        "Plus tard, 8 milliards. Durand doute : ces [48 milliards] manquent.",
        "Une loi prête 10 milliards. Durand doute : ces [30 milliards] manquent.",
        "Le quart ira aux ports. Durand doute : ces [10 milliards] manquent.",
        # Another unit, another thing, another time, somebody else's.
        "Durand doute : ces [60 milliards d'euros] manquent.",
        "Durand doute : ces [60 milliards] de dette inquiètent.",
        "Durand doute : ces [60 milliards] de 2019 sont oubliés.",
        "Durand doute : ces [60 milliards] que l'hôpital réclame, qui les paiera ?",
        "Durand doute : ces [60 milliards] promis par Paris existent-ils ?",
        "Durand doute : ces [60 milliards] cumulés manquent.",
        "Durand doute : ces [60 milliards] par an manquent.",
        # No slip, or too far, or no demonstrative.
        "Durand doute : ces [57 milliards] manquent.",
        "Il pleut. Il vente. Il neige. Durand doute : ces [60 milliards] manquent.",
        "Durand doute : [60 milliards] manquent.",
    ],
)
def test_these_may_be_others(table: FactTable, told: str) -> None:
    marked = f"Orion va investir 40 milliards de dollars. {told}"
    assert rules_of(table, marked, DAY, ("Durand",)) == ["unverified"]


def test_two_amounts_a_slip_away_leave_open_which_one_is_meant(table: FactTable) -> None:
    marked = "Orion va investir 40 milliards de dollars. Cassiope, 75 milliards. Ces [45 milliards] manquent."
    assert rules_of(table, marked, DAY) == ["unverified"]


def test_nothing_confirms_what_these_recall(table: FactTable) -> None:
    marked = "Orion va investir 43 milliards de dollars. Durand doute : ces [48 milliards] manquent."
    assert rules_of(table, marked, DAY, ("Durand",)) == ["unverified"]


@pytest.mark.parametrize(
    "marked",
    [
        "Le budget de Novalis atteint 4,5 milliards d'euros. Il pleut. Il vente. Le budget de "
        "[4,8 milliards] tient.",
        "Le budget de Novalis atteint 4,5 milliards d'euros. Il pleut. Il vente. « Ce maigre budget de "
        "[5,4 milliards] suffit », dit un élu.",
    ],
)
def test_the_measure_is_told_again(table: FactTable, marked: str) -> None:
    assert "self-contradiction" in rules_of(table, marked, DAY)


@pytest.mark.parametrize(
    "told",
    [
        "Chez Durandal, le budget de [4,8 milliards] tient.",
        "Sa rivale Durandal tient le budget de [4,8 milliards].",
        "Les ventes de [4,8 milliards] suivent.",
        "Le budget de [4,8 milliards] de la ville suit.",
        "Le précédent budget de [4,8 milliards], dit Durandal, suffisait.",
        "Le budget de [7,1 milliards] suit.",
    ],
)
def test_the_measure_may_be_anothers(table: FactTable, told: str) -> None:
    marked = f"Le budget de Novalis atteint 4,5 milliards d'euros. Il pleut. Il vente. {told}"
    assert rules_of(table, marked, DAY, ("Durandal",) if "Durandal" in told else ()) == ["unverified"]


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ("Durand veut que les [4,8 milliards] de budget de Novalis servent à tous.", "self-contradiction"),
        ("Avec [4,8 milliards] de budget de Novalis, qui se plaint, Durand ?", "self-contradiction"),
        ("Durand veut que les [4,8 milliards] de budget de Sable servent à tous.", "unverified"),
        ("Durand veut que les [4,8 milliards] de dette de Novalis servent à tous.", "unverified"),
        ("Durand veut que les [4,8 milliards] de budget de Novalis en 2021 servent à tous.", "unverified"),
        ("Durand veut que les [4,8 milliards] de budget de Novalis du mois servent.", "unverified"),
    ],
)
def test_whose_measure_it_is_stands_behind_it_whoever_else_is_named(
    table: FactTable, told: str, rule: str
) -> None:
    marked = f"Le budget de Novalis atteint 4,5 milliards d'euros. Il pleut. Il vente. {told}"
    assert rule in rules_of(table, marked, DAY, ("Durand",))
