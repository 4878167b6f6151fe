"""Insee's bank of series (BDM), in SDMX-ML: a key is an idBank, nine digits."""

from __future__ import annotations

from lxml import etree

from bot.sources.fetching import SourceError
from bot.sources.series import Observation, SeriesSource, amount, day_of, end_of


def _read(reply: bytes) -> list[Observation]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(reply, parser)
    except etree.XMLSyntaxError:
        raise SourceError("la réponse n’est pas du SDMX") from None
    series = root.findall(".//{*}Series")
    if len(series) != 1:
        raise SourceError(f"{len(series)} séries dans la réponse ; donner un seul idBank")
    updated = day_of(series[0].get("LAST_UPDATE"))
    scale = int(amount(series[0].get("UNIT_MULT", "0")))
    found = [
        Observation(end_of(one.get("TIME_PERIOD", "")), amount(one.get("OBS_VALUE")).scaleb(scale), updated)
        for one in series[0].iter("{*}Obs")
        if one.get("OBS_VALUE") not in (None, "", "NaN")
    ]
    return sorted(found, key=lambda one: one.day)


SOURCE = SeriesSource(
    name="insee",
    publisher="Insee",
    base="https://bdm.insee.fr/series/sdmx/data/SERIES_BDM",
    path=lambda key: f"{key}?lastNObservations=8",
    page=lambda key: f"https://www.insee.fr/fr/statistiques/serie/{key}",
    read=_read,
)
