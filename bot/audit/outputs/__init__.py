"""What a run is handed on as: one module an output, all written in one pass over the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal, Protocol, TextIO

from bot.audit.results import Read, Row, Run
from bot.report.words import Lang

Extra = Literal["junit", "sarif", "webannotation"]
EXTRAS: tuple[Extra, ...] = ("junit", "sarif", "webannotation")


class Output(Protocol):
    """A file being written: shown each article, then each refusal, then closed."""

    def add(self, read: Read) -> None:
        """Takes an article and its verdicts."""

    def refuse(self, error: Row) -> None:
        """Takes an item that could not be read."""

    def finish(self) -> None:
        """Writes what could only be written once all was seen."""


def write_outputs(run: Run, lang: Lang, also: Sequence[Extra] = (), bom: bool = True) -> None:
    """Writes report.html, verdicts.csv, corrections.csv and those asked for into the run's folder.

    A file gets its name only when whole. `bom` begins the CSV files with a byte order mark, which Excel
    needs to see that they are UTF-8. Raises InputError for results that cannot be read.
    """
    with ExitStack() as stack:
        outputs = [
            make(run, stack.enter_context(_whole(run.folder / name, encoding)), lang)
            for name, encoding, make in _chosen(also, bom)
        ]
        for read in run.articles():
            for output in outputs:
                output.add(read)
        for error in run.errors():
            for output in outputs:
                output.refuse(error)
        for output in outputs:
            output.finish()


_Make = Callable[[Run, TextIO, Lang], Output]


def _chosen(also: Sequence[Extra], bom: bool) -> Iterator[tuple[str, str, _Make]]:
    from bot.audit.outputs.csv import Corrections, Verdicts
    from bot.audit.outputs.html import Page
    from bot.audit.outputs.junit import JUnit
    from bot.audit.outputs.sarif import Sarif
    from bot.audit.outputs.webannotation import Annotations

    table = "utf-8-sig" if bom else "utf-8"
    yield "report.html", "utf-8", Page
    yield "verdicts.csv", table, Verdicts
    yield "corrections.csv", table, Corrections
    extras: dict[Extra, tuple[str, _Make]] = {
        "junit": ("junit.xml", JUnit),
        "sarif": ("verdicts.sarif", Sarif),
        "webannotation": ("annotations.jsonld", Annotations),
    }
    for extra in also:
        name, make = extras[extra]
        yield name, "utf-8", make


@contextmanager
def _whole(path: Path, encoding: str) -> Iterator[TextIO]:
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding=encoding, errors="replace", newline="") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
