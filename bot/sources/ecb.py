"""The European Central Bank's data portal, in CSV: a key is `FLOW/KEY`, say `EXR/D.USD.EUR.SP00.A`."""

from __future__ import annotations

import csv

from bot.sources.fetching import SourceError
from bot.sources.series import Observation, SeriesSource, amount, end_of


def _read(reply: bytes) -> list[Observation]:
    rows = list(csv.DictReader(reply.decode("utf-8-sig", "replace").splitlines()))
    if not rows or not {"KEY", "TIME_PERIOD", "OBS_VALUE"} <= rows[0].keys():
        raise SourceError("la réponse n’est pas le CSV attendu")
    if len({row["KEY"] for row in rows}) > 1:
        raise SourceError("plusieurs séries dans la réponse ; donner une clé entière")
    found = [
        Observation(end_of(row["TIME_PERIOD"]), amount(row["OBS_VALUE"]), None)
        for row in rows
        if row["OBS_VALUE"] not in ("", "NaN")
    ]
    return sorted(found, key=lambda one: one.day)


SOURCE = SeriesSource(
    name="ecb",
    publisher="Banque centrale européenne",
    base="https://data-api.ecb.europa.eu/service/data",
    path=lambda key: f"{key}?lastNObservations=8&format=csvdata",
    page=lambda key: (
        f"https://data.ecb.europa.eu/data/datasets/{key.replace('/', '/' + key.partition('/')[0] + '.', 1)}"
    ),
    read=_read,
)
