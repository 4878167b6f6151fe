"""Numbers that leave out scale and unit of an amount before them: a guess, which a fact may confirm."""

from __future__ import annotations

from datetime import date

import pytest
from invented import fact, subject
from tables import verdicts_of

from bot.facts import FactTable
from bot.mentions.quantities import find_quantities

DAY = date(2024, 7, 1)


SUBJECTS = tuple(
    subject(name, fact("investissement", "EUR", amount))
    for name, amount in (("Véga", 20e9), ("Altaïr", 12e9), ("Deneb", 7e9))
)


@pytest.mark.parametrize(
    ("text", "guesses"),
    [
        ("Véga met 20 milliards d'euros, Altaïr 12, Deneb 7.", ["12", "7"]),
        ("En tête, Véga : 20 milliards d'euros. Suivent Altaïr (12) et Deneb (7).", ["12", "7"]),
        ("Aux 20 milliards d'euros de Véga s'ajoutent les 12 d'Altaïr.", ["12"]),
        ("Le devis est de 3 milliards d'euros ; au printemps, le compteur marquait 2,4.", ["2,4"]),
        ("La facture monte à 12 milliards d'euros en 2020, 40 fin 2022.", ["40"]),
        ("L'État offre 63 sites, dont 26 sont attribués.", ["26"]),
    ],
)
def test_a_number_beside_an_amount_may_be_one(text: str, guesses: list[str]) -> None:
    found = [figure for figure in find_quantities(text) if figure.is_guess]
    assert [figure.text for figure in found] == guesses
    assert len({getattr(figure.value, "unit", None) for figure in find_quantities(text)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Véga met 20 milliards d'euros. Le 12, Altaïr suivra.",
        "Véga met 20 milliards d'euros ; rendez-vous lundi 12.",
        "Véga met 20 milliards d'euros (article 12).",
        "Véga met 20 milliards d'euros pour 12 usines.",
        "Véga met 20 milliards d'euros d'ici 2030.",
        "Véga met 20 milliards d'euros.\n12. Altaïr attend.",
        "Véga met 20 milliards d'euros, ont dit les Vingt-Sept.",
        "Véga monte de 12 %. Il y en a 7 autres.",
        "Véga met 20 milliards d'euros. Multiplier la mise par douze, quelle folie.",
    ],
)
def test_a_number_that_is_of_something_else_is_none(text: str) -> None:
    assert not any(figure.is_guess for figure in find_quantities(text))


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("Véga met 20 milliards d'euros, Altaïr [12], Deneb 7.", ["supported"]),
        ("Véga met 20 milliards d'euros, Altaïr 12, Deneb [7].", ["supported"]),
        ("Véga met 20 milliards d'euros, Altaïr [15], Deneb 9.", []),
        ("Deneb met 7 milliards d'euros, Véga [12], Altaïr 20.", []),
        ("Véga met [20 milliards d'euros], Altaïr 15, Deneb 9.", ["supported"]),
    ],
)
def test_a_guess_is_confirmed_and_never_held_against(
    table: FactTable, marked: str, labels: list[str]
) -> None:
    assert [one.label.value for one in verdicts_of(table, marked, DAY)] == labels
