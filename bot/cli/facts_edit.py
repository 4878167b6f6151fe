"""`facts new` and `facts add-value`: fact files written for people, and only when they are valid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.cli.terminal import FrenchCommand, InvalidContent, refusing_invalid_content
from bot.errors import InputError

_folder = click.option(
    "--dir", "folder", metavar="DOSSIER", required=True, help="Le dossier de faits où écrire."
)


def _asked(name: str, question: str, default: str | None = None) -> Callable[[Any], Any]:
    """An option that is asked for when it is left out; an empty default makes it optional."""
    return click.option(
        f"--{name}",
        metavar="TEXTE",
        prompt=question,
        default=default,
        show_default=bool(default),
        help=question,
    )


_SOURCE = (
    _asked("since", "Valable depuis le (AAAA-MM-JJ)"),
    _asked("value", "Valeur, en toutes lettres ou en chiffres (500 milliards de dollars, 61, 5,8 %)"),
    _asked("title", "Titre de la page source"),
    _asked("publisher", "Éditeur de la source"),
    _asked("url", "Adresse de la source"),
    _asked("published", "Parue le (vide si le jour n’est pas connu)", ""),
    _asked("quote", "Citation exacte, 25 mots au plus (vide si aucune)", ""),
    _asked("note", "Note (vide si aucune)", ""),
)


def _with_source(command: Callable[..., int]) -> Callable[..., int]:
    for option in reversed(_SOURCE):
        command = option(command)
    return command


@click.command(cls=FrenchCommand)
@_folder
@_asked("id", "Identifiant du sujet : theme/nom-en-minuscules")
@_asked("name", "Nom du sujet")
@_asked("kind", "Nature (organisation, programme, country, person, event, law, indicator)")
@_asked("country", "Pays, code à deux lettres (vide si sans objet)", "")
@_asked("aliases", "Autres noms que la presse emploie, séparés par « ; »", "")
@_asked("attribute", "Ce qui est mesuré (voir vraichiffre rules list)")
@_asked("label", "Libellé, en une ligne")
@_asked("stage", "Étape (annoncé, engagé, versé, objectif, résultat, en vigueur, …)", "annoncé")
@_with_source
def new(folder: str, id: str, **answers: str) -> int:
    """Écrit la fiche d’un sujet : pose les questions, vérifie, puis enregistre."""
    from bot.facts_answers import read_value
    from bot.facts_text import slug, write_file

    path = Path(folder) / f"{'/'.join(map(slug, id.split('/')))}.toml"
    if path.exists():
        raise InputError(
            f"{path} existe déjà ; ajoutez-y une valeur avec vraichiffre facts add-value.",
            f"{path} exists already; add a value to it with vraichiffre facts add-value.",
        )
    subject = {key: answers[key] for key in ("name", "kind", "country")}
    names = [answers["name"], *filter(None, map(str.strip, answers["aliases"].split(";")))]
    value = read_value(answers)
    fact: dict[str, Any] = {
        "attribute": slug(answers["attribute"]),
        "label": answers["label"],
        "unit": value.quantity.unit,
        "stage": answers["stage"],
        "cues": [],
        "checked": date.today(),
    }
    text = write_file(
        subject | {"aliases": list(dict.fromkeys(names))}, fact, value.row, value.source_id, value.source
    )
    _save(Path(folder), path, text)
    return 0


@click.command("add-value", cls=FrenchCommand)
@click.argument("identifier", metavar="FAIT")
@_folder
@_with_source
def add_value(identifier: str, folder: str, **answers: str) -> int:
    """Ajoute à un fait une valeur et sa source, sans toucher au reste de la fiche."""
    from bot.facts_answers import read_value
    from bot.facts_text import add_value, unit_of

    subject, _, name = identifier.partition("#")
    path = Path(folder) / f"{subject}.toml"
    if not name or not path.is_file():
        raise InputError(
            f"{identifier} : aucun fait de ce nom dans {folder} ; écrivez theme/sujet#attribut "
            "(voir vraichiffre facts list).",
            f"{identifier}: no such fact in {folder}; write theme/subject#attribute "
            "(see vraichiffre facts list).",
        )
    text = path.read_text(encoding="utf-8")
    try:
        value = read_value(answers, unit_of(text, name))
        text = add_value(text, name, value.row, value.source_id, value.source, date.today())
    except KeyError:
        raise InputError(
            f"{path} : pas de fait « {name} » (voir vraichiffre facts show {subject}).",
            f"{path}: no fact “{name}” (see vraichiffre facts show {subject}).",
        ) from None
    _save(Path(folder), path, text)
    return 0


def _save(folder: Path, path: Path, text: str) -> None:
    """Writes the file if the folder's facts are valid with it, and says where. Raises InvalidContent."""
    with refusing_invalid_content():
        from bot.facts_files import read_files

        _, problems = read_files([folder], date.today(), {path: text})
    if problems:
        raise InvalidContent([*problems, f"{path} : rien n’a été écrit."])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(f"{path} : enregistré. Relisez-le, puis vraichiffre facts lint {folder}.")
