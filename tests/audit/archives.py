"""Small archives in every format, each holding the same four articles, two of them with an error planted."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import cbor2


@dataclass(frozen=True)
class Planted:
    """An article, and the figures in it that are wrong."""

    id: str
    title: str
    day: str
    paragraphs: tuple[str, ...]
    wrong: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(one, quote=False)}</p>\n" for one in self.paragraphs)


ARTICLES = (
    Planted(
        "quais",
        "Sur les quais",
        "2025-02-10",
        (
            "La ville a rouvert ses quais au public, avec « des bancs & de l’ombre », dit une habitante.",
            "Outre-Atlantique, le projet Stargate prévoit 500 milliards d’euros en quatre ans.",
            "Les travaux avaient commencé à l’automne, après une longue concertation avec les riverains.",
        ),
        ("500 milliards d’euros",),
    ),
    Planted(
        "marche",
        "Le marché couvert",
        "2025-02-11",
        (
            "Le marché couvert fête son anniversaire avec une fanfare et beaucoup de souvenirs d’enfance.",
            "Le projet Stargate prévoit 500 milliards de dollars en quatre ans.",
        ),
    ),
    Planted(
        "ecole",
        "Une école sous les arbres",
        "2025-02-12",
        (
            "L’école du bourg a planté une haie avec les élèves, qui en ont dessiné tous les plans.",
            "Pendant ce temps, le projet Stargate prévoit 500 millions de dollars en quatre ans.",
            "La directrice espère que les oiseaux reviendront dès le printemps prochain dans la cour.",
        ),
        ("500 millions de dollars",),
    ),
    Planted(
        "halle",
        "La halle attendra",
        "2025-02-13",
        ("Le conseil a reporté le vote sur la halle, faute d’accord sur la couleur des tuiles du toit.",),
    ),
)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


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
    return _lines([{keys[key]: row[key] for key in keys} for row in _rows()])


def _csv() -> bytes:
    out = io.StringIO()
    rows = csv.DictWriter(out, list(_rows()[0]), delimiter=";", lineterminator="\r\n")
    rows.writeheader()
    rows.writerows(_rows())
    return out.getvalue().encode("cp1252")


def _parquet(folder: Path) -> None:
    import duckdb

    (folder / "lignes.json").write_bytes(_lines(_rows()))
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
    return _json(
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
    return _json(
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
    return _json({"db": [{"meta": {"exported_on": 1739180000000, "version": "5.0"}, "data": data}]})


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


def _mastodon() -> bytes:
    notes = [
        {
            "type": "Create",
            "published": f"{one.day}T09:00:00Z",
            "object": {
                "type": "Note",
                "id": one.id,
                "url": f"https://social.example/@nadia/{one.id}",
                "published": f"{one.day}T09:00:00Z",
                "attributedTo": "https://social.example/users/nadia",
                "content": one.html.replace(
                    "Stargate", '<a href="x" class="mention hashtag">#<span>Stargate</span></a>'
                ),
                "contentMap": {"fr": one.html},
            },
        }
        for one in ARTICLES
    ]
    boost = {
        "type": "Announce",
        "published": "2025-02-10T09:00:00Z",
        "object": "https://social.example/@autre/1",
    }
    head = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
    }
    return _json({**head, "totalItems": 5, "orderedItems": [*notes, boost]})


EMOJI = "🚀🇫🇷 "


def _bluesky_post(one: Planted) -> dict[str, Any]:
    text = EMOJI + one.text + " journal.example/suite"
    at = len(text.encode()) - len(b"journal.example/suite")
    return {
        "$type": "app.bsky.feed.post",
        "text": text,
        "createdAt": f"{one.day}T09:00:00.000Z",
        "langs": ["fr"],
        "facets": [
            {
                "index": {"byteStart": at, "byteEnd": len(text.encode())},
                "features": [
                    {"$type": "app.bsky.richtext.facet#link", "uri": "https://journal.example/suite"}
                ],
            }
        ],
    }


def _bluesky() -> bytes:
    records = [
        {"uri": f"at://did:plc:abc/app.bsky.feed.post/{one.id}", "cid": "bafy", "value": _bluesky_post(one)}
        for one in ARTICLES
    ]
    return _json({"records": records, "cursor": "x"})


def _bluesky_car() -> bytes:
    """A repository as an account export holds it: a commit, a tree node, records."""
    blocks: list[tuple[bytes, bytes]] = []

    def add(value: object) -> cbor2.CBORTag:
        data = cbor2.dumps(value)
        cid = b"\x01\x71\x12\x20" + hashlib.sha256(data).digest()
        blocks.append((cid, data))
        return cbor2.CBORTag(42, b"\0" + cid)

    entries, before = [], b""
    for one in sorted(ARTICLES, key=lambda one: one.id):
        key = f"app.bsky.feed.post/{one.id}".encode()
        shared = next((n for n in range(len(before)) if before[n] != key[n]), len(before))
        entries.append({"k": key[shared:], "p": shared, "t": None, "v": add(_bluesky_post(one))})
        before = key
    like = add({"$type": "app.bsky.feed.like", "createdAt": "2025-02-10T09:00:00Z"})
    entries.append({"k": b"like/1", "p": len(b"app.bsky.feed."), "t": None, "v": like})
    commit = add({"did": "did:plc:abc", "rev": "1", "version": 3, "data": add({"e": entries, "l": None})})

    def varint(number: int) -> bytes:
        out = bytearray()
        while number > 0x7F:
            out.append(number & 0x7F | 0x80)
            number >>= 7
        return bytes([*out, number])

    header = cbor2.dumps({"roots": [commit], "version": 1})
    body = b"".join(varint(len(cid + data)) + cid + data for cid, data in blocks)
    return varint(len(header)) + header + body


def _telegram() -> bytes:
    def parts(text: str) -> list[Any]:
        before, name, after = text.partition("Stargate")
        return [EMOJI + before, {"type": "bold", "text": name}, after] if name else [EMOJI + before]

    messages = [
        {
            "id": number,
            "type": "message",
            "date": f"{one.day}T09:00:00",
            "date_unixtime": "1739178000",
            "from": "Le Journal",
            "text": parts(one.text),
            "text_entities": [],
        }
        for number, one in enumerate(ARTICLES, 1)
    ]
    service = {"id": 9, "type": "service", "date": "2025-02-10T09:00:00", "date_unixtime": "1", "text": ""}
    return _json({"name": "Le Journal", "type": "public_channel", "id": 1, "messages": [*messages, service]})


def _x() -> bytes:
    days = {"2025-02-10": "Mon", "2025-02-11": "Tue", "2025-02-12": "Wed", "2025-02-13": "Thu"}
    posts = [
        {
            "tweet": {
                "id_str": one.id,
                "full_text": escape(EMOJI + one.text, quote=False),
                "created_at": f"{days[one.day]} Feb {one.day[-2:]} 09:00:00 +0000 2025",
                "lang": "fr",
            }
        }
        for one in ARTICLES
    ]
    repost = {"tweet": {**posts[0]["tweet"], "id_str": "rt", "full_text": f"RT @autre: {ARTICLES[0].text}"}}
    return b"window.YTD.tweets.part0 = " + _json([*posts, repost])


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
    "jsonl mapped": in_one("a.jsonl", lambda: _lines(_rows())),
    "json": in_one("a.json", lambda: _json(_rows())),
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
    "mastodon": in_one("outbox.json", _mastodon),
    "bluesky": in_one("posts.json", _bluesky),
    "bluesky-car": in_one("repo.car", _bluesky_car),
    "telegram": in_one("result.json", _telegram),
    "x": in_one("tweets.js", _x),
    "press-database europresse": in_one("europresse.HTML", _europresse),
    "press-database factiva": in_one("factiva.html", _factiva),
}
