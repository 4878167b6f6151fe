"""Plain text and the way back: whatever stands between the letters, a finding is a span of the original."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.check import Checker
from bot.model import Document
from bot.text import clean_text

DAY = date(2025, 2, 10)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        pytest.param("<p>Un plan.</p><p>Un autre.</p>", "\nUn plan.\n\nUn autre.\n", id="blocks are lines"),
        pytest.param("Le fonds<br/>canadien", "Le fonds\ncanadien", id="br is a line end"),
        pytest.param("<P CLASS='chapo'>Le fonds", "\nLe fonds", id="capitals in a tag"),
        pytest.param(
            "Le <b>fonds</b> <a href='/x?a=1'>canadien</a>", "Le fonds canadien", id="inline tags vanish"
        ),
        pytest.param("Mi<wbr>stral", "Mistral", id="wbr joins"),
        pytest.param(
            "Avant<script>var prix = '3 €';</script> après", "Avant après", id="a script is not read"
        ),
        pytest.param("Avant<!-- 3 € --> après", "Avant après", id="a comment is not read"),
        pytest.param(
            "109<sup>1</sup> milliards<sup>(2)</sup>, 10<sup>9</sup> W, 3 m<sup>2</sup>, 1<sup>er</sup>",
            "109 milliards, 109 W, 3 m2, 1er",
            id="calls of notes are not read",
        ),
        pytest.param("<del>50</del><s>60</s> 500 €", " 500 €", id="words struck out are not read"),
        pytest.param("3 < 5 milliards et 6 > 2", "3 < 5 milliards et 6 > 2", id="a comparison is not a tag"),
        pytest.param("<marque>5 €", "<marque>5 €", id="an unknown tag stays"),
        pytest.param("20&nbsp;milliards d&rsquo;&euro;", "20 milliards d'€", id="named entities"),
        pytest.param("20&#8239;Md&#x20AC;", "20 Md€", id="numbered entities"),
        pytest.param("&lt;b&gt;", "<b>", id="an escaped tag stays"),
        pytest.param("R&D, AT&T et &inconnu;", "R&D, AT&T et &inconnu;", id="a bare ampersand stays"),
        pytest.param("inves\u00adtis\u00adsement", "investissement", id="soft hyphens vanish"),
        pytest.param("\ufeffLe\u200b fonds\u200e", "Le fonds", id="invisible marks vanish"),
        pytest.param("20\u00a0000\u202f000\u2009€", "20 000 000 €", id="thin and hard spaces are spaces"),
        pytest.param("l’IA d‘ici lʼan", "l'IA d'ici l'an", id="apostrophes are one"),
        pytest.param("vice‑président", "vice-président", id="the hard hyphen is a hyphen"),
        pytest.param("me\u0301tropole, C\u0327a, nai\u0308f", "métropole, Ça, naïf", id="accents join"),
        pytest.param(
            "Un.\r\nDeux.\rTrois.\u2028Quatre.", "Un.\nDeux.\nTrois.\nQuatre.", id="line ends are one"
        ),
        pytest.param("🚀 Paris 🇫🇷 ➡️ 5 €", "  Paris 🇫🇷    5 €", id="emoji are blank, flags stay"),
        pytest.param("👨\u200d👩\u200d👧.", "     .", id="a family is blank, as long as it was"),
        pytest.param("𝟱𝟬𝟬 𝐦𝐢𝐥𝐥𝐢𝐚𝐫𝐝𝐬", "500 milliards", id="bold letters are letters"),
        pytest.param("５００ Ｍｄ€", "500 Md€", id="full width is plain"),
        pytest.param("", "", id="nothing is nothing"),
    ],
)
def test_a_text_made_plain(written: str, plain: str) -> None:
    assert clean_text(written).text == plain


@pytest.mark.parametrize(
    ("written", "plain", "original"),
    [
        ("<p>20&nbsp;milliards d&rsquo;euros</p>", "20 milliards d'euros", "20&nbsp;milliards d&rsquo;euros"),
        ("Il paie <b>20</b> milliards", "20 milliards", "20</b> milliards"),
        ("Il paie <b>20</b> milliards", "20", "20"),
        ("l’inves\u00adtis\u00adse\u00adment", "investissement", "inves\u00adtis\u00adse\u00adment"),
        ("\ufeffBrookfield", "Brookfield", "Brookfield"),
        ("à Me\u0301rignac", "Mérignac", "Me\u0301rignac"),
        ("à Orle\u0301 !", "é", "e\u0301"),
        ("🚀🚀 𝟱𝟬𝟬 €", "500 €", "𝟱𝟬𝟬 €"),
        ("Un.\r\nDeux.\r\nTrois.", "Trois.", "Trois."),
        ("Un.\r\nDeux.", ".\nD", ".\r\nD"),
        ("<!-- note --><p>a<br>b</p>", "b", "b"),
        ("5&#8239;&#8239;€", "€", "€"),
    ],
)  # fmt: skip
def test_the_way_back(written: str, plain: str, original: str) -> None:
    text = clean_text(written)
    start = text.text.index(plain)
    begin, end = text.to_original(start, start + len(plain))
    assert written[begin:end] == original


SENTENCES = (
    "Le projet Stargate doit mobiliser 500 milliards d'euros sur quatre ans.",
    "Le fonds canadien Brookfield va investir 20 milliards d'euros en France, dans l'IA.",
    "La fondation Current AI démarre avec 400 milliards de dollars.",
    "Les Émirats arabes unis vont investir entre 30 et 50 milliards d'euros dans un campus en France.",
    "La France compte 68 millions d'habitants, dont un tiers à l'écoute.",
)
BLANKS = ["\u00a0", "\u202f", "\u2009", "\u00ad", "\u200b", "\ufeff", "\r\n", "\r", "\n\n", "\x00"]
MARKS = ["\u0301", "\u0327", "’", "‑", "€", "«", "»", "(", "?", "İ", "ß", "ﬁ", "𝟱", "５"]
PICTURES = ["🚀", "🇫🇷", "👨\u200d👩\u200d👧", "1️⃣"]
TAGS = ["<b>", "</b>", "<br/>", "<p class='x'>", "</p>", "<", ">", "<!--", "-->", "<script>", "</script>"]
ENTITIES = ["&", "&nbsp;", "&euro;", "&#8239;", "&#x301;", "&zwj;", "&amp;lt;"]
WORDS = ["Stargate", " 5 milliards d’euros ", " 3 % "]
PIECES = st.sampled_from([*BLANKS, *MARKS, *PICTURES, *TAGS, *ENTITIES, *WORDS])


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A few sentences that hold claims, with anything set anywhere into them."""
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2)))
    for place, piece in draw(st.lists(st.tuples(st.integers(0, len(text)), PIECES), max_size=12)):
        text = text[:place] + piece + text[place:]
    return text


