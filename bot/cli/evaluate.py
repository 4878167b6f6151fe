"""`eval`: how well the program does on texts labelled by hand, and what it flags in others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.terminal import FrenchCommand, print_table, put, say
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.evaluation import Estimate, Flips, Gold, Result, Scores
    from bot.evaluation.alarms import Alarm

_GROUPS = {
    "problems": "Chiffres faux, périmés ou imprécis",
    "supported": "Chiffres justes",
    "unverified": "Chiffres sans fait",
    "false_alarms": "Fausses alertes",
}
_COUNTS = {
    "total": "en tout",
    "caught": "trouvés",
    "right_rule": "trouvés, et par la bonne règle",
    "told_supported": "dits justes",
    "accepted": "bien jugés",
    "abstained": "passés sous silence",
    "other_label": "autre verdict",
    "false_alarms": "fausses alertes",
    "outside": "dont sur des chiffres sans étiquette",
    "unlabelled": "hors étiquettes (titres, textes étiquetés en partie)",
}
_SCORES = {
    "problems_caught": "Problèmes trouvés",
    "right_rule": "Problèmes trouvés par la bonne règle",
    "false_alarms_per_100": "Fausses alertes pour 100 chiffres justes",
    "supported_told": "Chiffres justes confirmés",
    "coverage": "Couverture (chiffres connus qui ont un verdict)",
    "macro_f1": "Macro-F1 des étiquettes",
}


@click.command("eval", cls=FrenchCommand)
@click.argument("gold", metavar="GOLD.JSONL", required=False)
@click.option("--facts", multiple=True, metavar="DOSSIER", help="Ajoute les faits d’un dossier ; répétable.")
@click.option("--totals", is_flag=True, help="Les totaux seuls, sans montrer aucun écart.")
@click.option("--flips", is_flag=True, help="Récrit aussi des montants justes : sept graphies, sept erreurs.")
@click.option(
    "--alarms", metavar="DOSSIER", help="Au lieu de noter, montre les alertes sur des textes bruts."
)
@click.option("--published", metavar="DATE", help="Avec --alarms, jour des textes sans date [aujourd’hui].")
@click.option("--json", "as_json", is_flag=True, help="Les mêmes nombres en JSON.")
def evaluate(
    gold: str | None,
    facts: tuple[str, ...],
    totals: bool,
    flips: bool,
    alarms: str | None,
    published: str | None,
    as_json: bool,
) -> int:
    """Compare les verdicts à des textes étiquetés à la main, et montre chaque écart."""
    if (gold is None) == (alarms is None):
        raise InputError(
            "donnez un fichier de textes étiquetés ou --alarms DOSSIER, l’un des deux.",
            "give a file of labelled texts or --alarms FOLDER, one of the two.",
        )
    if gold is not None:
        if published is not None:
            raise InputError(
                "--published ne sert qu’avec --alarms : un texte étiqueté dit son jour.",
                "--published goes with --alarms only: a labelled text tells its day.",
            )
        return _score(gold, facts, totals, flips, as_json)
    if totals or flips:
        raise InputError(
            "--totals et --flips veulent un fichier de textes étiquetés, pas --alarms.",
            "--totals and --flips want a file of labelled texts, not --alarms.",
        )
    assert alarms is not None
    return _alarms(Path(alarms), published, facts, as_json)


def _score(path: str, facts: tuple[str, ...], totals: bool, flips: bool, as_json: bool) -> int:
    from bot.cli.inputs import load_checker
    from bot.evaluation import Answers, Outcome, compare, count, flip, score

    labelled = _read(path)
    checker = load_checker(facts)
    documents = [compare(item, Answers.of(checker.check(item.document))) for item in labelled]
    results = [result for document in documents for result in document]
    counts, scores = count(results), score(documents)
    flipped = flip(labelled, checker.check) if flips else None
    missed = [] if totals else [result for result in results if result.outcome is not Outcome.RIGHT]
    if as_json:
        told = {"documents": len(labelled), **counts, "scores": asdict(scores)}
        if flipped:
            told["flips"] = asdict(flipped)
        if not totals:
            told["misses"] = [_miss(item) for item in missed]
        put(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    print_table((f"{len(labelled)} documents", ""), _rows(counts))
    click.echo()
    print_table(("Notes (intervalle à 95 %)", "", "", "sur"), score_rows(scores, flipped))
    click.echo()
    print_table(("Règle attendue", "problèmes", "trouvés", "bonne règle"), rule_rows(scores))
    if missed:
        click.echo()
    for item in missed:
        click.echo(_in_words(item))
    return 0


def _alarms(folder: Path, published: str | None, facts: tuple[str, ...], as_json: bool) -> int:
    from bot.cli.inputs import load_checker
    from bot.documents import read_day
    from bot.evaluation.alarms import find_alarms, read_folder

    documents = refused = 0
    found = []
    checker = load_checker(facts)
    for document in read_folder(folder, read_day(published) if published else None):
        if isinstance(document, InputError):
            refused += 1
            say(document.fr)
            continue
        documents += 1
        for alarm in find_alarms(checker.check(document)):
            found.append(alarm)
            if not as_json:
                click.echo(_alarm_in_words(alarm))
    if as_json:
        told = {"documents": documents, "alarms": [asdict(alarm) for alarm in found]}
        put(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{len(found)} alerte(s) dans {documents} texte(s).")
    return 2 if refused else 0


def _read(path: str) -> list[Gold]:
    from bot.documents import open_bytes, read_objects
    from bot.evaluation import to_gold

    labelled = []
    with open_bytes(path) as stream:
        for number, value in read_objects(stream):
            try:
                if isinstance(value, InputError):
                    raise value
                labelled.append(to_gold(value))
            except InputError as error:
                raise InputError(
                    f"{path}, ligne {number} : {error.fr}", f"{path}, line {number}: {error.en}"
                ) from None
    if not labelled:
        raise InputError(f"{path} : aucun document étiqueté.", f"{path}: no labelled document.")
    return labelled


def _rows(counts: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, str]]:
    for group, numbers in counts.items():
        yield _GROUPS[group], ""
        for key, number in numbers.items():
            yield f"  {_COUNTS[key]}", str(number)


def score_rows(scores: Scores, flips: Flips | None = None) -> Iterator[tuple[str, str, str, str]]:
    """Each score: its name, its value, its interval, and the counts it comes from."""
    for key, name in _SCORES.items():
        yield _row(name, getattr(scores, key), percent=key != "false_alarms_per_100")
    if flips:
        yield _row(f"Montants récrits ({flips.figures}) : bien jugés", flips.accuracy)
        yield _row("  graphies justes restées confirmées", flips.spellings)
        yield _row("  erreurs signalées", flips.errors)


def _row(name: str, estimate: Estimate, percent: bool = True) -> tuple[str, str, str, str]:
    from bot.evaluation import Rate

    counts = f"{estimate.hits}/{estimate.of}" if isinstance(estimate, Rate) else ""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return name, "–", "", counts
    value, low, high = (
        f"{100 * part:.1f} %" if percent else f"{part:.2f}"
        for part in (estimate.value, estimate.low, estimate.high)
    )
    return name, value.replace(".", ","), f"{low} – {high}".replace(".", ","), counts


def rule_rows(scores: Scores) -> Iterator[tuple[str, str, str, str]]:
    """Each rule: how many problems it should tell, how many were caught, how many by a right rule."""
    for rule, of_rule in scores.rules.items():
        caught, right = of_rule.caught, of_rule.right_rule
        yield rule, str(caught.of), str(caught.hits), str(right.hits)


def _miss(item: Result) -> dict[str, object]:
    return {
        "id": item.id,
        "outcome": item.outcome,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "sentence": item.sentence,
        "expected": sorted(item.expected.labels) if item.expected else None,
        "expected_rules": sorted(item.expected.rules) if item.expected else None,
        "told": item.told.label if item.told else None,
        "rule": item.told.rule if item.told else None,
        "message": item.told.message if item.told else None,
    }


def _in_words(item: Result) -> str:
    expected = (
        "/".join(sorted({*item.expected.labels, *item.expected.rules}))
        if item.expected
        else "aucune étiquette"
    )
    told = f"{item.told.label} ({item.told.rule}) : {item.told.message}" if item.told else "rien"
    return (
        f"{item.outcome} · {item.id} [{item.start}:{item.end}] {item.text}\n"
        f"  {item.sentence}\n  attendu : {expected}\n  dit : {told}\n"
    )


def _alarm_in_words(alarm: Alarm) -> str:
    place = f"{'titre ' if alarm.in_title else ''}[{alarm.start}:{alarm.end}]"
    return (
        f"{alarm.label} ({alarm.rule}) · {alarm.id} {place} {alarm.text}\n"
        f"  {alarm.sentence}\n  dit : {alarm.message}\n"
    )
