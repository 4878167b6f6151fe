"""Live sources, asked by `facts refresh`, `names` and `leads` alone: a module a source, one interface.

Each reads its publisher's documented reply; none of them ever judges or writes.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.sources import ecb, eurostat, insee, worldbank
from bot.sources.series import SeriesSource

SERIES: Mapping[str, SeriesSource] = {
    source.name: source for source in (insee.SOURCE, eurostat.SOURCE, ecb.SOURCE, worldbank.SOURCE)
}
"""The sources of figures, by the name that a fact's `live` gives."""
