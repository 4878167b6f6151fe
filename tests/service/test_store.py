from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from bot.errors import InputError
from bot.store.accounts import add_account, authenticate, find_token, issue_token, set_password
from bot.store.columns import Base
from bot.store.deliveries import Receipt, Sent, accept
from bot.store.engine import Store
from bot.store.kinds import Role, State
from bot.store.migrate import require_current, upgrade
from bot.store.queue import extend, take
from bot.store.readings import cursor_of, move
from bot.store.results import Result, fail, finish
from bot.store.tables import Article, Callback, Check, Delivery, VerdictRow, Version

MINUTE = timedelta(minutes=1)
OVER = timedelta(seconds=-1)
"""A lease that has run out as soon as it is given."""


def post(store: Store, key: str = "k1", position: str = "1", **said: object) -> Receipt:
    sent = Sent(external_id="a1", position=position, body="<p>Un plan de 109 Md€.</p>", **said)  # type: ignore[arg-type]
    with store.write() as session:
        return accept(session, "standard/redaction", key, b"{}", sent)


def count(store: Store, table: type[Base]) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def article(session: Session) -> Article:
    return session.scalars(select(Article)).one()


def verdict(number: int = 0) -> VerdictRow:
    return VerdictRow(
        number=number, field="body", start=12, end=18, text="109 Md€", prefix="", exact="109 Md€", suffix="",
        claim="c", label="supported", rule="supported", severity="info", subject="France", attribute="budget",
        confidence=Decimal("0.98"), stated_low=Decimal("9999999999999999.9999"), stated_high=None,
        stated_unit="EUR", data="{}",
    )  # fmt: skip


def result(*verdicts: VerdictRow) -> Result:
    return Result("{}", 1, 1, 0, "f", "r", verdicts)


def test_the_migrations_make_the_tables_of_the_code(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_database_without_its_migrations_is_refused(database_url: str) -> None:
    empty = Store(database_url)
    with pytest.raises(InputError, match="vraichiffre init"):
        require_current(empty)
    upgrade(empty)
    upgrade(empty)
    require_current(empty)
    empty.close()


def test_an_address_that_is_none_is_refused() -> None:
    for url in ("nonsense", "mysql://host/base"):
        with pytest.raises(InputError):
            Store(url)


def test_amounts_and_times_come_back_as_they_went_in(store: Store) -> None:
    receipt = post(store)
    taken = take(store, Check, MINUTE)
    assert taken is not None
    assert finish(store, taken, result(verdict()), ())
    with store.read() as session:
        row = session.scalars(select(VerdictRow)).one()
        assert (row.stated_low, row.confidence) == (Decimal("9999999999999999.9999"), Decimal("0.98"))
        check = session.get(Check, receipt.check)
        assert check is not None
        assert check.queued_at.tzinfo is UTC
        assert timedelta(0) <= datetime.now(UTC) - check.queued_at < MINUTE


def test_a_delivery_makes_one_version_and_one_check(store: Store) -> None:
    receipt = post(store, title="Sommet", published=date(2025, 2, 10))
    assert (receipt.outcome, receipt.is_new) == ("accepted", True)
    with store.read() as session:
        current = article(session).current
        assert current is not None
        assert (current.title, current.published) == ("Sommet", date(2025, 2, 10))
        assert [check.id for check in current.checks] == [receipt.check]


def test_the_same_delivery_again_changes_nothing(store: Store) -> None:
    first, second = post(store), post(store)
    assert (second.check, second.delivery, second.is_new) == (first.check, first.delivery, False)
    assert (count(store, Version), count(store, Check), count(store, Delivery)) == (1, 1, 1)


def test_twenty_at_once_are_one(store: Store) -> None:
    together = threading.Barrier(20)

    def once(_: int) -> Receipt:
        together.wait()
        return post(store)

    with ThreadPoolExecutor(20) as pool:
        receipts = list(pool.map(once, range(20)))
    assert len({receipt.check for receipt in receipts}) == 1
    assert sum(receipt.is_new for receipt in receipts) == 1
    assert (count(store, Article), count(store, Version), count(store, Check)) == (1, 1, 1)


def test_versions_that_come_at_once_leave_the_newest_current(store: Store) -> None:
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda number: post(store, f"k{number}", f"{number:03}"), range(10)))
    with store.read() as session:
        found = article(session)
        assert found.current is not None
        assert found.current.position == "009"
        assert len(found.versions) == 10


def test_an_older_version_is_kept_and_not_shown(store: Store) -> None:
    newer = post(store, "k2", "2")
    older = post(store, "k1", "1")
    assert older.check not in (None, newer.check)
    with store.read() as session:
        current = article(session).current
        assert current is not None
        assert current.position == "2"


