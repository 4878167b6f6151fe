"""Eurostat's figures, in JSON-stat 2.0: a key is a data set and its filters, `une_rt_m?geo=FR`."""

from __future__ import annotations

import json
from decimal import Decimal

from bot.sources.fetching import SourceError
from bot.sources.series import Observation, SeriesSource, amount, day_of, end_of


def _read(reply: bytes) -> list[Observation]:
    try:
        data = json.loads(reply, parse_float=Decimal)
        sizes = dict(zip(data["id"], data["size"], strict=True))
        index = data["dimension"]["time"]["category"]["index"]
        values = data["value"]
    except (ValueError, KeyError, TypeError):
        raise SourceError("la réponse n’est pas du JSON-stat") from None
    free = [name for name, size in sizes.items() if name != "time" and size != 1]
    if free:
        raise SourceError(f"plusieurs séries dans la réponse ; fixer aussi {', '.join(free)}")
    held = (
        dict(enumerate(values)) if isinstance(values, list) else {int(at): one for at, one in values.items()}
    )
    updated = day_of(data.get("updated"))
    found = [
        Observation(end_of(period), amount(held[at]), updated)
        for period, at in index.items()
        if held.get(at) is not None
    ]
    return sorted(found, key=lambda one: one.day)


SOURCE = SeriesSource(
    name="eurostat",
    publisher="Eurostat",
    base="https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data",
    path=lambda key: f"{key}{'&' if '?' in key else '?'}format=JSON&lang=fr",
    page=lambda key: f"https://ec.europa.eu/eurostat/databrowser/view/{key.partition('?')[0]}",
    read=_read,
)
