"""What a figure counts over, held against a fact's: when it fits, and when it cannot be the same time."""

from __future__ import annotations

from datetime import date

import pytest

from bot.periods import FactTime, clashes, fits, is_running, is_same

SINCE, DAY = date(2025, 1, 21), date(2025, 3, 1)


@pytest.mark.parametrize(
    ("stated", "fact", "is_event", "told"),
    [
        (None, None, True, "fits"),
        (None, "per year", False, "fits"),
        (None, "over 4 years", True, "fits"),
        ("per year", "per year", False, "fits"),
        ("over 4 years", "over 4 years", True, "fits"),
        ("over 5 years", "until 2030", True, "fits"),
        ("over 6 years", "until 2030", True, "fits"),
        ("until 2029", "over 4 years", True, "fits"),
        ("until 2031", "until 2030", True, "fits"),
        ("from 2024 to 2030", "over 6 years", True, "fits"),
        ("over 5 years", "from 2025 to 2030", True, "fits"),
        ("over 6 years", "from 2025 to 2030", True, "fits"),
        ("over 3 years", "from 2025 to 2030", True, "clashes"),
        ("over 4 years", "until 2030", True, "clashes"),
        ("over 10 years", None, True, "fits"),
        ("until 2040", None, True, "fits"),
        ("until 2030", "per year", False, "fits"),
        ("over 1 years", "per year", False, "fits"),
        ("over 6 months", None, True, "fits"),
        ("over 6 months", "over 4 years", True, "neither"),
        ("over 2 quarters", "per year", False, "neither"),
        ("over 3 weeks", "until 2030", True, "neither"),
        ("per half-year", "over 4 years", False, "clashes"),
        ("per year", None, False, "neither"),
        ("from 2019 to 2023", None, True, "neither"),
        ("from 2019 to 2023", "until 2030", True, "neither"),
        ("per year", None, True, "clashes"),
        ("per month", None, False, "clashes"),
        ("per quarter", None, False, "neither"),
        ("per year", "over 4 years", False, "clashes"),
        ("per month", "per hour", False, "clashes"),
        ("over 10 years", "per year", False, "clashes"),
        ("over 10 years", "over 4 years", True, "clashes"),
        ("over 10 years", "until 2030", True, "clashes"),
        ("until 2035", "until 2030", True, "clashes"),
        ("until 2040", "over 4 years", True, "clashes"),
    ],
)
def test_two_times(stated: str | None, fact: str | None, is_event: bool, told: str) -> None:
    time = FactTime(fact, SINCE, DAY, is_event)
    assert (fits(stated, time), clashes(stated, time)) == (told == "fits", told == "clashes")


def test_a_span_of_years_is_their_number_or_its_end() -> None:
    assert is_same("from 2024 to 2030", "over 7 years")
    assert is_same("from 2024 to 2030", "until 2030")
    assert not is_same("from 2026 to 2030", "over 7 years")
    assert not is_same("from 2024 to 2030", None)
    assert not is_same(None, "over 7 years")


def test_years_may_be_counted_from_the_day_of_the_text() -> None:
    late = FactTime("over 4 years", SINCE, date(2027, 3, 1), is_event=True)
    assert not clashes("over 2 years", late)
    assert clashes("over 2 years", FactTime("over 4 years", SINCE, DAY, is_event=True))


@pytest.mark.parametrize(
    ("fact", "day", "told"),
    [
        ("over 4 years", date(2025, 9, 22), True),
        ("until 2030", date(2028, 9, 22), True),
        ("over 4 years", date(2029, 2, 1), False),
        ("per year", date(2025, 9, 22), False),
        ("over 6 months", date(2025, 2, 22), False),
        (None, date(2025, 2, 22), False),
    ],
)
def test_whether_its_years_are_still_running(fact: str | None, day: date, told: bool) -> None:
    assert is_running(FactTime(fact, SINCE, day, is_event=True)) is told
