"""Days that a noun, a pronoun or a rule gives to what happened, and days on end."""

from __future__ import annotations

import pytest
import quays
from checked import rule_of

from bot.facts import FactTable

SUBJECTS = quays.SUBJECTS


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # What happened, as a noun.
        ("Lors de la signature de la Charte des quais, le [18 mai 2023], il pleuvait.", "wrong-date"),
        ("Lors de la signature de la Charte des quais, le [15 mai 2023], il pleuvait.", "supported"),
        ("Signature de la Charte des quais par la ministre : [18 mai 2023]. Et après ?", "wrong-date"),
        ("Le [18 mai 2023], jour de la signature de la Charte des quais, il pleuvait.", "wrong-date"),
        ("Une semaine après la signature de la Charte des quais, le [22 mai 2023], tout a fermé.", ""),
        ("La veille de la signature de la Charte des quais, le [14 mai 2023], il pleuvait.", ""),
        ("Lors de la signature de la Charte des quais aux Antilles, le [18 mai 2023], il pleuvait.", ""),
        ("Lors de la signature de la Charte des quais, le [18 mai 2023] a été déclaré férié.", ""),
        ("Le [18 mai 2023], jour de pluie, la ministre lisait la Charte des quais.", ""),
        # What is done to it, told of it afterwards.
        ("La Charte des quais tient bon : la ministre l'a signée le [18 mai 2023].", "wrong-date"),
        ("La Charte des quais tient bon : la ministre l'a signée le [15 mai 2023].", "supported"),
        ("La Charte des quais tient bon : la ministre l'a relue le [18 mai 2023].", ""),
        ("La ministre signait la Charte des quais : c'était le [18 mai 2023].", "wrong-date"),
        ("La ministre signait un bail pour Delmas : c'était le [18 mai 2023].", ""),
        ("La Charte des quais, une loi que la ministre a signée le [18 mai 2023], tient.", "wrong-date"),
        ("Que vaut la Charte des quais, signée le [18 mai 2023] ?", "wrong-date"),
        ("La Charte des quais a-t-elle été signée le [18 mai 2023] ?", ""),
        ("Quand Ondine annonce Delmas, le [27 février 2024], on rit.", "wrong-date"),
        # What a law lays down.
        ("Les obligations prévues par la Charte des quais pour les grues, applicables depuis le "
         "[1er mars 2024], pèsent.", "wrong-date"),
        ("Les obligations prévues par la Charte des quais pour les grues, applicables depuis le "
         "[1er février 2024], pèsent.", "supported"),
        ("Les obligations prévues par la Charte des quais pour les docks, applicables depuis le "
         "[1er mars 2024], pèsent.", ""),
        # Behind a colon, what is told has a subject of its own.
        ("Delmas se prépare : le Forum des ports se tiendra les [12 et 13 février 2024].", "wrong-date"),
        ("Delmas se prépare : on louera des grues les [12 et 13 février 2024].", ""),
        # The month or the year alone, of what the sentence names.
        ("Tout commence en [février 2024], quand on annonça Delmas, fusionnée dans la douleur.", "supported"),
        ("Tout commence en [mars 2024], quand on annonça Delmas, fusionnée dans la douleur.", ""),
        ("Tout commence en [février 2024], quand on parla de Delmas.", ""),
        # Days on end.
        ("Le Forum des ports s'est tenu du [5 au 8 février 2024].", "wrong-date"),
        ("Le Forum des ports s'est tenu du [6 au 7 février 2024].", "supported"),
        ("La réunion qui prépare le Forum des ports s'est tenue le [3 février 2024].", ""),
    ],
)  # fmt: skip
def test_days(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, quays.DAY) == expected
