"""How a stated amount stands to a fact's, written as in the press."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bot import comparisons
from bot.mentions.quantities import find_quantities
from bot.model import Modality, Quantity


def stated(text: str) -> Quantity:
    """The one figure of a text."""
    (mention,) = find_quantities(text)
    assert isinstance(mention.value, Quantity)
    return mention.value


def fact(text: str) -> Quantity:
    """A fact's amount: «2.45e9», «30e9..50e9», «~ 4000», «≤ 50e9», «≥ 60»."""
    hedges = {"~": Modality.APPROXIMATE, "≤": Modality.AT_MOST, "≥": Modality.AT_LEAST}
    amounts = [Decimal(end) for end in re.sub(r"[~≤≥ ]", "", text).split("..")]
    modality = hedges.get(text[0], Modality.EXACT if len(amounts) == 1 else Modality.RANGE)
    return Quantity(amounts[0], amounts[-1], "EUR", modality, step=Decimal(0))


@pytest.mark.parametrize(
    ("told", "value", "agrees"),
    [
        # What is printed covers what rounds or is cut to it.
        ("2,5 milliards d'euros", "2.5e9", True),
        ("2,5 milliards d'euros", "2.45e9", True),
        ("2,5 milliards d'euros", "2.59e9", True),
        ("2,5 milliards d'euros", "2.6e9", False),
        ("2,5 milliards d'euros", "2.44e9", False),
        ("2,50 milliards d'euros", "2.45e9", False),
        ("2,50 milliards d'euros", "2.504e9", True),
        ("109 milliards d'euros", "109.4e9", True),
        ("109 milliards d'euros", "108.4e9", False),
        ("109 milliards d'euros", "110e9", False),
        ("68 millions d'habitants", "68373000", True),
        ("68,4 millions d'habitants", "68373000", True),
        ("68,3 millions d'habitants", "68373000", True),
        ("68,5 millions d'habitants", "68373000", False),
        ("61 pays", "61", True),
        ("60 pays", "61", False),
        ("1 200 emplois", "1234", True),
        ("1 200 emplois", "1300", False),
        ("3 300 milliards d'euros", "3305.3e9", True),
        ("3 300 milliards d'euros", "3482.2e9", False),
        ("3 305 milliards d'euros", "3305.3e9", True),
        ("3 305 milliards d'euros", "3307e9", False),
        ("0,1 million d'euros", "0.1e6", True),
        # A hedge reaches a unit of the last digit that is not zero.
        ("environ 500 milliards d'euros", "480e9", True),
        ("environ 500 milliards d'euros", "440e9", False),
        ("près de 70 millions d'habitants", "68373000", True),
        ("près de 60 millions d'habitants", "68373000", False),
        ("quelque 4 000 emplois", "3800", True),
        ("quelque 4 000 emplois", "3000", False),
        ("plus de 60 pays", "61", True),
        ("plus de 60 pays", "75", False),
        ("plus de 60 pays", "58", False),
        ("au moins 20 milliards d'euros", "20e9", True),
        ("jusqu'à 50 milliards d'euros", "50e9", True),
        ("jusqu'à 50 milliards d'euros", "20e9", False),
        # A range tells a range of the same ends, or one amount when it is narrow.
        ("de 30 à 50 milliards d'euros", "30e9..50e9", True),
        ("entre 30 et 50 milliards d'euros", "30e9..50e9", True),
        ("entre 30 et 40 milliards d'euros", "30e9..50e9", False),
        ("de 475 à 490 milliards d'euros", "480e9", True),
        ("de 300 à 600 milliards d'euros", "480e9", False),
        ("entre 30 et 50 milliards d'euros", "≤ 50e9", False),
        ("50 milliards d'euros", "30e9..50e9", False),
        ("jusqu'à 50 milliards d'euros", "30e9..50e9", True),
        ("jusqu'à 40 milliards d'euros", "30e9..50e9", False),
        # What the source itself hedges.
        ("jusqu'à 50 milliards d'euros", "≤ 50e9", True),
        ("50 milliards d'euros", "≤ 50e9", False),
        ("60 pays", "≥ 60", True),
        ("plus de 60 pays", "≥ 60", True),
        ("59 pays", "≥ 60", False),
        ("400 millions d'euros", "~ 400e6", True),
        ("380 millions d'euros", "~ 400e6", False),
        ("402 millions d'euros", "~ 400e6", True),
        # Nothing agrees with a vague amount.
        ("plusieurs milliards d'euros", "2e9", False),
    ],
)
def test_whether_an_amount_tells_the_fact(told: str, value: str, agrees: bool) -> None:
    assert comparisons.agrees(stated(told), fact(value)) is agrees


