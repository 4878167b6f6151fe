"""Where shards are run: one module an engine, each a function from shards to tallies in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from bot.audit.model import Shard, Tally
from bot.audit.shard import Work

EngineName = Literal["local"]
Engine = Callable[[Iterator[Shard], Work, int], Iterator[Tally]]
"""Takes the shards to do, what to do with each and how many processes; yields a tally as each is done."""


def load_engine(name: EngineName) -> Engine:
    """Returns an engine by its name, its libraries imported only now."""
    match name:
        case "local":
            from bot.audit.engines.local import run_local

            return run_local
