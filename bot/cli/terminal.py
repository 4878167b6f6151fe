"""What the commands share: French help, standard error, tables, and the refusal of bad facts or rules."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from bot import __version__
from bot.errors import InputError

_WIDE_ENOUGH_NEVER_TO_WRAP = 2000


class InvalidContent(Exception):
    """Facts or rules that cannot be used: one problem a line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@contextmanager
def refusing_invalid_content() -> Iterator[None]:
    """Turns the loaders' errors into InvalidContent."""
    from bot.facts import FactsError
    from bot.lexicon import LexiconError
    from bot.rules import RulesError

    try:
        yield
    except (FactsError, RulesError) as error:
        raise InvalidContent(error.problems) from None
    except LexiconError as error:
        raise InvalidContent([str(error)]) from None


class FrenchCommand(click.Command):
    """A command whose help and refusals speak French."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; raises InputError for one too many."""
        rest = super().parse_args(ctx, args)
        if rest:
            raise InputError(
                f"argument en trop : {rest[0]} ; voir {ctx.command_path} --help.",
                f"unexpected argument: {rest[0]}; see {ctx.command_path} --help.",
            )
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option, described in French."""
        return _in_french(super().get_help_option(ctx))


class FrenchCommandWithOthers(FrenchCommand):
    """A command that takes arguments of its own, and others under it, told by the first word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others: dict[str, click.Command] = {}

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Reads the arguments, as those of another command where the first names one."""
        if args and args[0] in self.others:
            name = f"{info_name} {args[0]}"
            return self.others[args[0]].make_context(name, args[1:], parent=parent, **extra)
        return super().make_context(info_name, args, parent=parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands under this one."""
        super().format_options(ctx, formatter)
        with formatter.section("Commandes"):
            formatter.write_dl([(name, other.get_short_help_str(90)) for name, other in self.others.items()])


class FrenchGroup(click.Group):
    """A group whose help speaks French throughout."""

    command_class = FrenchCommand
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subcommand_metavar = "COMMANDE …"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option, described in French."""
        return _in_french(super().get_help_option(ctx))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, under a French heading, in the order of the code."""
        rows = [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
        with formatter.section("Commandes"):
            formatter.write_dl(rows)


def _in_french(option: click.Option | None) -> click.Option | None:
    if option:
        option.help = "Affiche cette aide."
    return option


class OneOf(click.ParamType[str]):
    """A word among a few, and a sentence about the others."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.name = "word"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words, as help shows them."""
        return f"[{'|'.join(self.words)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Returns the word; raises InputError naming those that exist."""
        if value in self.words:
            return str(value)
        name = param.opts[0] if param else ""
        known = ", ".join(self.words)
        raise InputError(
            f"{name} {value} : valeur inconnue ; valeurs possibles : {known}.",
            f"{name} {value}: unknown value; use one of {known}.",
        )


def show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Prints the version and ends."""
    if value:
        click.echo(f"vraichiffre {__version__}")
        ctx.exit()


def say(message: str) -> None:
    """Writes one line to standard error."""
    click.echo(f"vraichiffre : {message}", err=True)


def internal_error(error: Exception) -> InputError:
    """Returns a fault of the program as one sentence; raises it whole when VRAICHIFFRE_DEBUG is set."""
    if os.environ.get("VRAICHIFFRE_DEBUG"):
        raise error
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return InputError(
        f"erreur interne ({what}). Signalez-la avec le texte et ce que montre VRAICHIFFRE_DEBUG=1.",
        f"internal error ({what}). Please report it with the text and what VRAICHIFFRE_DEBUG=1 shows.",
    )


def terminal_width() -> tuple[int, bool]:
    """Returns the width of standard output in columns, 80 where unknown, and whether it may be coloured."""
    from rich.console import Console

    console = Console()
    return console.width, console.is_terminal and not console.no_color and console.color_system is not None


def put(line: str) -> None:
    """Writes one line of data to standard output, in UTF-8 whatever the terminal speaks.

    A file's name may hold bytes that are no text: they become « ? ».
    """
    click.echo(line.encode("utf-8", "replace"))


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints rows in columns: fitted to a terminal, on one whole line each when piped."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDE_ENOUGH_NEVER_TO_WRAP
    table = Table(*header, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*row)
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().splitlines():
        click.echo(line.rstrip())
