"""A result told without its year: the one that came out days ago, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import verdicts_of

from bot.facts import FactTable, load_facts

LYRE = """
[subject]
name = "Lyre"
kind = "organisation"
country = "FR"
aliases = ["Lyre"]

[[facts]]
attribute = "benefice"
label = "bénéfice net annuel"
unit = "EUR"
stage = "résultat"
cues = ["annuel", "sur l'année"]
checked = 2025-12-01
values = [
    { since = 2024-01-28, value = 12.5e9, source = "comptes" },
    { since = 2025-01-27, value = 10.9e9, known = 2025-01-27, source = "comptes" },
]

[[facts]]
attribute = "benefice"
variant = "2023"
label = "bénéfice net de 2023"
unit = "EUR"
stage = "résultat"
cues = ["2023"]
checked = 2025-12-01
values = [{ since = 2024-01-28, value = 12.5e9, source = "comptes" }]

[[facts]]
attribute = "benefice"
variant = "2024"
label = "bénéfice net de 2024"
unit = "EUR"
stage = "résultat"
cues = ["2024"]
checked = 2025-12-01
values = [{ since = 2025-01-27, value = 10.9e9, known = 2025-01-27, source = "comptes" }]

[sources.comptes]
title = "Comptes"
publisher = "Agence"
url = "https://agence.example/lyre"
published = 2024-01-28
accessed = 2025-12-01
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("results")
    (folder / "lyre.toml").write_text(LYRE, encoding="utf-8")
    return load_facts([folder])


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Lyre annonce un bénéfice net de [9,1 milliards d'euros].", "wrong-amount"),
        ("Lyre annonce un bénéfice net de [12,5 milliards d'euros].", "outdated-figure"),
        ("Lyre déçoit. Pis, le bénéfice net du groupe ressort à [9,1 milliards d'euros].", "wrong-amount"),
        ("Lyre déçoit. Le bénéfice net de l'entreprise ressort à [10,9 milliards d'euros].", "supported"),
        ("En 2022, Lyre affichait un bénéfice net de [9,1 milliards d'euros].", "unverified"),
        ("Lyre annonce un bénéfice trimestriel de [2,1 milliards d'euros].", "unverified"),
        ("Lyre attend un bénéfice net de [15 milliards d'euros].", "unverified"),
        ("Lyre déçoit. Les patrons du groupe toucheront [9,1 milliards d'euros].", "unverified"),
    ],
)
def test_the_result_of_these_days_needs_no_year(table: FactTable, marked: str, rule: str) -> None:
    assert [verdict.rule for verdict in verdicts_of(table, marked, date(2025, 1, 29))] == [rule]


def test_months_later_the_year_must_be_told(table: FactTable) -> None:
    marked = "Lyre annonce un bénéfice net de [9,1 milliards d'euros]."
    assert [verdict.rule for verdict in verdicts_of(table, marked, date(2025, 5, 2))] == ["unverified"]
