"""`explain`: a verdict of a report already written, with its proof, and whether it would be given again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from bot.cli.inputs import load_checker
from bot.cli.terminal import FrenchCommand, OneOf
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.check import Checker
    from bot.report.words import Lang

_COMPARED = ("start", "end", "label", "rule", "fact", "suggestion")


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre explain rapport.json 2 --text article.txt")
@click.argument("report", metavar="RAPPORT.json")
@click.argument("number", metavar="N", type=int)
@click.option("--text", "text", metavar="FICHIER", help="Le texte du rapport : le verdict est rejoué.")
@click.option("--facts", multiple=True, metavar="DOSSIER", help="Ajoute les faits d’un dossier ; répétable.")
@click.option("--lang", type=OneOf("fr", "en"), default="fr", help="Langue des messages [fr].")
def explain(report: str, number: int, text: str | None, facts: tuple[str, ...], lang: Lang) -> int:
    """Montre la preuve du N-ième verdict d’un rapport JSON, et si la table est encore la même."""
    from bot.report.proof import card_lines

    written = _read(report)
    verdicts = [*written["verdicts"], *written.get("title_verdicts", ())]
    if not 1 <= number <= len(verdicts):
        raise InputError(
            f"{report} : pas de verdict {number}, il en compte {len(verdicts)}.",
            f"{report}: no verdict {number}, it holds {len(verdicts)}.",
        )
    verdict = verdicts[number - 1]
    click.echo(f"{verdict['text']} : {verdict['message'][lang]} ({verdict['rule']})")
    for line in card_lines(verdict.get("proof"), lang):
        click.echo(f"  {line}")
    for source in (verdict["fact"] or {}).get("sources", ()):
        click.echo(
            f"  {source['publisher']}, {source['published'] or '—'} : {source['title']}\n  {source['url']}"
        )
    checker = load_checker(facts)
    click.echo(_say_table(written, checker, lang))
    if text is not None:
        click.echo(_replay(written, verdict, text, checker, lang))
    return 0


def _read(source: str) -> Any:
    """The report; the first of JSON lines. Raises InputError for anything else."""
    from bot.documents import read_bytes
    from bot.report.json import SCHEMA

    data = read_bytes(source)
    try:
        written = json.loads(data)
    except ValueError:
        try:
            written = json.loads(data.splitlines()[0])
        except (ValueError, IndexError):
            written = None
    if not isinstance(written, dict) or written.get("schema") != SCHEMA:
        raise InputError(
            f"{source} : ce n’est pas un rapport ; écrivez-en un avec vraichiffre check --format json.",
            f"{source}: this is no report; write one with vraichiffre check --format json.",
        )
    return written


def _say_table(written: Any, checker: Checker, lang: Lang) -> str:
    same = (written["facts_digest"], written["rules_digest"]) == checker.digests
    if lang == "en":
        return f"  Table {written['facts_digest']}, rules {written['rules_digest']}: " + (
            "those in use today." if same else "changed since."
        )
    return f"  Table {written['facts_digest']}, règles {written['rules_digest']} : " + (
        "celles d’aujourd’hui." if same else "changées depuis."
    )


def _replay(written: Any, verdict: Any, source: str, checker: Checker, lang: Lang) -> str:
    """Checks the text again, and says whether the same verdict is given."""
    from bot.documents import decode, read_bytes, read_day
    from bot.model import Document
    from bot.report.json import verdict_object

    day = read_day(written["published"]) if written["published"] else None
    document = Document(text=decode(read_bytes(source), source).text, published=day)
    again = json.loads(json.dumps([verdict_object(one) for one in checker.check(document).verdicts]))
    same = any(all(one[key] == verdict[key] for key in _COMPARED) for one in again)
    if lang == "en":
        return "  Replayed: the same verdict." if same else "  Replayed: another verdict today."
    return "  Rejoué : le même verdict." if same else "  Rejoué : un autre verdict aujourd’hui."
