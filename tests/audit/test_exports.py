"""Exports as tools and people really write them: awkward, and read all the same."""

from __future__ import annotations

import codecs
import json
from datetime import date
from pathlib import Path

import pytest
from readings import read

from bot.audit import xml_mending
from bot.audit.model import Article

TEXT = "Le projet Stargate prévoit 500 milliards d’euros en quatre ans, et l’été sera long."
HTML = f"<p>{TEXT}</p>"
DAY = date(2025, 2, 10)


def only(path: Path, content: bytes | str) -> Article:
    """The one article of a file, of which nothing was refused."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (article,), refusals = read(path)
    assert not refusals
    return article


def rss(items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>J</title>{items}</channel></rss>'


ITEM = f"<item><title>R & D</title><guid>1</guid><description>{TEXT}</description></item>"
NEXT = "<item><title>T &amp; U</title><guid>2</guid><description>&lt;b&gt;1 &lt; 2</description></item>"


def test_an_ampersand_left_bare_costs_no_other_character(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(rss(ITEM + NEXT), encoding="utf-8")
    (first, second), refusals = read(tmp_path)
    assert not refusals
    assert (first.title, first.text) == ("R & D", TEXT)
    assert (second.title, second.text) == ("T & U", "<b>1 < 2")


@pytest.mark.parametrize("block", [1, 2, 7, 1 << 16])
def test_controls_in_xml_are_blanks_and_its_names_of_html_what_they_stand_for(
    block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_mending, "_BLOCK", block)
    body = (
        "Un\x0bdeux &#11; &#x1F; trois. <![CDATA[R & D &nbsp;]]> Co&ucirc;t&nbsp;: 5&#160;000 &x; <!-- & -->"
    )
    article = only(tmp_path / "a.xml", rss(f"<item><description>{body}</description></item>"))
    assert article.text == "Un deux     trois. R & D &nbsp; Coût\xa0: 5\xa0000 &x;"


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("UTF-8", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("utf-16", "utf-8"),
        ("utf-16", "utf-16"),
        ("inconnu", "utf-8"),
        ("UTF-8", "utf-8-sig"),
    ],
)
def test_xml_that_is_not_of_the_encoding_it_says_is_read(declared: str, data: str, tmp_path: Path) -> None:
    written = rss(ITEM, f'<?xml version="1.0" encoding="{declared}"?>')
    assert only(tmp_path / "a.xml", written.encode(data)).text == TEXT


def test_bytes_that_are_wrong_late_in_a_file_are_read_too(tmp_path: Path) -> None:
    many = f"<item><description>{'Une phrase. ' * 8000}</description></item>".encode()
    data = rss("#").encode().replace(b"#", many + ITEM.encode() + ITEM.encode("cp1252"))
    (tmp_path / "a.xml").write_bytes(data)
    (_, first, second), refusals = read(tmp_path)
    assert not refusals
    assert first.text == second.text == TEXT
    rows = "id;text\n" + "1;Une phrase sans accent.\n" * 4000
    (tmp_path / "a.xml").unlink()
    (tmp_path / "a.csv").write_bytes(rows.encode() + f"2;{TEXT}\n".encode("cp1252"))
    articles, refusals = read(tmp_path)
    assert not refusals
    assert articles[-1].text == TEXT


@pytest.mark.parametrize(
    "content",
    [
        f'\ufeffID;Titre;Texte;Date\r\n1;L’été;"{TEXT}";10/02/2025\r\n',
        f'sep=;\r\nid;titre;texte;date\r\n1;L’été;"{TEXT}";10/02/2025\r\n',
        f'id, title, text, date\n1, L’été, "{TEXT}", 2025-02-10\n',
        f'id\ttitre\ttexte\tdate\n1\tL’été\t"{TEXT}"\t10/02/2025\n',
        f"N° d’article|id|titre|texte|parution\n4|1|L’été|{TEXT}|2025/02/10\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_spreadsheets_write_csv_in_many_ways(content: str, encoding: str, tmp_path: Path) -> None:
    if encoding == "cp1252":
        content = content.removeprefix("\ufeff")
    article = only(tmp_path / "a.csv", content.encode(encoding))
    assert (article.id, article.title, article.text, article.published) == ("1", "L’été", TEXT, DAY)


def test_a_damaged_row_of_csv_costs_no_other_article(tmp_path: Path) -> None:
    rows = f'1,"Il dit \\"oui\\", {TEXT}",2025-02-10\nfin,\n2,"{TEXT}",2025-02-10\n3,"{TEXT}",2025-02-10\n'
    (tmp_path / "a.csv").write_text(f"id,text,date\n{rows}", encoding="utf-8")
    articles, refusals = read(tmp_path)
    assert [(one.id, one.text) for one in articles] == [("2", TEXT), ("3", TEXT)]
    assert ["ligne 2" in refusals[0].reason_fr, refusals[1].reason_fr] == [True, "2 cases pour 3 colonnes"]


def test_csv_without_a_header_or_a_row_is_refused_and_no_prose(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'1,"{TEXT}",2025-02-10\n2,"{TEXT}",2025-02-11\n', encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"id;texte\r1;{TEXT}\r", encoding="utf-8")
    articles, (without, empty) = read(tmp_path)
    assert not articles
    assert "--map text=…" in without.mend_fr
    assert empty.reason_fr == "aucun texte"


def test_json_lines_of_powershell_are_read(tmp_path: Path) -> None:
    row = json.dumps({"id": 1, "text": f"{TEXT}\u2028Une suite."}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_bytes(f"{row}\r\n{{abîmé\r\n{row}\r\n".encode("utf-16"))
    articles, (refusal,) = read(tmp_path)
    assert [one.text for one in articles] == [f"{TEXT}\u2028Une suite."] * 2
    assert refusal.origin.item == "2"


@pytest.mark.parametrize(
    "written",
    [
        *("2025-02-10", "2025/02/10", '"2025/2/10 09:00"', "2025.02.10", "10/02/2025", "10.02.2025"),
        *("2025-02-10T23:30:00-05:00", "10 février 2025", "Mon, 10 Feb 2025 08:00:00 GMT", "[2025-02-10]"),
        *("1739180000", "1739180000000", "20250210", "20250210T090000Z", "lundi 10 février 2025"),
    ],
)
def test_front_matter_dates_an_article_in_any_usual_way(written: str, tmp_path: Path) -> None:
    article = only(tmp_path / "a.md", f"---\ntitle: T\ndate: {written}\n---\n{TEXT}\n")
    assert (article.published, article.published_from) == (DAY, "format")


def test_front_matter_ends_as_yaml_does_and_stands_in_utf_16(tmp_path: Path) -> None:
    written = f"---\ntitle: L’été\nparution: 2025-02-10\n...\n{TEXT}\n"
    for data in (
        written.encode(),
        written.replace("...", "---").encode("utf-16"),
        codecs.BOM_UTF8 + written.encode(),
    ):
        article = only(tmp_path / "a.md", data)
        assert (article.title, article.published, article.text.strip()) == ("L’été", DAY, TEXT)


def test_an_old_ghost_counts_milliseconds(tmp_path: Path) -> None:
    post = {"id": 1, "title": "T", "html": HTML, "status": "published", "published_at": 1739180000000}
    export = {"data": {"posts": [post]}, "meta": {"exported_on": 1739180000000, "version": "000"}}
    assert only(tmp_path / "a.json", json.dumps(export)).published == DAY


def test_a_news_item_without_a_body_element_is_an_article_all_the_same(tmp_path: Path) -> None:
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="1"><itemMeta/><contentMeta/><contentSet>'
        f'<inlineXML><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></inlineXML></contentSet></newsItem>'
    )
    assert only(tmp_path / "a.xml", item).text == TEXT


def test_chats_that_count_alike_are_told_apart(tmp_path: Path) -> None:
    message = {"id": 2, "type": "message", "date": "2025-02-10T09:00:00", "date_unixtime": "1", "text": TEXT}
    chats = [{"name": name, "type": "public_channel", "id": 1, "messages": [message]} for name in "AB"]
    (tmp_path / "result.json").write_text(json.dumps({"chats": {"list": chats}}), encoding="utf-8")
    articles, refusals = read(tmp_path)
    assert not refusals
    assert [(one.id, one.origin.item) for one in articles] == [("2", "1"), ("2", "2")]


MARKED = (
    "<p>Le projet prévoit 500<sup><a href='#1'>1</a></sup> milliards<sup>2</sup> sur <s>dix</s> "
    "trois km<sup>2</sup>.</p>"
)
READ = "Le projet prévoit 500 milliards sur trois km2."


def test_calls_of_notes_and_words_struck_out_are_no_part_of_a_figure(tmp_path: Path) -> None:
    nitf = f"<nitf><body><body.content>{MARKED}</body.content></body></nitf>"
    assert only(tmp_path / "a.xml", nitf).text == READ
    (tmp_path / "a.xml").unlink()
    page = f"<html><body><article><h1>T</h1>{MARKED}<p>{TEXT}</p></article></body></html>"
    assert only(tmp_path / "a.html", page).text.splitlines()[0] == READ


def test_a_row_of_a_table_is_a_line_so_that_its_unit_is_found(tmp_path: Path) -> None:
    rows = "<tr><th>Projet</th><th>Md€</th></tr><tr><td><p>Stargate</p></td><td>500</td></tr>"
    nitf = f"<nitf><body><body.content><p>Trois plans :</p><table>{rows}</table></body.content></body></nitf>"
    assert only(tmp_path / "a.xml", nitf).text == "Trois plans :\n| Projet | Md€ |\n| Stargate | 500 |"


def test_a_day_that_a_dispatch_speaks_of_is_not_that_of_its_export(tmp_path: Path) -> None:
    head = "<div id='hd'><span class='frHeadline'>Le 1er mars 2024</span></div><div class='author'>N</div>"
    lines = "<div>812 mots</div><div>10 février 2025</div><div>09:15</div><div>Le Journal</div>"
    text = f"<p class='articleParagraph frarticleParagraph'>Dès le 3 mars 2025 : {TEXT}</p>"
    page = f'<html><body><div class="article frArticle">{head}{lines}{text}</div></body></html>'
    article = only(tmp_path / "a.html", page)
    assert (article.format, article.published) == ("press-database", DAY)
