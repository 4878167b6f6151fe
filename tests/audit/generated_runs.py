"""A run's folder made without an audit: many articles with problems of every kind, always the same."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

KINDS = (
    (
        "contradicted",
        "wrong-currency",
        "error",
        "Stargate",
        "500 milliards d’euros",
        "500 milliards de dollars",
    ),
    ("contradicted", "wrong-magnitude", "error", "Brookfield", "20 millions d’euros", "20 milliards d’euros"),
    (
        "contradicted",
        "wrong-amount",
        "error",
        "Dette publique",
        "2 900 milliards d’euros",
        "3 300 milliards d’euros",
    ),
    ("outdated", "outdated-figure", "warning", "Population", "67 millions", "68 millions"),
    (
        "imprecise",
        "range-collapsed",
        "warning",
        "Campus",
        "50 milliards d’euros",
        "30 à 50 milliards d’euros",
    ),
)
SECTIONS = ("Économie", "International", "Tech & médias", "Politique", "Planète", None)
AUTHORS = ("Anne Aubry", "Benoît <Bey>", "Chloé Combe", "D. & E.", None)
_BEFORE = "Selon le dossier présenté hier devant les élus, le plan est évalué à "
_AFTER = ", une somme que ses promoteurs disent garantie pour les dix années à venir."


def write_run(folder: Path, articles: int, problems: int) -> Path:
    """Writes documents.jsonl, verdicts.jsonl, errors.jsonl, manifest.json; at most a problem an article."""
    chance = random.Random(6)
    folder.mkdir(parents=True, exist_ok=True)
    wrong = set(chance.sample(range(articles), problems))
    with (
        (folder / "documents.jsonl").open("w") as documents,
        (folder / "verdicts.jsonl").open("w") as verdicts,
    ):
        for number in range(articles):
            day = (date(2015, 1, 1) + timedelta(days=int(number * 4000 / articles))).isoformat()
            verdict = _verdict(number, day, chance) if number in wrong else None
            documents.write(_line(_document(number, day, verdict, chance)))
            if verdict:
                verdicts.write(_line(verdict))
    refusal = {
        "file": "vieux.zip",
        "item": "17.doc",
        "reason": {"fr": "ce n’est pas du texte", "en": "this is not text"},
        "mend": {"fr": "exportez-le en UTF-8", "en": "export it as UTF-8"},
    }
    (folder / "errors.jsonl").write_text(_line(refusal))
    manifest = {
        "schema": "vraichiffre/audit/1",
        "version": "0.1.0",
        "facts_digest": "467bba7ad0523625",
        "rules_digest": "869f441201b10197",
        "options": {"facts": [], "mapping": {}, "published": None, "triage": True},
        "inputs": ["archives/"],
        "state": "done",
        "counts": {},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def _document(number: int, day: str, verdict: dict[str, Any] | None, chance: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": f"a{number}",
        "file": f"archives/{number // 1000}.jsonl",
        "item": str(number % 1000 + 1),
        "title": f"Ce que le plan numéro {number} change pour les communes",
        "url": f"https://journal.example/{number}" if number % 3 else None,
        "published": day if number % 50 else None,
        "published_from": "format",
        "section": chance.choice(SECTIONS),
        "author": chance.choice(AUTHORS),
        "format": "jsonl",
        "language": "en" if number % 40 == 7 else "fr",
        "status": "checked",
        "figures": 3,
        "checked": 1 if verdict else 0,
        "labels": {verdict["label"]: 1} if verdict else {},
    }
    if verdict:
        row["text"] = "".join(verdict["sentence"].values())
        if number % 9 == 0:
            row["places"] = [{**row, "file": "reprises.xml", "item": str(number), "url": None}]
    elif number % 40 == 7:
        row["status"] = "other-language"
    return row


def _verdict(number: int, day: str, chance: random.Random) -> dict[str, Any]:
    label, rule, severity, subject, figure, right = chance.choice(KINDS)
    return {
        "id": f"a{number}",
        "file": f"archives/{number // 1000}.jsonl",
        "item": str(number % 1000 + 1),
        "published": day,
        "in": "text",
        "start": len(_BEFORE),
        "end": len(_BEFORE) + len(figure),
        "text": figure,
        "label": label,
        "rule": rule,
        "severity": severity,
        "subject": subject,
        "attribute": "investissement",
        "attribution": "own-voice",
        "confidence": round(chance.uniform(0.8, 0.99), 2),
        "stated": {
            "low": "500000000000",
            "high": "500000000000",
            "unit": "EUR",
            "modality": "exact",
            "period": None,
        },
        "fact": {
            "id": "pack/plan#investissement",
            "low": "500000000000",
            "high": "500000000000",
            "unit": "USD",
            "modality": "exact",
            "since": "2015-01-21",
            "sources": [
                {
                    "title": "Annonce du plan",
                    "publisher": "Journal officiel",
                    "url": "https://source.example/plan",
                    "published": "2015-01-22",
                    "quote": "",
                }
            ],
        },
        "message": {
            "fr": f"{subject} : {right}, pas {figure}.",
            "en": f"{subject} is {right}, not {figure}.",
        },
        "suggestion": right,
        "proof": None,
        "sentence": {"before": _BEFORE, "figure": figure, "after": _AFTER},
    }


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"