@pytest.mark.parametrize(("told", "agrees"), [("114 %", True), ("113,9 %", True), ("112 %", False)])
def test_an_approximate_share_is_near_to_the_point(told: str, agrees: bool) -> None:
    about = Quantity(Decimal(114), Decimal(114), "%", Modality.APPROXIMATE, step=Decimal(0))
    assert comparisons.agrees(stated(told), about) is agrees


@pytest.mark.parametrize(
    ("told", "value", "on_a_bound"),
    [
        ("50 milliards d'euros", "30e9..50e9", True),
        ("40 milliards d'euros", "30e9..50e9", True),
        ("60 milliards d'euros", "30e9..50e9", False),
        ("50 milliards d'euros", "≤ 50e9", True),
        ("30 milliards d'euros", "≤ 50e9", False),
        ("50 milliards d'euros", "50e9", False),
        ("de 30 à 50 milliards d'euros", "30e9..50e9", False),
        ("plusieurs milliards d'euros", "1e9..9e9", False),
    ],
)
def test_whether_a_range_is_told_as_one_amount(told: str, value: str, on_a_bound: bool) -> None:
    assert comparisons.agrees_on_a_bound(stated(told), fact(value)) is on_a_bound


@pytest.mark.parametrize(
    ("told", "value", "scaled"),
    [
        ("500 millions d'euros", "500e9", True),
        ("500 milliards d'euros", "500e6", True),
        ("500 euros", "500e9", True),
        ("1,5 million d'euros", "1.52e9", True),
        ("entre 30 et 50 millions d'euros", "30e9..50e9", True),
        ("40 millions d'euros", "30e9..50e9", True),
        ("500 milliards d'euros", "500e9", False),
        ("50 milliards d'euros", "500e9", False),
        ("5 millions d'euros", "500e9", False),
        ("400 millions d'euros", "500e9", False),
    ],
)
def test_whether_only_the_scale_is_wrong(told: str, value: str, scaled: bool) -> None:
    assert comparisons.is_scaled(stated(told), fact(value)) is scaled


@pytest.mark.parametrize(
    ("told", "value", "comparable"),
    [
        ("25 milliards d'euros", "20e9", True),
        ("200 milliards d'euros", "20e9", True),
        ("201 milliards d'euros", "20e9", False),
        ("2 milliards d'euros", "20e9", True),
        ("1,9 milliard d'euros", "20e9", False),
        ("plus de 15 milliards d'euros", "20e9", False),
        ("plus de 25 milliards d'euros", "20e9", True),
        ("jusqu'à 25 milliards d'euros", "20e9", False),
        ("jusqu'à 15 milliards d'euros", "20e9", True),
        ("70 pays", "≥ 60", False),
        ("50 pays", "≥ 60", True),
        ("600 pays", "≥ 60", True),
        ("plus de 600 pays", "≥ 60", True),
        ("610 pays", "≥ 60", False),
        ("plusieurs milliards d'euros", "2e9", False),
        ("0 euro", "2e9", False),
    ],
)
def test_whether_two_amounts_may_be_readings_of_one_thing(told: str, value: str, comparable: bool) -> None:
    assert comparisons.is_comparable(stated(told), fact(value)) is comparable


