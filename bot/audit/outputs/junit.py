"""JUnit XML: an article a test case, failed where a figure is contradicted."""

from __future__ import annotations

import re
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from bot.audit.outputs.places import name_place
from bot.audit.results import Read, Row, Run
from bot.model import Label
from bot.report.words import LOOKS, Lang

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOM = 90
"""Characters that totals of a dozen digits each take."""
_SKIPPED = {
    "duplicate": {"fr": "répétition d’un autre article", "en": "another article again"},
    "other-language": {"fr": "autre langue", "en": "another language"},
}


class JUnit:
    """The suite of a run: its totals stand first, in room left for them until all cases are written."""

    def __init__(self, run: Run, file: TextIO, lang: Lang) -> None:
        self._file, self._lang = file, lang
        self._tests = self._failures = self._errors = self._skipped = 0
        self._write_head()

    def add(self, read: Read) -> None:
        """Writes the article's case."""
        self._open(read.document, read.document["title"] or name_place(read.document))
        if read.document["status"] != "checked":
            self._skipped += 1
            why = _SKIPPED[read.document["status"]][self._lang]
            self._file.write(f"<skipped message={_attribute(why)}/>")
        wrong = [one for one in read.problems if one["label"] == Label.CONTRADICTED]
        others = [one for one in read.problems if one["label"] != Label.CONTRADICTED]
        if wrong:
            self._failures += 1
            message = wrong[0]["message"][self._lang]
            self._file.write(
                f"<failure type={_attribute(wrong[0]['rule'])} message={_attribute(message)}>"
                f"{_content(self._told(wrong))}</failure>"
            )
        if others:
            self._file.write(f"<system-out>{_content(self._told(others))}</system-out>")
        self._file.write("</testcase>\n")

    def refuse(self, error: Row) -> None:
        """Writes a case that could not be tried."""
        self._open(error, error["item"] or error["file"])
        self._errors += 1
        said = f"{error['reason'][self._lang]} ; {error['mend'][self._lang]}"
        self._file.write(f"<error message={_attribute(said)}/></testcase>\n")

    def finish(self) -> None:
        """Ends the suite, and writes its totals."""
        self._file.write("</testsuite>\n</testsuites>\n")
        self._file.seek(0)
        self._write_head()

    def _write_head(self) -> None:
        totals = (
            f'tests="{self._tests}" failures="{self._failures}" errors="{self._errors}" '
            f'skipped="{self._skipped}"'
        ).ljust(_ROOM)
        self._file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="vraichiffre" {totals}>\n'
            f'<testsuite name="vraichiffre audit" {totals}>\n'
        )

    def _open(self, place: Row, name: str) -> None:
        self._tests += 1
        where = " ".join(filter(None, (place["file"], place["item"])))
        case = {"classname": where, "name": name, "file": place["file"]}
        told = " ".join(f"{key}={_attribute(value)}" for key, value in case.items())
        self._file.write(f"<testcase {told}>")

    def _told(self, verdicts: list[Row]) -> str:
        return "\n".join(
            f"{LOOKS[Label(one['label'])].one[self._lang]} ({one['rule']}) : {one['message'][self._lang]}\n"
            f"  {''.join(one['sentence'].values()).strip()}"
            + "".join(f"\n  {source['url']}" for source in (one["fact"] or {"sources": ()})["sources"])
            for one in verdicts
        )


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", " ".join(text.split())))


def _content(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
