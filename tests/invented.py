"""Fact files of subjects that do not exist, so that a test says what is known and nothing changes it.

A test module lists its own in `SUBJECTS`; its `table` (a fixture of conftest.py) holds them, or those of
tables.py where it lists none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import tomlkit

from bot.facts_text import slug

CHECKED = date(2024, 12, 1)
"""When every invented fact was last verified."""

Content = float | str | date | tuple[float | date, float | date]
_SOURCE = {"title": "Dépêche", "publisher": "Agence", "url": "https://agence.example/", "accessed": CHECKED}

WITNESS = """
[subject]
name = "Témoin"
kind = "programme"
aliases = ["Témoin", { text = "Canal", only_with = ["témoin"] }]

[[facts]]
attribute = "budget"
label = "coût"
unit = "EUR"
stage = "annoncé"
checked = 2024-06-01
values = [{ since = 2024-01-01, value = 1e6, source = "mairie" }]

[sources.mairie]
title = "Conseil municipal"
publisher = "Mairie"
url = "https://mairie.example/"
accessed = 2024-06-01
"""
"""A whole fact file, for what depends on how one is written."""


@dataclass(frozen=True)
class Invented:
    """A fact file: its name without `.toml`, which is the subject's id, and its text."""

    slug: str
    text: str


@dataclass(frozen=True)
class At:
    """What a fact is worth from a day on, known that day or another; a pair is a range of two bounds."""

    since: str
    content: Content
    known: str = ""
    modality: str = ""


def fact(attribute: str, unit: str, *values: Content | At, **keys: object) -> dict[str, object]:
    """A fact, its values in the order of their days; one without its day holds from 1 June 2024 on.

    `keys` are those of fact files, and stand for what is said here where nothing depends on it.
    """
    dated = (value if isinstance(value, At) else At("2024-06-01", value) for value in values)
    row = {"attribute": attribute, "label": attribute, "unit": unit, "stage": "annoncé", "checked": CHECKED}
    return {**row, **keys, "values": [_value(one) for one in dated]}


def subject(
    name: str,
    *facts: dict[str, object],
    kind: str = "organisation",
    country: str | Sequence[str] = "FR",
    aliases: Iterable[object] = (),
    topics: Sequence[object] = (),
) -> Invented:
    """A subject and its facts, all of one source; without `aliases`, its name is the only one."""
    about = {
        "name": name,
        "kind": kind,
        "country": country,
        "aliases": [*aliases] or [name],
        "topics": topics,
    }
    content = {"subject": about, "facts": [*facts], "sources": {"agence": _SOURCE}}
    return Invented(slug(name), tomlkit.dumps(content))


def _value(told: At) -> dict[str, Any]:
    row: dict[str, Any] = {"since": date.fromisoformat(told.since), "source": "agence"}
    if isinstance(told.content, tuple):
        row["low"], row["high"] = told.content
    else:
        row["value"] = told.content
    if told.known:
        row["known"] = date.fromisoformat(told.known)
    return row | ({"modality": told.modality} if told.modality else {})
