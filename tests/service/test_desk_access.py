"""The desk without JavaScript: who may do what, and what pages load."""

from __future__ import annotations

import json

import pytest
from conftest import ON_SQLITE, Newsroom
from desk import csrf, post, sign_in, somebody, tree
from test_api import WRONG, deliver

from bot.store.kinds import Role
from bot.web.sessions import COOKIE

pytestmark = ON_SQLITE
PAGES = [
    "queue",
    "paste",
    "facts",
    "facts/ia-sommet-2025/stargate",
    "numbers",
    "published",
    "proposals",
    "account",
]
EDITORS = ["propose?fact=ia-sommet-2025/stargate%23investissement"]
ADMINS = ["admin"]


@pytest.mark.parametrize("path", [*PAGES, *EDITORS, *ADMINS, "articles/1", "articles/1/annotations.json"])
def test_nobody_sees_anything_before_signing_in(newsroom: Newsroom, path: str) -> None:
    answer = newsroom.client.get(f"/desk/{path}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"][:17]) == (303, "/desk/login?next=")
    partly = newsroom.client.get(f"/desk/{path}", headers={"HX-Request": "true"}, follow_redirects=False)
    assert partly.headers["hx-redirect"].startswith("/desk/login?next=")


def test_a_sign_in_leads_back_to_what_was_asked_for_and_never_elsewhere(newsroom: Newsroom) -> None:
    client = newsroom.client
    for asked, led in [
        ("/desk/facts?q=a", "/desk/facts?q=a"),
        ("https://example.org/", "/desk/queue"),
        ("//example.org/desk/", "/desk/queue"),
        ("/desk/\\example.org", "/desk/queue"),
    ]:
        fields = {"name": "admin", "password": str(newsroom.ready.admin_password), "next": asked}
        token = csrf(client, "/desk/login")
        answer = client.post("/desk/login", data={**fields, "csrf": token}, follow_redirects=False)
        assert answer.headers["location"] == led
        client.cookies.clear()


def test_a_wrong_password_is_refused_and_slowed_down(newsroom: Newsroom) -> None:
    client = newsroom.client
    answers = [post(client, "/desk/login", "/desk/login", name="admin", password="faux") for _ in range(6)]
    assert [one.status_code for one in answers] == [401] * 5 + [429]
    assert "Nom ou mot de passe inexact." in answers[0].text
    right = post(
        client, "/desk/login", "/desk/login", name="admin", password=str(newsroom.ready.admin_password)
    )
    assert right.status_code == 429


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(newsroom: Newsroom) -> None:
    given = newsroom.client.get("/desk/login").headers["set-cookie"]
    assert given.startswith(COOKIE)
    assert {"httponly", "samesite=lax"} <= {part.strip().lower() for part in given.split(";")}


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("login", {"name": "admin", "password": "x"}),
        ("logout", {}),
        ("paste", {"text": WRONG}),
        ("articles/1/decisions", {"verdict": "1", "action": "accept"}),
        ("propose", {"fact": "ia-sommet-2025/stargate#investissement"}),
        ("account", {"old": "x", "new": "y"}),
        ("admin/accounts", {"name": "x", "role": "admin"}),
        ("admin/accounts/1", {"action": "close"}),
        ("admin/tokens", {"name": "x", "read": "1"}),
        ("admin/tokens/1/revoke", {}),
        ("admin/letters/1", {}),
    ],
)
def test_a_form_without_this_sessions_token_is_refused(
    newsroom: Newsroom, path: str, fields: dict[str, str]
) -> None:
    client, other = sign_in(newsroom), sign_in(newsroom)
    for token in ({"a": "b"}, {"csrf": ""}, {"csrf": "é"}, {"csrf": csrf(other, "/desk/account")}):
        assert client.post(f"/desk/{path}", data=fields | token, follow_redirects=False).status_code == 403
    sent = json.dumps(fields | {"csrf": csrf(client, "/desk/account")})
    typed = client.post(f"/desk/{path}", content=sent, headers={"content-type": "application/json"})
    assert typed.status_code == 415


def test_roles(newsroom: Newsroom) -> None:
    reader, editor = somebody(newsroom, Role.READER), somebody(newsroom, Role.EDITOR)
    deliver(newsroom)
    newsroom.work()
    for path in PAGES:
        assert reader.get(f"/desk/{path}").status_code == 200, path
    for path in (*EDITORS, *ADMINS):
        assert reader.get(f"/desk/{path}").status_code == 403, path
    for path in (*PAGES, *EDITORS):
        assert editor.get(f"/desk/{path}").status_code == 200, path
    assert editor.get("/desk/admin").status_code == 403
    verdict = {"verdict": "1", "action": "accept"}
    assert post(reader, "/desk/articles/1/decisions", **verdict).status_code == 403
    assert not tree(reader.get("/desk/articles/1")).xpath("//button[@data-key]")
    for path in ("accounts", "tokens", "accounts/1", "tokens/1/revoke", "letters/1"):
        assert post(editor, f"/desk/admin/{path}", name="x", role="admin", read="1").status_code == 403, path
    assert post(editor, "/desk/articles/1/decisions", **verdict).status_code == 303


@pytest.mark.parametrize("path", ["login", *PAGES, *EDITORS, *ADMINS, "nothing"])
def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(newsroom: Newsroom, path: str) -> None:
    client = newsroom.client if path == "login" else sign_in(newsroom)
    answer = client.get(f"/desk/{path}")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    page = tree(answer)
    for address in page.xpath("//script/@src | //link/@href | //img/@src | //form/@action"):
        assert address.startswith("/desk/"), address
    assert not page.xpath("//script[not(@src)] | //style | //*[@style]")
    assert not [name for node in page.iter() for name in node.attrib if name.startswith("on")]
    for address in page.xpath("//script/@src | //link/@href"):
        assert client.get(address).status_code == 200, address


def test_what_is_wrong_at_the_desk_is_said_on_a_page_and_elsewhere_as_a_problem(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    for path in (
        "/desk/nothing",
        "/desk/articles/999",
        "/desk/articles/abc",
        "/desk/facts/nothing",
        "/desk/static/x",
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"][:9]) == (404, "text/html"), path
    assert client.get("/nothing").headers["content-type"] == "application/problem+json"
    assert client.get("/desk/queue?since=demain").status_code == 422
    assert client.get("/desk/queue?page=0").status_code in (404, 422)


def test_english_is_a_choice(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    assert tree(client.get("/desk/queue", headers={"accept-language": "en"})).get("lang") == "fr"
    answer = client.get("/desk/lang/en?next=/desk/facts")
    assert (str(answer.url.path), tree(answer).get("lang")) == ("/desk/facts", "en")
    for path in (*PAGES, *EDITORS, *ADMINS):
        assert client.get(f"/desk/{path}").headers["content-language"] == "en"
