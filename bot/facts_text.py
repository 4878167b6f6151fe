"""Fact files as text: a new one, or one value more in a file whose comments and layout stay as they are."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.container import OutOfOrderTableProxy
from tomlkit.items import AoT, Array, Table

from bot.folding import fold

Row = dict[str, Any]
"""Keys of a fact file and what they hold, as facts/README.md names them."""


def write_file(subject: Row, fact: Row, row: Row, source_id: str, source: Row) -> str:
    """Returns a fact file of one subject with one fact, one value and its source; empty keys are left out."""
    document = tomlkit.document()
    document["subject"] = _table(subject)
    facts = tomlkit.aot()
    table = _table(fact)
    table["values"] = _values([_line(row | {"source": source_id})])
    facts.append(table)
    document["facts"] = facts
    document.add(tomlkit.nl())
    sources = tomlkit.table(is_super_table=True)
    sources[source_id] = _table(source)
    document["sources"] = sources
    return tomlkit.dumps(document)


def add_value(text: str, name: str, row: Row, source_id: str, source: Row, checked: date) -> str:
    """Returns the text of a fact file with a value more for a fact, `attribute` or `attribute/variant`.

    The value goes behind the last one that is not later; if it is then the last, the fact was checked on
    the day given. A source that the file has under the same id stays as it is. Raises KeyError when the file
    holds no such fact.
    """
    document = tomlkit.parse(text)
    fact = _fact(document, name)
    rows = [(old["since"], old.as_string().strip()) for old in fact["values"]]
    rows.append((row["since"], _line(row | {"source": source_id})))
    if row["since"] >= max(since for since, _ in rows):
        fact["checked"] = checked
    fact["values"] = _values([line for _, line in sorted(rows, key=itemgetter(0))])
    sources = document["sources"]
    assert isinstance(sources, Table | OutOfOrderTableProxy)
    if source_id not in sources:
        sources[source_id] = _table(source)
    return tomlkit.dumps(document)


def unit_of(text: str, name: str) -> str:
    """Returns the unit of a fact of a file's text. Raises KeyError when the file holds no such fact."""
    return str(_fact(tomlkit.parse(text), name)["unit"])


def set_checked(text: str, name: str, checked: date) -> str:
    """Returns the text of a fact file with the day on which one of its facts was last checked."""
    document = tomlkit.parse(text)
    _fact(document, name)["checked"] = checked
    return tomlkit.dumps(document)


def _fact(document: TOMLDocument, name: str) -> Table:
    facts = document["facts"]
    assert isinstance(facts, AoT)
    for fact in facts:
        if isinstance(fact, Table) and _name(fact) == name:
            return fact
    raise KeyError(name)


def _name(fact: Table) -> str:
    return "/".join(str(fact[key]) for key in ("attribute", "variant") if key in fact)


def _table(row: Row) -> Table:
    table = tomlkit.table()
    for key, value in row.items():
        if value not in (None, "", []) or key == "cues":
            table[key] = _array(value) if isinstance(value, list) else value
    return table


def _array(words: list[str]) -> Array:
    array = tomlkit.array()
    array.extend(words)
    return array


def _values(lines: list[str]) -> Any:
    body = "".join(f"    {line},\n" for line in lines)
    return tomlkit.parse(f"values = [\n{body}]")["values"]


def _line(row: Row) -> str:
    """`{ since = 2025-01-21, value = 500e9, source = "…" }`."""
    given = {key: value for key, value in row.items() if value not in (None, "", [], False)}
    written = (f"{key} = {_written(value)}" for key, value in given.items())
    return f"{{ {', '.join(written)} }}"


def _written(value: Any) -> str:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return _number(Decimal(value)) if is_number else tomlkit.item(value).as_string()


def _number(value: Decimal) -> str:
    """A number as people write it in the files: 500e9, 2.5, 61."""
    exponent = 9 if abs(value) >= 10**9 else 6 if abs(value) >= 10**6 else 0
    return f"{value.scaleb(-exponent).normalize():f}" + (f"e{exponent}" if exponent else "")


def slug(words: str) -> str:
    """Returns words as ids are written: «L’Usine nouvelle» is l-usine-nouvelle."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
