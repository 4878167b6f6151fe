"""Ten articles, half of them with planted errors, are told as a careful editor would tell them."""

from difflib import unified_diff

import pytest
from golden import SLUGS, read_article, read_golden, rows, to_text

from bot.check import Checker


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_gets_its_golden_report(slug: str, checker: Checker) -> None:
    golden = to_text(read_golden(slug)).splitlines()
    today = to_text(rows(checker.check(read_article(slug)))).splitlines()
    difference = "\n".join(unified_diff(golden, today, "golden", "today", n=0, lineterm=""))
    assert not difference, difference


@pytest.mark.parametrize("slug", SLUGS)
def test_a_golden_report_tells_figures_of_its_article(slug: str) -> None:
    """A golden file that its article has left behind must not go unseen when both change."""
    article = read_article(slug)
    words = f"{article.title}\n{article.text}"
    for row in read_golden(slug):
        figure = row["figure"].removeprefix("title: ").replace("[", "").replace("]", "")
        assert figure in words


def test_half_of_the_articles_hold_errors() -> None:
    faulty = [slug for slug in SLUGS if any(_is_wrong(row) for row in read_golden(slug))]
    assert len(SLUGS) == 10
    assert len(faulty) == 5


def _is_wrong(row: dict[str, str]) -> bool:
    return row["label"] in ("contradicted", "imprecise", "outdated")
