"""duckdb, which reads and writes Parquet, where it is installed."""

from __future__ import annotations

from types import ModuleType

from bot.audit.faults import Fault


def load_duckdb() -> ModuleType:
    """Imports duckdb; raises Fault saying how to install it."""
    try:
        import duckdb
    except ModuleNotFoundError:
        raise Fault(
            "Parquet demande duckdb, qui n’est pas installé",
            "Parquet needs duckdb, which is not installed",
            "pip install 'vraichiffre[parquet]'",
            "pip install 'vraichiffre[parquet]'",
        ) from None
    return duckdb
