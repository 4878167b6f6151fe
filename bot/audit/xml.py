"""XML read as it comes, hardened: no entities, no DTD, no network, one element in memory at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.audit.drafts import Head, Stream
from bot.audit.faults import Fault, broken
from bot.audit.xml_mending import Mended
from bot.text import ASIDE

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>\s*)*<([\w.:-]+)([^>]*)", re.S
)
_BLOCKS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "td", "th", "dt", "dd"),
    *("blockquote", "div", "block", "media-caption", "pre", "figcaption", "br"),
}


def root_of(head: Head) -> tuple[str, str]:
    """Returns the name and the attributes of the root element, as written; empty when it is not XML."""
    match = _ROOT.match(head.text)
    return (match[1], match[2]) if match else ("", "")


def iterate(stream: Stream, *names: str) -> Iterator[_Element]:
    """Yields each element of a local name in `names`, to be used before the next is asked for.

    Raises Fault for entity declarations, and at the end for what was damaged: what could be read comes first.
    """
    from lxml import etree

    if b"<!ENTITY" in stream.peek(1 << 16):
        raise Fault(
            "le XML déclare des entités (attaque possible)",
            "the XML declares entities (a possible attack)",
            "exportez-le sans déclaration <!ENTITY>",
            "export it without <!ENTITY> declarations",
        )
    mended = Mended(stream)
    elements = etree.iterparse(
        mended,
        encoding="utf-8",
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        remove_comments=True,
    )
    try:
        for _, element in elements:
            mended.taken = 0
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise _damaged(error.lineno) from None
    if fatal := elements.error_log.filter_from_fatals():
        raise _damaged(fatal[0].line)


def _damaged(line: int | None) -> Fault:
    return broken(
        f"XML abîmé ou tronqué (ligne {line}) : la suite peut manquer",
        f"damaged or truncated XML (line {line}): what follows may be missing",
    )


def child_text(element: _Element, name: str) -> str | None:
    """Returns the text of the first child of a name (`pubDate`, or `{namespace}creator`), without blanks."""
    child = element.find(name)
    return None if child is None else ("".join(map(str, child.itertext())).strip() or None)


def first(element: _Element, path: str) -> str | None:
    """Returns the text or the attribute that an XPath without prefixes finds first, without blanks."""
    found = element.xpath(path)
    if not isinstance(found, list) or not found:
        return None
    one = found[0]
    text = one if isinstance(one, str) else "".join(map(str, one.itertext()))
    return " ".join(text.split()) or None


def _is_aside(element: _Element, before: str) -> bool:
    """Whether an element is struck out, or calls a note behind a figure."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name not in ("sup", "del", "s", "strike"):
        return False
    words = "".join(map(str, element.itertext()))
    return ASIDE.search(f"{before[-3:]}<{name}>{words}</{name}>") is not None


def paragraphs(element: _Element) -> str:
    """Returns an element's text: a line for each block within it, and for each row of a table (`| … |`)."""
    lines: list[str] = [""]

    def walk(node: _Element) -> None:
        if not isinstance(node.tag, str):
            return
        name = node.tag.rpartition("}")[2].lower()
        if name == "tr":
            cells = (" ".join(paragraphs(cell).split()) for cell in node if isinstance(cell.tag, str))
            lines.extend((f"| {' | '.join(cells)} |", ""))
            return
        is_block = name in _BLOCKS
        if is_block:
            lines.append("")
        lines[-1] += node.text or ""
        for child in node:
            if not _is_aside(child, lines[-1]):
                walk(child)
            lines[-1] += child.tail or ""
        if is_block:
            lines.append("")

    walk(element)
    return "\n".join(filter(None, (" ".join(re.split(r"[ \t\r\n]+", line)).strip() for line in lines)))
