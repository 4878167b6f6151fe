"""A finished run read back from its folder, an article and its verdicts at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.audit.manifest import read_manifest
from bot.errors import InputError

Row = Mapping[str, Any]
"""A line of a run's files."""

PROBLEMS = ("contradicted", "outdated", "imprecise")
"""Labels that ask something of an editor, worst first."""
_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Read:
    """An article of a run, as documents.jsonl has it, and its verdicts in the order of the text."""

    document: Row
    verdicts: Sequence[Row]

    @property
    def is_first(self) -> bool:
        """Whether it was checked and is not the repetition of another."""
        return bool(self.document["status"] == "checked")

    @property
    def problems(self) -> list[Row]:
        """The verdicts that ask something of an editor, those dismissed at the desk left out."""
        return [one for one in self.verdicts if one["label"] in PROBLEMS and not one.get("dismissed")]


@dataclass(frozen=True, slots=True)
class Run:
    """A folder of results, complete, and its manifest."""

    folder: Path
    manifest: Row

    def articles(self) -> Iterator[Read]:
        """Yields every article in the order of the archive; raises InputError for files that differ."""
        verdicts = self.rows("verdicts")
        verdict = next(verdicts, None)
        for document in self.rows("documents"):
            own = []
            while verdict and _key(verdict) == _key(document):
                own.append(verdict)
                verdict = next(verdicts, None)
            yield Read(document, own)
        if verdict:
            raise InputError(
                f"{self.folder} : verdicts et documents ne vont pas ensemble ; relancez l’audit.",
                f"{self.folder}: verdicts and documents do not go together; run the audit again.",
            )

    def errors(self) -> Iterator[Row]:
        """Yields what was refused."""
        return self.rows("errors")

    def rows(self, name: str) -> Iterator[Row]:
        """Yields the lines of one of the run's files; raises InputError for one that cannot be read."""
        lines = self.folder / f"{name}.jsonl"
        if lines.exists():
            return _from_lines(lines)
        return _from_parquet(self.folder / f"{name}.parquet")


def open_run(folder: Path) -> Run:
    """Opens the results of an audit; raises InputError where there are none, or not all yet."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise InputError(
            f"{folder} : aucun audit ici ; donnez le dossier --out d’un audit.",
            f"{folder}: no audit here; give the --out folder of an audit.",
        )
    if manifest.get("state") != "done":
        raise InputError(
            f"{folder} : cet audit n’est pas terminé ; relancez la même commande audit.",
            f"{folder}: this audit is not finished; run the same audit command again.",
        )
    return Run(folder, manifest)


def _key(row: Row) -> tuple[object, object]:
    return row["file"], row["item"]


def _from_lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except ValueError:
                raise InputError(
                    f"{path} : ligne {number} illisible ; relancez l’audit.",
                    f"{path}: line {number} cannot be read; run the audit again.",
                ) from None


def _from_parquet(path: Path) -> Iterator[Row]:
    import duckdb

    if not path.exists():
        raise InputError(
            f"{path} : ce fichier manque ; relancez l’audit.", f"{path}: missing; run the audit again."
        )
    quoted = str(path).replace("'", "''")
    with duckdb.connect() as database:
        found = database.execute(f"SELECT to_json(one) FROM read_parquet('{quoted}') one")
        while rows := found.fetchmany(_ROWS_AT_ONCE):
            for (written,) in rows:
                row = json.loads(written)
                if row.get("labels"):  # a column for each label: the others are null
                    row["labels"] = {label: number for label, number in row["labels"].items() if number}
                yield row
