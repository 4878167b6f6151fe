"""RSS and Atom feeds: an article an item, its HTML as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.xml import child_text, first, iterate, paragraphs, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS1 = "{http://purl.org/rss/1.0/}"


def _recognise(head: Head) -> bool:
    root, attributes = root_of(head)
    if root == "feed":
        return "http://www.w3.org/2005/Atom" in attributes
    return root == "rss" or (root.endswith(":RDF") and "purl.org/rss" in head.text[:2000])


def _records(source: Source) -> Iterator[Record]:
    for number, element in enumerate(iterate(source.stream, "item", "entry"), 1):
        draft = _entry(element) if element.tag == f"{_ATOM}entry" else _item(element)
        yield Record(draft.id or str(number), draft)


def _item(item: _Element) -> Draft:
    def find(name: str) -> str | None:
        return child_text(item, name) or child_text(item, f"{_RSS1}{name}")

    return Draft(
        text=child_text(item, _CONTENT) or find("description") or "",
        title=find("title"),
        id=find("guid") or find("link") or "",
        url=find("link"),
        published=find("pubDate") or child_text(item, f"{_DC}date"),
        section=find("category"),
        author=child_text(item, f"{_DC}creator") or find("author"),
    )


def _entry(entry: _Element) -> Draft:
    return Draft(
        text=_body(entry, "content") or _body(entry, "summary") or "",
        title=child_text(entry, f"{_ATOM}title"),
        id=child_text(entry, f"{_ATOM}id") or "",
        url=first(entry, "*[local-name()='link'][not(@rel) or @rel='alternate']/@href"),
        published=child_text(entry, f"{_ATOM}published") or child_text(entry, f"{_ATOM}updated"),
        section=first(entry, "*[local-name()='category']/@term"),
        author=first(entry, "*[local-name()='author']/*[local-name()='name']"),
    )


def _body(entry: _Element, name: str) -> str | None:
    body = entry.find(f"{_ATOM}{name}")
    if body is None:
        return None
    return paragraphs(body) if len(body) else body.text


def _draft(record: Record, source: Source) -> Draft:
    draft: Draft = record.body
    return draft


FORMAT = Format("feed", "RSS and Atom feeds", 210, _recognise, _records, _draft)
