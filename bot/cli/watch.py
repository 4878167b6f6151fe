"""`watch`: social networks and feeds, read for the desk; answers, once a person approved them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.terminal import FrenchCommand, FrenchGroup, put
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.social.http import Host
    from bot.social.network import Answering, Network
    from bot.store.tables import Check
    from bot.web.settings import Settings

Command = Callable[..., Any]

_folder = click.option("--dir", "folder", required=True, metavar="DOSSIER", help="Dossier du service.")


@click.group(cls=FrenchGroup)
def watch() -> None:
    """Lit un réseau social ou un flux pour le desk, et envoie les réponses approuvées."""


def _reading(command: Command) -> Command:
    """The options that all networks have."""
    for option in (
        click.option("--once", is_flag=True, help="Lit une fois, puis s’arrête."),
        click.option(
            "--every",
            type=click.IntRange(10, 86_400),
            default=60,
            metavar="SECONDES",
            help="Attente entre deux lectures [60].",
        ),
        _folder,
    ):
        command = option(command)
    return command


def _social(command: Command) -> Command:
    """The options of networks that have hashtags and accounts."""
    for option in (
        click.option("--send", is_flag=True, help="Envoie les réponses qu’une personne a approuvées."),
        click.option("--mentions", is_flag=True, help="Lit ce qui mentionne notre compte."),
        click.option("--tag", "tags", multiple=True, metavar="MOT", help="Lit un mot-dièse ; répétable."),
    ):
        command = option(command)
    return _reading(command)


@watch.command(
    cls=FrenchCommand,
    epilog="Exemple : vraichiffre watch mastodon https://piaille.fr --tag IA --dir redaction",
)
@click.argument("url", metavar="URL")
@_social
def mastodon(
    url: str, folder: str, tags: tuple[str, ...], mentions: bool, send: bool, every: int, once: bool
) -> int:
    """Lit des mots-dièse, ou les mentions de notre compte, sur une instance Mastodon."""
    from bot.social.http import Host
    from bot.social.mastodon import Mastodon

    settings, host = _settings(folder), Host(url, is_secret=True)
    account = settings.social.get(host.name)
    if account is None and (mentions or send):
        raise _no_account(host)
    token = settings.social_secret(account) if account else ""
    network = Mastodon(host, token, _asked(tags, mentions), mentions=mentions)
    return _run(settings, network, network if send else None, every, once)


@watch.command(
    cls=FrenchCommand,
    epilog="Exemple : vraichiffre watch bluesky https://bsky.social --mentions --dir redaction",
)
@click.argument("url", metavar="URL")
@_social
def bluesky(
    url: str, folder: str, tags: tuple[str, ...], mentions: bool, send: bool, every: int, once: bool
) -> int:
    """Lit des mots-dièse, ou les mentions de notre compte, sur un serveur Bluesky."""
    from bot.social.bluesky import Bluesky
    from bot.social.http import Host

    settings, host = _settings(folder), Host(url, is_secret=True)
    account = settings.social.get(host.name)
    if account is None or not account.handle:
        raise _no_account(host)
    secret = settings.social_secret(account)
    network = Bluesky(host, account.handle, secret, _asked(tags, mentions), mentions=mentions)
    return _run(settings, network, network if send else None, every, once)


@watch.command(
    cls=FrenchCommand, epilog="Exemple : vraichiffre watch rss https://exemple.fr/rss.xml --dir redaction"
)
@click.argument("url", metavar="URL")
@_reading
def rss(url: str, folder: str, every: int, once: bool) -> int:
    """Lit les articles d’un flux RSS ou Atom."""
    from bot.social.http import Host
    from bot.social.rss import Feed

    return _run(_settings(folder), Feed(Host(url, is_secret=False)), None, every, once)


@watch.command(cls=FrenchCommand, epilog="Exemple : vraichiffre watch answer --dir redaction")
@click.argument("check", metavar="[VÉRIFICATION]", required=False)
@_folder
@click.option("--as", "name", metavar="COMPTE", help="Le compte de qui approuve.")
@click.option("--text", metavar="TEXTE", help="La réponse, au lieu de celle qui est proposée.")
def answer(check: str | None, folder: str, name: str | None, text: str | None) -> int:
    """Montre les réponses proposées, ou en approuve une ; « watch … --send » l’enverra."""
    from sqlalchemy import select

    from bot.store.replies import approve, unanswered
    from bot.store.tables import Account
    from bot.web.wording import propose
    from bot.web.working import opened

    with opened(_settings(folder)) as store, store.write() as session:
        waiting = {one.check.id: one for one in unanswered(session)}
        if check is None:
            for one in waiting.values():
                _show(one.check, propose(one.problems))
            put(f"{len(waiting)} publications à reprendre, sans réponse.")
            return 0
        account = session.scalar(select(Account).where(Account.name == (name or "")))
        if account is None:
            raise InputError(
                "--as : donnez le compte du desk de qui approuve.",
                "--as: give the desk account of the one who approves.",
            )
        proposed = propose(waiting[check].problems) if check in waiting else ""
        reply = approve(session, check, text or proposed, account)
        put(f"Approuvée par {account.name} : {reply.text}")
    return 0


def _show(check: Check, proposed: str) -> None:
    version = check.version
    put(f"{check.id}  {version.url or version.article.external_id}\n  {proposed}\n")


def _settings(folder: str) -> Settings:
    from bot.web.settings import load_settings

    return load_settings(Path(folder))


def _asked(tags: tuple[str, ...], mentions: bool) -> list[str]:
    words = [tag.removeprefix("#") for tag in tags]
    if not all(word.replace("_", "").isalnum() for word in words):
        raise InputError(
            "--tag : un mot-dièse est fait de lettres, de chiffres et de _.",
            "--tag: a hashtag is made of letters, digits and _.",
        )
    if not words and not mentions:
        raise InputError(
            "rien à lire : donnez --tag MOT ou --mentions.", "nothing to read: give --tag WORD or --mentions."
        )
    return words


def _no_account(host: Host) -> InputError:
    return InputError(
        f'aucun compte pour {host.name} ; ajoutez [social."{host.name}"] à vraichiffre.toml.',
        f'no account for {host.name}; add [social."{host.name}"] to vraichiffre.toml.',
    )


def _run(settings: Settings, network: Network, answering: Answering | None, every: int, once: bool) -> int:
    from bot.social.http import NetworkError
    from bot.social.watching import Watcher
    from bot.web import log
    from bot.web.working import opened

    with opened(settings) as store:
        watcher = Watcher(store, network, answering)
        if once:
            try:
                read, sent = watcher.read_once(), watcher.send_all()
            except NetworkError as error:
                raise InputError(f"{error.fr}.", f"{error.en}.") from None
            put(f"{read} publications nouvelles, {sent} réponses envoyées.")
            return 0
        log.to_standard_error()
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        watcher.run(stop, every)
    return 0
