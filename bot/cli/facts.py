"""`facts`: the table, for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.terminal import FrenchGroup, print_table, refusing_invalid_content
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.facts import Fact, FactTable, Subject, Value


@click.group(cls=FrenchGroup)
def facts() -> None:
    """Montre la table des faits : sujets, valeurs datées, sources."""


folders_option = click.option(
    "--facts", "folders", multiple=True, metavar="DOSSIER", help="Ajoute les faits d’un dossier."
)


@facts.command("list")
@folders_option
def list_(folders: tuple[str, ...]) -> int:
    """Liste les sujets et leurs faits."""
    _print_facts(load_table(folders).search("").facts)
    return 0


@facts.command()
@click.argument("identifier", metavar="ID")
@folders_option
def show(identifier: str, folders: tuple[str, ...]) -> int:
    """Montre un sujet ou un fait en entier, avec ses sources."""
    table = load_table(folders)
    subject, chosen = _find(table, identifier)
    _print_subject(subject)
    for fact in chosen:
        _print_fact(fact)
    return 0


@facts.command()
@click.argument("words", metavar="MOTS", nargs=-1, required=True)
@folders_option
def search(words: tuple[str, ...], folders: tuple[str, ...]) -> int:
    """Cherche des mots dans les noms, les libellés et les sources."""
    table = load_table(folders)
    found = table.search(" ".join(words)).facts
    if not found:
        raise InputError(
            f"aucun fait ne contient « {' '.join(words)} ».", f"no fact holds “{' '.join(words)}”."
        )
    _print_facts(found)
    return 0


@facts.command()
@click.argument("identifier", metavar="ID")
@click.argument("day", metavar="DATE")
@folders_option
def at(identifier: str, day: str, folders: tuple[str, ...]) -> int:
    """Donne la valeur en vigueur, et connue, un jour donné."""
    from bot.documents import read_day

    moment = read_day(day)
    _, chosen = _find(load_table(folders), identifier)
    rows = []
    for fact in chosen:
        value = fact.at(moment, moment)
        since = str(value.since) if value else ""
        rows.append((fact.id, in_words(value, fact) if value else "aucune valeur connue", since, fact.label))
    print_table(("fait", f"au {moment}", "depuis", "libellé"), rows)
    return 0


@facts.command()
@click.argument("folder", metavar="[DOSSIER]", required=False)
def lint(folder: str | None) -> int:
    """Vérifie les fiches d’un dossier, ou celles fournies ; code 3 s’il y a des fautes."""
    from bot.folders import FACTS

    table = load_table((), Path(folder) if folder else FACTS)
    click.echo(f"{len(table.subjects)} sujets, {len(table.facts)} faits : aucune faute.")
    return 0


def load_table(folders: tuple[str, ...], first: Path | None = None) -> FactTable:
    """Returns the shipped table, or that of the folder `first`, with the other folders beside it.

    Raises InputError for a folder that is not there, InvalidContent for faulty facts.
    """
    with refusing_invalid_content():
        from bot.facts import load_facts
        from bot.folders import FACTS

        paths = [first or FACTS, *map(Path, folders)]
        for path in paths:
            if not path.is_dir():
                raise InputError(f"{path} : ce dossier n’existe pas.", f"{path}: there is no such folder.")
        return load_facts(paths)


def _find(table: FactTable, identifier: str) -> tuple[Subject, tuple[Fact, ...]]:
    """The subject and facts an id names; the part of a subject's id after its last slash is enough."""
    name = identifier.partition("#")[0]
    subjects = [key for key in table.subjects if name in (key, key.rpartition("/")[2])]
    if len(subjects) == 1:
        subject = table.subjects[subjects[0]]
        fact_id = subject.id + identifier[len(name) :]
        chosen = tuple(fact for fact in table.of(subject.id) if "#" not in identifier or fact.id == fact_id)
        if chosen:
            return subject, chosen
    if len(subjects) > 1:
        several = ", ".join(subjects)
        raise InputError(
            f"{identifier} : plusieurs sujets ({several}).", f"{identifier}: several subjects ({several})."
        )
    from difflib import get_close_matches

    short = [key.rpartition("/")[2] for key in table.subjects]
    close = get_close_matches(name, short, n=3)
    fr, en = (f" ; proches : {', '.join(close)}", f"; close: {', '.join(close)}") if close else ("", "")
    raise InputError(
        f"{identifier} : fait inconnu{fr} (voir vraichiffre facts list).",
        f"{identifier}: unknown fact{en} (see vraichiffre facts list).",
    )


def _print_facts(chosen: Sequence[Fact]) -> None:
    print_table(
        ("fait", "valeur", "depuis", "vérifié", "libellé"),
        (
            (
                fact.id,
                in_words(fact.values[-1], fact),
                str(fact.values[-1].since),
                str(fact.checked),
                fact.label,
            )
            for fact in chosen
        ),
    )


def _print_subject(subject: Subject) -> None:
    click.echo(
        f"{subject.name} ({subject.kind}{', ' + subject.country if subject.country else ''}) : {subject.id}"
    )
    names = (
        alias.text + (f" [avec {', '.join(alias.only_with)}]" if alias.only_with else "")
        for alias in subject.aliases
    )
    click.echo(f"  noms : {' ; '.join(names)}")
    if subject.note:
        click.echo(f"  note : {subject.note}")


def _print_fact(fact: Fact) -> None:
    click.echo(f"\n{fact.id}\n  {fact.label} ({fact.stage}), vérifié le {fact.checked}")
    if fact.note:
        click.echo(f"  note : {fact.note}")
    for value in fact.values:
        click.echo(
            f"  depuis le {value.since} : {in_words(value, fact)}{' ; ' + value.note if value.note else ''}"
        )
        for source in value.sources:
            day = source.published or "sans date"
            click.echo(f"    {source.publisher}, {day} : {source.title}\n    {source.url}")
            if source.quote:
                click.echo(f"    « {source.quote} »")


def in_words(value: Value, fact: Fact) -> str:
    """A value as a person would write it: « 30 à 50 Md€ », « jusqu’à 50 Md€, sur 4 ans »."""
    from bot.wording import say

    if value.withdrawn:
        return "retiré"
    if isinstance(value.content, str):
        return value.content
    if isinstance(value.content, tuple):
        first, last = value.content
        return str(first) if first == last else f"du {first} au {last}"
    return say(value.content) + (f", {_period(fact.period)}" if fact.period else "")


_PER = {"year": "an", "month": "mois", "day": "jour", "hour": "heure", "capita": "habitant"}


def _period(period: str) -> str:
    match period.split():
        case ["per", unit]:
            return f"par {_PER[unit]}"
        case ["over", years, _]:
            return f"sur {years} ans"
        case ["until", year]:
            return f"d’ici {year}"
        case _:
            return period
