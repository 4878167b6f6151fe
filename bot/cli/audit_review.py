"""`audit review`: a run at the desk, where people accept and dismiss."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from bot.cli.terminal import FrenchCommand, OneOf, put, refusing_invalid_content

DESK = "desk"
"""The folder, in that of a run, of the service it is reviewed at."""


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre audit review resultats --port 8000")
@click.argument("folder", metavar="DOSSIER")
@click.option("--desk", metavar="DOSSIER", help="Service à employer, créé au besoin [desk, dans DOSSIER].")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="PORT", help="Port [8000].")
@click.option("--no-serve", is_flag=True, help="Apporte l’audit à un service déjà lancé, et s’arrête.")
@click.option("--lang", type=OneOf("fr", "en"), default="fr", help="Langue des messages [fr].")
def review(folder: str, desk: str | None, port: int, no_serve: bool, lang: Literal["fr", "en"]) -> int:
    """Ouvre un audit au desk ; ce qui y est écarté l’est aussi des audits suivants."""
    from bot.audit.results import open_run
    from bot.audit.review import import_run
    from bot.web.serving import serve
    from bot.web.settings import load_settings
    from bot.web.setup import ADMIN, initialise
    from bot.web.working import opened

    run = open_run(Path(folder))
    service = Path(desk) if desk else Path(folder) / DESK
    url = f"http://127.0.0.1:{port}"
    ready = initialise(service, url)
    settings = load_settings(service)
    with opened(settings) as store:
        number = import_run(run, store)
    english = lang == "en"
    put(
        f"{number} articles to review in {service}."
        if english
        else f"{number} articles à relire dans {service}."
    )
    if ready.admin_password:
        account = "account" if english else "compte"
        put(f"{account} {ADMIN} : {ready.admin_password}")
    if not no_serve:
        put(f"{url}/desk/queue")
        with refusing_invalid_content():
            serve(settings, port)
    return 0