def test_a_withdrawn_article_comes_back_only_with_something_newer(store: Store) -> None:
    post(store, "k1", "1")
    assert post(store, "k3", "3", is_withdrawn=True).check is None
    post(store, "k2", "2")
    with store.read() as session:
        assert article(session).withdrawn_at is not None
    post(store, "k4", "4")
    with store.read() as session:
        assert article(session).withdrawn_at is None


def test_an_old_withdrawal_does_not_undo_a_newer_version(store: Store) -> None:
    post(store, "k2", "2")
    post(store, "k1", "1", is_withdrawn=True)
    with store.read() as session:
        assert article(session).withdrawn_at is None


def test_what_cannot_be_read_is_kept_with_the_reason(store: Store) -> None:
    with store.write() as session:
        receipt = accept(session, "h", "k", b"[", None, "illisible")
    assert (receipt.outcome, receipt.problem, receipt.check) == ("unreadable", "illisible", None)
    with store.write() as session:
        assert accept(session, "h", "other", b"{}", None).outcome == "ignored"
    assert (count(store, Delivery), count(store, Article)) == (2, 0)


def test_one_taker_a_check(store: Store) -> None:
    for number in range(6):
        post(store, f"k{number}", str(number))
    with ThreadPoolExecutor(6) as pool:
        taken = [one for one in pool.map(lambda _: take(store, Check, MINUTE), range(6)) if one]
    while another := take(store, Check, MINUTE):  # those that met a row held by another just then
        taken.append(another)
    assert len({one.id for one in taken}) == len(taken) == 6
    assert take(store, Check, MINUTE) is None


def test_a_lease_that_ran_out_lets_another_take_the_check(store: Store) -> None:
    post(store)
    first = take(store, Check, OVER)
    second = take(store, Check, MINUTE)
    assert first is not None
    assert second is not None
    assert (first.id, first.attempt, second.attempt) == (second.id, 1, 2)
    assert not finish(store, first, result(verdict()), ["https://cms.example/"])
    assert count(store, VerdictRow) == 0
    assert finish(store, second, result(verdict()), ["https://cms.example/"])
    assert not finish(store, second, result(verdict()), ["https://cms.example/"])
    assert (count(store, VerdictRow), count(store, Callback)) == (1, 1)
    assert take(store, Check, OVER) is None


def test_a_lease_can_be_made_longer_by_its_owner_alone(store: Store) -> None:
    post(store)
    first = take(store, Check, OVER)
    assert first is not None
    extend(store, first, MINUTE)
    assert take(store, Check, MINUTE) is None
    extend(store, first, OVER)
    second = take(store, Check, OVER)
    assert second is not None
    extend(store, first, MINUTE)
    assert take(store, Check, MINUTE) is not None


def test_a_check_that_fails_is_tried_again_and_then_given_up(store: Store) -> None:
    receipt = post(store)
    for attempt in (1, 2):
        taken = take(store, Check, MINUTE)
        assert taken is not None
        assert taken.attempt == attempt
        fail(store, taken, "boum", attempts=2, wait=OVER)
    assert take(store, Check, MINUTE) is None
    with store.read() as session:
        check = session.get(Check, receipt.check)
        assert check is not None
        assert (check.state, check.error) == (State.FAILED, "boum")


def test_passwords_are_hashed_and_a_new_one_ends_sessions(store: Store) -> None:
    with store.write() as session:
        add_account(session, "claire", "un mot de passe", Role.EDITOR)
    with store.write() as session:
        account = authenticate(session, "claire", "un mot de passe")
        assert account is not None
        assert account.password_hash.startswith("$argon2id$")
        before = account.sessions_from
        set_password(account, "un autre")
        assert account.sessions_from > before
    with store.read() as session:
        assert authenticate(session, "claire", "un mot de passe") is None
        assert authenticate(session, "nobody", "un autre") is None
        assert authenticate(session, "claire", "un autre") is not None


def test_tokens_are_kept_as_digests_and_can_be_revoked(store: Store) -> None:
    with store.write() as session:
        token = issue_token(session, "cms", ("check",))
    with store.write() as session:
        found = find_token(session, token)
        assert found is not None
        assert (found.name, found.scopes) == ("cms", "check")
        assert token not in str(session.execute(text("SELECT * FROM api_tokens")).all())
        found.revoked_at = datetime.now(UTC)
    with store.read() as session:
        assert find_token(session, token) is None
        assert find_token(session, "vrc_other") is None


def _keep_and_move(session: Session) -> None:
    move(session, "mastodon/a", "#IA", "2")
    session.flush()
    session.execute(text("SELECT no_such_column"))


def test_a_cursor_moves_with_what_was_read_or_not_at_all(store: Store) -> None:
    with store.write() as session:
        assert cursor_of(session, "mastodon/a", "#IA") is None
        move(session, "mastodon/a", "#IA", "1")
    with pytest.raises(StatementError), store.write() as session:
        _keep_and_move(session)
    with store.write() as session:
        move(session, "mastodon/b", "#IA", "7")
        assert cursor_of(session, "mastodon/a", "#IA") == "1"
