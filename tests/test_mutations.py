"""Right figures broken one at a time are caught for the right reason; written otherwise, they stay right."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from golden import ARTICLES, SLUGS, read_article, read_front, read_golden
from mutations import BREAKAGES, REWRITES, Breakage, put, swap_apostrophes

from bot.check import Checker
from bot.model import Document, Label, Report, Verdict

SHARED = Path(__file__).parents[1].parent / "shared"
SEEDS = SHARED / "eval" / "seeds.gold.jsonl"

ENOUGH = 0.95
# What is reached today, short of ENOUGH, on our own texts, which were written to be hard: the checker keeps
# silent where the owner stands in an earlier sentence, or the event lies months back.
REACHED = {"currency": 0.85, "scale": 0.88, "digit": 0.70}
_WRONG = frozenset({Label.CONTRADICTED, Label.OUTDATED})
_MARKED = re.compile(r"\[([^\]]+)\]")
_CONTEXT = 30


@dataclass(frozen=True)
class Figure:
    """The span of a figure that the table confirms, and what must be seen of it once broken."""

    start: int
    end: int
    may_pass: bool = False
    other_amounts_pass: bool = False

    def must_be_caught(self, breakage: Breakage) -> bool:
        """Whether silence would be a miss."""
        return not (self.may_pass or (self.other_amounts_pass and breakage.name == "digit"))


@dataclass(frozen=True)
class Text:
    """A document and its right figures, in order."""

    document: Document
    right: tuple[Figure, ...]


def articles() -> Iterator[Text]:
    for slug in SLUGS:
        article, front = read_article(slug), read_front(slug)
        marked = [row["figure"] for row in read_golden(slug) if row["label"] == Label.SUPPORTED]
        right = (_figure(*_span(article.text, figure), figure, front) for figure in marked)
        yield Text(article, tuple(right))


def paragraphs() -> Iterator[Text]:
    with (ARTICLES / "paragraphs.toml").open("rb") as file:
        rows = tomllib.load(file)["paragraphs"]
    for row in rows:
        right: list[Figure] = []
        for match in _MARKED.finditer(row["text"]):
            start = match.start() - 2 * len(right)
            marked = row["text"][max(0, match.start() - _CONTEXT) : match.end()]
            right.append(_figure(start, start + len(match[1]), marked, row))
        text = _MARKED.sub(r"\1", row["text"])
        yield Text(Document(id=row["syntax"], text=text, published=row["published"]), tuple(right))


def seeds() -> Iterator[Text]:
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        right = [
            Figure(claim["start"], claim["end"])
            for claim in gold["claims"]
            if claim["label"] == Label.SUPPORTED and Label.UNVERIFIED not in claim.get("accept", ())
        ]
        document = Document(
            id=gold["id"], text=gold["text"], title=gold.get("title"), published=gold["published"]
        )
        yield Text(document, tuple(right))


def _span(text: str, marked: str) -> tuple[int, int]:
    """Where a golden file's marked figure stands in its article."""
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    assert text.count(before + words + after) == 1, marked
    start = text.index(before + words + after) + len(before)
    return start, start + len(words)


def _figure(start: int, end: int, marked: str, front: Mapping[str, Sequence[str]]) -> Figure:
    return Figure(
        start,
        end,
        may_pass=any(quote in marked for quote in front.get("silent", ())),
        other_amounts_pass=any(quote in marked for quote in front.get("other_amounts_pass", ())),
    )


TEXTS = [
    pytest.param(articles, id="articles"),
    pytest.param(paragraphs, id="paragraphs"),
    pytest.param(
        seeds,
        id="seeds",
        marks=pytest.mark.skipif(not SEEDS.exists(), reason="the labelled seeds lie outside the repository"),
    ),
]


@pytest.mark.parametrize("texts", TEXTS)
@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_a_broken_figure_is_caught_for_the_right_reason(
    breakage: Breakage, texts: Callable[[], Iterator[Text]], checker: Checker
) -> None:
    tried, missed = 0, []
    for text in texts():
        for figure in filter(lambda figure: figure.must_be_caught(breakage), text.right):
            words = breakage.change(text.document.text[figure.start : figure.end])
            if words is None:
                continue
            broken, end = put(text.document.text, figure.start, figure.end, words)
            report = checker.check(text.document.model_copy(update={"text": broken}))
            tried += 1
            if not any(verdict.rule in breakage.rules for verdict in _at(report, figure.start, end)):
                missed.append(_told(report, figure.start, end))
    assert tried
    enough = ENOUGH if texts is seeds else REACHED[breakage.name]
    assert len(missed) <= (1 - enough) * tried, f"{len(missed)} of {tried} missed:\n" + "\n".join(missed)


@pytest.mark.parametrize("texts", TEXTS)
@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES.keys())
def test_another_spelling_of_right_figures_changes_nothing(
    rewrite: Callable[[str], str | None], texts: Callable[[], Iterator[Text]], checker: Checker
) -> None:
    tried, missed, alarms = 0, [], []
    for text in texts():
        rewritten, spans = _rewrite_all(text, rewrite)
        report = checker.check(text.document.model_copy(update={"text": rewritten}))
        tried += len(spans)
        for start, end in spans:
            told = _at(report, start, end)
            if [verdict.label for verdict in told] != [Label.SUPPORTED]:
                missed.append(_told(report, start, end))
            if any(verdict.label in _WRONG for verdict in told):
                alarms.append(_told(report, start, end))
    assert tried
    assert not alarms, "\n".join(alarms)
    assert len(missed) <= (1 - ENOUGH) * tried, f"{len(missed)} of {tried} missed:\n" + "\n".join(missed)


@pytest.mark.parametrize("texts", TEXTS)
def test_the_other_apostrophe_changes_nothing(texts: Callable[[], Iterator[Text]], checker: Checker) -> None:
    for text in texts():
        swapped = text.document.model_copy(update={"text": swap_apostrophes(text.document.text)})
        assert _labels(checker.check(swapped)) == _labels(checker.check(text.document))


def _rewrite_all(text: Text, rewrite: Callable[[str], str | None]) -> tuple[str, Sequence[tuple[int, int]]]:
    """Rewrites every right figure that can be, and tells where those stand then."""
    rewritten, moved, spans = text.document.text, 0, []
    for figure in text.right:
        words = rewrite(text.document.text[figure.start : figure.end])
        if words is None:
            continue
        start = figure.start + moved
        rewritten, end = put(rewritten, start, figure.end + moved, words)
        spans.append((start, end))
        moved = end - figure.end
    return rewritten, spans


def _at(report: Report, start: int, end: int) -> list[Verdict]:
    return [verdict for verdict in report.verdicts if verdict.start < end and start < verdict.end]


def _told(report: Report, start: int, end: int) -> str:
    """A figure in its words, and what the report says of it."""
    text = report.document.text
    around = f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 40]}"
    said = ", ".join(f"{verdict.rule}: {verdict.message_fr}" for verdict in _at(report, start, end))
    return f"{report.document.id}: …{' '.join(around.split())}… → {said or 'no verdict'}"


def _labels(report: Report) -> list[tuple[int, Label, str]]:
    return [(verdict.start, verdict.label, verdict.rule) for verdict in report.verdicts]
