"""What a list stands under is told of each of its items, and what is asked of one name by its answer."""

from __future__ import annotations

from datetime import date

import pytest
from tables import claim_of, rules_of

from bot.facts import FactTable

DAY = date(2024, 7, 10)
_OF_IT = 19
"""In the costs of bot/claims/owners.py: as far as an owner may stand that a figure is surely of."""

_AS_A_PRONOUN = 5


def cost_of_orion(table: FactTable, marked: str) -> int | None:
    owners = claim_of(table, marked).owners
    return next((owner.cost for owner in owners if owner.subject.endswith("orion")), None)


@pytest.mark.parametrize(
    "marked",
    [
        "Ce que l'on sait d'Orion :\n– une durée de 3 ans\n– un coût de [40 milliards de dollars]",
        "Orion en bref :\n• mars : 2 sites\n• avril : 7 sites\n• mai : [12 sites]",
        "Orion en bref :\n- mars : 2 sites. Un début.\n- avril : [12 sites]",
        "Orion en bref :\n1 ⃣ mars : 2 sites\n2 ⃣ avril : [12 sites]",
        "Orion en bref :\n1. mars : 2 sites\n2. avril : [12 sites]",
        "Orion en bref :\n- mars : 4 milliards de dollars\n- avril : 8 milliards\n- mai : [900 millions]",
    ],
)
def test_an_item_is_told_of_what_its_list_stands_under(table: FactTable, marked: str) -> None:
    cost = cost_of_orion(table, marked)
    assert cost is not None
    assert cost <= _OF_IT


@pytest.mark.parametrize(
    "marked",
    [
        "Orion et les autres :\n- un pont, à 3 milliards d'euros\n- Untel : [40 milliards d'euros]",
        "La semaine en chiffres :\n- Orion : 12 sites\n- le tunnel : [40 milliards d'euros]",
        "Les grands chantiers.\n- Orion : 12 sites\n- le tunnel : [40 milliards d'euros]",
    ],
)
def test_it_is_not_told_of_the_other_items_nor_surely_where_it_may_name_its_own(
    table: FactTable, marked: str
) -> None:
    cost = cost_of_orion(table, marked)
    assert cost is None or cost > _OF_IT


@pytest.mark.parametrize(
    "marked",
    [
        "Combien coûtera Orion ? [40 milliards d'euros] au bas mot.",
        "À combien se monte Orion ? À [40 milliards d'euros].",
        "Quel est le prix d'Orion ? Près de [40 milliards d'euros].",
        "Et Orion ? [40 milliards d'euros].",
    ],
)
def test_an_amount_answers_what_is_asked_of_one_name(table: FactTable, marked: str) -> None:
    cost = cost_of_orion(table, marked)
    assert cost is not None
    assert cost <= _AS_A_PRONOUN
    assert rules_of(table, marked, DAY) == ["wrong-currency"]


@pytest.mark.parametrize(
    "marked",
    [
        "Combien coûtera Orion ? Nul ne le sait, mais on a mis dans les routes [30 milliards d'euros].",
        "Combien coûteront Orion et Cassiope ? [30 milliards d'euros].",
        "Combien de fois 12 sites d'Orion ? [30 milliards d'euros].",
    ],
)
def test_what_asks_of_several_or_of_a_figure_is_not_so_answered(table: FactTable, marked: str) -> None:
    cost = cost_of_orion(table, marked)
    assert cost is None or cost > _AS_A_PRONOUN


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        ("Orion coûtera 40 milliards de dollars. On parle de [44 milliards de dollars].", ["unverified"]),
        (
            "Orion coûtera 40 milliards de dollars. Son coût atteint [44 milliards de dollars].",
            ["wrong-amount"],
        ),
        (
            "Orion coûtera 40 milliards de dollars. Son rival coûtera [44 milliards de dollars].",
            ["unverified"],
        ),
        (
            "Orion coûtera 40 milliards de dollars. La ville y ajoutera 4 milliards de plus. "
            "Il faut trouver pour Orion ces [44 milliards de dollars].",
            ["unverified"],
        ),
    ],
)
def test_neither_a_rival_nor_a_sum_of_what_is_told_is_the_subject(
    table: FactTable, marked: str, rules: list[str]
) -> None:
    assert rules_of(table, marked, DAY)[: len(rules)] == rules
