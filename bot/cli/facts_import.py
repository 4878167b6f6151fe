"""`facts import`: a spreadsheet of facts made into one compiled file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from bot.cli.facts import load_table
from bot.cli.terminal import FrenchCommand, print_table, say
from bot.errors import InputError

_SHOWN = 20
_SOME_REFUSED = 2
_MARK = b"PAR1"


def _show_columns(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from bot.facts_compile import COLUMNS

        print_table(("colonne", "contenu"), COLUMNS.items())
        context.exit()


@click.command("import", cls=FrenchCommand)
@click.argument("source", metavar="CSV|PARQUET")
@click.option("--dir", "folder", metavar="DOSSIER", required=True, help="Le dossier de faits où écrire.")
@click.option(
    "--columns",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_columns,
    help="Montre les colonnes attendues.",
)
def import_(source: str, folder: str) -> int:
    """Compile un tableau de faits, une valeur par ligne ; code 2 si des lignes sont refusées."""
    from bot.facts_bulk import SUFFIX
    from bot.facts_compile import compile_table
    from bot.facts_text import slug
    from bot.folding import fold

    theme = slug(Path(source).stem)
    target = Path(folder) / f"{theme}{SUFFIX}"
    rows = _rows_of_parquet(source) if _starts_with(source, _MARK) else _rows_of_csv(source)
    taken = {fold(alias.text): subject for alias, subject in load_table(()).aliases()}
    done = compile_table(rows, target, theme, taken, date.today())
    for refused in done.refused[:_SHOWN]:
        say(f"{source}, ligne {refused.row + 1} : {refused.reason}.")
    if len(done.refused) > _SHOWN:
        say(f"… et {len(done.refused) - _SHOWN} autres lignes refusées.")
    click.echo(f"{target} : sujets {done.subjects}, faits {done.facts}, lignes refusées {len(done.refused)}.")
    return _SOME_REFUSED if done.refused else 0


def _starts_with(source: str, mark: bytes) -> bool:
    from bot.documents import open_bytes

    with open_bytes(source) as stream:
        return stream.read(len(mark)) == mark


def _rows_of_csv(source: str) -> Iterator[dict[str, str]]:
    """The rows by column; « ; », « , » or tabs part the cells. Raises InputError when a column is missing."""
    from bot.documents import decode, read_bytes

    lines = decode(read_bytes(source), source).text.splitlines()
    delimiter = max(";,\t", key=lines[0].count)
    reader = csv.DictReader(lines, delimiter=delimiter)
    _check_columns(source, list(reader.fieldnames or ()))
    for row in reader:
        yield {key: cell for key, cell in row.items() if isinstance(key, str) and isinstance(cell, str)}


def _rows_of_parquet(source: str) -> Iterator[dict[str, str]]:
    import duckdb

    try:
        with duckdb.connect() as database:
            found = database.execute("SELECT * FROM read_parquet(?)", [source])
            names = [column[0] for column in found.description or ()]
            _check_columns(source, names)
            while rows := found.fetchmany(10_000):
                for row in rows:
                    yield {name: str(cell) for name, cell in zip(names, row, strict=True) if cell is not None}
    except duckdb.Error as error:
        raise InputError(
            f"{source} : Parquet illisible ({error}).", f"{source}: unreadable Parquet ({error})."
        ) from None


def _check_columns(source: str, names: list[str]) -> None:
    from bot.facts_compile import COLUMNS

    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in ("name", "attribute", "unit", "since") if name not in names]
    if unknown or missing:
        fr = "manque" if missing else "en trop"
        en = "missing" if missing else "unknown"
        which = ", ".join(missing or unknown)
        raise InputError(
            f"{source} : colonnes {fr} : {which} (voir vraichiffre facts import --columns).",
            f"{source}: {en} columns: {which} (see vraichiffre facts import --columns).",
        )