@given(st.one_of(st.text(), spoilt(), st.lists(PIECES, max_size=40).map("".join)))
@settings(max_examples=200, deadline=None)
def test_every_character_has_its_place_in_the_original(written: str) -> None:
    text = clean_text(written)
    assert text.original == written
    end = 0
    for place in range(len(text.text)):
        start, stop = text.to_original(place, place + 1)
        assert end <= start < stop <= len(written), (place, text.text[place])
        end = stop
    if text.text:
        assert text.to_original(0, len(text.text))[1] == end


@given(written=spoilt())
@settings(max_examples=20, deadline=None)
def test_findings_are_spans_of_what_was_given(checker: Checker, written: str) -> None:
    document = Document(text=written, title=written[:60], published=DAY)
    report = checker.check(document)
    assert all(written[one.start : one.end] == one.text != "" for one in report.verdicts)
    title = document.title or ""
    assert all(title[one.start : one.end] == one.text != "" for one in report.title_verdicts)
    assert all(written[one.start : one.end] == one.text != "" for one in checker.extract(document))


@given(written=st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_no_text_is_too_strange_to_be_checked(checker: Checker, written: str) -> None:
    document = Document(text=written, published=DAY)
    assert checker.check(document).checked == 0
    assert all(written[one.start : one.end] == one.text for one in checker.extract(document))


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence, and the same as a CMS or a keyboard may give it, nothing of its reading changed."""
    plain = draw(st.sampled_from(SENTENCES))
    words = []
    for word in plain.split(" "):
        one = word
        match draw(st.sampled_from(["", "", "tag", "hyphen", "apostrophe", "accent", "joiner"])):
            case "tag":
                one = f"<strong>{word}</strong>"
            case "hyphen":
                one = f"{word[:2]}\u00ad{word[2:]}"
            case "apostrophe":
                one = word.replace("'", draw(st.sampled_from(["’", "&rsquo;", "&#39;"])))
            case "accent":
                one = word.replace("é", "e\u0301").replace("É", "E\u0301").replace("à", "a\u0300")
            case "joiner":
                one = f"\u200b{word}\u2060"
        words.append(one)
    text = words[0]
    for word in words[1:]:
        text += draw(st.sampled_from([" ", " ", "\u00a0", "\u202f", "&nbsp;", "&#8239;"])) + word
    return plain, draw(st.sampled_from(["", "🚀 ", "<p>", "\ufeff", "🇫🇷\r\n"])) + text


@given(pair=dressed())
@settings(max_examples=20, deadline=None)
def test_dress_changes_no_verdict(checker: Checker, pair: tuple[str, str]) -> None:
    plain, written = pair
    expected = checker.check(Document(text=plain, published=DAY)).verdicts
    found = checker.check(Document(text=written, published=DAY)).verdicts
    assert expected
    assert [(one.rule, one.stated) for one in found] == [(one.rule, one.stated) for one in expected]
    assert [clean_text(one.text).text for one in found] == [one.text for one in expected]
    assert all(written[one.start : one.end] == one.text for one in found)


def _cpu(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize(
    "piece",
    ["<b>", "<b ", "<!-- ", "<script>", "</script ", "&amp;", "&", "e\u0301", "\u0301", "\u00ad", "🚀", "\r"],
)  # fmt: skip
def test_plain_text_takes_time_as_long_as_the_text(piece: str) -> None:
    """Twice the text, about twice the time; four times would be a square."""
    text = piece * (100_000 // len(piece))
    assert _cpu(lambda: clean_text(text * 2)) < 4 * _cpu(lambda: clean_text(text)) + 0.02


@pytest.mark.parametrize(
    "piece",
    ["…»", "« ", "( ", "5 € ", "pas 5 € ", "« Il paie 3 millions ", "Brookfield et ", "Lyon : 5 M€\n", "\n"],
)  # fmt: skip
def test_a_check_takes_time_as_long_as_the_text(checker: Checker, piece: str) -> None:
    text = piece * (400 // len(piece))

    def check(times: int) -> float:
        return _cpu(lambda: checker.check(Document(text=text * times, published=DAY)))

    check(1)
    assert check(2) < 4 * check(1) + 0.05
