"""A new value of a fact, as a person answers for it, read into the rows of a fact file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.documents import read_day
from bot.errors import InputError
from bot.facts_text import slug
from bot.mentions.quantities import find_quantities
from bot.model import Modality, Quantity


@dataclass(frozen=True)
class NewValue:
    """A value as answered, its row, and the id and row of its source."""

    quantity: Quantity
    row: dict[str, Any]
    source_id: str
    source: dict[str, Any]


def read_value(answers: Mapping[str, str], unit: str | None = None) -> NewValue:
    """Reads `since`, `value`, `note`, and the source's `title`, `publisher`, `url`, `published` and `quote`.

    Raises InputError for a day or an amount that cannot be read, and for one in another unit than `unit`, the
    fact's own.
    """
    quantity = _read_quantity(answers["value"])
    if unit is not None and quantity.unit != unit:
        raise InputError(
            f"« {answers['value']} » est en {quantity.unit or 'unité inconnue'}, ce fait est en {unit} ; "
            "écrivez la valeur dans l’unité du fait.",
            f"“{answers['value']}” is in {quantity.unit or 'no known unit'}, this fact is in {unit}; "
            "write the value in the fact's unit.",
        )
    published = read_day(answers["published"]) if answers["published"] else None
    source = {key: answers[key] for key in ("title", "publisher", "url")}
    days = {"published": published, "accessed": date.today(), "quote": answers["quote"]}
    row = {"since": read_day(answers["since"]), **_bounds(quantity), "note": answers["note"]}
    key = f"{slug(answers['publisher'])}-{published or date.today()}"
    return NewValue(quantity, row, key, source | days)


def _read_quantity(words: str) -> Quantity:
    """Reads an amount as an article would write it. Raises InputError when there is none, or several."""
    found = [figure.value for figure in find_quantities(words)]
    if len(found) != 1 or not isinstance(found[0], Quantity) or found[0].low is None:
        raise InputError(
            f"valeur illisible « {words} » : écrivez un seul chiffre avec son unité, par exemple "
            "« 500 milliards de dollars », « 61 pays » ou « 5,8 % ».",
            f"unreadable value “{words}”: write one figure with its unit, for instance "
            "“500 milliards de dollars”, “61 pays” or “5,8 %”.",
        )
    return found[0]


def _bounds(quantity: Quantity) -> Mapping[str, Decimal | str | None]:
    hedge = None if quantity.modality in (Modality.EXACT, Modality.RANGE) else str(quantity.modality)
    if quantity.low == quantity.high or quantity.low is None or quantity.high is None:
        return {"value": quantity.low if quantity.low is not None else quantity.high, "modality": hedge}
    return {"low": quantity.low, "high": quantity.high, "modality": hedge}