@pytest.mark.parametrize(
    ("told", "low", "high", "rounds"),
    [
        ("480 milliards d'euros", "475e9", "490e9", True),
        ("480 milliards d'euros", "480.5e9", "490e9", True),
        ("480 milliards d'euros", "481e9", "490e9", False),
        ("environ 500 milliards d'euros", "475e9", "490e9", True),
        ("environ 500 milliards d'euros", "400e9", "440e9", False),
        ("478,5 milliards d'euros", "478.6e9", "480e9", False),
        ("478,5 milliards d'euros", "478.55e9", "480e9", True),
        ("plusieurs milliards d'euros", "1e9", "9e9", False),
        ("plus de 60 milliards d'euros", "60.6e9", "61e9", True),
        ("plus de 60 milliards d'euros", "65e9", "65.5e9", True),
        ("plus de 60 milliards d'euros", "68e9", "69e9", False),
        ("plus de 60 milliards d'euros", "57e9", "58e9", False),
    ],
)
def test_whether_a_conversion_rounds_to_what_is_printed(told: str, low: str, high: str, rounds: bool) -> None:
    assert comparisons.rounds_to(stated(told), Decimal(low), Decimal(high)) is rounds


def test_same_digits_whatever_the_unit() -> None:
    assert comparisons.has_same_digits(stated("500 milliards de dollars"), fact("500e9"))
    assert comparisons.has_same_digits(stated("50 milliards de dollars"), fact("30e9..50e9"))
    assert not comparisons.has_same_digits(stated("480 milliards de dollars"), fact("500e9"))


def test_the_printed_digits_are_those_of_the_fact() -> None:
    assert comparisons.has_printed_digits(stated("plus de 500 milliards d'euros"), fact("500e9"))
    assert comparisons.has_same_digits(stated("plus de 60 milliards d'euros"), fact("68.7e9"))
    assert not comparisons.has_printed_digits(stated("plus de 60 milliards d'euros"), fact("68.7e9"))


def test_a_range_may_be_the_course_of_an_amount() -> None:
    told = stated("de 30 à 50 milliards d'euros")
    assert comparisons.is_course(told, fact("30e9"), fact("50e9"))
    assert not comparisons.is_course(told, fact("50e9"), fact("30e9"))
    assert not comparisons.is_course(told, fact("30e9"), fact("60e9"))
    assert not comparisons.is_course(stated("50 milliards d'euros"), fact("50e9"), fact("50e9"))


def test_decimals_stay_exact() -> None:
    """In binary, 0.1 + 0.2 is beyond 0.3: the edge would fall on the wrong side."""
    assert comparisons.agrees(stated("0,3 milliard d'euros"), fact("0.30999999999999999999e9"))
    assert not comparisons.agrees(stated("0,30 milliard d'euros"), fact("0.31e9"))


@pytest.mark.parametrize(
    ("told", "value", "transposed"),
    [
        ("32,7 milliards d'euros", "23.7e9", True),
        ("27,3 milliards d'euros", "23.7e9", True),
        ("22 590 euros", "22950", True),
        ("3 035 milliards d'euros", "3305.3e9", True),
        ("96,1 millions d'habitants", "69082000", True),
        ("73,2 milliards d'euros", "23.7e9", False),  # two swaps away
        ("23,7 milliards d'euros", "23.7e9", False),
        ("23,7 millions d'euros", "32.7e9", False),
        ("24 milliards d'euros", "42e9", False),  # two digits meet by chance
        ("019 milliards d'euros", "109e9", False),
        ("entre 32,7 et 33 milliards d'euros", "23.7e9", False),
        ("plusieurs milliards d'euros", "2e9", False),
    ],
)
def test_whether_two_neighbouring_digits_are_swapped(told: str, value: str, transposed: bool) -> None:
    assert comparisons.is_transposed(stated(told), fact(value)) is transposed
