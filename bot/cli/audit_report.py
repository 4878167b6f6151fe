"""`audit report`: the page and the tables of a run, written again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from bot.cli.terminal import FrenchCommand, OneOf

Function = TypeVar("Function", bound=Callable[..., Any])


def output_options(function: Function) -> Function:
    """The options of what a run is handed on as."""
    for option in (
        click.option("--no-bom", is_flag=True, help="Écrit les CSV sans la marque dont Excel a besoin."),
        click.option(
            "--also",
            type=OneOf("junit", "sarif", "webannotation"),
            multiple=True,
            help="Écrit aussi junit.xml, verdicts.sarif ou annotations.jsonld ; répétable.",
        ),
    ):
        function = option(function)
    return function


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre audit report resultats --also sarif")
@click.argument("folder", metavar="DOSSIER")
@output_options
@click.option("--lang", type=OneOf("fr", "en"), default="fr", help="Langue du rapport [fr].")
def report(folder: str, also: tuple[Any, ...], no_bom: bool, lang: Literal["fr", "en"]) -> int:
    """Récrit le rapport et les tableaux d’un audit, par exemple en anglais."""
    from bot.audit.outputs import write_outputs
    from bot.audit.results import open_run

    write_outputs(open_run(Path(folder)), lang, also, bom=not no_bom)
    return 0
