"""A plan's range, or its upper bound, told as one firm figure where the sentence says too little."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import match_of, verdicts_of

from bot.facts import FactTable

DAY = date(2024, 6, 10)

SUBJECTS = (
    subject(
        "Parc marin de Houat",
        fact("investissement", "EUR", At("2024-06-01", 8e9, modality="at-most")),
        kind="programme",
        aliases=["Parc marin de Houat", "parc de Houat", "Houat"],
    ),
    subject(
        "Tunnel bis",
        fact("investissement", "EUR", (20e9, 35e9)),
        kind="programme",
        aliases=["Tunnel bis", "second tunnel"],
    ),
    subject("Voltane", fact("investissement", "EUR", 15e9), country="DE"),
)


@pytest.mark.parametrize(
    "marked",
    [
        "Voltane et ses associés mettront un investissement de [8 milliards d'euros] dans le parc de Houat.",
        "Voltane, qui porte le parc de Houat, investit [8 milliards d'euros], assure la préfecture.",
        "Voltane a présenté le parc de Houat. L'investissement est de [8 milliards d'euros], dit le maire.",
        "Cap à l'ouest : [25 milliards d'euros] d'investissements pour le Tunnel bis, rien de moins.",
        "On creusera un second tunnel, dont l'investissement se monte à [30 milliards d'euros].",
    ],
)
def test_a_figure_of_a_plan_named_by_another_is_its_bound(table: FactTable, marked: str) -> None:
    """The firm that builds has amounts of its own: it is not corrected by them."""
    assert [verdict.rule for verdict in verdicts_of(table, marked, DAY)] == ["range-collapsed"]


@pytest.mark.parametrize(
    "marked",
    [
        "Voltane a promis un investissement d'au plus [8 milliards d'euros] pour le parc de Houat.",
        "Entre [20 milliards d'euros], au mieux, et 35 milliards d'euros d'investissement : le Tunnel bis.",
        "L'investissement du Tunnel bis ira de 20 à 35 milliards d'euros. Va pour [35 milliards d'euros].",
        "Le second tunnel demandera un investissement d'une [trentaine de milliards d'euros].",
        "Le parc de Houat a été dessiné par Sidonie. Le port voisin vaut [8 milliards d'euros].",
        "Houat est une île. Les Bretons y paient [8 milliards d'euros] de taxes.",
        "Sur les 35 milliards d'euros du Tunnel bis, [25 milliards d'euros] iront au génie civil.",
        "Dans le parc de Houat, Voltane fait partie des groupes qui investiront [8 milliards d'euros].",
        "L'investissement dans le Tunnel bis ne sera pas de [25 milliards d'euros].",
    ],
)
def test_what_only_stands_near_a_plan_is_not_its_bound(table: FactTable, marked: str) -> None:
    assert {verdict.label.value for verdict in verdicts_of(table, marked, DAY)} <= {"unverified", "supported"}


def test_a_name_that_the_table_does_not_know_may_invest_too(table: FactTable) -> None:
    marked = "Le Tunnel bis passera sous Calais. Zéphyra, elle, investira [25 milliards d'euros]."
    assert match_of(table, marked, DAY).bounded is not None
    assert match_of(table, marked, DAY, names=("Zéphyra",)).bounded is None


def test_the_amount_of_the_plan_in_the_same_sentence_makes_the_other_none_of_it(table: FactTable) -> None:
    alone = "Le plan de Voltane : un investissement de [9 milliards d'euros]."
    beside = f"Sur les 15 milliards d'euros, le reste attendra. {alone}".replace(
        "attendra. Le", "attendra : le"
    )
    assert [verdict.rule for verdict in verdicts_of(table, alone, DAY)] == ["wrong-amount"]
    assert [verdict.rule for verdict in verdicts_of(table, beside, DAY)] == ["unverified"]
