"""What is left of an amount, held against the amount and the parts that the text tells."""

from __future__ import annotations

from datetime import date

import pytest
from tables import rules_of, verdicts_of

from bot.facts import FactTable

DAY = date(2024, 7, 1)


@pytest.mark.parametrize(
    "marked",
    [
        "Sur les 46 milliards d'euros, 30 milliards sont là ; les [12 milliards] restants non.",
        "Sur ces 46 millions d'euros, 30 millions vont au rail et les [19 millions] restants aux ports.",
        "La ville a 46 millions d'euros, dont 30 millions prêtés. Le reste, soit [19 millions], est à elle.",
        "La ville a 46 millions d'euros, dont 30 millions prêtés ; le solde ([12 millions]) est à elle.",
        "Des 46 millions d'euros, 30 millions iront à l'eau, et les [12 millions] restants à la terre.",
        "Sur les 460 emplois, 300 emplois sont pourvus ; les [140 emplois] restants le seront.",
    ],
)
def test_what_is_left_is_wrong(table: FactTable, marked: str) -> None:
    assert rules_of(table, marked, DAY) == ["wrong-total"]


def test_another_fact_does_not_confirm_what_is_left(table: FactTable) -> None:
    told = "Sur les 40 milliards de dollars d'Orion, 25 milliards sont prêts ; les [{}] restants non."
    (right,) = verdicts_of(table, told.format("15 milliards"), DAY)
    (wrong,) = verdicts_of(table, told.format("9 milliards"), DAY)
    assert right.rule != "wrong-total"
    assert (wrong.rule, wrong.message_fr) == ("wrong-total", "25 Md$ + 9 Md$ font 34 Md$, pas 40 Md$.")


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là ; les [16 milliards] restants non.",
            id="right",
        ),
        pytest.param(
            "Sur les 46,4 milliards d'euros, 30 milliards sont versés ; les [16 milliards] restants non.",
            id="rounded",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, près de 30 milliards sont là ; les [17 milliards] restants non.",
            id="hedged",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, plus de 20 milliards sont là ; les [12 milliards] restants non.",
            id="bounded",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, notamment 30 milliards de prêts, les [12 milliards] restants non.",
            id="unfinished",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont prêtés, dont 5 milliards déjà rendus ; les "
            "[12 milliards] restants non.",
            id="a part of a part",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là, 20 milliards versés ; les [12 milliards] "
            "restants non.",
            id="parts that may be of one another",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là ; les [12 milliards] restants cette année "
            "suivront.",
            id="left for some time",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là ; les [19 milliards] restants, intérêts "
            "compris, non.",
            id="more counted in",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là ; les [2 milliards] restants du lot non.",
            id="left of something else",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là ; les [12 milliards de yens] restants non.",
            id="another unit",
        ),
        pytest.param(
            "Elle a payé 46 milliards d'euros, puis 30 milliards ; les [12 milliards] restants non.",
            id="no whole",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là ; les [12 milliards] de dons suivront.",
            id="not said to be left",
        ),
        pytest.param(
            "Sur les 46 milliards d'euros, 30 milliards sont là. Il pleut. Le solde, [12 milliards], non.",
            id="sentences away",
        ),
    ],
)
def test_what_need_not_be_wrong(table: FactTable, marked: str) -> None:
    assert "wrong-total" not in rules_of(table, marked, DAY)
