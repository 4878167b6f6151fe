"""WiNER-fr, as articles cut into pieces, in three parts that share no article."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

LABELS = {"Location": "LOC", "Organization": "ORG", "Person": "PER", "Product": "MISC", "Event": "MISC"}
"""The data's labels and the model's; dates and hours are read elsewhere."""

PARTS = {"test": range(15), "dev": range(15, 30), "train": range(30, 100), "train and dev": range(15, 100)}
"""Hundredths of the articles. The recipe was chosen by training on «train» and scoring «dev»; the model that
is shipped has learnt from both, and none has seen «test»."""


class Piece(NamedTuple):
    """A stretch of text: a name with its label, or what stands between names, without one."""

    text: str
    label: str = ""


Article = tuple[Piece, ...]


def read_articles(path: Path, part: str) -> list[Article]:
    """Reads the articles of one part: a digest of its id places each, so that the parts never change."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [_pieces(row) for row in rows if _hundredth(row["id"]) in PARTS[part]]


def _hundredth(identifier: str) -> int:
    return int.from_bytes(hashlib.sha256(identifier.encode()).digest()) % 100


def _pieces(row: dict[str, Any]) -> Article:
    text, entities = row["text"], row["entities"]
    pieces, end = [], 0
    for entity in sorted(entities, key=lambda entity: (entity["start"], -entity["end"])):
        if entity["outermost"] and entity["label"] in LABELS and entity["start"] >= end:
            pieces.append(Piece(text[end : entity["start"]]))
            pieces.append(Piece(text[entity["start"] : entity["end"]], LABELS[entity["label"]]))
            end = entity["end"]
    return (*pieces, Piece(text[end:]))


def read_sentences(path: Path) -> list[Article]:
    """Reads sentences with their names marked, «[Renault]{ORG} embauche», a line each."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(_marked(line)) for line in lines if line and not line.startswith("# ")]


def _marked(line: str) -> Iterator[Piece]:
    end = 0
    for mark in re.finditer(r"\[([^]]+)\]\{([A-Z]+)\}", line):
        yield Piece(line[end : mark.start()])
        yield Piece(mark[1], mark[2])
        end = mark.end()
    yield Piece(line[end:])


def paragraphs(article: Article) -> Iterator[Article]:
    """Cuts an article at its line ends, as the checker hands its texts to the model."""
    pieces: list[Piece] = []
    for piece in article:
        lines = [piece.text] if piece.label else piece.text.split("\n")
        for line in lines[:-1]:
            yield (*pieces, Piece(line))
            pieces = []
        pieces.append(Piece(lines[-1], piece.label))
    yield tuple(pieces)


def as_text(article: Article) -> tuple[str, list[tuple[int, int, str]]]:
    """Joins the pieces: the text, and its names as (start, end, label)."""
    names, start = [], 0
    for piece in article:
        if piece.label:
            names.append((start, start + len(piece.text), piece.label))
        start += len(piece.text)
    return "".join(piece.text for piece in article), names


def names_by_label(articles: Iterable[Article]) -> dict[str, list[str]]:
    """Lists every different name of the articles, by label."""
    names: dict[str, set[str]] = {}
    for article in articles:
        for piece in article:
            if piece.label:
                names.setdefault(piece.label, set()).add(piece.text)
    return {label: sorted(found) for label, found in names.items()}
