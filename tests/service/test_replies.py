"""What is decided about answers under posts, on SQLite and on Postgres."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from conftest import Newsroom
from posts import TWO, WRONG, posted
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import InputError
from bot.store.accounts import add_account
from bot.store.deliveries import Sent, accept
from bot.store.kinds import Action, Role, State
from bot.store.queue import take
from bot.store.replies import approve, count_unanswered, decided, dismiss, take_back, unanswered
from bot.store.review import decide
from bot.store.sending import DELAYS, begin, not_sent, sent
from bot.store.tables import Account, Reply
from bot.web.wording import propose

MINUTE = timedelta(minutes=1)


def editor(session: Session) -> Account:
    return session.scalars(select(Account)).first() or add_account(session, "claire", "x" * 12, Role.EDITOR)


def waiting(newsroom: Newsroom) -> list[str]:
    with newsroom.service.store.read() as session:
        found = [post.check.id for post in unanswered(session)]
        assert count_unanswered(session) == len(found)
    return found


def test_posts_with_a_problem_wait_newest_first(newsroom: Newsroom) -> None:
    wrong, _, other = posted(newsroom, WRONG, "Rien à signaler.", TWO)
    posted(newsroom, WRONG, hook="standard/redaction")
    assert waiting(newsroom) == [other, wrong]
    with newsroom.service.store.read() as session:
        assert [post.check.id for post in unanswered(session, 1)] == [other]


def test_an_answer_that_is_dismissed_is_neither_listed_nor_sent(newsroom: Newsroom) -> None:
    (check,) = posted(newsroom, WRONG)
    store = newsroom.service.store
    with store.write() as session:
        dismiss(session, check, editor(session))
    assert waiting(newsroom) == []
    assert take(store, Reply, MINUTE) is None
    with store.write() as session, pytest.raises(InputError, match="déjà décidée"):
        approve(session, check, "Non.", editor(session))


@pytest.mark.parametrize("is_approved", [True, False])
def test_a_decision_is_taken_back_until_it_was_sent_off(newsroom: Newsroom, is_approved: bool) -> None:
    (check,) = posted(newsroom, WRONG)
    store = newsroom.service.store
    with store.write() as session:
        someone = editor(session)
        first = approve(session, check, "Nno.", someone) if is_approved else dismiss(session, check, someone)
        take_back(session, first.id, someone)
    assert waiting(newsroom) == [check]
    assert take(store, Reply, MINUTE) is None
    with store.write() as session:
        second = approve(session, check, "Non.", editor(session))
        with pytest.raises(InputError, match="ne peut plus"):
            take_back(session, first.id, editor(session))
    taken = take(store, Reply, MINUTE)
    assert taken
    assert begin(store, taken)
    not_sent(store, taken, "503", for_good=False)
    with store.write() as session, pytest.raises(InputError, match="ne peut plus"):
        take_back(session, second.id, editor(session))
    with store.read() as session:
        trail = decided(session, 10)
        assert [(one.state, one.text) for one in trail] == [
            (State.QUEUED, "Non."),
            (State.TAKEN_BACK, "Nno." if is_approved else ""),
        ]
        assert trail[1].taken_back_by is trail[1].account is editor(session)
        assert trail[1].taken_back_at
        assert trail[1].taken_back_at >= trail[1].decided_at


def test_a_verdict_dismissed_at_the_desk_is_not_proposed(newsroom: Newsroom) -> None:
    (check,) = posted(newsroom, TWO)
    store = newsroom.service.store
    for left in (1, 0):
        with store.write() as session:
            (post,) = unanswered(session)
            assert len(post.problems) == left + 1
            assert post.problems[0].confidence == max(row.confidence for row in post.problems)
            surest, article = post.problems[0], post.check.version.article_id
            assert propose(post.problems).startswith(surest.subject)
            decide(session, article, surest, editor(session).id, Action.DISMISS, "fausse-alerte")
    assert waiting(newsroom) == []
    with store.write() as session:  # a person may still know better
        assert approve(session, check, "Non.", editor(session)).state == State.QUEUED


def test_a_post_that_was_changed_or_deleted_since_is_not_answered(newsroom: Newsroom) -> None:
    (check,) = posted(newsroom, WRONG)
    store = newsroom.service.store
    sent_in = Sent(external_id="a0", position="9", body=TWO, body_format="text")
    with store.write() as session:
        accept(session, "mastodon/a", "changed", b"{}", sent_in)
        with pytest.raises(InputError, match="a changé"):
            approve(session, check, "Non.", editor(session))
    newsroom.work()
    assert check not in waiting(newsroom)


def test_two_people_at_once_decide_once(newsroom: Newsroom) -> None:
    (check,) = posted(newsroom, WRONG)
    together, said = threading.Barrier(8), []

    def one(number: int) -> None:
        together.wait(10)
        try:
            with newsroom.service.store.write() as session:
                approve(session, check, f"Non, {number}.", editor(session))
        except InputError as error:
            said.append(error.en)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert said == [f"{check}: an answer is already decided."] * 7
    with newsroom.service.store.read() as session:
        assert len(session.scalars(select(Reply)).all()) == 1


def test_an_approved_answer_is_taken_by_its_own_network_and_tried_within_the_hour(newsroom: Newsroom) -> None:
    (check,) = posted(newsroom, WRONG)
    store = newsroom.service.store
    with store.write() as session:
        approve(session, check, "Non.", editor(session))
    assert take(store, Reply, MINUTE, Reply.network == "mastodon/b") is None
    for _ in DELAYS:
        reply = take(store, Reply, MINUTE, Reply.network == "mastodon/a")
        assert reply
        assert begin(store, reply)
        not_sent(store, reply, "503", for_good=False)
        assert take(store, Reply, MINUTE) is None
        with store.write() as session:
            row = session.scalars(select(Reply)).one()
            row.due_at = datetime.now(UTC)
    last = take(store, Reply, MINUTE)
    assert last
    with store.write() as session:
        session.scalars(select(Reply)).one().attempts += 1
    sent(store, last, "s1")  # another took it meanwhile
    with store.read() as session:
        assert session.scalars(select(Reply.sent_id)).one() is None
    assert sum(DELAYS) < 3000
