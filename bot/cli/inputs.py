"""What `check` and `extract` read: one text, or documents as JSON lines of which some may be wrong."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from bot.cli.terminal import OneOf, internal_error, put, refusing_invalid_content, say
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.check import Checker
    from bot.model import Document

Reply = Callable[["Checker", "Document"], str]
Command = TypeVar("Command", bound=Callable[..., int])

OK = 0
BAD_LINE = 2

_OPTIONS = (
    click.argument("file", required=False, metavar="[FICHIER|-]"),
    click.option("--text", metavar="TEXTE", help="Le texte lui-même, au lieu d’un fichier."),
    click.option(
        "--jsonl", metavar="FICHIER", help="Un document JSON par ligne : id, text, title, published, url."
    ),
    click.option(
        "--published", metavar="DATE", help="Jour de parution : 2025-02-10 ou 10/02/2025 [aujourd’hui]."
    ),
    click.option("--title", metavar="TITRE", help="Titre de l’article, vérifié lui aussi."),
    click.option(
        "--facts", multiple=True, metavar="DOSSIER", help="Ajoute les faits d’un dossier ; répétable."
    ),
    click.option("--lang", type=OneOf("fr", "en"), default="fr", help="Langue des messages [fr]."),
)


def input_options(command: Command) -> Command:
    """Gives a command the options that make its Inputs."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a command was told to read, as written on the command line."""

    file: str | None
    text: str | None
    jsonl: str | None
    published: str | None
    title: str | None
    facts: Sequence[str]
    lang: Literal["fr", "en"]

    def answer(self, reply: Reply) -> int:
        """Prints the reply to each document, in order, and returns 2 if a line was refused, else 0.

        Raises InputError when the options or a single text cannot be used, InvalidContent when facts or
        rules cannot.
        """
        if sum(given is not None for given in (self.file, self.text, self.jsonl)) > 1:
            raise InputError(
                "donnez un seul texte : un fichier, --text ou --jsonl.",
                "give one text only: a file, --text or --jsonl.",
            )
        if self.jsonl is not None:
            return self._answer_lines(self.jsonl, reply)
        document = self._read_one()
        put(reply(load_checker(self.facts), document))
        return OK

    def _read_one(self) -> Document:
        from bot.documents import read_bytes
        from bot.model import Document

        if self.text is not None:
            identity, source, data = "", "--text", os.fsencode(self.text)
        elif self.file is None and sys.stdin is not None and sys.stdin.isatty():
            raise InputError(
                "rien à lire ; donnez un fichier, - ou --text.", "nothing to read; give a file, - or --text."
            )
        else:
            identity = source = self.file or "-"
            data = read_bytes(source)
        text = self._decode(data, source)
        title = self._decode(os.fsencode(self.title), "--title") if self.title else None
        published = self._published()
        if published is None:
            self._say(
                f"sans --published, le texte est jugé au jour d’aujourd’hui ({date.today()}).",
                f"without --published, the text is judged as of today ({date.today()}).",
            )
        return Document(text=text, id=identity, title=title, published=published or date.today())

    def _decode(self, data: bytes, source: str) -> str:
        from bot.documents import decode

        decoded = decode(data, source)
        if decoded.encoding != "UTF-8":
            self._say(f"{source} : lu comme {decoded.encoding}.", f"{source}: read as {decoded.encoding}.")
        return decoded.text

    def _answer_lines(self, source: str, reply: Reply) -> int:
        from bot.documents import BadLine, open_bytes, read_documents

        day = self._published()
        answered = refused = undated = 0
        with open_bytes(source) as stream:
            checker = load_checker(self.facts)
            for line in read_documents(stream):
                if isinstance(line, BadLine):
                    problem: InputError | None = line.error
                else:
                    undated += line.document.published is None and day is None
                    problem = self._reply_to(checker, line.document, day or date.today(), reply)
                if problem is None:
                    answered += 1
                else:
                    refused += 1
                    self._refuse(line.number, problem)
        if undated:
            self._say(
                f"{undated} document(s) sans date, jugé(s) au jour d’aujourd’hui ({date.today()}).",
                f"{undated} undated document(s) judged as of today ({date.today()}).",
            )
        if not answered + refused:
            raise InputError(
                f"{source} : rien à vérifier, aucune ligne.", f"{source}: nothing to check, no line."
            )
        return BAD_LINE if refused else OK

    def _reply_to(self, checker: Checker, document: Document, day: date, reply: Reply) -> InputError | None:
        """Prints the reply; a fault of the program on one line must not cost the others their answer."""
        if document.published is None:
            document = document.model_copy(update={"published": day})
        try:
            answer = reply(checker, document)
        except Exception as error:
            return internal_error(error)
        put(answer)
        return None

    def _refuse(self, number: int, problem: InputError) -> None:
        message = problem.en if self.lang == "en" else problem.fr
        click.echo(json.dumps({"error": {"line": number, "message": message}}, ensure_ascii=False), err=True)

    def _published(self) -> date | None:
        from bot.documents import read_day

        return None if self.published is None else read_day(self.published)

    def _say(self, fr: str, en: str) -> None:
        say(en if self.lang == "en" else fr)


def load_checker(facts: Sequence[str]) -> Checker:
    """Returns the checker over the shipped table and the folders given.

    Raises InputError for a folder that is not there, InvalidContent for facts or rules that cannot be used.
    """
    for folder in facts:
        if not Path(folder).is_dir():
            raise InputError(
                f"--facts {folder} : ce dossier n’existe pas.", f"--facts {folder}: there is no such folder."
            )
    with refusing_invalid_content():
        from bot.check import Checker

        return Checker.load([Path(folder) for folder in facts])
