"""The orders in which French tells who did what on which day, and days of something else."""

from __future__ import annotations

import pytest
import quays
from checked import rule_of

from bot.facts import FactTable

SUBJECTS = quays.SUBJECTS


@pytest.mark.parametrize(
    "order",
    [
        "Le [{day}], à Brest, la ministre signait la Charte des quais.",
        "Le [{day}] à Brest, la ministre signait la Charte des quais.",
        "C'est le [{day}], à Brest, que la ministre a signé la Charte des quais.",
        "La ministre a signé le [{day}], à Brest, la Charte des quais.",
        "La ministre, le [{day}], a signé la Charte des quais.",
        "La ministre, le [{day}], à Brest, a enfin signé la Charte des quais.",
        "Les ministres signaient la Charte des quais le [{day}].",
        "Le [{day}], les ministres signaient la Charte des quais.",
        "Le [{day}] restera le jour où la ministre a signé la Charte des quais.",
        "Nous sommes le [{day}] : la ministre signe la Charte des quais.",
        "Le [{day}]. La ministre signe la Charte des quais.",
        "La ministre a signé la Charte des quais. C'était le [{day}].",
        "Avec la Charte des quais, signée le [{day}], tout change.",
        "La Charte des quais agace. Brest n'a jamais aimé cette loi, signée le [{day}].",
        "La Charte des quais agace. Elle a été signée à Brest le [{day}], devant Ondine et Kerfank.",
    ],
)
def test_a_wrong_day_and_the_right_one(table: FactTable, order: str) -> None:
    assert rule_of(table, order.format(day="18 mai 2023"), quays.DAY) == "wrong-date"
    assert rule_of(table, order.format(day="15 mai 2023"), quays.DAY) == "supported"


@pytest.mark.parametrize(
    "order",
    [
        "Les [{day}] s'est tenu le Forum des ports.",
        "C'est les [{day}] qu'a eu lieu le Forum des ports.",
        "Les [{day}] : le Forum des ports.",
        "Forum des ports : les [{day}].",
        "Le Forum des ports a fait du bruit. C'était les [{day}].",
        "Le Forum des ports avait réuni du beau monde les [{day}].",
    ],
)
def test_wrong_days_of_an_event_and_the_right_ones(table: FactTable, order: str) -> None:
    assert rule_of(table, order.format(day="12 et 13 février 2024"), quays.DAY) == "wrong-date"
    assert rule_of(table, order.format(day="6 au 8 février 2024"), quays.DAY) in ("supported", "")
    assert rule_of(table, order.format(day="6 et 8 février 2024"), quays.DAY) == "supported"


@pytest.mark.parametrize(
    "marked",
    [
        "Les [12 et 13 février 2024] s'est tenu un atelier avant le Forum des ports.",
        "Le maire a quitté le Forum des ports. C'était le [3 janvier 2024].",
        "En marge du Forum des ports, le [12 février 2024], on a manifesté.",
        "Forum des ports : le [12 mars 2024], le maire en dira plus.",
        "Le [18 mai 2023], à Brest, la ministre signait un avenant à la Charte des quais.",
        "Le [18 mai 2023], deux autres ports ont signé la Charte des quais.",
        "La ministre, le [18 mai 2023], a lu la Charte des quais.",
        "La ministre, qui part le [18 mai 2023], a signé la Charte des quais.",
        "Le [18 mai 2023] restera le jour où la ministre a défendu la Charte des quais.",
        "La ministre a signé un bail. C'était le [18 mai 2023].",
        "La ministre a signé la Charte des quais.\n\nC'était le [18 mai 2023] que tout fermait.",
        "Le [18 mai 2023]. La ministre relit la Charte des quais.",
        "Avec les amis de la Charte des quais, réunis le [18 mai 2023], tout change.",
        "La Charte des quais agace. Brest a aimé ce roman, signé le [18 mai 2023].",
        "Le [27 février 2024], la ministre dévoilait Delmas aux élus.",
        "Le [27 février 2024], la ministre dévoilait Delmas Marine.",
    ],
)
def test_a_day_of_something_else(table: FactTable, marked: str) -> None:
    assert rule_of(table, marked, quays.DAY) == ""
