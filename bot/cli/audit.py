"""`audit`: an archive in, a folder of results out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from bot.cli.audit_report import output_options
from bot.cli.audit_review import DESK
from bot.cli.terminal import FrenchCommandWithOthers, OneOf, put, refusing_invalid_content, say
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.audit.dismissals import Dismissals

CONTRADICTED = 1
NOTHING_READ = 2


@click.command(
    cls=FrenchCommandWithOthers, epilog="Exemple : vraichiffre audit archives/ --out resultats --jobs 4"
)
@click.argument("paths", nargs=-1, required=True, metavar="CHEMIN…")
@click.option("--out", metavar="DOSSIER", help="Dossier des résultats, repris s’il en contient ; ou s3://….")
@click.option("--work", metavar="DOSSIER", help="Où se fait un audit dont --out est s3://… [en cache].")
@click.option("--jobs", type=int, metavar="N", help="Nombre de processus [un par cœur].")
@click.option(
    "--engine",
    type=OneOf("local", "dask"),
    default="local",
    help="Où le travail se fait : local, dask [local].",
)
@click.option("--scheduler", metavar="ADRESSE", help="Avec --engine dask, la grappe à rejoindre : tcp://….")
@click.option(
    "--map",
    "mapping",
    default="",
    metavar="CHAMPS",
    help="Champs de JSONL, CSV, Parquet : text=body,published=date.",
)
@click.option("--published", metavar="DATE", help="Jour de parution des articles que rien ne date.")
@click.option("--facts", multiple=True, metavar="DOSSIER", help="Ajoute les faits d’un dossier ; répétable.")
@click.option(
    "--format", "shape", type=OneOf("jsonl", "parquet"), default="jsonl", help="Forme des résultats [jsonl]."
)
@output_options
@click.option(
    "--desk", metavar="DOSSIER", help="Service où l’audit est relu (audit review) [desk, dans --out]."
)
@click.option("--show", is_flag=True, help="Écrit ce qui est à reprendre : fichier:ligne:colonne: verdict.")
@click.option("--strict", is_flag=True, help="S’arrête au premier élément illisible.")
@click.option("--no-triage", is_flag=True, help="Fait tout lire au modèle : lent, mêmes verdicts.")
@click.option("--resume", is_flag=True, help="Reprend l’audit du dossier, et refuse d’en commencer un.")
@click.option("--restart", is_flag=True, help="Efface l’audit du dossier s’il a été fait autrement.")
@click.option("--quiet", is_flag=True, help="N’affiche pas l’avancement.")
@click.option("--lang", type=OneOf("fr", "en"), default="fr", help="Langue des messages [fr].")
def audit(
    *,
    paths: tuple[str, ...],
    out: str | None,
    work: str | None,
    jobs: int | None,
    mapping: str,
    published: str | None,
    facts: tuple[str, ...],
    desk: str | None,
    show: bool,
    no_triage: bool,
    resume: bool,
    restart: bool,
    lang: Literal["fr", "en"],
    **rest: Any,
) -> int:
    """Vérifie une archive d’articles de tout format, et en garde les verdicts dans un dossier."""
    from bot.audit.fields import read_mapping
    from bot.audit.model import Settings
    from bot.audit.outputs.listing import list_problems
    from bot.audit.results import open_run
    from bot.audit.run import Order
    from bot.audit.run import audit as run
    from bot.documents import read_day

    if not out:
        raise InputError(
            "il manque --out ; donnez le dossier des résultats.",
            "--out is missing; give the folder of the results.",
        )
    if rest["scheduler"] and rest["engine"] != "dask":
        raise InputError("--scheduler demande --engine dask.", "--scheduler needs --engine dask.")
    if jobs is not None and jobs < 1:
        raise InputError("--jobs : au moins 1.", "--jobs: at least 1.")
    for own in facts:
        if not Path(own).is_dir():
            raise InputError(
                f"--facts {own} : ce dossier n’existe pas.", f"--facts {own}: there is no such folder."
            )
    folder, sent_to = _places(out, work, rest["scheduler"])
    if resume and not (folder / "manifest.json").exists():
        raise InputError(f"{out} : aucun audit à reprendre ici.", f"{out}: no audit to take up here.")
    settings = Settings(
        facts=facts,
        mapping=read_mapping(mapping),
        published=read_day(published) if published else None,
        triage=not no_triage,
    )
    order = Order(
        paths=paths,
        out=folder,
        sent_to=sent_to,
        jobs=jobs or len(os.sched_getaffinity(0)),
        lang=lang,
        dismissals=_dismissals(desk, folder),
        may_replace=lambda differing: restart or _ask(out, differing, lang),
        **rest,
    )
    with refusing_invalid_content():
        counts = run(order, settings)
    if show:
        for line in list_problems(open_run(folder), lang):
            put(line)
    if not order.quiet:
        say(_summary(counts, out, lang))
    if not counts["documents"] and counts["refused"]:
        return NOTHING_READ
    return CONTRADICTED if counts["labels"].get("contradicted") else 0


def _places(out: str, work: str | None, scheduler: str | None) -> tuple[Path, str | None]:
    """Where the results are made, and the object store they are then sent to; raises InputError."""
    from bot.audit.delivery import working_folder
    from bot.audit.remote import is_remote

    if not is_remote(out):
        if work:
            raise InputError(
                "--work ne va qu’avec un --out en s3://, gs:// ou abfs:// ; ôtez-le.",
                "--work only goes with an --out in s3://, gs:// or abfs://; leave it out.",
            )
        return Path(out), None
    if scheduler and not work:
        raise InputError(
            f"--out {out} avec --scheduler : donnez aussi --work, un dossier que tous partagent.",
            f"--out {out} with --scheduler: also give --work, a folder they all share.",
        )
    return Path(work) if work else working_folder(out), out


def _dismissals(desk: str | None, out: Path) -> Dismissals:
    """What was dismissed at the desk the results were reviewed at; nothing where they never were."""
    from bot.audit.dismissals import Dismissals

    folder = Path(desk) if desk else out / DESK
    if desk is None and not folder.exists():
        return Dismissals()
    from bot.audit.review import read_dismissals
    from bot.web.settings import load_settings
    from bot.web.working import opened

    with opened(load_settings(folder)) as store:
        return read_dismissals(store)


def _ask(out: str, differing: Sequence[str], lang: Literal["fr", "en"]) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    what = ", ".join(differing)
    if lang == "en":
        return click.confirm(
            f"{out} holds an audit made otherwise ({what}). Erase it and start again?", err=True
        )
    return click.confirm(
        f"{out} contient un audit fait autrement ({what}). L’effacer et recommencer ?", err=True
    )


def _summary(counts: dict[str, Any], out: str, lang: Literal["fr", "en"]) -> str:
    contradicted = counts["labels"].get("contradicted", 0)
    if lang == "en":
        return (
            f"{counts['documents']} articles ({counts['duplicates']} repeated, "
            f"{counts['other_language']} not in French, {counts['undated']} undated), "
            f"{counts['figures']} figures, {contradicted} contradicted, "
            f"{counts['refused']} items refused; see {out}."
        )
    return (
        f"{counts['documents']} articles ({counts['duplicates']} répétés, "
        f"{counts['other_language']} non français, {counts['undated']} sans date), "
        f"{counts['figures']} chiffres, {contradicted} contredits, "
        f"{counts['refused']} éléments refusés ; voir {out}."
    )
