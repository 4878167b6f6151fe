"""Figures that some fact in reach tells and that are not confirmed: the words give them to another one."""

from __future__ import annotations

from datetime import date

import pytest
from checked import labels_of

from bot.check import Checker
from bot.model import Label


@pytest.mark.parametrize(
    ("day", "marked"),
    [
        # Somebody nearer whose same measure is known.
        (
            "2025-07-15",
            "L'Inde, avec 1,46 milliard d'habitants, dépasse le Nigeria, le Brésil et "
            "la population chinoise, [1,46 milliard d'habitants].",
        ),
        # A year's result of another year than the one told.
        (
            "2026-02-20",
            "La maison LVMH a vendu l'an dernier pour [84,7 milliards d'euros] de malles et de montres.",
        ),
        # A part of a plan by the name of the other part.
        (
            "2024-02-12",
            "La Facilité pour l'Ukraine réunit 17 milliards d'euros de prêts et [33 milliards] de dons.",
        ),
        # A total replaced since, told in the present.
        (
            "2025-05-12",
            "TSMC, qui investit au total [65 milliards de dollars] en Arizona, agrandit son site.",
        ),
        # The share of several sources, told of one.
        ("2025-03-03", "Le nucléaire a fourni [95 %] de l'électricité française en 2024."),
        # What has been engaged of a plan, told nearly as large as the whole.
        ("2025-03-03", "France 2030 dispose de 54 milliards d'euros. Environ [50 milliards] sont engagés."),
        # A plan's whole, told of one of its funds, which the name says.
        ("2025-02-12", "Le fonds européen pour les gigafactories d'IA disposera de [200 milliards d'euros]."),
    ],
)
def test_what_the_words_give_to_another_is_not_confirmed(checker: Checker, day: str, marked: str) -> None:
    assert Label.SUPPORTED not in labels_of(checker, marked, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "marked"),
    [
        ("2025-07-15", "L'Inde, avec [1,46 milliard d'habitants], dépasse la population chinoise."),
        (
            "2026-02-20",
            "En 2024, la maison LVMH a réalisé un chiffre d'affaires de [84,7 milliards d'euros].",
        ),
        (
            "2024-02-12",
            "La Facilité pour l'Ukraine réunit 33 milliards d'euros de prêts et [17 milliards] de dons.",
        ),
        ("2025-03-03", "France 2030 dispose de 54 milliards d'euros. Environ [40 milliards] sont engagés."),
        ("2025-05-12", "TSMC avait déjà promis [65 milliards de dollars] en Arizona."),
        ("2025-03-03", "Le nucléaire et l'hydraulique ont fourni [95 %] de l'électricité française en 2024."),
        ("2025-03-03", "Portée par le nucléaire, l'électricité française est décarbonée à [95 %]."),
        ("2025-02-12", "Le fonds européen pour les gigafactories d'IA disposera de [20 milliards d'euros]."),
        (
            "2025-02-12",
            "L'Europe, outre un fonds pour l'IA, veut mobiliser [200 milliards d'euros] via InvestAI.",
        ),
    ],
)
def test_what_they_give_to_the_right_one_is(checker: Checker, day: str, marked: str) -> None:
    assert labels_of(checker, marked, date.fromisoformat(day)) == {Label.SUPPORTED}
