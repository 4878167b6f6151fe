"""The digits of a fact in another currency or scale, where the sentence does not say whose figure it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import verdicts_of

from bot.facts import FactTable, load_facts

DAY = date(2024, 7, 1)
VEGA = """
[subject]
name = "Véga"
kind = "organisation"
country = "FR"
aliases = ["Véga"]

[[facts]]
attribute = "dette"
label = "dette nette"
unit = "EUR"
stage = "résultat"
checked = 2024-12-01
values = [{ since = 2024-06-01, value = 8.64e9, source = "rapport" }]

[[facts]]
attribute = "dette"
variant = "filiale"
label = "dette de la filiale"
unit = "EUR"
stage = "résultat"
cues = ["filiale"]
checked = 2024-12-01
values = [{ since = 2024-06-01, value = 75e6, source = "rapport" }]

[[facts]]
attribute = "dette"
variant = "brute"
label = "dette brute"
unit = "EUR"
stage = "résultat"
cues = ["dette brute"]
checked = 2024-12-01
values = [{ since = 2024-06-01, value = 2716.4e9, source = "rapport" }]

[[facts]]
attribute = "investissement"
label = "investissement en Chine"
unit = "CNY"
stage = "annoncé"
checked = 2024-12-01
values = [{ since = 2024-06-01, value = 38e9, source = "rapport" }]

[sources.rapport]
title = "Rapport"
publisher = "Agence"
url = "https://agence.example/rapport"
published = 2024-06-20
accessed = 2024-12-01
"""

ALTAIR = """
[subject]
name = "plan Altaïr"
kind = "programme"
country = "FR"
aliases = ["plan Altaïr"]
topics = [{ words = [["Sirius"], ["aides"], ["étoile"]] }]

[[facts]]
attribute = "aide"
label = "aides"
unit = "EUR"
stage = "annoncé"
checked = 2024-12-01
values = [{ since = 2024-06-01, value = 52.8e9, source = "rapport" }]

[[facts]]
attribute = "pret"
label = "prêts"
unit = "EUR"
stage = "annoncé"
checked = 2024-12-01
values = [{ since = 2024-06-01, value = 20e9, source = "rapport" }]

[sources.rapport]
title = "Rapport"
publisher = "Agence"
url = "https://agence.example/rapport"
published = 2024-06-20
accessed = 2024-12-01
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("facts")
    (folder / "vega.toml").write_text(VEGA, encoding="utf-8")
    (folder / "altair.toml").write_text(ALTAIR, encoding="utf-8")
    return load_facts([folder])


