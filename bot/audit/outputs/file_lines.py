"""At which line of its file a figure stands, for editors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from bot.audit.encodings import to_text
from bot.audit.faults import Fault
from bot.audit.limits import LARGEST_ITEM
from bot.audit.results import Row


class FileLines:
    """A file that holds an article as it was read, so that a figure has a line; any other has none."""

    def __init__(self, place: Row, document: Row) -> None:
        self._content = ""
        path = Path(place["file"])
        if place["item"] or not path.is_file() or path.stat().st_size > LARGEST_ITEM << 20:
            return
        try:
            self._content = to_text(path.read_bytes())
        except Fault:  # it has changed since the audit
            return
        self._ends = [at for at, sign in enumerate(self._content) if sign == "\n"]
        self._at = {field: self._only(document[field] or "") for field in ("text", "title")}

    def region(self, verdict: Row) -> dict[str, int] | None:
        """Returns where the verdict's figure stands, lines and columns from 1, None where that is unknown."""
        figure = verdict["text"]
        start = self._at[verdict["in"]] + verdict["start"] if self._content else -1
        if not self._content.startswith(figure, start):
            # Markup around the article, or a repetition that differs: a figure printed once can be no other.
            if self._content.count(figure) != 1:
                return None
            start = self._content.find(figure)
        return dict(
            zip(
                ("startLine", "startColumn", "endLine", "endColumn"),
                (*self._place(start), *self._place(start + len(figure))),
                strict=True,
            )
        )

    def _only(self, field: str) -> int:
        """Where a field of the article begins in the file, if it is there once; else far off."""
        return self._content.find(field) if self._content.count(field) == 1 else len(self._content)

    def _place(self, at: int) -> Iterator[int]:
        line = bisect_right(self._ends, at - 1)
        yield line + 1
        yield at - (self._ends[line - 1] + 1 if line else 0) + 1
