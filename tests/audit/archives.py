"""Small archives in every format, each holding the same four articles, two of them with an error planted."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from planted import ARTICLES, Planted, as_json, as_lines
from social_exports import bluesky, bluesky_car, mastodon, telegram, x


def page(article: Planted, charset: str = "utf-8") -> bytes:
    markup = (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="{charset}">'
        f"<title>{escape(article.title)}</title>"
        f'<link rel="canonical" href="https://journal.example/{article.id}">'
        f'<meta property="article:published_time" content="{article.day}T08:00:00+01:00">'
        f"</head><body><nav><ul><li><a href='/'>Accueil</a></li><li><a href='/abo'>3 euros par mois</a></li></ul>"
        f"</nav><main><article><h1>{escape(article.title)}</h1>{article.html}</article></main>"
        f"<footer><p>Le Journal, mentions légales</p></footer></body></html>"
    )
    return markup.encode(charset)


def in_folder(suffix: str, write: Callable[[Planted], bytes]) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        for article in ARTICLES:
            (folder / f"{article.id}{suffix}").write_bytes(write(article))

    return build


def in_one(name: str, write: Callable[[], bytes]) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        (folder / name).write_bytes(write())

    return build


def _rows() -> list[dict[str, Any]]:
    return [
        {"id": one.id, "titre": one.title, "corps": one.text, "parution": one.day, "rubrique": "Ville"}
        for one in ARTICLES
    ]


def rows_as_lines() -> bytes:
    keys = {"id": "id", "titre": "title", "corps": "text", "parution": "published"}
    return as_lines([{keys[key]: row[key] for key in keys} for row in _rows()])


def _csv() -> bytes:
    out = io.StringIO()
    rows = csv.DictWriter(out, list(_rows()[0]), delimiter=";", lineterminator="\r\n")
    rows.writeheader()
    rows.writerows(_rows())
    return out.getvalue().encode("cp1252")


def _parquet(folder: Path) -> None:
    import duckdb

    (folder / "lignes.json").write_bytes(as_lines(_rows()))
    with duckdb.connect() as database:
        database.sql(
            f"COPY (SELECT * FROM read_json('{folder}/lignes.json')) TO '{folder}/articles.parquet' (FORMAT parquet)"
        )
    (folder / "lignes.json").unlink()


def _markdown(one: Planted) -> bytes:
    front = f"---\ntitle: {json.dumps(one.title, ensure_ascii=False)}\ndate: {one.day}\nid: {one.id}\ntags: [a, b]\n---\n\n"
    return (front + one.text.replace("Stargate", "**Stargate**", 1) + "\n").encode()


def _wxr() -> bytes:
    def item(one: Planted, status: str = "publish", kind: str = "post") -> str:
        body = f'<!-- wp:paragraph -->\n{one.html}<!-- /wp:paragraph -->\n[gallery ids="1,2" columns="500"]'
        return f"""<item><title>{escape(one.title)}</title><link>https://journal.example/{one.id}</link>
<pubDate>Mon, 10 Feb 2025 08:00:00 +0000</pubDate><dc:creator><![CDATA[nadia]]></dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded><wp:post_id>{one.id}</wp:post_id>
<wp:post_date><![CDATA[{one.day} 09:00:00]]></wp:post_date><wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type><category domain="post_tag">t</category><category domain="category">Ville</category></item>"""

    items = "\n".join(
        [*map(item, ARTICLES), item(ARTICLES[0], "draft"), item(ARTICLES[0], "inherit", "attachment")]
    )
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Le Journal</title>{items}</channel></rss>""".encode()


def _rss() -> bytes:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><guid>{one.id}</guid><description>{escape(one.html)}</description>"
        f"<pubDate>{_rfc822(one.day)}</pubDate></item>"
        for one in ARTICLES
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>J</title>{items}</channel></rss>'.encode()
    )


def _rfc822(day: str) -> str:
    from datetime import datetime
    from email.utils import format_datetime

    return format_datetime(datetime.fromisoformat(f"{day}T09:00:00+01:00"))


def _atom() -> bytes:
    entries = "".join(
        f"<entry><title>{escape(one.title)}</title><id>{one.id}</id><published>{one.day}T09:00:00Z</published>"
        f'<link rel="self" href="x"/><link href="https://journal.example/{one.id}"/>'
        f'<content type="html">{escape(one.html)}</content></entry>'
        for one in ARTICLES
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>J</title>{entries}</feed>'.encode()


def nitf(one: Planted) -> str:
    return (
        f'<nitf><head><title>{escape(one.title)}</title><docdata><doc-id id-string="{one.id}"/>'
        f'<date.issue norm="{one.day.replace("-", "")}T090000+0100"/></docdata>'
        f'<pubdata position.section="Ville"/></head><body><body.head><hedline><hl1>{escape(one.title)}</hl1></hedline>'
        f"<byline>Par <person>Nadia</person></byline></body.head><body.content>{one.html}</body.content></body></nitf>"
    )


def _nitf(one: Planted) -> bytes:
    return f'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n{nitf(one)}'.encode()


def _newsml() -> bytes:
    def item(one: Planted, body: str) -> str:
        return f"""<newsItem guid="{one.id}" version="1" standard="NewsML-G2"><itemMeta><itemClass qcode="ninat:text"/>
<versionCreated>{one.day}T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>{escape(one.title)}</headline><by>Nadia</by><language tag="fr"/></contentMeta>
<contentSet>{body}</contentSet></newsItem>"""

    def xhtml(one: Planted) -> str:
        return (
            '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>T</title></head><body>{one.html}</body></html></inlineXML>"
        )

    first, second, third, fourth = ARTICLES
    items = [
        item(first, xhtml(first)),
        item(second, f"<inlineXML>{nitf(second)}</inlineXML>"),
        item(third, f'<inlineData contenttype="text/plain">{escape(third.text)}</inlineData>'),
        item(fourth, xhtml(fourth)),
        item(first, xhtml(first))
        .replace("stat:usable", "stat:canceled")
        .replace('guid="quais"', 'guid="retire"'),
        item(fourth, '<remoteContent href="photo.jpg"/>').replace("ninat:text", "ninat:picture"),
    ]
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        + "".join(items)
        + "</itemSet></newsMessage>"
    ).encode()


