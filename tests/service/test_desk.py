"""The desk without JavaScript: who may do what, what is shown of hostile texts, what is remembered."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import Newsroom
from lxml import html
from sqlalchemy import select
from starlette.testclient import TestClient
from test_api import WRONG, deliver

from bot.store.accounts import add_account
from bot.store.tables import Article, Callback, Check, Decision, Role, State
from bot.web.sessions import COOKIE

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
OTHER = WRONG.replace("Le projet", "Le grand projet")
PASSWORD = "une phrase de passe longue"


@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The queries that differ between databases are in test_review.py, on both."""
    return f"sqlite:///{tmp_path / 'test.db'}"


def tree(page: Any) -> Any:
    return html.document_fromstring(page.text)


def csrf(client: TestClient, path: str) -> str:
    return str(tree(client.get(path)).xpath("//input[@name='csrf']/@value")[0])


def sign_in(newsroom: Newsroom, name: str = "admin", password: str | None = None) -> TestClient:
    client = TestClient(newsroom.client.app)
    given = {"name": name, "password": password or str(newsroom.ready.admin_password)}
    answer = client.post(
        "/desk/login", data={**given, "csrf": csrf(client, "/desk/login")}, follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    return client


def somebody(newsroom: Newsroom, role: Role) -> TestClient:
    with newsroom.service.store.write() as session:
        add_account(session, f"a-{role}", PASSWORD, role)
    return sign_in(newsroom, f"a-{role}", PASSWORD)


def post(client: TestClient, path: str, page: str = "/desk/account", **fields: str) -> Any:
    return client.post(path, data={"csrf": csrf(client, page), **fields}, follow_redirects=False)


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


def test_a_pasted_text_comes_back_marked_with_its_sources(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    page = tree(post(client, "/desk/paste", text=WRONG, title="Stargate", published="2025-02-10"))
    (mark,) = page.xpath("//section[@class='text']//mark")
    assert (mark.text_content(), mark.get("class")) == ("500 milliards d’euros", "contradicted")
    (card,) = page.xpath("//article[contains(@class, 'card')]")
    said = " ".join(card.text_content().split())
    for words in (
        "contredit",
        "500 Md€",
        "500 Md$",
        "The Japan Times",
        "22 janvier 2025",
        "En vigueur le",
        "Publique le",
    ):
        assert words in said
    assert card.xpath(".//button[@data-copy='500 milliards de dollars']")
    assert page.xpath("string(//textarea)").strip() == WRONG


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": "  "}, 422),
        ({"text": "a", "published": "hier"}, 422),
        ({"text": "é" * 60_000}, 413),
        ({"text": "a" * 600_000}, 413),
    ],
)
def test_what_cannot_be_checked_is_refused(newsroom: Newsroom, fields: dict[str, str], status: int) -> None:
    assert post(sign_in(newsroom), "/desk/paste", **fields).status_code == status


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_hostile_words_are_shown_and_never_run(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    pasted = post(client, "/desk/paste", text=f"{HOSTILE} {WRONG}", title=HOSTILE, published="2025-02-10")
    deliver(newsroom, text=f"{HOSTILE}<p onclick='x()'>{WRONG}</p><a href='javascript:x'>lien</a>")
    newsroom.work()
    with newsroom.service.store.write() as session:
        article = session.scalars(select(Article)).one()
        assert article.current is not None
        article.current.title = HOSTILE
        article.current.section = '"><script>x</script>'
        article.current.url = "javascript:alert(3)"
    pages = [
        pasted,
        client.get("/desk/queue"),
        client.get("/desk/articles/1"),
        client.get(f"/desk/facts?q={HOSTILE}"),
    ]
    post(client, "/desk/articles/1/decisions", verdict="1", action="dismiss", reason="autre", note=HOSTILE)
    pages.append(client.get("/desk/articles/1"))
    for answer in pages:
        assert answer.status_code == 200
        page = tree(answer)
        assert not page.xpath("//script[not(@src)] | //img | //*[@onclick] | //*[@onerror]")
        assert not page.xpath("//a[starts-with(@href, 'javascript')]")
    assert "alert(2)" in pages[-1].text


def decide(client: TestClient, **fields: str) -> Any:
    return post(client, "/desk/articles/1/decisions", "/desk/account", **fields)


def open_ones(client: TestClient) -> list[str]:
    return [link.text for link in tree(client.get("/desk/queue")).xpath("//tbody//th/a")]


def test_a_decision_is_remembered_for_the_same_sentence_in_later_versions(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    deliver(newsroom)
    newsroom.work()
    assert open_ones(client) == ["Sommet"]
    answer = decide(client, verdict="1", action="dismiss", reason="fausse-alerte", note="vu avec Léa")
    assert answer.headers["location"] == "/desk/articles/1#v1"
    assert open_ones(client) == []
    deliver(newsroom, text=f"Un mot de plus. {WRONG}", at="2025-02-10T10:00:00Z")
    newsroom.work()
    assert open_ones(client) == []
    page = client.get("/desk/articles/1")
    assert "écarté (Fausse alerte, vu avec Léa)" in " ".join(tree(page).text_content().split())
    assert "admin" in page.text
    deliver(newsroom, text=OTHER, at="2025-02-10T11:00:00Z")
    newsroom.work()
    assert open_ones(client) == ["Sommet"]


def test_later_waits_apart_and_reopening_brings_back(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    deliver(newsroom)
    newsroom.work()
    decide(client, verdict="1", action="later")
    assert open_ones(client) == []
    assert "Sommet" in client.get("/desk/queue?state=later").text
    decide(client, verdict="1", action="accept")
    assert "Sommet" in client.get("/desk/queue?state=settled").text
    decide(client, verdict="1", action="reopen")
    assert open_ones(client) == ["Sommet"]
    with newsroom.service.store.read() as session:
        actions = session.scalars(select(Decision.action).order_by(Decision.id)).all()
    assert actions == ["later", "accept", "reopen"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verdict": "1", "action": "effacer"}, 422),
        ({"verdict": "1", "action": "dismiss"}, 422),
        ({"verdict": "1", "action": "dismiss", "reason": "x"}, 422),
        ({"verdict": "1", "action": "accept", "note": "a" * 501}, 422),
        ({"verdict": "9", "action": "accept"}, 409),
        ({"verdict": "²", "action": "accept"}, 409),
        ({"action": "accept"}, 409),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(
    newsroom: Newsroom, fields: dict[str, str], status: int
) -> None:
    client = sign_in(newsroom)
    deliver(newsroom)
    newsroom.work()
    assert decide(client, **fields).status_code == status
    with newsroom.service.store.read() as session:
        assert session.scalars(select(Decision)).all() == []


def test_only_accepted_verdicts_are_published(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    deliver(newsroom)
    deliver(newsroom, "a2", OTHER)
    newsroom.work()

    def published() -> list[Any]:
        answer = newsroom.client.get("/feeds/claimreview.json", headers=newsroom.token)
        assert answer.headers["content-type"] == "application/ld+json"
        return list(answer.json()["dataFeedElement"])

    assert newsroom.client.get("/feeds/claimreview.json").status_code == 401
    assert published() == []
    decide(client, verdict="1", action="accept")
    (element,) = published()
    review = element["item"]
    assert (review["@type"], review["creativeWorkStatus"]) == ("ClaimReview", "Published")
    assert review["claimReviewed"] == WRONG
    assert review["reviewRating"]["alternateName"] == "Contredit"
    one = client.get("/desk/published/1.json").json()
    assert {key: one[key] for key in review} == review
    decide(client, verdict="1", action="dismiss", reason="citation")
    assert published() == []
    assert client.get("/desk/published/1.json").status_code == 404
    decide(client, verdict="1", action="accept")
    deliver_withdrawal(newsroom)
    assert published() == []


def deliver_withdrawal(newsroom: Newsroom) -> None:
    with newsroom.service.store.write() as session:
        article = session.get(Article, 1)
        assert article is not None
        article.withdrawn_at = article.created_at


def test_annotations_of_an_article_quote_its_words(newsroom: Newsroom) -> None:
    deliver(newsroom)
    newsroom.work()
    (note,) = sign_in(newsroom).get("/desk/articles/1/annotations.json").json()["items"]
    (quote,) = note["target"]["selector"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in WRONG


def test_facts_are_found_and_shown_with_their_sources(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    found = tree(client.get("/desk/facts?q=stargate investissement"))
    assert "/desk/facts/ia-sommet-2025/stargate#investissement" in found.xpath("//tbody//th/a/@href")
    assert not tree(client.get("/desk/facts?q=xyzzyq")).xpath("//tbody")
    due = tree(client.get("/desk/facts?due=1")).xpath("//tbody/tr/td[last()]/text()")
    days = ["-".join(reversed(day.split("/"))) for day in due]
    assert days
    assert days == sorted(days)
    page = tree(client.get("/desk/facts/ia-sommet-2025/stargate"))
    assert "500 Md$, sur 4 ans" in page.xpath("string(//article[@id='investissement'])")
    assert page.xpath("//article[@id='investissement']//td//a/@href")


def test_a_proposal_is_a_diff_to_review_that_applies(newsroom: Newsroom, tmp_path: Path) -> None:
    from bot.folders import FACTS

    client = somebody(newsroom, Role.EDITOR)
    name = "ia-sommet-2025/stargate"
    before = (FACTS / f"{name}.toml").read_text(encoding="utf-8")
    fields = {
        "fact": f"{name}#investissement",
        "value": "550 milliards de dollars",
        "since": "2026-11-01",
        "publisher": "Le Journal",
        "title": "Stargate grandit",
        "url": "https://journal.example.fr/s",
        "published": "2026-11-02",
    }
    shown = post(client, "/desk/propose", **fields)
    assert shown.status_code == 200
    assert "+    { since = 2026-11-01, value = 550e9" in tree(shown).xpath("string(//pre)")
    kept = post(client, "/desk/propose", keep="1", **fields)
    assert kept.status_code == 303
    page = client.get(kept.headers["location"])
    assert "a-editor" in page.text
    assert name in client.get("/desk/proposals").text
    patch = client.get(kept.headers["location"] + "/file")
    copy = tmp_path / "depot" / "facts" / f"{name}.toml"
    copy.parent.mkdir(parents=True)
    copy.write_text(before, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "depot", check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path / "depot", input=patch.content, check=True)
    assert "550e9" in copy.read_text(encoding="utf-8")
    assert (FACTS / f"{name}.toml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"value": "beaucoup"}, 422, "valeur illisible"),
        ({"value": ""}, 422, "il manque"),
        ({"since": "2126-01-01"}, 422, "since"),
        ({"value": "550 milliards d’euros"}, 422, "ce fait est en USD"),
        ({"fact": "ia-sommet-2025/stargate#rien"}, 404, ""),
        ({"fact": "../../etc/passwd#x"}, 404, ""),
    ],
)
def test_a_proposal_that_would_spoil_the_table_is_refused(
    newsroom: Newsroom, change: dict[str, str], status: int, said: str
) -> None:
    fields = {
        "fact": "ia-sommet-2025/stargate#investissement",
        "value": "550 milliards de dollars",
        "since": "2026-11-01",
        "publisher": "Le Journal",
        "title": "Stargate grandit",
        "url": "https://journal.example.fr/s",
    }
    answer = post(somebody(newsroom, Role.EDITOR), "/desk/propose", keep="1", **(fields | change))
    assert answer.status_code == status
    assert said in answer.text
    assert not (newsroom.folder / "proposals").exists()


def test_numbers_tell_what_was_found_and_dismissed(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    deliver(newsroom)
    deliver(newsroom, "a2", OTHER)
    newsroom.work()
    decide(client, verdict="1", action="dismiss", reason="fausse-alerte")
    post(client, "/desk/articles/2/decisions", verdict="2", action="accept")
    tables = tree(client.get("/desk/numbers")).xpath("//table")
    rows = [
        [" ".join(cell.text_content().split()) for cell in table.xpath(".//tbody/tr[1]/*")]
        for table in tables
    ]
    assert (rows[0][0], rows[0][-1]) == ("Devise confondue", "2")
    assert rows[1] == ["Devise confondue", "1", "1", "1", "50 %"]
    assert rows[2] == ["–", "2", "2", "2", "100 %"]


def test_accounts_are_opened_changed_and_closed(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    shown = post(client, "/desk/admin/accounts", name="léa", role="editor")
    password = tree(shown).xpath("string(//div[contains(@class, 'secret')]//code)")
    assert password not in client.get("/desk/admin").text
    assert post(client, "/desk/admin/accounts", name="léa", role="editor").status_code == 409
    lea = sign_in(newsroom, "léa", password)
    assert lea.get("/desk/admin").status_code == 403
    post(client, "/desk/admin/accounts/2", action="role", role="admin")
    assert lea.get("/desk/admin").status_code == 200
    post(client, "/desk/admin/accounts/2", action="close")
    assert lea.get("/desk/queue", follow_redirects=False).status_code == 303
    post(client, "/desk/admin/accounts/2", action="open")
    assert lea.get("/desk/queue").status_code == 200
    assert post(client, "/desk/admin/accounts/1", action="close").status_code == 409
    assert post(client, "/desk/admin/accounts/9", action="close").status_code == 404


def test_a_new_password_ends_the_sessions_before_it(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    old = str(newsroom.ready.admin_password)
    assert post(client, "/desk/account", old="faux", new=PASSWORD).status_code == 403
    assert post(client, "/desk/account", old=old, new="court").status_code == 422
    assert post(client, "/desk/account", old=old, new=PASSWORD).status_code == 303
    sign_in(newsroom, "admin", PASSWORD)


def test_tokens_are_shown_once_and_revoked(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    assert post(client, "/desk/admin/tokens", name="cms").status_code == 422
    shown = post(client, "/desk/admin/tokens", name="cms", read="1")
    token = tree(shown).xpath("string(//div[contains(@class, 'secret')]//code)")
    assert token not in client.get("/desk/admin").text
    headers = {"Authorization": f"Bearer {token}"}
    assert newsroom.client.get("/feeds/claimreview.json", headers=headers).status_code == 200
    assert newsroom.client.post("/v1/check", json={"text": "a"}, headers=headers).status_code == 403
    post(client, "/desk/admin/tokens/2/revoke")
    assert newsroom.client.get("/feeds/claimreview.json", headers=headers).status_code == 401


def test_dead_letters_are_sent_again(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    identity = deliver(newsroom)
    newsroom.work()
    with newsroom.service.store.write() as session:
        check = session.get(Check, identity)
        assert check is not None
        session.add(
            Callback(
                check_id=identity,
                url="https://cms.example.fr/x",
                state=State.FAILED,
                attempts=10,
                due_at=check.queued_at,
                created_at=check.queued_at,
                problem="HTTP 500",
            )
        )
    assert "HTTP 500" in client.get("/desk/admin").text
    post(client, "/desk/admin/letters/1")
    with newsroom.service.store.read() as session:
        letter = session.get(Callback, 1)
        assert letter is not None
        assert (letter.state, letter.attempts) == ("queued", 0)
    assert "HTTP 500" not in client.get("/desk/admin").text


def test_english_is_a_choice(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    assert tree(client.get("/desk/queue", headers={"accept-language": "en"})).get("lang") == "fr"
    answer = client.get("/desk/lang/en?next=/desk/facts")
    assert (str(answer.url.path), tree(answer).get("lang")) == ("/desk/facts", "en")
    for path in (*PAGES, *EDITORS, *ADMINS):
        assert client.get(f"/desk/{path}").headers["content-language"] == "en"
