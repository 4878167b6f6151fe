"""NewsML-G2: text items, alone or in a message, their body in NITF, XHTML or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.readers.nitf import nitf_draft
from bot.audit.xml import first, iterate, paragraphs, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = ("newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem")
_WITHDRAWN = ("canceled", "withheld")


def _recognise(head: Head) -> bool:
    root, attributes = root_of(head)
    return root.rpartition(":")[2] in _ROOTS and "iptc.org/std/nar" in attributes


def _records(source: Source) -> Iterator[Record]:
    for number, item in enumerate(iterate(source.stream, "newsItem"), 1):
        yield Record(item.get("guid") or str(number), _article(item))


def _article(item: _Element) -> Draft | None:
    status = first(item, _path("itemMeta", "pubStatus") + "/@qcode") or ""
    text, title = _body(item)
    if status.rpartition(":")[2] in _WITHDRAWN or not text:
        return None
    return Draft(
        text=text,
        title=first(item, _path("contentMeta", "headline")) or title,
        id=item.get("guid") or "",
        published=first(item, _path("itemMeta", "firstCreated"))
        or first(item, _path("contentMeta", "contentCreated"))
        or first(item, _path("itemMeta", "versionCreated")),
        section=first(item, _path("contentMeta", "subject", "name")),
        author=first(item, _path("contentMeta", "by"))
        or first(item, _path("contentMeta", "creator", "name")),
        language=first(item, _path("contentMeta", "language") + "/@tag"),
    )


def _body(item: _Element) -> tuple[str, str | None]:
    """The text and its own title; empty for pictures, films and the like."""
    nitf = item.xpath(_path("contentSet", "inlineXML") + "//*[local-name()='nitf']")
    if isinstance(nitf, list) and nitf:
        draft = nitf_draft(nitf[0])
        return draft.text, draft.title
    body = item.xpath(_path("contentSet", "inlineXML") + "//*[local-name()='body']")
    if isinstance(body, list) and body:
        return paragraphs(body[0]), None
    inline = item.xpath(_path("contentSet", "inlineXML"))
    if isinstance(inline, list) and inline:
        return paragraphs(inline[0]), None
    data = item.xpath(_path("contentSet", "inlineData"))
    if isinstance(data, list) and data:
        return "".join(map(str, data[0].itertext())), None
    return "", None


def _path(*steps: str) -> str:
    return "/".join([".", *(f"*[local-name()='{step}']" for step in steps)])


def _draft(record: Record, source: Source) -> Draft | None:
    draft: Draft | None = record.body
    return draft


FORMAT = Format("newsml-g2", "NewsML-G2 items, alone or in a message", 230, _recognise, _records, _draft)
