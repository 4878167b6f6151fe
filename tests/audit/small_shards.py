"""A script: an audit of many small shards, whose results are sent slowly, so that kills fall in the middle.

Arguments: the folder of the results, the processes, the address the results are sent to or nothing, paths.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.audit import plan
from bot.audit.model import Settings
from bot.audit.run import Order, audit

plan.SHARD_BYTES = 6_000
plan._LAYERED_BYTES = 1_000
plan._RECORDS = 40


def send_slowly() -> None:
    """Makes each object wait, so that results are as long on their way as they are made."""
    from s3fs import S3FileSystem

    put = S3FileSystem._put_file

    async def later(self: S3FileSystem, *arguments: object, **options: object) -> None:
        await asyncio.sleep(0.25)
        await put(self, *arguments, **options)

    S3FileSystem._put_file = later


if __name__ == "__main__":
    out, jobs, sent_to, *paths = sys.argv[1:]
    if sent_to:
        send_slowly()
    order = Order(paths=tuple(paths), out=Path(out), sent_to=sent_to or None, jobs=int(jobs), quiet=True)
    audit(order, Settings())
