"""What click refuses, in one sentence of ours."""

from __future__ import annotations

import click


def usage_sentence(error: click.ClickException, english: bool) -> str:
    """Returns what is wrong with a command line and where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "vraichiffre"
    if english:
        return f"{error.format_message()} See: {command} --help"
    return f"{_sentence(error)} Voir : {command} --help"


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"option inconnue : {error.option_name}{_close(error.possibilities)}."
        case click.exceptions.NoSuchCommand():
            return f"commande inconnue : {error.command_name}{_close(error.possibilities)}."
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"il manque {parameter.human_readable_name}."
        case click.BadOptionUsage():
            return f"il manque une valeur après {error.option_name}."
        case _:
            return f"commande mal écrite ({error.format_message()})."


def _close(possibilities: list[str] | None) -> str:
    return f" (vouliez-vous {' ou '.join(possibilities)} ?)" if possibilities else ""
