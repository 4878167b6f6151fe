"""`facts due` and `facts diff`: what is to be checked again, and what changed between two tables."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.facts import folders_option, in_words, load_table
from bot.cli.terminal import FrenchCommand, print_table

if TYPE_CHECKING:
    from bot.facts import Fact, FactTable


@click.command(cls=FrenchCommand)
@folders_option
@click.option("--days", type=int, default=180, metavar="JOURS", help="Non revus depuis tant de jours [180].")
def due(folders: tuple[str, ...], days: int) -> int:
    """Liste les valeurs à revérifier, les plus anciennes d’abord."""
    from bot.check import HORIZON

    today = date.today()
    late = load_table(folders).search("", before=today - timedelta(days=days)).facts
    if not late:
        click.echo(f"Tous les faits ont été revus depuis {days} jours.")
        return 0
    print_table(
        ("fait", "valeur", "vérifié", "jours", "contredit encore"),
        (
            (
                fact.id,
                in_words(fact.values[-1], fact),
                str(fact.checked),
                str((today - fact.checked).days),
                "oui" if today - fact.checked <= HORIZON else "non",
            )
            for fact in late
        ),
    )
    return 0


@click.command(cls=FrenchCommand)
@click.argument("before", metavar="AVANT")
@click.argument("after", metavar="APRÈS")
def diff(before: str, after: str) -> int:
    """Compare deux dossiers de faits : faits ajoutés, retirés, changés."""
    old, new = (load_table((), Path(folder)) for folder in (before, after))
    rows = list(_changes(old, new))
    if not rows:
        click.echo("Aucune différence.")
        return 0
    print_table(("", "fait", "avant", "après"), rows)
    return 0


def _changes(old: FactTable, new: FactTable) -> list[tuple[str, str, str, str]]:
    rows = []
    for fact_id in sorted({*old.facts, *new.facts}):
        before, after = old.facts.get(fact_id), new.facts.get(fact_id)
        if before != after:
            sign = "+" if before is None else "-" if after is None else "~"
            rows.append((sign, fact_id, *_told_apart(before, after)))
    return rows


def _told_apart(before: Fact | None, after: Fact | None) -> tuple[str, str]:
    """The last values, or what else differs where they are the same."""
    last = ["" if fact is None else _last(fact) for fact in (before, after)]
    if before is None or after is None or last[0] != last[1]:
        return last[0], last[1]
    keys = [key for key in before.__slots__ if getattr(before, key) != getattr(after, key)]
    return last[0], f"{last[1]} ({', '.join(keys)})"


def _last(fact: Fact) -> str:
    return f"{in_words(fact.values[-1], fact)}, depuis le {fact.values[-1].since}"
