"""How far a run is: a bar on a terminal, a plain line now and then elsewhere, nothing when quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Protocol

from bot.audit.model import Tally

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_EVERY = 30.0
"""Seconds between two plain lines."""
_MB = 1_000_000


class Progress(Protocol):
    """Is told of every shard done."""

    def advance(self, tally: Tally) -> None: ...


@contextmanager
def show_progress(total: int, lang: Literal["fr", "en"], quiet: bool) -> Iterator[Progress]:
    """Shows a run of `total` bytes on standard error while it lasts."""
    if quiet or sys.stderr is None:
        yield _Silent()
    elif sys.stderr.isatty():
        with _bar(total, lang) as bar:
            yield bar
    else:
        yield _Lines(total, lang)


class _Silent:
    def advance(self, tally: Tally) -> None:
        """Says nothing."""


class _Lines:
    def __init__(self, total: int, lang: Literal["fr", "en"]) -> None:
        self._total, self._lang = total, lang
        self._sum = Tally()
        self._start = self._said = time.monotonic()

    def advance(self, tally: Tally) -> None:
        self._sum += tally
        now = time.monotonic()
        if now - self._said >= _EVERY:
            self._said = now
            share = 100 * self._sum.size // max(1, self._total)
            words = described(self._sum, now - self._start, self._lang)
            print(f"vraichiffre : {share} %, {words}", file=sys.stderr, flush=True)


class _Bar:
    def __init__(self, shown: RichProgress, total: int, lang: Literal["fr", "en"]) -> None:
        self._shown, self._lang = shown, lang
        self._task = shown.add_task("…", total=max(1, total))
        self._sum = Tally()
        self._start = time.monotonic()

    def advance(self, tally: Tally) -> None:
        self._sum += tally
        words = described(self._sum, time.monotonic() - self._start, self._lang)
        self._shown.update(self._task, completed=self._sum.size, description=words)


@contextmanager
def _bar(total: int, lang: Literal["fr", "en"]) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with RichProgress(*columns, console=Console(stderr=True)) as shown:
        yield _Bar(shown, total, lang)


def described(tally: Tally, seconds: float, lang: Literal["fr", "en"]) -> str:
    """Says what was done in so many seconds."""
    rate = tally.documents / max(seconds, 0.001)
    megabytes = tally.size / _MB
    if lang == "en":
        return (
            f"{tally.documents} articles, {megabytes:.1f} MB, {rate:.0f} articles/s, "
            f"{tally.contradicted} contradicted, {tally.refused} refused"
        )
    return (
        f"{tally.documents} articles, {megabytes:.1f} Mo, {rate:.0f} articles/s, "
        f"{tally.contradicted} contredits, {tally.refused} refusés"
    )
