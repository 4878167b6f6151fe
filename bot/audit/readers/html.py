"""Web pages: the main text without menus, with the page's title, date, author, section and address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.encodings import to_text
from bot.audit.faults import empty
from bot.audit.limits import read_whole
from bot.audit.page_days import day_of_page
from bot.text import ASIDE

LARGEST_PAGE = 8
"""MiB of one page: parsing takes many times its size in memory."""
_PAGE = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1)\b",
    re.I | re.S,
)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_LANGUAGE = re.compile(r"<html\b[^>]*\blang\s*=\s*[\"']?([\w-]+)", re.I)


def _recognise(head: Head) -> bool:
    return _PAGE.match(head.text) is not None


def _records(source: Source) -> Iterator[Record]:
    yield Record("", read_whole(source.stream, LARGEST_PAGE))


def _draft(record: Record, source: Source) -> Draft:
    return page_of(record.body)


def page_of(data: bytes) -> Draft:
    """Returns the article of a page; raises Fault when it has no text."""
    import trafilatura
    from trafilatura.settings import Document

    declared = _DECLARED.search(data[:4096])
    page = ASIDE.sub("", to_text(data, declared[1].decode("ascii") if declared else None))
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params={"extensive_search": False},  # not used: day_of_page is stricter
    )
    if not isinstance(found, Document) or not found.text:
        raise empty()
    # A headline is its own field: a figure in it must not be told twice.
    text = found.text.removeprefix(f"{found.title}\n") if found.title else found.text
    language = _LANGUAGE.search(page[:4096])
    return Draft(
        text=text,
        title=found.title,
        published=day_of_page(page),
        url=found.url,
        author=found.author,
        section=found.categories[0] if found.categories else None,
        language=language[1] if language else None,
    )


FORMAT = Format("html", "Web pages: the main text, without menus", 400, _recognise, _records, _draft)
