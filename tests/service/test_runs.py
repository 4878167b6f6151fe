"""Audits brought to the desk: all articles of a batch in a few statements, each written once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from sqlalchemy import event, select

from bot.store.engine import Store
from bot.store.results import Result
from bot.store.runs import Brought, bring_in, withdraw_others
from bot.store.tables import Article, Check, VerdictRow, Version

HOOK = "audit"


def brought(
    name: str, body: str = "Un texte.", facts: str = "f1", claims: tuple[str, ...] = ("c1", "c2")
) -> Brought:
    rows = [
        VerdictRow(
            number=number,
            **dict.fromkeys(("prefix", "exact", "suffix", "text", "subject", "attribute"), "x"),
            **{"field": "body", "start": number, "end": number + 1, "claim": claim, "label": "contradicted"},
            **{"rule": "wrong-amount", "severity": "error", "confidence": Decimal("0.9"), "data": "{}"},
        )
        for number, claim in enumerate(claims)
    ]
    return Brought(
        external_id=name,
        title="T",
        body=body,
        body_format="text",
        section="",
        url="",
        published=date(2025, 2, 10),
        result=Result("{}", 2, 2, len(rows), facts, "r1", rows),
    )


def bring(store: Store, *several: Brought) -> set[int]:
    with store.write() as session:
        kept = bring_in(session, HOOK, several)
    with store.write() as session:
        withdraw_others(session, HOOK, kept)
    return kept


def counts(store: Store) -> tuple[int, int, int, int, int]:
    """Articles, those of them that are shown, versions, checks, verdicts."""
    with store.read() as session:
        articles = session.scalars(select(Article)).all()
        others = (len(session.scalars(select(table)).all()) for table in (Version, Check, VerdictRow))
        return len(articles), sum(one.withdrawn_at is None for one in articles), *others  # type: ignore[return-value]


def test_only_what_is_new_is_written(store: Store) -> None:
    assert len(bring(store, *(brought(f"a{n}") for n in range(5)))) == 5
    assert counts(store) == (5, 5, 5, 5, 10)
    bring(store, *(brought(f"a{n}") for n in range(5)))
    assert counts(store) == (5, 5, 5, 5, 10)
    # One with another text, one judged by another table, one judged otherwise, one new, two gone.
    bring(
        store,
        brought("a0", body="Un autre texte."),
        brought("a1", facts="f2"),
        brought("a2", claims=("c1",)),
        brought("a9", claims=()),
    )
    assert counts(store) == (6, 4, 7, 9, 15)
    bring(store, *(brought(f"a{n}") for n in range(5)))
    assert counts(store)[:2] == (6, 5)
    with store.read() as session:
        for article in session.scalars(select(Article).where(Article.withdrawn_at.is_(None))):
            assert article.current
            assert article.current.body == "Un texte."
            assert [row.number for row in article.current.checks[-1].verdicts] == [0, 1]


def test_of_articles_by_one_name_the_last_is_kept(store: Store) -> None:
    assert len(bring(store, brought("a"), brought("b"), brought("a", body="Le second."))) == 2
    with store.read() as session:
        assert {one.body for one in session.scalars(select(Version))} == {"Un texte.", "Le second."}


def test_a_hundred_articles_take_the_statements_of_two(store: Store) -> None:
    few, many = ([brought(f"{count}-{n}") for n in range(count)] for count in (2, 100))
    with counted(store) as of_few:
        bring(store, *few)
    with counted(store) as of_many:
        bring(store, *few, *many)
    assert len(of_many) <= len(of_few) + 2


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that are sent within, those of many rows counted once."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement.partition(" VALUES ")[0])

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