def _ninjs1(one: Planted) -> bytes:
    return as_json(
        {
            "guid": one.id,
            "type": "text",
            "headline": one.title,
            "body_html": one.html,
            "versioncreated": f"{one.day}T09:00:00+0000",
            "pubstatus": "usable",
            "byline": "Nadia",
            "language": "fr",
            "subject": [{"code": "1", "name": "Ville"}],
        }
    )


def _ninjs2(one: Planted) -> bytes:
    return as_json(
        {
            "uri": one.id,
            "standard": {"name": "ninjs", "version": "2.0"},
            "headlines": [{"role": "short", "value": "Court"}, {"role": "main", "value": one.title}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": one.html}],
            "firstCreated": f"{one.day}T09:00:00Z",
            "pubStatus": "usable",
        }
    )


def _ghost() -> bytes:
    posts = [
        {
            "id": one.id,
            "title": one.title,
            "html": one.html,
            "status": "published",
            "published_at": f"{one.day}T09:00:00.000Z",
        }
        for one in ARTICLES
    ]
    posts.append({**posts[0], "id": "brouillon", "status": "draft"})
    data = {
        "posts": posts,
        "users": [{"id": "u", "name": "Nadia"}],
        "posts_authors": [{"post_id": "quais", "author_id": "u", "sort_order": 0}],
        "tags": [{"id": "t", "name": "Ville"}],
        "posts_tags": [{"post_id": "quais", "tag_id": "t", "sort_order": 0}],
    }
    return as_json({"db": [{"meta": {"exported_on": 1739180000000, "version": "5.0"}, "data": data}]})


def _warc() -> bytes:
    def record(address: str, status: str, body: bytes) -> bytes:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        return gzip.compress(head.encode() + answer + b"\r\n\r\n")

    pages = b"".join(record(f"https://journal.example/{one.id}", "200 OK", page(one)) for one in ARTICLES)
    return pages + record("https://journal.example/perdu", "404 Not Found", page(ARTICLES[0]))


def _europresse() -> bytes:
    months = {"02": "février"}
    articles = "".join(
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Journal</span></div>'
        f'<span class="DocHeader">Ville, {one.day[-2:]} {months[one.day[5:7]]} 2025 • 320 mots, p. 3</span>'
        f'<div class="titreArticle"><p class="titreArticleVisu">{escape(one.title)}</p></div>'
        f'<div class="docAuthors">Nadia</div></header><section><div class="DocText clearfix">'
        f'<div class="docOcurrContainer">{one.html}</div></div></section>'
        f'<footer><div class="publiC-lblNodoc">{one.id}</div></footer></article>'
        for one in ARTICLES
    )
    return (
        f"<!DOCTYPE html><html><head><title>Europresse</title></head><body>{articles}</body></html>".encode()
    )


def _factiva() -> bytes:
    def body(one: Planted) -> str:
        return "".join(
            f'<p class="articleParagraph frarticleParagraph">{escape(text)}</p>' for text in one.paragraphs
        )

    articles = "".join(
        f'<div class="article frArticle"><div id="hd"><span class="frHeadline">{escape(one.title)}</span></div>'
        f'<div class="author">Nadia</div><div>320 mots</div><div>{one.day[-2:]} février 2025</div>'
        f"<div>Le Journal</div><div>Français</div>{body(one)}<p>Document {one.id}</p></div>"
        for one in ARTICLES
    )
    return f"<html><body>{articles}</body></html>".encode()


MAPPING = (("text", "corps"), ("title", "titre"), ("published", "parution"))
FORMATS: dict[str, Callable[[Path], None]] = {
    "text": in_folder(".txt", lambda one: one.text.encode()),
    "markdown": in_folder(".md", _markdown),
    "html": in_folder(".html", page),
    "jsonl": in_one("a.jsonl", rows_as_lines),
    "jsonl mapped": in_one("a.jsonl", lambda: as_lines(_rows())),
    "json": in_one("a.json", lambda: as_json(_rows())),
    "csv": in_one("a.csv", _csv),
    "parquet": _parquet,
    "wxr": in_one("journal.xml", _wxr),
    "feed rss": in_one("rss.xml", _rss),
    "feed atom": in_one("atom.xml", _atom),
    "nitf": in_folder(".xml", _nitf),
    "newsml-g2": in_one("depeches.xml", _newsml),
    "ninjs 1": in_folder(".json", _ninjs1),
    "ninjs 2": in_folder(".json", _ninjs2),
    "ghost": in_one("ghost.json", _ghost),
    "warc": in_one("crawl.warc.gz", _warc),
    "mastodon": in_one("outbox.json", mastodon),
    "bluesky": in_one("posts.json", bluesky),
    "bluesky-car": in_one("repo.car", bluesky_car),
    "telegram": in_one("result.json", telegram),
    "x": in_one("tweets.js", x),
    "press-database europresse": in_one("europresse.HTML", _europresse),
    "press-database factiva": in_one("factiva.html", _factiva),
}
