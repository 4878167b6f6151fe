"""The articles of tests/articles/ and their golden reports.

An article opens with TOML between two fences: `title`, `published`, `kind` for the reader, and what its
right figures allow once broken (see test_mutations.py). `silent` lists figures that the text asks, supposes,
converts or corrects: broken, they may pass. `other_amounts_pass` lists figures whose amount may be another
announcement's, no word saying what they measure or their day being long past: only another currency or
scale must be caught. Both quote the golden report's figures, brackets included.

`python tests/golden.py SLUG` prints an article's report as it is today, in the form of its golden file:
to be read line by line before it replaces what stands there.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from bot.check import Checker
from bot.model import Document, Label, Report, Verdict

ARTICLES = Path(__file__).parent / "articles"
SLUGS = sorted(path.stem for path in ARTICLES.glob("*.txt"))

_FENCE = "+++\n"
_CONTEXT = 25


def read_article(slug: str) -> Document:
    """Reads an article's title, day and text, line ends kept."""
    about, text = _read(slug)
    return Document(id=slug, text=text, title=about.get("title"), published=about["published"])


def read_front(slug: str) -> dict[str, Any]:
    """Reads what an article says of itself."""
    return _read(slug)[0]


def _read(slug: str) -> tuple[dict[str, Any], str]:
    with (ARTICLES / f"{slug}.txt").open(encoding="utf-8", newline="") as file:
        _, front, text = file.read().split(_FENCE, 2)
    return tomllib.loads(front), text


def read_golden(slug: str) -> list[dict[str, str]]:
    """Reads what a careful editor would say of each figure of an article."""
    rows: list[dict[str, str]] = json.loads((ARTICLES / f"{slug}.golden.json").read_text(encoding="utf-8"))
    return rows


def rows(report: Report) -> list[dict[str, str]]:
    """Returns a report as its golden file tells it: the figure in its words, then what is said of it."""
    title = report.document.title or ""
    return [
        *(_row(title, verdict, "title: ") for verdict in report.title_verdicts),
        *(_row(report.document.text, verdict) for verdict in report.verdicts),
    ]


def to_text(golden: list[dict[str, str]]) -> str:
    """Returns rows as JSON, one figure a line."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in golden) + "\n]\n"


def _row(text: str, verdict: Verdict, where: str = "") -> dict[str, str]:
    before, after = text[: verdict.start].rpartition("\n")[2], text[verdict.end :].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0]
    row = {"figure": f"{where}{before}[{verdict.text}]{after.rstrip()}", "label": str(verdict.label)}
    if verdict.label is Label.UNVERIFIED:
        return row
    return row | {"rule": verdict.rule, "subject": verdict.subject, "message": verdict.message_fr}


if __name__ == "__main__":
    print(to_text(rows(Checker.load().check(read_article(sys.argv[1])))), end="")
