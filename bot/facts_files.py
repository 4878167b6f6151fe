"""Reads the files of `facts/` into rows, or into all their faults, each with its line and its remedy."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.facts_checks import check_file
from bot.facts_schema import FactFile, read_shape
from bot.facts_sets import check_sets, expand_sets
from bot.folding import fold
from bot.toml_lines import line_of


@dataclass(frozen=True, slots=True)
class File:
    """A fact file whose shape is right: its subject's id, its plain data, and the same as rows.

    Its sets are written out in both, but stand in `text`.
    """

    id: str
    path: Path
    text: str
    data: Mapping[str, Any]
    rows: FactFile

    def problem(self, where: tuple[str | int, ...], message: str) -> str:
        """The message, with the file, the line and the key it is about."""
        return _problem(self.path, self.text, where, message)


def read_files(
    folders: Sequence[Path], today: date, drafts: Mapping[Path, str] = MappingProxyType({})
) -> tuple[list[File], list[str]]:
    """Return the files, in order of folder then name, and what is wrong with them, in French.

    `drafts` are texts to read in place of what lies at their paths, if anything does.
    """
    files: list[File] = []
    problems: list[str] = []
    for folder in folders:
        paths = sorted({*folder.rglob("*.toml"), *(path for path in drafts if path.is_relative_to(folder))})
        for path in paths:
            subject_id = path.relative_to(folder).with_suffix("").as_posix()
            file = _read(path, drafts.get(path), subject_id, problems)
            if file:
                files.append(file)
    for file in files:
        problems += [file.problem(where, message) for where, message in check_file(file.rows, today)]
    return files, [*problems, *_same_ids(files), *_shared_aliases(files)]


def _read(path: Path, draft: str | None, subject_id: str, problems: list[str]) -> File | None:
    text = draft or ""
    try:
        if draft is None:
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        data = tomllib.loads(text, parse_float=Decimal)
    except UnicodeDecodeError as error:
        problems.append(f"{path} : octet {error.start} illisible ; enregistrer le fichier en UTF-8")
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax_problem(path, text, str(error)))
    except OSError as error:
        problems.append(f"{path} : lecture impossible ({error.strerror}) ; vérifier les droits du fichier")
    else:
        shape = read_shape(data)
        faults = list(check_sets(data)) if isinstance(shape, FactFile) else shape
        problems += [_problem(path, text, where, message) for where, message in faults]
        if isinstance(shape, FactFile):
            plain = expand_sets(data)
            rows = shape if plain == data else FactFile.model_validate(plain)
            return File(subject_id, path, text, plain, rows)
    return None


def _syntax_problem(path: Path, text: str, error: str) -> str:
    found = re.search(r"line (\d+)", error)
    line = int(found[1]) if found else text.count("\n") + 1
    if "overwrite" in error or "twice" in error:
        return f"{path}:{line} : clé ou section écrite deux fois ; n’en garder qu’une"
    return f"{path}:{line} : ce n’est pas du TOML ({error}) ; vérifier guillemets, virgules et crochets"


def _problem(path: Path, text: str, where: tuple[str | int, ...], message: str) -> str:
    key = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).lstrip(".")
    return f"{path}:{line_of(text, where)} : {key} : {message}"


def _same_ids(files: Sequence[File]) -> Iterator[str]:
    first: dict[str, File] = {}
    for file in files:
        other = first.setdefault(file.id, file)
        if other is not file:
            yield file.problem(
                ("subject",),
                f"le sujet « {file.id} » existe déjà dans {other.path} ; renommer l’un des deux fichiers",
            )


def _shared_aliases(files: Sequence[File]) -> Iterator[str]:
    """Subjects may share a name if context tells them apart: one at most goes without, the others differ."""
    taken: dict[str, list[tuple[File, frozenset[str]]]] = defaultdict(list)
    for file in files:
        for text, words, where in _names(file):
            for other, other_words in taken[fold(text)]:
                if other is file:
                    yield file.problem(
                        where, f"nom « {text} » écrit deux fois, aux accents près ; en retirer un"
                    )
                elif words == other_words and other.id != file.id:
                    yield file.problem(
                        where,
                        f"nom « {text} » déjà pris par {other.path} ; "
                        "ajouter à l’un des deux un « only_with » qui les distingue",
                    )
            taken[fold(text)].append((file, words))


def _names(file: File) -> Iterator[tuple[str, frozenset[str], tuple[str | int, ...]]]:
    """Each name of the subject, the words it must stand with, and where it is written."""
    aliases = file.rows.subject.aliases
    for index, alias in enumerate(aliases):
        words = frozenset(map(fold, alias.only_with or ()))
        yield alias.text, words, ("subject", "aliases", index)
    if fold(file.rows.subject.name) not in {fold(alias.text) for alias in aliases}:
        yield file.rows.subject.name, frozenset(), ("subject", "name")
