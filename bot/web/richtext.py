"""Rich-text trees laid out as one plain text that remembers where each stretch came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Layout:
    """A text being laid out, and where in the tree each of its stretches stands."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.segments: list[tuple[int, str]] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def add(self, text: str, path: str) -> None:
        """Adds the text of a leaf."""
        if text:
            self.segments.append((self._length, path))
            self._put(text)

    def end_block(self) -> None:
        """Ends a paragraph, a heading or a list item."""
        if self._pieces and self._pieces[-1] != "\n":
            self._put("\n")

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def lay_out_contentful(document: Mapping[str, Any], path: str = "") -> Layout:
    """Lays out a Contentful document; paths are like `content[2].content[0].value`."""
    layout = Layout()
    _contentful(document, path, layout)
    return layout


def _contentful(node: Mapping[str, Any], path: str, layout: Layout) -> None:
    if node.get("nodeType") == "text":
        value = node.get("value")
        layout.add(value if isinstance(value, str) else "", f"{path}.value" if path else "value")
        return
    for number, child in enumerate(_nodes(node.get("content"))):
        _contentful(child, f"{path}.content[{number}]" if path else f"content[{number}]", layout)
    if node.get("nodeType") not in ("hyperlink", "entry-hyperlink", "asset-hyperlink"):
        layout.end_block()


def lay_out_portable_text(blocks: object) -> Layout:
    """Lays out Portable Text; paths name blocks and spans by their `_key`, which edits keep."""
    layout = Layout()
    for number, block in enumerate(_nodes(blocks)):
        for place, span in enumerate(_nodes(block.get("children"))):
            text = span.get("text")
            layout.add(
                text if isinstance(text, str) else "",
                f"[{_by_key(block, number)}].children[{_by_key(span, place)}].text",
            )
        layout.end_block()
    return layout


def _by_key(node: Mapping[str, Any], number: int) -> str:
    key = node.get("_key")
    return f'_key=="{key}"' if isinstance(key, str) and key else str(number)


def _nodes(value: object) -> list[Mapping[str, Any]]:
    # Something that is no node still counts: the numbers in a path are the sender's.
    return [node if isinstance(node, Mapping) else {} for node in value] if isinstance(value, list) else []
