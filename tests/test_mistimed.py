"""A plan's whole amount told by the year or over other years, known by its digits if not by its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from invented import At, fact, subject
from tables import rules_of

from bot.facts import FactTable

DAY = date(2024, 9, 10)
SUBJECTS = [
    subject(
        "Grande Digue",
        fact("enveloppe", "EUR", At("2024-02-01", 47e9), label="enveloppe de la digue", over="6 ans"),
        fact("budget", "EUR", At("2024-02-01", 8.3e9), label="budget de 2024", variant="2024", cues=["2024"]),
        kind="programme",
    ),
    subject("Marnelle", fact("budget", "EUR", At("2024-02-01", 1062e9), over="7 ans"), kind="programme"),
    subject(
        "Halvard",
        fact("investissement", "USD", At("2024-02-01", 36e9), label="investissement", over="4 ans"),
        fact("chiffre-affaires", "USD", At("2024-02-01", 40e9), label="ventes", stage="résultat", per="an"),
        country="US",
    ),
]
ELSEWHERE = "La Grande Digue fait parler d'elle. "


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("La Grande Digue ? Merle et Corvin verseront [47 milliards d'euros] par an.", []),
        (ELSEWHERE + "Le chantier durera, à raison de [47 milliards d'euros] par an.", []),
        (ELSEWHERE + "L'enveloppe atteint [47 milliards d'euros], à dépenser en deux ans.", []),
        ("À Merle, la Grande Digue, plan lancé hier, recevra, dit-on, [47 milliards d'euros] par mois.", []),
        ("Le budget Marnelle est voté. Merle pourra dépenser [1 062 milliards d'euros] par an.", ["Merle"]),
        (
            "Halvard étend ses usines : le groupe investira [36 milliards de dollars] par an.",
            [],
        ),
    ],
)
def test_an_amount_told_over_another_time_is_known_by_its_digits(
    table: FactTable, marked: str, names: Sequence[str]
) -> None:
    assert rules_of(table, marked, DAY, names) == ["wrong-period"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param(ELSEWHERE + "Le fret rapporte [47 milliards d'euros] par an.", [], id="no plan's"),
        pytest.param(
            ELSEWHERE + "L'enveloppe atteint [47 milliards d'euros], à dépenser en six ans.", [], id="its own"
        ),
        pytest.param(ELSEWHERE + "Merle verse [47 milliards d'euros] par an.", ["Merle"], id="a stranger"),
        pytest.param(
            ELSEWHERE + "L'enveloppe, soit [47 milliards d'euros] par an, enfle.", [], id="reckoned"
        ),
        pytest.param(
            "La Grande Digue recevra en 2024 [8,3 milliards d'euros] par an, puis plus.", [], id="of a year"
        ),
        pytest.param(
            "Avant la Grande Digue, l'État dépensait [47 milliards d'euros] par an.", [], id="landmark"
        ),
        pytest.param(
            "Loin de la Grande Digue, le port dépensera [47 milliards d'euros] par an.", [], id="far from it"
        ),
        pytest.param(
            "Les ports qui bordent la Grande Digue versent [47 milliards d'euros] d'impôts par an.",
            [],
            id="taxes",
        ),
        pytest.param("La Grande Digue recevra [46 milliards d'euros] par an.", [], id="other digits"),
        pytest.param("La Grande Digue recevra [47 milliards de dollars] par an.", [], id="other unit"),
        pytest.param(
            "Halvard vend. Le secteur pèse [36 milliards de dollars] par an.", [], id="a firm's, unsaid"
        ),
        pytest.param(
            "Le budget Marnelle est voté. Les importations coûtent [1 062 milliards d'euros] par an.",
            [],
            id="imports",
        ),
    ],
)
def test_what_may_be_of_something_else_is_left_alone(
    table: FactTable, marked: str, names: Sequence[str]
) -> None:
    assert "wrong-period" not in rules_of(table, marked, DAY, names)


def test_a_quarters_result_is_no_years(table: FactTable) -> None:
    told = "Halvard a réalisé [40 milliards de dollars] de chiffre d'affaires"
    assert rules_of(table, f"{told} au deuxième trimestre.", DAY) == ["unverified"]


def test_the_time_it_runs_over_confirms_it(table: FactTable) -> None:
    assert rules_of(table, "La Grande Digue recevra [47 milliards d'euros] en six ans.", DAY) == ["supported"]
