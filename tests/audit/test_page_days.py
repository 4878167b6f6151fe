"""The day of a web page: its own, or none; a wrong day would judge the article by another day's facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from readings import read

TEXT = "La ville a rouvert ses quais au public, avec des bancs et de l’ombre pour les habitants."
CLOCK = '<header><a href="/">J</a> <time datetime="2026-11-22">dimanche 22 novembre 2026</time></header>'
DAY = date(2025, 2, 10)


def page(head: str = "", before: str = "", body: str = "", after: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>T</title>{head}</head><body>{CLOCK}'
        f'<div id="page" class="has-sidebar">{before}<article><h1>T</h1>{body}<p>{TEXT}</p><p>{TEXT} Fin.</p>'
        f"</article>{after}</div></body></html>"
    )


@pytest.mark.parametrize(
    "written",
    [
        page('<meta property="article:published_time" content="2025-02-10T08:00:00+01:00">'),
        page('<meta name="DC.date.issued" content="2025-02-10">'),
        page('<script type="application/ld+json">{"datePublished": "2025-02-10"}</script>'),
        page('<link rel="canonical" href="https://j.example/2025/02/10/a.html">'),
        page(body='<time datetime="2025-02-10T09:00">10 février 2025</time>'),
        page(body='<p class="date">Publié le 10 février 2025 à 9 h</p>'),
        page(before='<header class="entry"><h1>T</h1><time datetime="2025-02-10">10 février</time></header>'),
        page(
            '<meta property="article:published_time" content="2025-02-10">'
            '<meta property="article:modified_time" content="2026-02-10">'
        ),
    ],
)
def test_a_page_that_says_its_day_is_of_that_day(written: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(written, encoding="utf-8")
    (article,), _ = read(tmp_path)
    assert (article.published, article.published_from) == (DAY, "format")


@pytest.mark.parametrize(
    "written",
    [
        page(),
        page(after='<aside><time datetime="2024-05-06">6 mai 2024</time></aside>'),
        page(after='<div class="Comments"><time datetime="2025-08-08">8 août 2025</time></div>'),
        page(after='<div id="related-posts"><span class="date">8 août 2025</span></div>'),
        page(after="<footer>Mis à jour le 1er janvier 2026</footer>"),
        page('<meta property="article:modified_time" content="2026-02-10T08:00:00Z">'),
    ],
)
def test_a_day_of_something_else_is_not_the_article_s(written: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(written, encoding="utf-8")
    (article,), _ = read(tmp_path)
    assert article.published is None
