"""Where shards are run: one module an engine, each a function from shards to tallies in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from bot.audit.model import Shard, Tally
from bot.audit.shard import Work
from bot.errors import InputError

EngineName = Literal["local", "dask"]
Engine = Callable[[Iterator[Shard], Work, int], Iterator[Tally]]
"""Takes the shards to do, what to do with each and how many processes; yields a tally as each is done."""


def load_engine(name: EngineName, scheduler: str | None = None) -> Engine:
    """Returns an engine by its name, its libraries imported only now; raises InputError without them.

    `scheduler` is the address of the Dask cluster to join; without one a cluster of this machine is made.
    """
    match name:
        case "local":
            from bot.audit.engines.local import run_local

            return run_local
        case "dask":
            try:
                from bot.audit.engines.dask import run_dask
            except ImportError as error:
                raise InputError(
                    f"--engine dask demande une bibliothèque absente ({error.name}) ; "
                    "installez-la : pip install 'vraichiffre[dask]'.",
                    f"--engine dask needs a library that is missing ({error.name}); "
                    "install it: pip install 'vraichiffre[dask]'.",
                ) from None
            return partial(run_dask, scheduler=scheduler)