def rules(table: FactTable, marked: str, names: tuple[str, ...] = ()) -> list[str]:
    return [verdict.rule for verdict in verdicts_of(table, marked, DAY, names)]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Qui croit à Véga ? La firme traîne depuis Noël [8,64 M€] de dette.", "wrong-magnitude"),
        ("Véga souffle un peu. Mardi, on a fixé sa dette à [8,64 milliards de dollars].", "wrong-currency"),
        ("Où sont passés les [8,64 millions d'euros] de dette de Véga ?", "wrong-magnitude"),
        ("Véga souffle un peu. Sa filiale garde une dette de [75 milliards d'euros].", "wrong-magnitude"),
        (
            "On parle de Véga. Il pleut. Le port dort. Rien ne bouge. Le quai est vide. On attend. "
            "Une dette de [8,64 millions d'euros], cela se paie.",
            "wrong-magnitude",
        ),
        ("Dans le dossier Véga, qui traîne, il y a [75 milliards d'euros] et un port.", "wrong-magnitude"),
        ("Le port a coûté 3 milliards d'euros. La dette de Véga pèse [8,64 millions].", "wrong-magnitude"),
        ("Sur les [8,64 millions d'euros] de dette de Véga, combien seront payés ?", "wrong-magnitude"),
    ],
)
def test_digits_say_whose_figure_is_misread(table: FactTable, marked: str, rule: str) -> None:
    names = ("Noël",) if "Noël" in marked else ()
    assert rules(table, marked, names) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Lyra l'a lu : sa dette atteint [2 716,4 millions d'euros], selon Véga.", "wrong-magnitude"),
        ("Lyra a une dette de [8,64 milliards de dollars], selon Véga.", "unverified"),
        ("Lyra débloque [52,8 millions d'euros] d'aides avec son plan Altaïr.", "wrong-magnitude"),
        ("Lyra débloque [53 millions d'euros] d'aides avec son plan Altaïr.", "unverified"),
    ],
)
def test_digits_beyond_chance_pass_a_stranger(table: FactTable, marked: str, rule: str) -> None:
    assert rules(table, marked, ("Lyra",)) == [rule]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "Véga souffle. Mardi, on a fixé sa dette à [8,65 milliards de dollars].", id="other digits"
        ),
        pytest.param(
            "Véga souffle. Mardi, Lyra a une dette de [8,64 milliards de dollars].", id="a stranger"
        ),
        pytest.param("Véga souffle. Mardi, on a parlé de [8,64 milliards de dollars].", id="of what"),
        pytest.param(
            "Véga souffle. Mardi, Noël oblige, on a parlé de [75 millions de dollars].", id="two digits"
        ),
        pytest.param(
            "Véga et les autres groupes ont une dette de [8,64 milliards de dollars].", id="a group"
        ),
        pytest.param(
            "Dans le dossier Véga, qui traîne, il y a [8,64 milliards de dollars] de recettes.", id="measured"
        ),
        pytest.param(
            "Une dette de [8,64 millions d'euros] ? Un port. Un quai. Véga passe.", id="named later"
        ),
        pytest.param("Véga souffle. Sa dette est-elle de [8,64 milliards de dollars] ?", id="asked"),
        pytest.param(
            "Véga doit 8,64 milliards d'euros. Un lecteur a vu une dette de [8,64 milliards de dollars].",
            id="told rightly too",
        ),
    ],
)
def test_what_the_digits_leave_open_is_left_alone(table: FactTable, marked: str) -> None:
    names = ("Lyra",) if "Lyra" in marked else ()
    assert rules(table, marked, names) == ["unverified"]


@pytest.mark.parametrize(
    ("marked", "names", "rule"),
    [
        (
            "Sirius débloque [20 milliards de dollars] de prêts avec le plan Altaïr.",
            ("Sirius",),
            "wrong-currency",
        ),
        ("Lyra débloque [20 milliards de dollars] de prêts avec le plan Altaïr.", ("Lyra",), "unverified"),
        ("On a chiffré le plan Altaïr à [45 milliards d'euros].", (), "wrong-amount"),
        ("On a chiffré le plan Altaïr à [20 milliards d'euros].", (), "supported"),
    ],
)
def test_who_speaks_for_a_plan_is_no_stranger_and_its_largest_amount_the_whole(
    table: FactTable, marked: str, names: tuple[str, ...], rule: str
) -> None:
    assert rules(table, marked, names) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Véga souffle. Mardi, on a fixé sa dette à [8,46 milliards d'euros].", "wrong-amount"),
        ("Une dette de [6,84 milliards] pèse sur l'année, le port et le quai de Véga.", "wrong-amount"),
        ("Véga souffle. Mardi, on a parlé de [8,46 milliards d'euros].", "unverified"),
        ("Véga souffle. Mardi, on a fixé ses ventes à [8,46 milliards d'euros].", "unverified"),
        ("Véga souffle. Mardi, Lyra a fixé sa dette à [8,46 milliards d'euros].", "unverified"),
        ("Véga souffle. Mardi, on a fixé sa dette à [8,61 milliards d'euros].", "unverified"),
    ],
)
def test_two_digits_swapped_say_whose_figure_is_told(table: FactTable, marked: str, rule: str) -> None:
    names = ("Lyra",) if "Lyra" in marked else ()
    assert rules(table, marked, names) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Véga va investir [38 Md¥].", "supported"),
        ("Véga va investir [52 Md¥].", "wrong-amount"),
        ("Véga va investir [38 milliards de yens].", "wrong-currency"),
    ],
)
def test_a_sign_of_two_currencies_is_the_facts_own(table: FactTable, marked: str, rule: str) -> None:
    assert rules(table, marked) == [rule]
