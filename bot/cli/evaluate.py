"""`eval`: how well the program does on documents labelled by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from bot.cli.terminal import FrenchCommand, print_table, put
from bot.errors import InputError

if TYPE_CHECKING:
    from bot.evaluation import Gold, Result

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


@click.command("eval", cls=FrenchCommand)
@click.argument("gold", metavar="GOLD.JSONL")
@click.option("--facts", multiple=True, metavar="DOSSIER", help="Ajoute les faits d’un dossier ; répétable.")
@click.option("--json", "as_json", is_flag=True, help="Les mêmes comptes en JSON.")
def evaluate(gold: str, facts: tuple[str, ...], as_json: bool) -> int:
    """Compare les verdicts à des textes étiquetés à la main, et montre chaque écart."""
    from bot.cli.inputs import load_checker
    from bot.evaluation import Outcome, compare, count

    labelled = _read(gold)
    checker = load_checker(facts)
    results = [result for item in labelled for result in compare(item, checker.check(item.document))]
    counts = count(results)
    missed = [result for result in results if result.outcome is not Outcome.RIGHT]
    if as_json:
        put(
            json.dumps(
                {"documents": len(labelled), **counts, "misses": [_miss(item) for item in missed]},
                ensure_ascii=False,
                indent=2,
            )
        )
        return 0
    print_table((f"{len(labelled)} documents", ""), _rows(counts))
    click.echo()
    for item in missed:
        click.echo(_in_words(item))
    return 0


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
        "message": item.told.message_fr if item.told else None,
    }


def _in_words(item: Result) -> str:
    expected = (
        "/".join(sorted({*item.expected.labels, *item.expected.rules}))
        if item.expected
        else "aucune étiquette"
    )
    told = f"{item.told.label} ({item.told.rule}) : {item.told.message_fr}" if item.told else "rien"
    return (
        f"{item.outcome} · {item.id} [{item.start}:{item.end}] {item.text}\n"
        f"  {item.sentence}\n  attendu : {expected}\n  dit : {told}\n"
    )
