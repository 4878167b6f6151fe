"""A file or folder read as an audit reads it, without the verdicts."""

from __future__ import annotations

from pathlib import Path

from bot.audit.model import Article, Refusal, Settings
from bot.audit.reading import read_piece
from bot.audit.walk import walk


def read(path: Path, mapping: tuple[tuple[str, str], ...] = ()) -> tuple[list[Article], list[Refusal]]:
    """Returns the articles and what was refused."""
    articles: list[Article] = []
    refusals: list[Refusal] = []
    for piece in walk([str(path)], path.parent / "out"):
        if isinstance(piece, Refusal):
            refusals.append(piece)
            continue
        for one in read_piece(piece, Settings(mapping=mapping)):
            (articles if isinstance(one, Article) else refusals).append(one)  # type: ignore[arg-type]
    return articles, refusals
