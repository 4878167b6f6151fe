"""Weekdays that are not those of their day, told by the calendar alone."""

from __future__ import annotations

from datetime import date

import pytest
from checked import judged

from bot.check import Checker
from bot.model import DateSpan, Label, Voice


@pytest.mark.parametrize(
    ("text", "told", "suggestion"),
    [
        (
            "Ouvert le Mardi 10 février 2025.",
            "Le 10 février 2025 tombe un lundi, pas un mardi.",
            "Lundi 10 février 2025",
        ),
        (
            "Ouvert dimanche 1er juin 2024.",
            "Le 1er juin 2024 tombe un samedi, pas un dimanche.",
            "samedi 1er juin 2024",
        ),
        (
            "Du lundi 3 au jeudi 7 février 2025.",
            "Le 7 février 2025 tombe un vendredi, pas un jeudi.",
            "lundi 3 au vendredi 7 février 2025",
        ),
        (
            "Ouvert mardi 11/02/2025, puis le lundi 12/02/2026.",
            "Le 12 février 2026 tombe un jeudi, pas un lundi.",
            "jeudi 12/02/2026",
        ),
    ],
)
def test_a_weekday_that_is_not_the_days(checker: Checker, text: str, told: str, suggestion: str) -> None:
    (verdict,) = judged(checker, text, None)
    assert (verdict.rule, verdict.label) == ("wrong-weekday", Label.CONTRADICTED)
    assert (verdict.message_fr, verdict.suggestion) == (told, suggestion)
    assert isinstance(verdict.stated, DateSpan)
    assert verdict.evidence is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Ouvert lundi 10 février 2025.", None),
        ("Ouvert mardi 10 février.", None),
        ("Ouvert mardi 10 février.", date(2024, 7, 1)),
        ("Ouvert mardi 10 février, comme en 2026.", date(2025, 2, 12)),
        ("Pour l'anniversaire du mardi 10 février.", date(2025, 2, 12)),
        ("Il naquit un lundi 25 octobre 1917, selon le calendrier julien.", date(2025, 2, 12)),
        ("Ouvert mardi 30 février 2025.", date(2025, 2, 12)),
        ("Ouvert mardi 11.", date(2025, 2, 12)),
        ("Le bilan dévoilé le jeudi 13 février, 2024 y compte pour une année sèche.", date(2025, 2, 14)),
        ("Le vendredi 10 janvier, le pont avait cédé sous la crue.", date(2025, 12, 29)),
    ],
)
def test_a_weekday_that_may_be_right(checker: Checker, text: str, published: date | None) -> None:
    assert judged(checker, text, published) == []


def test_a_day_without_its_year_is_the_near_one(checker: Checker) -> None:
    (verdict,) = judged(checker, "Ouvert mardi 10 février.", date(2025, 2, 12))
    assert verdict.rule == "wrong-weekday"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Il l'a dit sur Europe 1, mardi 10 février.", "mardi 10 février"),
        ("Le vendredi 10 janvier, le pont rouvrira.", "vendredi 10 janvier"),
        ("Le bilan dévoilé le mardi 10 février, 2024 y compte pour une année sèche.", "mardi 10 février"),
        ("Ouvert le mardi 10 février, 2025.", "mardi 10 février, 2025"),
    ],
)
def test_a_weekday_is_read_without_what_stands_beside_it(checker: Checker, text: str, told: str) -> None:
    day = date(2026, 1, 5) if "janvier" in told else date(2025, 2, 12)
    (verdict,) = judged(checker, text, day)
    assert (verdict.rule, verdict.text) == ("wrong-weekday", told)


def test_a_quoted_weekday_is_somebody_elses(checker: Checker) -> None:
    quoted = "« Le sommet s'ouvrira le mardi 10 février 2025 », a-t-il dit."
    (verdict,) = judged(checker, quoted, None)
    assert verdict.voice is Voice.QUOTED
    assert verdict.message_fr == "Citation : Le 10 février 2025 tombe un lundi, pas un mardi."
    assert verdict.suggestion == ""
