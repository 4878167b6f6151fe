"""NITF: one article a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.xml import first, iterate, paragraphs, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def _recognise(head: Head) -> bool:
    return root_of(head)[0].rpartition(":")[2] == "nitf"


def _records(source: Source) -> Iterator[Record]:
    for number, element in enumerate(iterate(source.stream, "nitf"), 1):
        draft = nitf_draft(element)
        yield Record(draft.id or str(number), draft)


def nitf_draft(nitf: _Element) -> Draft:
    """Returns the article of a `nitf` element, in whatever namespace."""

    def find(*steps: str) -> str | None:
        path = "//".join(f"*[local-name()='{step}']" for step in steps[:-1])
        last = steps[-1]
        leaf = f"/@{last[1:]}" if last.startswith("@") else f"//*[local-name()='{last}']"
        return first(nitf, f".//{path}{leaf}" if path else f".{leaf}")

    bodies = nitf.xpath(".//*[local-name()='body.content']")
    return Draft(
        text="\n".join(map(paragraphs, bodies)),
        title=find("hedline", "hl1") or find("head", "title"),
        id=find("doc-id", "@id-string") or "",
        published=find("date.issue", "@norm")
        or find("pubdata", "@date.publication")
        or find("story.date", "@norm"),
        section=find("pubdata", "@position.section") or find("tobject.subject", "@tobject.subject.type"),
        author=find("byline", "person") or find("byline"),
    )


def _draft(record: Record, source: Source) -> Draft:
    draft: Draft = record.body
    return draft


FORMAT = Format("nitf", "NITF documents", 220, _recognise, _records, _draft)
