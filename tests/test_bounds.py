"""A plan's range, or its upper bound, told as one firm figure where the sentence says too little."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import match_of, verdicts_of

from bot.facts import FactTable, load_facts

DAY = date(2024, 3, 10)

_SOURCE = """
[sources.agence]
title = "Le dossier"
publisher = "Agence"
url = "https://agence.example/dossier"
published = 2024-03-02
accessed = 2024-12-01
"""

PARC = f"""
[subject]
name = "Parc marin de Houat"
kind = "programme"
country = "FR"
aliases = ["Parc marin de Houat", "parc de Houat", "Houat"]

[[facts]]
attribute = "investissement"
label = "investissement annoncé, au plus"
unit = "EUR"
stage = "annoncé"
checked = 2024-12-01
values = [{{ since = 2024-03-01, value = 8e9, modality = "at-most", source = "agence" }}]
{_SOURCE}"""

TUNNEL = f"""
[subject]
name = "Tunnel de la Manche bis"
kind = "programme"
country = "FR"
aliases = ["Tunnel bis", "second tunnel"]

[[facts]]
attribute = "investissement"
label = "investissement annoncé en France, fourchette"
unit = "EUR"
stage = "annoncé"
checked = 2024-12-01
values = [{{ since = 2024-03-01, low = 20e9, high = 35e9, source = "agence" }}]
{_SOURCE}"""

VOLTANE = f"""
[subject]
name = "Voltane"
kind = "organisation"
country = "DE"
aliases = ["Voltane"]

[[facts]]
attribute = "investissement"
label = "investissement annoncé en France"
unit = "EUR"
stage = "annoncé"
checked = 2024-12-01
values = [{{ since = 2024-03-01, value = 15e9, source = "agence" }}]
{_SOURCE}"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("facts")
    for name, text in {"parc": PARC, "tunnel": TUNNEL, "voltane": VOLTANE}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_facts([folder])


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
