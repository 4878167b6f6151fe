"""The command line: arguments in, stages imported only by the command that needs them, one exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

import click

from bot.cli.audit import audit
from bot.cli.audit_diff import diff as audit_diff
from bot.cli.audit_report import report
from bot.cli.audit_review import review
from bot.cli.check import check, extract
from bot.cli.evaluate import evaluate
from bot.cli.explain import explain
from bot.cli.facts import facts
from bot.cli.facts_edit import add_value, new
from bot.cli.facts_import import import_
from bot.cli.facts_live import leads, names, refresh
from bot.cli.facts_watch import diff, due
from bot.cli.rules import rules
from bot.cli.service import init, purge, serve, worker
from bot.cli.terminal import FrenchGroup, InvalidContent, internal_error, say, show_version
from bot.cli.usage import usage_sentence
from bot.cli.watch import watch
from bot.errors import InputError

BAD_INPUT = 2
BAD_CONTENT = 3
INTERNAL_ERROR = 70
INTERRUPTED = 130
BROKEN_PIPE = 141

_COMPLETION = "_VRAICHIFFRE_COMPLETE"


@click.group(
    cls=FrenchGroup,
    epilog="Codes de sortie : 0 rien de contredit, 1 un chiffre contredit, "
    "2 commande ou texte inutilisable, 3 faits ou règles invalides.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_version,
    help="Affiche la version.",
)
def vraichiffre() -> None:
    """Vérifie les chiffres d’un texte français dans une table de faits sourcés, hors ligne."""


for command in (check, explain, extract, audit, facts, rules, evaluate, init, serve, worker, watch, purge):
    vraichiffre.add_command(command)
for command in (new, add_value, import_, due, diff, refresh, names, leads):
    facts.add_command(command)
audit.others = {"report": report, "diff": audit_diff, "review": review}


def main() -> None:
    """Runs the command line and exits with its code; no traceback unless VRAICHIFFRE_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if _COMPLETION in os.environ:
        vraichiffre.main(prog_name="vraichiffre", complete_var=_COMPLETION)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    english = "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)
    if sys.stdout is None:
        say("standard output is closed." if english else "la sortie standard est fermée.")
        return BAD_INPUT
    try:
        # Not click's own main(): it answers a closed pipe with 1, which here means « contradicted ».
        with vraichiffre.make_context("vraichiffre", list(arguments)) as context:
            status = vraichiffre.invoke(context)
        sys.stdout.flush()
        return int(status or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except InputError as error:
        say(error.en if english else error.fr)
        return BAD_INPUT
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return BAD_INPUT
    except click.ClickException as error:
        say(usage_sentence(error, english))
        return BAD_INPUT
    except InvalidContent as error:
        for problem in error.problems:
            say(problem)
        return BAD_CONTENT
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return BROKEN_PIPE
    except OSError as error:
        _drop_output()
        say(f"cannot write ({error.strerror})." if english else f"écriture impossible ({error.strerror}).")
        return BAD_INPUT
    except Exception as error:
        fault = internal_error(error)
        say(fault.en if english else fault.fr)
        return INTERNAL_ERROR


def _drop_output() -> None:
    """Points standard output nowhere: Python flushes it once more on its way out, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
