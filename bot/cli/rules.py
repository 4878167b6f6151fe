"""`rules`: what can be wrong with a figure, and the words that say what it measures, for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.terminal import FrenchGroup, print_table, refusing_invalid_content
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.rules import RuleBook


@click.group(cls=FrenchGroup)
def rules() -> None:
    """Montre les règles : les erreurs cherchées et ce qu’un chiffre peut mesurer."""


@rules.command("list")
def list_() -> int:
    """Liste les règles de verdict, puis les attributs."""
    book = _load()
    print_table(
        ("règle", "verdict", "gravité", "titre"),
        ((rule.id, rule.label, rule.severity, rule.title.fr) for rule in book.verdicts.values()),
    )
    click.echo()
    print_table(("attribut", "titre"), ((rule.id, rule.title) for rule in book.attributes.values()))
    return 0


@rules.command()
@click.argument("identifier", metavar="ID")
def show(identifier: str) -> int:
    """Montre une règle ou un attribut : pourquoi, limites, exemples."""
    book = _load()
    if identifier in book.verdicts:
        verdict = book.verdicts[identifier]
        click.echo(f"{verdict.title.fr} ({verdict.id} : {verdict.label}, {verdict.severity})\n")
        click.echo(f"{verdict.why.strip()}\n\nLimites : {verdict.limits.strip()}\n\nExemples")
        print_table(
            ("  attendu", "paru le", "phrase"),
            ((f"  {item.expect}", str(item.published), item.text) for item in verdict.examples),
        )
    elif identifier in book.attributes:
        attribute = book.attributes[identifier]
        click.echo(f"{attribute.title} (attribut {attribute.id})\n\n{attribute.why.strip()}\n")
        click.echo(f"Mots : {', '.join(attribute.cues)}\n\nLimites : {attribute.limits.strip()}")
    else:
        raise _unknown(book, identifier)
    return 0


@rules.command()
@click.argument("folder", metavar="[DOSSIER]", required=False)
def lint(folder: str | None) -> int:
    """Vérifie les règles d’un dossier, ou celles fournies ; code 3 s’il y a des fautes."""
    if folder and not Path(folder).is_dir():
        raise InputError(f"{folder} : ce dossier n’existe pas.", f"{folder}: there is no such folder.")
    book = _load(Path(folder) if folder else None)
    _lint_words(Path(folder) if folder else None)
    click.echo(f"{len(book.verdicts)} règles, {len(book.attributes)} attributs : aucune faute.")
    return 0


def _load(folder: Path | None = None) -> RuleBook:
    with refusing_invalid_content():
        from bot.folders import RULES
        from bot.rules import load_rules

        return load_rules(folder or RULES)


def _lint_words(folder: Path | None) -> None:
    with refusing_invalid_content():
        from bot.folders import RULES
        from bot.rules import lint_words

        lint_words(folder or RULES)


def _unknown(book: RuleBook, identifier: str) -> InputError:
    from difflib import get_close_matches

    close = ", ".join(get_close_matches(identifier, [*book.verdicts, *book.attributes], n=3, cutoff=0.5))
    fr, en = (f" ; proches : {close}", f"; close: {close}") if close else ("", "")
    return InputError(
        f"{identifier} : règle inconnue{fr} (voir vraichiffre rules list).",
        f"{identifier}: unknown rule{en} (see vraichiffre rules list).",
    )
