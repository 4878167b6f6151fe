"""Answers at the desk: read, approved in their own words, dismissed, taken back; nothing is sent."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import ON_SQLITE, Newsroom
from desk import PASSWORD, post, sign_in, somebody, tree
from posts import TWO, WRONG, on_mastodon, posted, the_reply
from starlette.testclient import TestClient

from bot.social.watching import Watcher
from bot.store.accounts import add_account
from bot.store.kinds import Role, State

pytestmark = ON_SQLITE


@pytest.fixture
def editor(newsroom: Newsroom) -> TestClient:
    return somebody(newsroom, Role.EDITOR)


def decided(client: TestClient, **fields: str) -> Any:
    return post(client, "/desk/answers", "/desk/answers", **fields)


def test_a_post_is_shown_with_its_verdict_its_source_and_a_proposed_answer(
    newsroom: Newsroom, editor: TestClient
) -> None:
    (check,) = posted(newsroom, TWO)
    shown = tree(editor.get("/desk/answers"))
    assert shown.xpath("string(//mark)").startswith(("500 milliards d’euros", "10 milliards de dollars"))
    assert shown.xpath("//*[contains(@class, 'card')]//a[starts-with(@href, 'https://')]")
    (proposed,) = shown.xpath("//textarea[@name='text']/text()")
    assert " Source : https://" in proposed
    assert shown.xpath("//input[@name='check']/@value") == [check]
    assert shown.xpath("//a/@href[. = 'https://a.exemple/@claire/0']")
    assert "1 autre chiffre à reprendre" in shown.text_content()


def test_an_approval_is_kept_with_who_and_when_and_sent_by_watch_alone(
    newsroom: Newsroom, editor: TestClient, mastodon: Any
) -> None:
    mastodon.post(f"<p>{WRONG} #IA</p>")
    store, network = newsroom.service.store, on_mastodon(mastodon, "IA")
    watcher = Watcher(store, network, network)
    watcher.read_once()
    newsroom.work()
    page = tree(editor.get("/desk/answers"))
    (check,) = page.xpath("//input[@name='check']/@value")
    answer = decided(editor, check=check, action="approve", text="C’est en dollars : 500 Md$.")
    assert answer.status_code == 303
    reply = the_reply(store)
    assert (reply.state, reply.text) == (State.QUEUED, "C’est en dollars : 500 Md$.")
    assert [one for one in mastodon.asked if one.method == "POST"] == []
    trail = tree(editor.get("/desk/answers")).xpath("string(//ol[@class='trail'])")
    assert "a-editor" in trail
    assert "approuvée, à envoyer" in trail
    assert watcher.send_all() == 1
    assert "envoyée" in editor.get("/desk/answers").text
    refused = decided(editor, action="take-back", reply="1")
    assert (refused.status_code, "ne peut plus" in refused.text) == (409, True)


def test_an_answer_is_dismissed_and_taken_back(newsroom: Newsroom, editor: TestClient) -> None:
    (check,) = posted(newsroom, WRONG)
    assert decided(editor, check=check, action="dismiss", text="peu importe").status_code == 303
    assert not tree(editor.get("/desk/answers")).xpath("//textarea")
    again = decided(editor, check=check, action="approve", text="Non.")
    assert (again.status_code, "déjà décidée" in again.text) == (409, True)
    assert decided(editor, action="take-back", reply="1").status_code == 303
    shown = tree(editor.get("/desk/answers"))
    assert shown.xpath("//textarea")
    assert "reprise par a-editor" in shown.xpath("string(//ol[@class='trail'])")


def test_readers_read_and_decide_nothing(newsroom: Newsroom) -> None:
    (check,) = posted(newsroom, WRONG)
    reader = somebody(newsroom, Role.READER)
    shown = tree(reader.get("/desk/answers"))
    assert not shown.xpath("//main//form")
    assert "Réponse proposée" in shown.text_content()
    assert post(reader, "/desk/answers", check=check, action="approve", text="Non.").status_code == 403
    nobody = TestClient(newsroom.client.app)
    assert nobody.get("/desk/answers", follow_redirects=False).headers["location"].startswith("/desk/login")
    given = {"check": check, "action": "approve"}
    refused = nobody.post("/desk/answers", data=given, follow_redirects=False)
    assert refused.headers["location"] == "/desk/login"


def test_a_form_that_is_not_ours_or_says_nonsense_is_refused(newsroom: Newsroom, editor: TestClient) -> None:
    (check,) = posted(newsroom, WRONG)
    given = {"check": check, "action": "approve", "text": "Non."}
    with newsroom.service.store.write() as session:
        add_account(session, "autre", PASSWORD, Role.EDITOR)
    other = sign_in(newsroom, "autre", PASSWORD)
    stolen = tree(other.get("/desk/answers")).xpath("//input[@name='csrf']/@value")[0]
    assert editor.post("/desk/answers", data={**given, "csrf": stolen}).status_code == 403
    for wrong, status in (
        ({"action": "send"}, 422),
        ({"text": ""}, 409),
        ({"text": "x" * 281}, 409),
        ({"check": "inconnue"}, 409),
        ({"check": "a\0b"}, 409),
        ({"action": "take-back", "reply": "٣"}, 409),
        ({"action": "take-back", "reply": "999999999"}, 409),
    ):
        assert decided(editor, **{**given, **wrong}).status_code == status, wrong
    assert tree(editor.get("/desk/answers")).xpath("//textarea")


def test_a_post_without_a_title_goes_by_its_first_words_in_the_queue(
    newsroom: Newsroom, editor: TestClient
) -> None:
    posted(newsroom, f"<p>{WRONG} &amp; <b>Zylor</b></p><script>alert(1)</script>", f"{WRONG} {'Bla ' * 50}")
    short, long = sorted(tree(editor.get("/desk/queue")).xpath("//tbody//th/a/text()"), key=len)
    assert short == f"{WRONG} & Zylor"
    assert long.startswith(f"{WRONG} Bla")
    assert long.endswith("Bla…")
    assert len(long) < 92


def test_the_page_speaks_english(newsroom: Newsroom, editor: TestClient) -> None:
    posted(newsroom, WRONG)
    editor.get("/desk/lang/en?next=/desk/answers")
    shown = tree(editor.get("/desk/answers"))
    assert shown.xpath("//h1/text()") == ["Answers"]
    assert shown.xpath("//textarea/@lang") == ["fr"]
    assert "Stargate" in shown.xpath("string(//*[@class='message'])")
