"""Every format gives every planted error and nothing else contradicted, with the right day and offsets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from archives import FORMATS, MAPPING
from planted import ARTICLES, Planted

from bot.audit.model import Article, Piece, Refusal, Settings
from bot.audit.reading import read_piece
from bot.audit.walk import walk
from bot.check import Checker
from bot.model import Label

SETTINGS = Settings(mapping=MAPPING)


def read(folder: Path, settings: Settings) -> list[Article]:
    found: list[Article] = []
    for piece in walk([str(folder)], folder / "out"):
        assert isinstance(piece, Piece)
        for one in read_piece(piece, settings):
            assert not isinstance(one, Refusal), one
            found.append(one)
    return found


def about(article: Article) -> Planted:
    """The planted article that this one is, told by its first words."""
    (one,) = [one for one in ARTICLES if one.paragraphs[0][:20] in article.text]
    return one


@pytest.mark.parametrize("name", FORMATS)
def test_every_planted_error_is_found_and_nothing_else(name: str, tmp_path: Path, checker: Checker) -> None:
    FORMATS[name](tmp_path)
    settings = SETTINGS if name in ("jsonl mapped", "json", "csv", "parquet") else Settings()
    articles = read(tmp_path, settings)
    assert {article.format for article in articles} == {name.partition(" ")[0]}
    assert sorted(about(article).id for article in articles) == sorted(one.id for one in ARTICLES)
    for article in articles:
        one = about(article)
        if name != "text":
            assert article.published == date.fromisoformat(one.day)
        report = checker.check(article.model_copy(update={"published": date.fromisoformat(one.day)}))
        wrong = [verdict for verdict in report.verdicts if verdict.label is Label.CONTRADICTED]
        assert tuple(verdict.text for verdict in wrong) == one.wrong
        assert all(article.text[verdict.start : verdict.end] == verdict.text for verdict in report.verdicts)


TITLED = [
    name for name in FORMATS if name not in ("text", "mastodon", "bluesky", "bluesky-car", "telegram", "x")
]


@pytest.mark.parametrize("name", TITLED)
def test_titles_and_identities_are_the_formats_own(name: str, tmp_path: Path) -> None:
    FORMATS[name](tmp_path)
    settings = SETTINGS if name in ("jsonl mapped", "json", "csv", "parquet") else Settings()
    for article in read(tmp_path, settings):
        assert article.title == about(article).title
        assert about(article).id in article.id
    origins = [article.origin for article in read(tmp_path, settings)]
    assert len(set(origins)) == len(ARTICLES)


@pytest.mark.parametrize(
    ("name", "section", "author"),
    [
        ("wxr", "Ville", "nadia"),
        ("nitf", "Ville", "Nadia"),
        ("newsml-g2", None, "Nadia"),
        ("ninjs 1", "Ville", "Nadia"),
        ("ghost", "Ville", "Nadia"),
        ("press-database europresse", "Le Journal", "Nadia"),
        ("press-database factiva", None, "Nadia"),
        ("csv", "Ville", None),
    ],
)
def test_sections_and_authors_are_kept(
    name: str, section: str | None, author: str | None, tmp_path: Path
) -> None:
    FORMATS[name](tmp_path)
    (quais,) = [one for one in read(tmp_path, SETTINGS) if about(one).id == "quais"]
    assert (quais.section, quais.author) == (section, author)


def test_addresses_of_posts_are_those_a_reader_can_open(tmp_path: Path) -> None:
    for name, address in {
        "mastodon": "https://social.example/@nadia/quais",
        "bluesky": "https://bsky.app/profile/did:plc:abc/post/quais",
        "bluesky-car": "https://bsky.app/profile/did:plc:abc/post/quais",
        "x": "https://x.com/i/web/status/quais",
        "html": "https://journal.example/quais",
        "wxr": "https://journal.example/quais",
        "feed atom": "https://journal.example/quais",
    }.items():
        folder = tmp_path / name
        folder.mkdir()
        FORMATS[name](folder)
        assert [one.url for one in read(folder, Settings()) if about(one).id == "quais"] == [address]
