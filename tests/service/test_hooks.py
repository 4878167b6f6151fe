from __future__ import annotations

import json
import time
from itertools import product
from pathlib import Path

import pytest
from conftest import Newsroom
from httpx2 import Response
from senders import KEY, OLD_KEY, OTHER_KEY, SENDERS, Headers, Sender
from senders import configuration as of_all_senders
from sqlalchemy import func, select

from bot.errors import InputError
from bot.store.engine import Store
from bot.store.tables import Article, Check, Delivery, Version
from bot.web.app import create_app
from bot.web.settings import load_settings
from bot.web.setup import initialise

each_sender = pytest.mark.parametrize("sender", SENDERS, ids=lambda sender: sender.name)


@pytest.fixture
def configuration() -> str:
    return of_all_senders()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Signatures are the same over any database; test_store.py asks both."""
    return f"sqlite:///{tmp_path / 'test.db'}"


def post(
    newsroom: Newsroom, sender: Sender, body: bytes | None = None, headers: Headers | None = None
) -> Response:
    body = sender.body if body is None else body
    if headers is None:
        headers = sender.sign(body, KEY, time.time(), sender.path)
    return newsroom.client.post(sender.path, content=body, headers=headers)


def count(newsroom: Newsroom, table: type[Check | Delivery | Version]) -> int:
    with newsroom.service.store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@each_sender
def test_a_signed_delivery_is_checked_and_points_into_the_senders_field(
    newsroom: Newsroom, sender: Sender
) -> None:
    answer = post(newsroom, sender)
    assert answer.status_code == sender.answer, answer.text
    found = newsroom.checked(answer.json()["id"])
    assert (found["state"], found["current"], found["hook"]) == ("done", True, sender.hook)
    assert found["report"]["published"] == "2025-02-10"
    (wrong,) = [one for one in found["report"]["verdicts"] if one["label"] == "contradicted"]
    assert wrong["rule"] == "wrong-currency"
    selector = wrong["target"]["selector"]
    assert selector["exact"].replace("\xa0", " ") == "500 milliards d’euros"
    assert selector["prefix"].endswith("le projet Stargate prévoit ")
    assert selector["suffix"].startswith(" en quatre ans.")
    with newsroom.service.store.read() as session:
        version = session.scalars(select(Version)).one()
        assert version.body[wrong["start"] : wrong["end"]] == wrong["text"]
        assert version.title == "Stargate, le pari américain"
        assert version.body_format == "html" or version.segments is not None


@each_sender
def test_a_wrong_secret_is_refused(newsroom: Newsroom, sender: Sender) -> None:
    headers = sender.sign(sender.body, OTHER_KEY, time.time(), sender.path)
    answer = post(newsroom, sender, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert count(newsroom, Delivery) == 0


@each_sender
def test_the_older_of_two_secrets_still_opens(newsroom: Newsroom, sender: Sender) -> None:
    headers = sender.sign(sender.body, OLD_KEY, time.time(), sender.path)
    assert post(newsroom, sender, headers=headers).status_code == sender.answer


@pytest.mark.parametrize("seconds", [-400, 400])
@pytest.mark.parametrize("sender", [one for one in SENDERS if one.is_timed], ids=lambda sender: sender.name)
def test_an_old_delivery_and_one_from_the_future_are_refused(
    newsroom: Newsroom, sender: Sender, seconds: int
) -> None:
    headers = sender.sign(sender.body, KEY, time.time() + seconds, sender.path)
    assert post(newsroom, sender, headers=headers).status_code == 401
    assert count(newsroom, Delivery) == 0


@each_sender
def test_a_replay_gets_the_first_answer_and_no_second_check(newsroom: Newsroom, sender: Sender) -> None:
    headers = sender.sign(sender.body, KEY, time.time(), sender.path)
    first, again = post(newsroom, sender, headers=headers), post(newsroom, sender, headers=headers)
    assert again.status_code == first.status_code == sender.answer
    assert again.json() == first.json() | {"duplicate": True}
    assert (count(newsroom, Delivery), count(newsroom, Version), count(newsroom, Check)) == (1, 1, 1)


@pytest.mark.parametrize("sender", [one for one in SENDERS if one.signs_body], ids=lambda sender: sender.name)
def test_a_changed_byte_is_refused(newsroom: Newsroom, sender: Sender) -> None:
    headers = sender.sign(sender.body, KEY, time.time(), sender.path)
    changed = sender.body.replace(b"500", b"900")
    assert post(newsroom, sender, changed, headers).status_code == 401
    assert post(newsroom, sender, sender.body + b" ", headers).status_code == 401
    assert count(newsroom, Delivery) == 0


@each_sender
def test_any_header_missing_is_refused(newsroom: Newsroom, sender: Sender) -> None:
    headers = sender.sign(sender.body, KEY, time.time(), sender.path)
    for name in headers:
        rest = {other: value for other, value in headers.items() if other != name}
        assert post(newsroom, sender, headers=rest).status_code == 401, name


GARBAGE = (
    "",
    " ",
    ",",
    "=",
    "v1",
    "v1,",
    "v1,é",
    "sha256=, t=",
    "sha1=",
    "t=1,v1=",
    "t=nan,v1=x",
    "9" * 400,
    "\xff",
)


@each_sender
def test_garbage_in_a_header_is_refused_and_never_a_fault(newsroom: Newsroom, sender: Sender) -> None:
    headers = sender.sign(sender.body, KEY, time.time(), sender.path)
    for name, garbage in product(headers, GARBAGE):
        raw = [
            (other.encode(), garbage.encode("latin-1") if other == name else value.encode())
            for other, value in headers.items()
        ]
        answer = newsroom.client.post(sender.path, content=sender.body, headers=raw)
        assert answer.status_code == 401, (name, garbage, answer.text)


UNREADABLE = (
    b"",
    b"[]",
    b"null",
    b"{",
    b"\xff\xfe",
    b'{"a": NaN}',
    b"[" * 100_000,
    b'{"a":' * 150 + b"1" + b"}" * 150,
)


@each_sender
def test_a_well_signed_body_that_is_no_article_is_kept_and_refused(
    newsroom: Newsroom, sender: Sender
) -> None:
    refusals = [post(newsroom, sender, body).status_code for body in UNREADABLE]
    # The Standard Webhooks library vouches for nothing but JSON.
    assert refusals == [422] * 8
    assert (count(newsroom, Check), count(newsroom, Version)) == (0, 0)
    assert count(newsroom, Delivery) == refusals.count(422)


def test_names_that_nobody_configured_are_not_found(newsroom: Newsroom) -> None:
    for path in ("/hooks/standard/other", "/hooks/nobody/redaction", "/hooks/adapter/x"):
        assert newsroom.client.post(path, content=b"{}").status_code == 404


def test_a_body_beyond_the_limit_is_refused(newsroom: Newsroom) -> None:
    sender = SENDERS[0]
    body = b'{"a": "' + b"x" * 5_000_001 + b'"}'
    assert post(newsroom, sender, body).status_code == 413
    chunks = iter([body[:3_000_000], body[3_000_000:]])
    headers = sender.sign(body, KEY, time.time(), sender.path)
    assert newsroom.client.post(sender.path, content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (
            "standard",
            {"type": "article.unpublished", "timestamp": "2025-02-11T09:00:00Z", "data": {"id": "a1"}},
        ),
        ("ghost", {"post": {"current": {}, "previous": {"id": "67a9c1f2e4b0a1", "status": "published"}}}),
        ("superdesk", {"pubstatus": "canceled", "version": "4"}),
        ("sanity", {"operation": "delete", "_rev": "next", "_updatedAt": "2025-02-11T09:00:00Z"}),
        ("strapi", {"event": "entry.unpublish"}),
    ],
)
def test_a_withdrawn_article_is_shown_as_such(
    newsroom: Newsroom, name: str, change: dict[str, object]
) -> None:
    (sender,) = [one for one in SENDERS if one.name == name]
    check = post(newsroom, sender).json()["id"]
    body = json.dumps(json.loads(sender.body) | change).encode()
    headers = sender.sign(body, KEY, time.time(), sender.path)
    answer = post(newsroom, sender, body, headers)
    assert (answer.status_code, answer.json()["outcome"], answer.json()["id"]) == (
        sender.answer,
        "withdrawn",
        None,
    )
    found = newsroom.checked(check)
    assert (found["withdrawn"], found["current"]) == (True, False)


def test_contentful_verdicts_point_into_the_tree(newsroom: Newsroom) -> None:
    (sender,) = [one for one in SENDERS if one.name == "contentful"]
    found = newsroom.checked(post(newsroom, sender).json()["id"])
    (wrong,) = [one for one in found["report"]["verdicts"] if one["label"] == "contradicted"]
    target = wrong["target"]
    assert (target["path"], target["path_start"]) == ("content[1].content[3].value", 0)


def test_sanity_verdicts_point_at_keys_and_drafts_are_their_article(newsroom: Newsroom) -> None:
    (sender,) = [one for one in SENDERS if one.name == "sanity"]
    found = newsroom.checked(post(newsroom, sender).json()["id"])
    (wrong,) = [one for one in found["report"]["verdicts"] if one["label"] == "contradicted"]
    assert wrong["target"]["path"] == '[_key=="b2"].children[_key=="b23"].text'
    assert found["article"] == "4b1f2c3d"


def test_another_kind_of_entry_is_ignored(newsroom: Newsroom) -> None:
    (sender,) = [one for one in SENDERS if one.name == "contentful"]
    body = sender.body.replace(b'"id": "article"', b'"id": "author"')
    answer = post(newsroom, sender, body)
    assert (answer.status_code, answer.json()["outcome"]) == (202, "ignored")


def test_text_that_no_database_keeps_is_made_storable(newsroom: Newsroom) -> None:
    (sender,) = [one for one in SENDERS if one.name == "ghost"]
    strange = sender.body.replace(b"Le reste", b"Le \\u0000\\ud800 reste")
    found = newsroom.checked(post(newsroom, sender, strange).json()["id"])
    assert found["state"] == "done"
    with newsroom.service.store.read() as session:
        assert "\ufffd\ufffd reste" in session.scalars(select(Version)).one().body
        assert session.scalars(select(Article)).one().external_id == "67a9c1f2e4b0a1"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('[hooks.nobody.x]\nsecrets = ["s"]\n', "nobody"),
        ("[hooks.ghost.x]\n", "secrets"),
        (
            '[hooks.mapped.x]\nsecrets = ["s"]\noptions = {auth = "hmac", id = "a", body = "b"}\n',
            "header",
        ),
        ('[hooks.ghost.x]\nsecret_files = ["nowhere"]\n', "nowhere"),
        ('[hooks.ghost.x]\nsecrets = ["s"]\nsecret = "t"\n', "secret"),
    ],
)
def test_a_hook_that_cannot_work_is_said_before_the_service_starts(
    tmp_path: Path, lines: str, said: str
) -> None:
    initialise(tmp_path, "http://127.0.0.1:8000")
    with (tmp_path / "vraichiffre.toml").open("a", encoding="utf-8") as file:
        file.write(lines)
    store = Store(f"sqlite:///{tmp_path / 'vraichiffre.db'}")
    with pytest.raises(InputError, match=said):
        create_app(load_settings(tmp_path), store)
    store.close()
