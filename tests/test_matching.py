"""Which fact a figure is held against on its day, and how surely; or why none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented import At, fact, subject
from tables import match_of, write_table

from bot.facts import FactTable, load_facts
from bot.match import Reason, Sure

DAY = date(2024, 3, 10)
"""A few days after Orion and Novalis were announced."""


def meant_by(table: FactTable, marked: str, day: date) -> list[str]:
    """The facts meant."""
    match = match_of(table, marked, day)
    return [one.fact.id for one in match.chosen if one.singled_out]


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        pytest.param(date(2023, 1, 1), None, id="in force but not published yet"),
        pytest.param(date(2023, 1, 9), None, id="the day before it is known"),
        pytest.param(date(2023, 1, 10), 3e9, id="the day it is known"),
        pytest.param(date(2024, 6, 1), 3e9, id="replaced, but nobody knows"),
        pytest.param(date(2024, 6, 9), 3e9, id="the day before it is known to be replaced"),
        pytest.param(date(2024, 6, 10), 4.5e9, id="known to be replaced"),
        pytest.param(date(2025, 11, 1), 4.5e9, id="last checked eleven months ago"),
    ],
)
def test_two_clocks(table: FactTable, day: date, amount: float | None) -> None:
    marked = "Le budget de Novalis atteint [3 milliards d'euros]."
    match = match_of(table, marked, day)
    assert [one.quantity.low for one in match.chosen] == ([amount] if amount else [])
    assert match.reason is (Reason.FOUND if amount else Reason.NOT_KNOWN_YET)


@pytest.mark.parametrize(
    ("marked", "sure", "reason"),
    [
        ("Le budget de Novalis atteint [5 milliards d'euros].", Sure.ATTRIBUTE, Reason.FOUND),
        ("Le budget de Novalis doit atteindre [5 milliards d'euros].", Sure.NOTHING, Reason.OTHER_TIME),
        ("Le budget de Novalis atteindra [5 milliards d'euros].", Sure.NOTHING, Reason.OTHER_TIME),
    ],
)
def test_what_is_expected_is_not_held_against_what_came_about(
    table: FactTable, marked: str, sure: Sure, reason: Reason
) -> None:
    match = match_of(table, marked, date(2024, 7, 1))
    assert (match.sure, match.reason) == (sure, reason)


@pytest.mark.parametrize(
    ("day", "sure", "reason"),
    [
        (date(2025, 12, 1), Sure.ATTRIBUTE, Reason.FOUND),
        (date(2025, 12, 2), Sure.NOTHING, Reason.STALE),
        (date(2031, 1, 1), Sure.NOTHING, Reason.STALE),
    ],
)
def test_a_fact_nobody_checked_for_a_year_proves_nothing(
    table: FactTable, day: date, sure: Sure, reason: Reason
) -> None:
    match = match_of(table, "Le budget de Novalis atteint [3 milliards d'euros].", day)
    assert (match.sure, match.reason) == (sure, reason)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2024, 3, 1), Reason.NOT_KNOWN_YET),
        (date(2024, 3, 2), Reason.FOUND),
        (date(2024, 7, 29), Reason.FOUND),
        (date(2024, 7, 30), Reason.OTHER_TIME),
    ],
)
def test_an_event_is_only_held_against_what_is_said_around_it(
    table: FactTable, day: date, reason: Reason
) -> None:
    """An investment has a window of 150 days: later, another announcement may be meant."""
    match = match_of(table, "Orion va investir [40 milliards de dollars].", day)
    assert match.reason is reason
    assert (match.sure is Sure.ATTRIBUTE) is (reason is Reason.FOUND)


@pytest.mark.parametrize(
    ("marked", "names", "reason"),
    [
        ("La fanfare va investir [40 milliards de dollars].", (), Reason.NO_SUBJECT),
        ("Orion compte [40 salariés] à ce jour.", (), Reason.NO_FACT),
        ("Le chiffre d'affaires de Novalis atteint [4 milliards d'euros].", (), Reason.OTHER_ATTRIBUTE),
        (
            "Novalis, à qui Kervella doit tout, et Kervella mise [4 milliards d'euros].",
            ("Kervella",),
            Reason.OTHER_OWNER,
        ),
        (
            "Orion attire. Kervella, elle, va investir [8 milliards de dollars].",
            ("Kervella",),
            Reason.OTHER_OWNER,
        ),
        (
            "Orion pèse lourd, mais Kervella va investir [8 milliards de dollars].",
            ("Kervella",),
            Reason.OTHER_OWNER,
        ),
        ("[8 milliards d'euros] pour Novalis, une aubaine.", (), Reason.UNCLEAR),
        ("[8 milliards de dollars] pour Orion, une aubaine.", (), Reason.FOUND),
        ("Orion va investir [40 milliards de dollars] en 2021.", (), Reason.OTHER_TIME),
        ("Orion va investir [40 milliards de dollars] en 2024.", (), Reason.FOUND),
    ],
)
def test_why_a_figure_is_held_against_nothing(
    table: FactTable, marked: str, names: tuple[str, ...], reason: Reason
) -> None:
    match = match_of(table, marked, DAY, names)
    assert match.reason is reason
    assert (match.sure is Sure.ATTRIBUTE) is (reason is Reason.FOUND)


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("Orion va investir [40 milliards de dollars].", ["orion#investissement"]),
        (
            "Orion va investir [9 milliards de dollars] pour une première tranche.",
            ["orion#investissement/premiere-tranche"],
        ),
        (
            "Orion va investir immédiatement [9 milliards de dollars].",
            ["orion#investissement/premiere-tranche"],
        ),
        ("Orion va investir 40 milliards de dollars, dont [9 milliards] au nord.", []),
        ("Orion compte [12 sites].", ["orion#sites"]),
        ("Novalis va investir [25 milliards d'euros] dans ses usines.", ["novalis#investissement"]),
    ],
)
def test_which_fact_is_meant(table: FactTable, marked: str, meant: list[str]) -> None:
    assert meant_by(table, marked, DAY) == meant


def test_of_two_subjects_the_nearest_is_held_to_its_own_fact(table: FactTable) -> None:
    marked = (
        "Orion va investir [40 milliards de dollars], tandis que Novalis va investir 25 milliards d'euros."
    )
    assert {one.subject.name for one in match_of(table, marked, DAY).chosen} == {"Orion"}
    marked = (
        "Orion va investir 40 milliards de dollars, tandis que Novalis va investir [25 milliards d'euros]."
    )
    assert {one.subject.name for one in match_of(table, marked, DAY).chosen} == {"Novalis"}


def test_the_values_that_were_replaced_come_latest_first(table: FactTable) -> None:
    (one,) = match_of(table, "Le budget de Novalis atteint [3 milliards d'euros].", date(2024, 9, 1)).chosen
    assert [value.since for value in one.earlier] == [date(2023, 1, 1)]


DEAL = subject(
    "Rachat de Merle par Kervella",
    fact("offre", "EUR", At("2022-04-01", 7e9), label="prix du rachat", stage="versé"),
    kind="event",
    aliases=["rachat de Merle"],
)


@pytest.mark.parametrize(
    ("marked", "day", "sure", "reason"),
    [
        (
            "Pour le rachat de Merle, Kervella a payé [9 milliards d'euros].",
            DAY,
            Sure.ATTRIBUTE,
            Reason.FOUND,
        ),
        ("Le rachat de Merle coûtera [9 milliards d'euros].", DAY, Sure.OWNER, Reason.OTHER_TIME),
        (
            "Pour le rachat de Merle, Kervella a payé en 2019 [9 milliards d'euros].",
            DAY,
            Sure.OWNER,
            Reason.OTHER_TIME,
        ),
        ("Le rachat de Merle coûtera [9 milliards d'euros].", date(2022, 5, 1), Sure.ATTRIBUTE, Reason.FOUND),
    ],
)
def test_the_price_of_a_deal_is_the_same_ever_since(
    tmp_path: Path, marked: str, day: date, sure: Sure, reason: Reason
) -> None:
    match = match_of(write_table(tmp_path, [DEAL]), marked, day)
    assert (match.sure, match.reason) == (sure, reason)


@pytest.mark.parametrize(
    ("name", "subject", "reason"),
    [
        ("Commission", "ReArm Europe", Reason.FOUND),
        ("Kervella", "ReArm Europe", Reason.OTHER_OWNER),
        ("Élysée", "ReArm Europe", Reason.OTHER_OWNER),
    ],
)
def test_who_acts_for_a_country_is_no_rival_of_its_plan(name: str, subject: str, reason: Reason) -> None:
    marked = f"{name} croit en {subject}. L'enveloppe sera de [130 milliards d'euros]."
    assert match_of(load_facts(), marked, date(2025, 3, 20), [name]).reason is reason


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("Novalis attend Kervella. Le groupe aura un budget de [7 milliards d'euros].", Reason.OTHER_OWNER),
        ("Novalis attend. Le groupe aura un budget de [7 milliards d'euros].", Reason.FOUND),
    ],
)
def test_a_firm_stood_for_may_be_either_of_two(table: FactTable, marked: str, reason: Reason) -> None:
    names = ["Kervella"] if "Kervella" in marked else []
    assert match_of(table, marked, DAY, names).reason is reason
