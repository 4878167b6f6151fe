"""`facts refresh`, `facts names` and `facts leads`: the only commands that ask the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.terminal import FrenchCommand, InvalidContent, print_table, refusing_invalid_content, say
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.facts_files import File

_KEY = "VRAICHIFFRE_GOOGLE_KEY"


@click.command(cls=FrenchCommand)
@click.argument("subject", metavar="[SUJET]", required=False)
@click.option("--dir", "folder", metavar="DOSSIER", required=True, help="Le dossier de faits à rafraîchir.")
@click.option("--write", is_flag=True, help="Enregistre ce qui est proposé ; sans elle, rien n’est écrit.")
def refresh(subject: str | None, folder: str, write: bool) -> int:
    """Demande aux sources en ligne les valeurs plus récentes et les propose ; n’écrit rien sans --write."""
    from difflib import unified_diff

    from bot.proposals import propose
    from bot.sources.fetching import Fetcher

    files = [file for file in _read(folder) if subject in (None, file.id)]
    live = [file for file in files if any(fact.live for fact in file.rows.facts)]
    if not live:
        raise InputError(
            f"{folder} : aucun fait n’a de clé « live » à interroger (voir facts/README.md).",
            f"{folder}: no fact has a “live” key to ask (see facts/README.md).",
        )
    changed = 0
    for file in live:
        proposal = propose(file, Fetcher(), date.today())
        for words in proposal.said:
            say(words)
        before, after = file.text.splitlines(), proposal.text.splitlines()
        for line in unified_diff(before, after, str(file.path), str(file.path), lineterm=""):
            click.echo(line)
        if write and before != after:
            file.path.write_text(proposal.text, encoding="utf-8")
        changed += before != after
    written = "enregistrées" if write else "proposées, rien n’est écrit (--write les enregistre)"
    click.echo(f"fiches changées : {changed}, {written}." if changed else "rien de nouveau.")
    return 0


@click.command(cls=FrenchCommand)
@click.argument("name", metavar="QID|NOM")
def names(name: str) -> int:
    """Donne les noms d’un élément de Wikidata (Q…), ou les éléments qu’un nom peut désigner."""
    from bot.sources.fetching import Fetcher
    from bot.sources.wikidata import BASE, read_entity, search_entities

    def get(query: str) -> bytes:
        return Fetcher().get("wikidata", BASE, query)

    with _refusing_sources():
        if name[:1] == "Q" and name[1:].isdigit():
            entity = read_entity(name, get)
            print_table(("nom", "élément"), [(other, entity.qid) for other in entity.names])
        else:
            found = search_entities(name, get)
            print_table(("élément", "nom", "description"), [(e.qid, e.label, e.description) for e in found])
    return 0


@click.command(cls=FrenchCommand)
@click.argument("words", metavar="MOTS", nargs=-1, required=True)
def leads(words: tuple[str, ...]) -> int:
    """Cherche ce que d’autres ont déjà vérifié (Fact Check Tools) : des pistes, jamais un verdict."""
    from bot.sources.factcheck import BASE, search_leads
    from bot.sources.fetching import Fetcher

    key = os.environ.get(_KEY)
    if not key:
        raise InputError(
            f"il manque la clé de l’interface Fact Check Tools : donnez-la dans {_KEY}.",
            f"the key of the Fact Check Tools API is missing: give it in {_KEY}.",
        )
    with _refusing_sources(secret=key):
        found = search_leads(" ".join(words), key, lambda query: Fetcher().get("factcheck", BASE, query))
    print_table(
        ("affirmation", "de", "vérifiée par", "le", "avis", "page"),
        (
            (one.claim, one.claimant, one.publisher, str(one.reviewed or ""), one.rating, one.url)
            for one in found
        ),
    )
    return 0


def _read(folder: str) -> list[File]:
    if not Path(folder).is_dir():
        raise InputError(f"{folder} : ce dossier n’existe pas.", f"{folder}: there is no such folder.")
    with refusing_invalid_content():
        from bot.facts_files import read_files

        files, problems = read_files([Path(folder)], date.today())
    if problems:
        raise InvalidContent(problems)
    return files


@contextmanager
def _refusing_sources(secret: str = "") -> Iterator[None]:
    """Turns a source's failure into one sentence, without the secret that its address may hold."""
    from bot.sources.fetching import SourceError

    try:
        yield
    except SourceError as error:
        words = str(error).replace(secret, "…") if secret else str(error)
        raise InputError(f"{words}.", f"{words}.") from None
