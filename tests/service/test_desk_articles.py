"""The desk without JavaScript: what is shown of texts, hostile ones too, and what is decided on them."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import ON_SQLITE, Newsroom
from desk import OTHER, decide, post, sign_in, tree
from sqlalchemy import select
from starlette.testclient import TestClient
from test_api import WRONG, deliver

from bot.store.tables import Article, Decision

pytestmark = ON_SQLITE


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


def test_rules_are_named_in_english_on_an_english_desk(newsroom: Newsroom) -> None:
    client = sign_in(newsroom)
    deliver(newsroom, "a1", WRONG)
    newsroom.work()
    verdict = str(tree(client.get("/desk/articles/1")).xpath("//input[@name='verdict']/@value")[0])
    decide(client, verdict=verdict, action="accept")
    client.get("/desk/lang/en")
    for path in ("/desk/articles/1", "/desk/numbers", "/desk/queue?state=all"):
        page = client.get(path).text
        assert "Wrong currency" in page, path
        assert "Devise confondue" not in page, path
