"""Real articles with real mistakes, labelled by others: each label is met, nothing else contradicted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.check import Checker
from bot.model import Document, Label

GOLD = Path(__file__).parents[1].parent / "shared" / "eval" / "seeds.gold.jsonl"
ARTICLES: list[dict[str, Any]] = (
    [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()] if GOLD.exists() else []
)
ERRORS = {
    "seed-001": [("150 milliards de dollars", "wrong-currency")],
    "seed-003": [
        ("500 milliards d’euros", "wrong-currency"),
        ("500 milliards d’euros", "self-contradiction"),
    ],
}

pytestmark = pytest.mark.skipif(not ARTICLES, reason="the labelled articles lie outside the repository")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article["id"]))
def test_an_article_is_told_as_labelled(article: dict[str, Any], checker: Checker) -> None:
    report = checker.check(
        Document(id=article["id"], text=article["text"], published=article.get("published"))
    )
    labels = {
        (verdict.start, verdict.end): verdict.label.value
        for verdict in reversed(report.verdicts)  # of two verdicts on a figure, the table's comes first
    }
    missed = [
        (claim["quote"], labels.get((claim["start"], claim["end"])))
        for claim in article["claims"]
        if labels.get((claim["start"], claim["end"])) not in claim.get("accept", [claim["label"]])
    ]
    wrong = [
        (verdict.text, verdict.rule)
        for verdict in report.verdicts
        if verdict.label in (Label.CONTRADICTED, Label.OUTDATED)
    ]
    assert not missed
    assert wrong == ERRORS.get(article["id"], [])
