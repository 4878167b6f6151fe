"""Crawls as crawlers keep them: pages packed, pieces, twice, and much that is no page."""

from __future__ import annotations

import gzip
from pathlib import Path

from archives import page
from planted import ARTICLES
from readings import read

ONE, TWO, *_ = ARTICLES


def answer(
    body: bytes, kind: str = "text/html; charset=utf-8", *headers: str, status: str = "200 OK"
) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]).encode() + body


def warc(address: str, body: bytes, kind: str = "response") -> bytes:
    """A record in a member of its own, as crawlers compress them."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


def chunked(body: bytes) -> bytes:
    parts = (body[at : at + 300] for at in range(0, len(body), 300))
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def test_pages_are_found_among_what_is_none(tmp_path: Path) -> None:
    markup = page(ONE)
    records = [
        warc("https://j.example/plain", answer(markup)),
        warc("https://j.example/plain", b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc("https://j.example/gzip", answer(gzip.compress(markup), "text/html", "Content-Encoding: gzip")),
        warc("https://j.example/chunked", answer(chunked(markup), "text/html", "Transfer-Encoding: chunked")),
        warc("https://j.example/old", answer(page(TWO, "windows-1252"), "text/html; charset=windows-1252")),
        warc("https://j.example/picture", answer(b"\x89PNG", "image/png")),
        warc("https://j.example/paper.pdf", answer(b"%PDF", "application/pdf")),
        warc("https://j.example/moved", answer(markup, status="301 Moved Permanently")),
        warc("https://j.example/same", answer(b""), "revisit"),
        warc("https://j.example/packed", answer(b"\x1b\x00\xff" * 9, "text/html", "Content-Encoding: br")),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(records))
    articles, (refusal,) = read(tmp_path)
    assert [one.origin.item.rpartition("/")[2] for one in articles] == ["plain", "gzip", "chunked", "old"]
    assert len({one.text for one in articles[:3]}) == 1
    assert articles[3].text.splitlines() == list(TWO.paragraphs)
    assert (refusal.origin.item, refusal.reason_fr) == ("https://j.example/packed", "page compressée (br)")


def test_a_page_that_was_crawled_twice_is_two_items(tmp_path: Path) -> None:
    """Results are told apart by their file and item: verdicts of one must not be the other's."""
    address = "https://j.example/a"
    pages = (answer(page(one)) for one in (ONE, TWO, ONE))
    (tmp_path / "a.warc.gz").write_bytes(b"".join(warc(address, one) for one in pages))
    articles, refusals = read(tmp_path)
    assert not refusals
    assert [one.origin.item for one in articles] == [address, f"{address} (2)", f"{address} (3)"]


def test_the_older_format_of_crawls_is_read(tmp_path: Path) -> None:
    fields = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    body = answer(page(ONE))
    arc = b"filedesc://a.arc 0.0.0.0 20250101000000 text/plain %d\n%b\n" % (
        len(fields),
        fields,
    ) + b"https://j.example/a 192.0.2.1 20250210000000 text/html %d\n%b\n" % (len(body), body)
    (tmp_path / "a.arc").write_bytes(arc)
    (article,), refusals = read(tmp_path)
    assert not refusals
    assert (article.title, article.origin.item) == (ONE.title, "https://j.example/a")
