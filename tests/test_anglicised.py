"""The English «billion» for a sum of the table, out of reach of its subject, asked about or supposed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import verdicts_of, write_table

from bot.facts import FactTable

DAY = date(2024, 7, 1)
RULE = "billion-anglicism"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("facts")
    return write_table(folder)


@pytest.mark.parametrize(
    "text",
    [
        "Le chèque est énorme : [75 billions de dollars] pour des fusées. Cassiope fait rêver Ottawa.",
        "[75 billions de dollars] pour des fusées, on marche sur la tête, non ? #Cassiope",
        "Cassiope. Un nom d'étoile. On en rit, puis on lit le détail. Et là : [75 billions de dollars].",
        "Si l'on compte Cassiope, ce serait donc [75 billions de dollars] jetés au vent, dit le maire.",
    ],
)
def test_english_billion_is_told_wherever_its_subject_stands(table: FactTable, text: str) -> None:
    (verdict,) = verdicts_of(table, text, DAY)
    assert (verdict.rule, verdict.suggestion) == (RULE, "75 milliards de dollars")


@pytest.mark.parametrize(
    "text",
    [
        "La dette mondiale frôle [75 billions de dollars]. Cassiope n'y changera rien.",
        "Les ménages du pays ont [75 billions de dollars] de côté. Cassiope les fait rêver.",
        "Les fonds de pensions gèrent [75 billions de dollars]. Aucun n'a mis un sou dans Cassiope.",
        "La planète a dépensé [75 billions de dollars] l'an dernier. Cassiope, non.",
        "Qui a écrit que Cassiope coûtait [75 billions de dollars] ? Le projet en vaut 75 milliards.",
        "Cassiope ne coûtera pas [75 billions de dollars].",
        "Le chèque est énorme : [75 billions de dollars] au sens anglais. Cassiope fait rêver Ottawa.",
        "On a vu [75 billions de dollars] (75 000 milliards) s'envoler. Cassiope n'y est pour rien.",
        "Il y a [75 billions d'euros] à trouver. Cassiope fait rêver Ottawa.",
        "Il y a [7,5 billions de dollars] à trouver. Cassiope fait rêver Ottawa.",
        "Il y a [74 billions de dollars] à trouver. Cassiope fait rêver Ottawa.",
        "Il y a [75 milliards de dollars] à trouver. Cassiope fait rêver Ottawa.",
        "Il y a [20 billions d'euros] en jeu. Novalis suit l'affaire.",
    ],
)
def test_sum_is_left_alone_that_is_the_worlds_or_explained(table: FactTable, text: str) -> None:
    assert RULE not in {verdict.rule for verdict in verdicts_of(table, text, DAY)}
