"""What the desk asks of the store, on SQLite and on Postgres."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import Newsroom
from sqlalchemy import select
from test_api import WRONG, deliver

from bot.store.kinds import Action
from bot.store.review import Filters, accepted, choices, decide, list_articles
from bot.store.tables import Article, VerdictRow
from bot.store.tallies import by_week, coverage, judged

OTHER = WRONG.replace("Le projet", "Le grand projet")


@pytest.fixture
def reviewed(newsroom: Newsroom) -> Newsroom:
    """Two articles with a problem each, and one without."""
    deliver(newsroom, "a1", WRONG)
    deliver(newsroom, "a2", f"{OTHER} {WRONG}", "2025-02-11T09:00:00Z")
    deliver(newsroom, "a3", "Rien à signaler.")
    newsroom.work()
    return newsroom


def listed(newsroom: Newsroom, filters: Filters) -> list[tuple[int, int, int, int]]:
    with newsroom.service.store.read() as session:
        entries = list_articles(session, filters, limit=10)
    return [(one.article, one.problems, one.open, one.later) for one in entries]


def settle(newsroom: Newsroom, article: int, number: int, action: Action, reason: str = "") -> None:
    with newsroom.service.store.write() as session:
        of_article = select(VerdictRow).where(
            VerdictRow.check.has(version=session.get_one(Article, article).current)
        )
        verdict = session.scalars(of_article.order_by(VerdictRow.number)).all()[number]
        decide(session, article, verdict, 1, action, reason)


def test_articles_are_listed_by_what_is_open(reviewed: Newsroom) -> None:
    assert listed(reviewed, Filters()) == [(2, 2, 2, 0), (1, 1, 1, 0)]
    assert listed(reviewed, Filters("all")) == [(2, 2, 2, 0), (1, 1, 1, 0), (3, 0, 0, 0)]
    settle(reviewed, 2, 0, Action.DISMISS, "citation")
    settle(reviewed, 2, 1, Action.LATER)
    assert listed(reviewed, Filters()) == [(1, 1, 1, 0)]
    assert listed(reviewed, Filters("later")) == [(2, 2, 0, 1)]
    settle(reviewed, 2, 1, Action.ACCEPT)
    assert listed(reviewed, Filters("settled")) == [(2, 2, 0, 0)]
    settle(reviewed, 2, 1, Action.REOPEN)
    assert listed(reviewed, Filters()) == [(2, 2, 1, 0), (1, 1, 1, 0)]


def test_filters(reviewed: Newsroom) -> None:
    rule, hook = "wrong-currency", "standard/redaction"
    with reviewed.service.store.read() as session:
        assert choices(session) == {"section": [], "hook": [hook], "rule": [rule]}
    assert len(listed(reviewed, Filters("all", rule=rule, hook=hook))) == 2
    for nothing in (Filters("all", rule="x"), Filters("all", hook="x"), Filters("all", section="x")):
        assert listed(reviewed, nothing) == []
    assert [one[0] for one in listed(reviewed, Filters(since=date(2025, 2, 11)))] == [2]
    assert [one[0] for one in listed(reviewed, Filters(until=date(2025, 2, 10)))] == [1]


def test_a_withdrawn_article_is_not_listed(reviewed: Newsroom) -> None:
    settle(reviewed, 2, 0, Action.ACCEPT)
    with reviewed.service.store.write() as session:
        session.get_one(Article, 2).withdrawn_at = datetime.now(UTC)
    assert [one[0] for one in listed(reviewed, Filters("all"))] == [1, 3]
    with reviewed.service.store.read() as session:
        assert accepted(session, 10) == []


def test_tallies(reviewed: Newsroom) -> None:
    settle(reviewed, 1, 0, Action.DISMISS, "fausse-alerte: note")
    settle(reviewed, 2, 0, Action.DISMISS, "citation")
    settle(reviewed, 2, 1, Action.ACCEPT)
    now = datetime.now(UTC)
    with reviewed.service.store.read() as session:
        (weeks,) = by_week(session, now - timedelta(days=1)).values()
        assert sum(weeks.values()) == 2  # the same sentence in two articles is one claim
        assert all(monday.weekday() == 0 for monday in weeks)
        (one,) = judged(session, "fausse-alerte")
        assert (one.rule, one.accepted, one.dismissed, one.false_alarms) == ("wrong-currency", 1, 2, 1)
        (covered,) = coverage(session)
        assert (covered.articles, covered.figures, covered.checked) == (3, 3, 3)
        ((decision, verdict, version),) = accepted(session, 10)
        assert (decision.article_id, version.published) == (2, date(2025, 2, 11))
        assert json.loads(verdict.data)["label"] == "contradicted"
