from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime, timedelta

import pytest
from conftest import Newsroom
from senders import standard
from sqlalchemy import func, select, update
from standardwebhooks import Webhook

from bot.store.accounts import issue_token
from bot.store.columns import Base
from bot.store.figures import count as figures
from bot.store.purge import purge
from bot.store.tables import Account, Article, Decision, Delivery, VerdictRow, Version
from bot.web.log import JsonLines

WRONG = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."
DOCUMENT = {"id": "a1", "title": "Sommet", "text": WRONG, "published": "2025-02-10"}


def deliver(
    newsroom: Newsroom, identity: str = "a1", text: str = WRONG, at: str = "2025-02-10T09:00:00Z"
) -> str:
    body = json.dumps(
        {
            "type": "article.published",
            "timestamp": at,
            "data": {"id": identity, "title": "Sommet", "text": text, "published_at": at},
        }
    ).encode()
    headers = standard(body, newsroom.ready.hook_secret, time.time(), "")
    answer = newsroom.client.post("/hooks/standard/redaction", content=body, headers=headers)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def test_a_text_is_checked_in_the_same_request(newsroom: Newsroom) -> None:
    answer = newsroom.client.post("/v1/check", json=DOCUMENT, headers=newsroom.token)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert (report["schema"], report["id"], report["published"]) == (
        "vraichiffre/report/1",
        "a1",
        "2025-02-10",
    )
    (verdict,) = report["verdicts"]
    assert (verdict["rule"], WRONG[verdict["start"] : verdict["end"]]) == ("wrong-currency", verdict["text"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{}", 422),
        (b'{"text": 5}', 422),
        (b'{"text": "a", "published": "hier"}', 422),
        (b'{"text": "a", "published": "2025-02-31"}', 422),
        (b'{"text": "\\ud800\\u0000 un chiffre"}', 200),
        (json.dumps({"text": "é" * 50_001}).encode(), 413),
        (b" " * 700_000, 413),
    ],
)
def test_bodies_that_cannot_be_checked_get_one_sentence(newsroom: Newsroom, body: bytes, status: int) -> None:
    answer = newsroom.client.post("/v1/check", content=body, headers=newsroom.token)
    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status
        assert answer.json()["detail"].endswith(".")


def test_problems_are_in_english_for_who_asks(newsroom: Newsroom) -> None:
    asked = {**newsroom.token, "Accept-Language": "en-GB,en"}
    assert newsroom.client.get("/checks/none", headers=asked).json()["detail"] == "unknown check."
    assert (
        newsroom.client.get("/checks/none", headers=newsroom.token).json()["detail"]
        == "vérification inconnue."
    )


def test_the_api_wants_a_token_of_the_right_scope(newsroom: Newsroom) -> None:
    check = deliver(newsroom)
    with newsroom.service.store.write() as session:
        reader = issue_token(session, "lecture", ("read",))
    for headers, read, write in (
        ({}, 401, 401),
        ({"Authorization": "Bearer wrong"}, 401, 401),
        ({"Authorization": "Basic YTpi"}, 401, 401),
        ({"Authorization": f"Bearer {reader}"}, 200, 403),
    ):
        assert newsroom.client.get(f"/checks/{check}", headers=headers).status_code == read
        assert newsroom.client.post("/v1/check", json=DOCUMENT, headers=headers).status_code == write


def test_a_newer_version_takes_the_older_ones_place(newsroom: Newsroom) -> None:
    newer = deliver(newsroom, at="2025-02-10T10:00:00Z")
    older = deliver(newsroom, text="Le projet Stargate est lancé.", at="2025-02-10T09:00:00Z")
    assert newsroom.checked(newer)["current"] is True
    assert newsroom.checked(older)["current"] is False


def test_the_claim_of_a_sentence_keeps_its_name_while_the_rest_is_edited(newsroom: Newsroom) -> None:
    deliver(newsroom)
    deliver(newsroom, text=f"Un chapeau nouveau.\n{WRONG} Fin.", at="2025-02-10T10:00:00Z")
    deliver(newsroom, text=WRONG.replace("Le projet", "Le plan"), at="2025-02-10T11:00:00Z")
    newsroom.work()
    with newsroom.service.store.read() as session:
        claims = session.scalars(select(VerdictRow.claim).where(VerdictRow.label == "contradicted")).all()
    assert len(claims) == 3
    assert len(set(claims)) == 2


