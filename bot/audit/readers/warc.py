"""WARC and ARC: the web pages a crawl kept, with their addresses; its day is not that of the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, cast

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.faults import Fault, broken, too_large
from bot.audit.readers.html import LARGEST_PAGE, page_of

_PAGES = ("text/html", "application/xhtml+xml")
_PACKED = ("br", "zstd")
"""Compressions that nothing here unpacks."""


def _recognise(head: Head) -> bool:
    return head.data.startswith((b"WARC/", b"filedesc://"))


def _records(source: Source) -> Iterator[Record]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = ArchiveIterator(cast(IO[bytes], source.stream), arc2warc=True)
    is_any = False
    try:
        for record in records:
            is_any = True
            if not record.rec_type:
                raise ValueError("WARC-Type")
            if record.rec_type not in ("response", "resource"):
                continue
            headers = record.http_headers or record.rec_headers
            kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            is_found = record.http_headers is None or record.http_headers.get_statuscode() == "200"
            if kind in _PAGES and is_found:
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                packed = (headers.get_header("Content-Encoding") or "").strip().lower()
                page = record.content_stream().read((LARGEST_PAGE << 20) + 1)
                if packed in _PACKED:
                    yield Record(address, _compressed(packed))
                else:
                    yield Record(address, too_large(LARGEST_PAGE) if len(page) > LARGEST_PAGE << 20 else page)
        if not is_any:
            raise EOFError("0")
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        what = " ".join(str(error).split())[:80]
        raise broken(f"WARC abîmé ou tronqué ({what})", f"damaged or truncated WARC ({what})") from None


def _compressed(how: str) -> Fault:
    return Fault(
        f"page compressée ({how})",
        f"compressed page ({how})",
        "moissonnez sans compression, ou avec gzip",
        "crawl without compression, or with gzip",
    )


def _draft(record: Record, source: Source) -> Draft:
    draft = page_of(record.body)
    return replace(draft, url=draft.url or record.mark, id=record.mark)


FORMAT = Format("warc", "WARC and ARC crawls: their web pages", 105, _recognise, _records, _draft)
