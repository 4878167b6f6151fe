"""The reports that other programs show: a page of HTML, ClaimReview drafts, Web Annotations."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date

import pytest
from lxml import html

from bot.check import Checker
from bot.model import Document, Label, Report
from bot.report import render
from bot.report.marks import Span, mark

WRONG = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans. Zylor promet 3 milliards d’euros."


@pytest.fixture
def report(checker: Checker) -> Report:
    document = Document(
        text=f"{WRONG}\n\n<script>alert('1')</script> & <b>fin</b>",
        id="a1",
        title="Stargate : 500 milliards d’euros",
        url="https://journal.example.fr/stargate",
        published=date(2025, 2, 10),
    )
    return checker.check(document)


def test_the_page_shows_the_text_as_it_is_and_lets_nothing_in(report: Report) -> None:
    page = render(report, "html")
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //link | //*[@style] | //b")
    assert "<script>alert('1')</script> & <b>fin</b>" in tree.xpath("string(//div[@class='body'])")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"


def test_each_mark_of_the_page_leads_to_its_card(report: Report) -> None:
    tree = html.document_fromstring(render(report, "html"))
    marks = tree.xpath("//mark")
    assert [(one.text_content(), one.get("class")) for one in marks] == [
        ("500 milliards d’euros", "contradicted"),
        ("500 milliards d’euros", "contradicted"),
        ("3 milliards d’euros", "unverified"),
    ]
    for one in marks:
        (card,) = tree.xpath(f"//article[@id='{one[0].get('href')[1:]}']")
        assert one.get("class") in card.get("class").split()
        assert one.text_content() in card.xpath("string(.//h3)")


def test_the_page_speaks_english_when_asked(report: Report) -> None:
    tree = html.document_fromstring(render(report, "html", lang="en"))
    assert tree.get("lang") == "en"
    told = tree.xpath("string(//p[@class='verdict'])")
    assert "contradicted" in told
    assert "Wrong currency" in told
    assert tree.xpath("//section[@class='text']/@lang") == ["fr"]


def test_claim_reviews_of_the_command_line_are_drafts(report: Report) -> None:
    told = json.loads(render(report, "claimreview"))
    assert told["@context"] == "https://schema.org"
    title, body = told["@graph"]  # the figure without a fact has none
    assert {one["creativeWorkStatus"] for one in (title, body)} == {"Draft"}
    assert "datePublished" not in body
    assert body["claimReviewed"] == "Le projet Stargate prévoit 500 milliards d’euros en quatre ans."
    assert body["reviewRating"]["ratingValue"] == 1
    assert body["reviewRating"]["alternateName"] == "Contredit"
    assert body["itemReviewed"]["appearance"]["url"] == "https://journal.example.fr/stargate"
    assert body["itemReviewed"]["datePublished"] == "2025-02-10"
    assert all(one["url"].startswith("http") for one in body["citation"])


def test_annotations_find_their_words_again(report: Report) -> None:
    page = json.loads(render(report, "webannotation"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    notes = page["items"]
    assert len({note["id"] for note in notes}) == len(notes) == 3
    text = report.document.text
    for note in notes[1:]:
        quote, place = note["target"]["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1
        assert text[place["start"] : place["end"]] == quote["exact"]
    assert [selector["type"] for selector in notes[0]["target"]["selector"]] == ["TextQuoteSelector"]
    assert page == json.loads(render(report, "webannotation"))


@pytest.mark.parametrize(
    ("field", "spans", "expected"),
    [
        ("a < b", [(4, 5)], "<p>a &lt; <M>b</M></p>"),
        ("un\n\ndeux\ntrois", [(0, 2)], "<p><M>un</M></p><p>deux<br>trois</p>"),
        ("\U000f0000x\U00100000", [(1, 2)], "<p>\ufffd<M>x</M>\ufffd</p>"),
    ],
)
def test_marks_in_plain_text(field: str, spans: list[tuple[int, int]], expected: str) -> None:
    assert marked(field, spans, "text") == expected


@pytest.mark.parametrize(
    ("field", "figure", "expected"),
    [
        ("<p>5 <b>mil</b>lions</p>", "5 <b>mil</b>lions", "<p><M>5 </M><b><M>mil</M></b><M>lions</M></p>"),
        ('<p onclick="x()">5 Md€<img src=x onerror=y></p>', "5 Md€", "<p><M>5 Md€</M></p>"),
        ("<p>5 Md€<script>5 Md€</script></p>", "5 Md€", "<p><M>5 Md€</M></p>"),
        ('<p><a href="javascript:x">5 Md€</a></p>', "5 Md€", "<p><M>5 Md€</M></p>"),
        ('<p title="5 Md€">rien</p>', "5 Md€", "<p>rien</p>"),
        ("<p>5&nbsp;Md€", "5&nbsp;Md€", "<p><M>5&nbsp;Md€</M></p>"),
        ("<style>p{}</style><iframe src=//x></iframe><p>5 Md€</p>", "5 Md€", "<p><M>5 Md€</M></p>"),
    ],
)  # fmt: skip
def test_marks_in_html_are_all_that_is_added_and_structure_all_that_is_kept(
    field: str, figure: str, expected: str
) -> None:
    start = field.index(figure)
    assert marked(field, [(start, start + len(figure))], "html").replace("\xa0", "&nbsp;") == expected


def marked(field: str, spans: list[tuple[int, int]], format: str) -> str:
    found = [Span(start, end, number, Label.CONTRADICTED) for number, (start, end) in enumerate(spans, 1)]
    page = str(mark(field, found, "fr", format))
    page = re.sub(r"<sup class=.*?</sup>", "", page)
    page = re.sub(r'<mark class="contradicted"><a href="#v\d+">', "<M>", page)
    return page.replace("</a></mark>", "</M>")
