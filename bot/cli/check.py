"""`check` and `extract`: texts in, verdicts or mentions out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bot.cli.inputs import Inputs, input_options
from bot.cli.terminal import FrenchCommand, OneOf, terminal_width
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.check import Checker
    from bot.model import Document
    from bot.report import Format

CONTRADICTED = 1

_ONE_TEXT = ("html", "claimreview", "webannotation")


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre check article.txt --published 2025-02-10")
@input_options
@click.option(
    "--format",
    "format_",
    type=OneOf("text", "json", "jsonl", *_ONE_TEXT),
    help="Forme du rapport [text ; jsonl avec --jsonl].",
)
@click.option("--only", type=OneOf("problems"), help="Ne montre que ce qui est à reprendre (forme text).")
@click.option("--explain", "explained", is_flag=True, help="Montre la preuve de chaque verdict (forme text).")
@click.option("--all", "show_all", is_flag=True, help="Montre aussi les chiffres sans fait (forme text).")
def check(
    *,
    format_: Format | None,
    only: str | None,
    explained: bool,
    show_all: bool,
    **inputs: Any,
) -> int:
    """Vérifie les chiffres d’un texte : un fichier, - (entrée standard), --text ou --jsonl."""
    source = Inputs(**inputs)
    many = source.jsonl is not None
    if many and format_ in _ONE_TEXT:
        raise InputError(
            f"--format {format_} veut un seul texte ; avec --jsonl, text ou jsonl.",
            f"--format {format_} takes a single text; with --jsonl, text or jsonl.",
        )
    shape: Format = format_ or ("jsonl" if many else "text")
    if many and shape == "json":
        shape = "jsonl"
    contradicted = False

    def reply(checker: Checker, document: Document) -> str:
        from bot.model import Label
        from bot.report import render

        nonlocal contradicted
        report = checker.check(document)
        contradicted |= any(
            verdict.label is Label.CONTRADICTED for verdict in (*report.verdicts, *report.title_verdicts)
        )
        width, colour = terminal_width()
        shown = render(
            report,
            shape,
            lang=source.lang,
            width=width,
            colour=colour,
            only_problems=only is not None,
            show_unverified=show_all,
            explained=explained,
        )
        return f"── {document.id}\n{shown}\n" if many and shape == "text" else shown

    return source.answer(reply) or (CONTRADICTED if contradicted else 0)


@click.command(cls=FrenchCommand, epilog='Exemple : vraichiffre extract --text "Un plan de 109 Md€."')
@input_options
def extract(**inputs: Any) -> int:
    """Relève les chiffres, dates et noms d’un texte sans les juger : un objet JSON par document."""

    def reply(checker: Checker, document: Document) -> str:
        from bot.report.json import mentions_to_json

        return mentions_to_json(document.id, checker.extract(document))

    return Inputs(**inputs).answer(reply)
