"""annotations.jsonld: the run's problems as W3C Web Annotations on its articles."""

from __future__ import annotations

import json
from typing import TextIO

from bot.audit.outputs.places import iri_of, places_of
from bot.audit.results import Read, Row, Run
from bot.report.webannotation import Anchor, annotation, annotation_page
from bot.report.words import Lang


class Annotations:
    """One page of annotations, written as they come."""

    def __init__(self, run: Run, file: TextIO, lang: Lang) -> None:
        self._file, self._lang = file, lang
        self._head, self._tail = json.dumps(annotation_page([]), ensure_ascii=False).rsplit("]", 1)
        self._file.write(self._head)
        self._between = "\n"

    def add(self, read: Read) -> None:
        """Writes a note for each problem of the article, in each place it was printed."""
        for one in read.problems:
            for place in places_of(read):
                anchor = _anchor(read.document, one, iri_of(place), place is read.document)
                note = annotation(one, anchor, self._lang)
                self._file.write(self._between + json.dumps(note, ensure_ascii=False))
                self._between = ",\n"

    def refuse(self, error: Row) -> None:
        """Has nothing to be noted on."""

    def finish(self) -> None:
        """Closes the page."""
        self._file.write(f"\n]{self._tail}\n")


def _anchor(document: Row, verdict: Row, source: str, is_own: bool) -> Anchor:
    """Where the verdict stands; a repetition may differ by a few words, where only the quotation finds it."""
    in_title = verdict["in"] == "title"
    text = document["title"] if in_title else document["text"]
    return Anchor.at(source, text, verdict["start"], verdict["end"], is_placed=is_own and not in_title)
