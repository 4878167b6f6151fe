"""The World Bank's indicators, in JSON: a key is `COUNTRY/INDICATOR`, say `FR/NY.GDP.MKTP.CD`."""

from __future__ import annotations

import json
from decimal import Decimal

from bot.sources.fetching import SourceError
from bot.sources.series import Observation, SeriesSource, amount, day_of, end_of


def _path(key: str) -> str:
    country, _, indicator = key.partition("/")
    return f"country/{country}/indicator/{indicator}?format=json&mrv=8"


def _read(reply: bytes) -> list[Observation]:
    try:
        header, rows = json.loads(reply, parse_float=Decimal)
        updated = day_of(header.get("lastupdated"))
        found = [
            Observation(end_of(row["date"]), amount(row["value"]), updated)
            for row in rows or ()
            if row["value"] is not None
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SourceError(
            "la réponse n’est pas celle de la Banque mondiale ; vérifier pays et indicateur"
        ) from None
    return sorted(found, key=lambda one: one.day)


SOURCE = SeriesSource(
    name="worldbank",
    publisher="Banque mondiale",
    base="https://api.worldbank.org/v2/fr",
    path=_path,
    page=lambda key: f"https://donnees.banquemondiale.org/indicator/{key.partition('/')[2]}",
    read=_read,
)
