"""The digits of a fact in another currency or scale, where the sentence does not say whose figure it is."""

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
        fact("dette", "EUR", 8.64e9, label="dette nette"),
        fact("dette", "EUR", 75e6, variant="filiale", label="dette de la filiale", cues=["filiale"]),
        fact("dette", "EUR", 2716.4e9, variant="brute", label="dette brute", cues=["dette brute"]),
        fact("investissement", "CNY", 38e9, label="investissement en Chine"),
    ),
    subject(
        "plan Altaïr",
        fact("aide", "EUR", 52.8e9, label="aides"),
        fact("pret", "EUR", 20e9, label="prêts"),
        kind="programme",
        topics=[{"words": [["Sirius"], ["aides"], ["étoile"]]}],
    ),
)


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
    assert rules_of(table, marked, DAY, names) == [rule]


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
    assert rules_of(table, marked, DAY, ("Lyra",)) == [rule]


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
        pytest.param("La filiale de Véga a fait [75 milliards d'euros] de ventes.", id="of another measure"),
        pytest.param("Véga souffle. Sa dette est-elle de [8,64 milliards de dollars] ?", id="asked"),
        pytest.param(
            "Véga doit 8,64 milliards d'euros. Un lecteur a vu une dette de [8,64 milliards de dollars].",
            id="told rightly too",
        ),
    ],
)
def test_what_the_digits_leave_open_is_left_alone(table: FactTable, marked: str) -> None:
    names = ("Lyra",) if "Lyra" in marked else ()
    assert rules_of(table, marked, DAY, names) == ["unverified"]


@pytest.mark.parametrize(
    ("marked", "names", "rule"),
    [
        (
            "Sirius débloque [20 milliards de dollars] de prêts avec le plan Altaïr.",
            ("Sirius",),
            "wrong-currency",
        ),
        ("Lyra débloque [20 milliards de dollars] de prêts avec le plan Altaïr.", ("Lyra",), "unverified"),
        (
            "Bercy débloque [20 milliards de dollars] de prêts avec le plan Altaïr.",
            ("Bercy",),
            "wrong-currency",
        ),
        (
            "Berlin débloque [20 milliards de dollars] de prêts avec le plan Altaïr.",
            ("Berlin",),
            "unverified",
        ),
        ("On a chiffré le plan Altaïr à [45 milliards d'euros].", (), "wrong-amount"),
        ("On a chiffré le plan Altaïr à [20 milliards d'euros].", (), "supported"),
    ],
)
def test_who_speaks_for_a_plan_is_no_stranger_and_its_largest_amount_the_whole(
    table: FactTable, marked: str, names: tuple[str, ...], rule: str
) -> None:
    assert rules_of(table, marked, DAY, names) == [rule]


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
    assert rules_of(table, marked, DAY, names) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Véga va investir [38 Md¥].", "supported"),
        ("Véga va investir [52 Md¥].", "wrong-amount"),
        ("Véga va investir [38 milliards de yens].", "wrong-currency"),
    ],
)
def test_a_sign_of_two_currencies_is_the_facts_own(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]


@pytest.mark.parametrize(
    ("marked", "names", "rule"),
    [
        (
            "Lyra, Deneb : une dette de [8,64 milliards de dollars], Véga en souffre.",
            ("Lyra", "Deneb"),
            "wrong-currency",
        ),
        (
            "Lyra : Deneb a une dette de [8,64 milliards de dollars], Véga en souffre.",
            ("Lyra", "Deneb"),
            "unverified",
        ),
        ("Lyra, Deneb : une dette de [8,65 milliards de dollars], Véga en souffre.", ("Lyra",), "unverified"),
    ],
)
def test_names_behind_a_colon_are_no_rivals_of_the_one_beside_the_figure(
    table: FactTable, marked: str, names: tuple[str, ...], rule: str
) -> None:
    assert rules_of(table, marked, DAY, names) == [rule]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Véga chiffre à [52,8 milliards de dollars] les aides du plan Altaïr.", "wrong-currency"),
        ("Véga chiffre à [52,7 milliards de dollars] les aides du plan Altaïr.", "unverified"),
    ],
)
def test_digits_go_before_a_nearer_name_that_only_may_own_them(
    table: FactTable, marked: str, rule: str
) -> None:
    assert rules_of(table, marked, DAY) == [rule]