def test_a_fault_of_the_checker_is_tried_again(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    check = deliver(newsroom)
    with monkeypatch.context() as patched:
        patched.setattr("bot.web.worker.check_stored", lambda *_: 1 / 0)
        assert newsroom.worker.work_once()
    found = newsroom.checked(check)
    assert (found["state"], found["error"]) == ("queued", "ZeroDivisionError: division by zero")


def test_health_readiness_and_metrics(newsroom: Newsroom) -> None:
    deliver(newsroom)
    newsroom.work()
    deliver(newsroom, "a2")
    client = newsroom.client
    assert (client.get("/health").status_code, client.get("/ready").status_code) == (204, 204)
    lines = client.get("/metrics").text.splitlines()
    assert 'vraichiffre_deliveries{hook="standard/redaction",outcome="accepted"} 2.0' in lines
    assert 'vraichiffre_checks{state="done"} 1.0' in lines
    assert 'vraichiffre_checks{state="queued"} 1.0' in lines
    assert 'vraichiffre_verdicts{label="contradicted",rule="wrong-currency"} 1.0' in lines
    assert any(line.startswith("vraichiffre_queue_age_seconds ") for line in lines)
    (stalest,) = [line for line in lines if line.startswith("vraichiffre_facts_oldest_checked_timestamp")]
    oldest = min(fact.checked for fact in newsroom.service.checker().table.facts.values())
    assert datetime.fromtimestamp(float(stalest.split()[1]), UTC).date() == oldest
    assert any('path="/hooks/{adapter}/{name}"' in line for line in lines)
    assert figures(newsroom.service.store).seconds[0] > 0


def test_logs_are_json_and_hold_no_text(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        check = deliver(newsroom)
        newsroom.work()
        newsroom.client.get("/nowhere?text=secret")
    lines = [JsonLines().format(record) for record in caplog.records if record.name.startswith("bot.")]
    parsed = [json.loads(line) for line in lines]
    assert {line["message"] for line in parsed} >= {"delivery", "answered", "checked"}
    assert any(line.get("check") == check for line in parsed)
    assert not any(word in line for line in lines for word in ("Stargate", "Sommet", "secret", "Bearer"))


def test_old_texts_are_purged_and_decisions_stay(newsroom: Newsroom) -> None:
    store = newsroom.service.store
    long_ago = datetime.now(UTC) - timedelta(days=100)
    for name in ("decided", "plain"):
        deliver(newsroom, name)
    newsroom.work()
    waiting = deliver(newsroom, "waiting")
    with store.write() as session:
        for table in (Version, Delivery):
            session.execute(update(table).values(received_at=long_ago))
        session.execute(update(Article).values(created_at=long_ago))
        decided = session.scalars(select(Article).where(Article.external_id == "decided")).one()
        person = session.scalars(select(Account)).one()
        session.add(
            Decision(
                article_id=decided.id, claim="c", rule="r", action="accept", account_id=person.id, at=long_ago
            )
        )
    deliver(newsroom, "new")
    purged = purge(store, datetime.now(UTC) - timedelta(days=90))
    assert (purged.deliveries, purged.versions, purged.articles) == (3, 2, 1)

    def left(table: type[Base]) -> int:
        with store.read() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    assert (left(Version), left(Decision), left(VerdictRow)) == (2, 1, 0)
    assert newsroom.checked(waiting)["state"] == "done"


def test_one_hook_cannot_take_all_the_time_and_strangers_use_none_of_it_up(newsroom: Newsroom) -> None:
    hooks = newsroom.service.settings.hooks["standard"]
    hooks["redaction"] = hooks["redaction"].model_copy(update={"limit": 2})
    address = "/hooks/standard/redaction"
    assert [newsroom.client.post(address, content=b"{}").status_code for _ in range(3)] == [401] * 3
    for identity in ("a1", "a2"):
        deliver(newsroom, identity)
    headers = standard(b"{}", newsroom.ready.hook_secret, time.time(), "")
    assert newsroom.client.post(address, content=b"{}", headers=headers).status_code == 429


def test_signatures_of_the_reference_library_are_taken(newsroom: Newsroom) -> None:
    body = json.dumps({"type": "article.published", "data": {"id": "a", "text": WRONG}})
    now = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_ref",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(newsroom.ready.hook_secret).sign("msg_ref", now, body),
    }
    assert newsroom.client.post("/hooks/standard/redaction", content=body, headers=headers).status_code == 202
