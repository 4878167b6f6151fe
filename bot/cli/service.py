"""`init`, `serve`, `worker` and `purge`: the newsroom service."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from bot.cli.terminal import FrenchCommand, put, refusing_invalid_content
from bot.errors import InputError

_DAYS = {"d": 1, "w": 7}

_folder = click.option("--dir", "folder", required=True, metavar="DOSSIER", help="Dossier du service.")


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre init --dir redaction")
@_folder
@click.option(
    "--url",
    default="http://127.0.0.1:8000",
    metavar="URL",
    help="Adresse publique du service [http://127.0.0.1:8000].",
)
@click.option("--json", "as_json", is_flag=True, help="Écrit les secrets en un objet JSON.")
def init(folder: str, url: str, as_json: bool) -> int:
    """Prépare un service : configuration, base, premier compte, premier webhook ; met la base à jour."""
    from bot.web import setup

    ready = setup.initialise(Path(folder), url)
    if as_json:
        put(json.dumps(setup.as_json(ready)))
        return 0
    put(f"Service prêt dans {folder} ; la configuration commentée est {Path(folder) / 'vraichiffre.toml'}.\n")
    put("À coller dans le CMS (Standard Webhooks) :")
    put(f"  adresse  {ready.hook_url}\n  secret   {ready.hook_secret}\n")
    if ready.api_token:
        put("Montrés cette seule fois :")
        put(f"  jeton d’API          {ready.api_token}")
        put(f"  compte {setup.ADMIN} du desk  {ready.admin_password}\n")
    put(f"Ensuite : vraichiffre serve --dir {folder}")
    return 0


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre serve --dir redaction --port 8000")
@_folder
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="PORT", help="Port [8000].")
def serve(folder: str, port: int) -> int:
    """Lance le service : webhooks, API, et le vérificateur à côté."""
    from bot.web.serving import serve as run
    from bot.web.settings import load_settings

    with refusing_invalid_content():
        run(load_settings(Path(folder)), port)
    return 0


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre worker --dir redaction")
@_folder
@click.option("--attached", is_flag=True, hidden=True, help="S’arrête avec l’entrée standard.")
def worker(folder: str, attached: bool) -> int:
    """Lance un vérificateur de plus, dans son propre processus."""
    from bot.web.settings import load_settings
    from bot.web.working import work

    with refusing_invalid_content():
        work(load_settings(Path(folder)), attached)
    return 0


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre purge --dir redaction --older-than 90d")
@_folder
@click.option(
    "--older-than",
    required=True,
    metavar="DURÉE",
    help="Âge à partir duquel effacer : 90d (jours), 12w (semaines).",
)
def purge(folder: str, older_than: str) -> int:
    """Efface les textes reçus il y a longtemps, leurs vérifications et leurs verdicts."""
    age = _age(older_than)

    from bot.store.purge import purge as run
    from bot.web.settings import load_settings
    from bot.web.working import opened

    with opened(load_settings(Path(folder))) as store:
        purged = run(store, datetime.now(UTC) - age)
    put(f"{purged.deliveries} livraisons, {purged.versions} versions, {purged.articles} articles effacés.")
    return 0


def _age(written: str) -> timedelta:
    number, unit = written[:-1], written[-1:]
    if not (number.isascii() and number.isdigit() and unit in _DAYS and len(number) <= 5):
        raise InputError(
            f"--older-than {written} : écrivez un nombre de jours ou de semaines, par exemple 90d ou 12w.",
            f"--older-than {written}: write a number of days or weeks, for instance 90d or 12w.",
        )
    return timedelta(days=int(number) * _DAYS[unit])
