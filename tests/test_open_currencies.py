"""An amount in a currency that the text names and leaves open is held against no amount in a known one."""

from __future__ import annotations

from datetime import date

import pytest
from tables import verdicts_of

from bot.facts import FactTable
from bot.mentions.quantities import find_quantities
from bot.model import Quantity, UnitOrigin

DAY = date(2024, 3, 10)


@pytest.mark.parametrize("currency", ["couronnes", "pesos", "dinars", "shillings"])
def test_its_digits_confirm_nothing(table: FactTable, currency: str) -> None:
    told = verdicts_of(table, f"Orion coûtera [40 milliards de {currency}].", DAY)
    assert [verdict.label.value for verdict in told] == ["unverified"]


@pytest.mark.parametrize("money", ["40 milliards", "40 milliards de dollars"])
def test_an_amount_without_one_is_confirmed_as_before(table: FactTable, money: str) -> None:
    told = verdicts_of(table, f"Orion coûtera [{money}].", DAY)
    assert [verdict.label.value for verdict in told] == ["supported"]


@pytest.mark.parametrize(
    ("text", "unit", "origin"),
    [
        ("Le port coûtera 20 millions de couronnes.", None, UnitOrigin.ASSUMED),
        ("À Oslo, le port coûtera 20 millions de couronnes.", "NOK", UnitOrigin.ASSUMED),
        ("Le port coûtera 20 milliards.", None, UnitOrigin.MISSING),
    ],
)
def test_what_is_said_of_its_unit(text: str, unit: str | None, origin: UnitOrigin) -> None:
    quantity = find_quantities(text)[0].value
    assert isinstance(quantity, Quantity)
    assert (quantity.unit, quantity.unit_origin) == (unit, origin)
