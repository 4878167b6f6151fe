"""A result told without its year: the one that came out days ago, and no other."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import rules_of

from bot.facts import FactTable

SUBJECTS = (
    subject(
        "Lyre",
        fact(
            "benefice",
            "EUR",
            At("2024-01-28", 12.5e9),
            At("2025-01-27", 10.9e9),
            label="bénéfice net annuel",
            stage="résultat",
            cues=["annuel", "sur l'année"],
            checked=date(2025, 12, 1),
        ),
        fact(
            "benefice",
            "EUR",
            At("2024-01-28", 12.5e9),
            variant="2023",
            label="bénéfice net de 2023",
            stage="résultat",
            cues=["2023"],
            checked=date(2025, 12, 1),
        ),
        fact(
            "benefice",
            "EUR",
            At("2025-01-27", 10.9e9),
            variant="2024",
            label="bénéfice net de 2024",
            stage="résultat",
            cues=["2024"],
            checked=date(2025, 12, 1),
        ),
    ),
)


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
    assert rules_of(table, marked, date(2025, 1, 29)) == [rule]


def test_months_later_the_year_must_be_told(table: FactTable) -> None:
    marked = "Lyre annonce un bénéfice net de [9,1 milliards d'euros]."
    assert rules_of(table, marked, date(2025, 5, 2)) == ["unverified"]
