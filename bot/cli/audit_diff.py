"""`audit diff`: what changed between two runs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from bot.cli.terminal import FrenchCommand, OneOf, put

if TYPE_CHECKING:
    from bot.audit.compare import Change
    from bot.audit.results import Run
    from bot.report.words import Lang

CONTRADICTED = 1
_IDENTITY = ("version", "facts_digest", "rules_digest", "options")
_NAMES = {
    "version": {"fr": "version", "en": "version"},
    "facts_digest": {"fr": "table", "en": "table"},
    "rules_digest": {"fr": "règles", "en": "rules"},
    "options": {"fr": "options", "en": "options"},
}
_WORDS = {
    "new": ("+", {"fr": ("nouveau", "nouveaux"), "en": ("new", "new")}),
    "changed": ("~", {"fr": ("jugé autrement", "jugés autrement"), "en": ("changed", "changed")}),
    "gone": ("-", {"fr": ("disparu", "disparus"), "en": ("gone", "gone")}),
    "same": ("=", {"fr": ("inchangé", "inchangés"), "en": ("unchanged", "unchanged")}),
}
_WHY: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("new", "article"): {"fr": "article nouveau", "en": "new article"},
    ("gone", "article"): {"fr": "article absent", "en": "article gone"},
}


@click.command(cls=FrenchCommand, epilog="Exemple : vraichiffre audit diff resultats-mai resultats-juin")
@click.argument("before", metavar="AVANT")
@click.argument("after", metavar="APRÈS")
@click.option("--format", "shape", type=OneOf("text", "jsonl"), default="text", help="Forme [text].")
@click.option("--lang", type=OneOf("fr", "en"), default="fr", help="Langue des messages [fr].")
def diff(before: str, after: str, shape: str, lang: Literal["fr", "en"]) -> int:
    """Dit ce qui a changé entre deux audits ; 1 si un chiffre y est nouvellement contredit."""
    from bot.audit.compare import compare
    from bot.audit.results import open_run

    runs = open_run(Path(before)), open_run(Path(after))
    if shape == "text":
        for line in _differences(*runs, lang):
            put(line)
    status = 0
    counts: Counter[str] = Counter()
    with compare(*runs) as comparison:
        for change in comparison.changes():
            counts[change.kind] += 1
            if _is_contradicted(change.after) and not _is_contradicted(change.before):
                status = CONTRADICTED
            put(json.dumps(asdict(change), ensure_ascii=False) if shape == "jsonl" else _told(change, lang))
        counts["same"] = comparison.same()
    if shape == "text":
        put(_totals(counts, lang))
    return status


def _is_contradicted(problem: Mapping[str, Any] | None) -> bool:
    return problem is not None and problem["label"] == "contradicted"


def _differences(before: Run, after: Run, lang: Lang) -> list[str]:
    """What the runs were made with, where it differs."""
    return [
        f"{_NAMES[key][lang]} : {before.manifest.get(key)} → {after.manifest.get(key)}"
        for key in _IDENTITY
        if before.manifest.get(key) != after.manifest.get(key)
    ]


def _told(change: Change, lang: Lang) -> str:
    from bot.model import Label
    from bot.report.words import LOOKS

    one = change.after or change.before
    assert one is not None
    look = LOOKS[Label(one["label"])]
    lines = [
        f"{_WORDS[change.kind][0]} {look.symbol} {look.one[lang]} ({one['rule']}) {one['message'][lang]}"
    ]
    if change.kind == "changed" and change.before:
        lines.append(f"    ({change.before['rule']}) {change.before['message'][lang]}")
    why = _WHY.get((change.kind, change.why), {}).get(lang)
    about = ", ".join(filter(None, (one["title"], one["published"], why)))
    lines += [f"    {about}", f"    {change.article}"]
    return "\n".join(line for line in lines if line.strip())


def _totals(counts: Counter[str], lang: Lang) -> str:
    from bot.report.words import count

    return ", ".join(count(counts[kind], forms[lang], lang) for kind, (_, forms) in _WORDS.items())
