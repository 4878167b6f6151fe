"""SARIF 2.1.0: the run's problems for editors and code hosts, at their line where the file is the text."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from bot import __version__
from bot.audit.encodings import to_text
from bot.audit.faults import Fault
from bot.audit.limits import LARGEST_ITEM
from bot.audit.outputs.places import iri_of, places_of
from bot.audit.results import PROBLEMS, Read, Row, Run
from bot.report.words import Lang
from bot.rules import VerdictRule, load_rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}


class Sarif:
    """One SARIF run, its results written as they come and its rules when all are known."""

    def __init__(self, run: Run, file: TextIO, lang: Lang) -> None:
        self._file, self._lang = file, lang
        self._rules: dict[str, int] = {}
        head = {"$schema": SCHEMA, "version": "2.1.0"}
        self._file.write(json.dumps(head)[:-1] + ', "runs": [{"results": [')
        self._between = "\n"

    def add(self, read: Read) -> None:
        """Writes a result for each problem, in each place the article stands in."""
        found = [one for one in read.verdicts if one["label"] in PROBLEMS]
        if not found:
            return
        for place in places_of(read):
            lines = _Lines(place, read.document)
            for one in found:
                result = self._result(one, place, lines)
                self._file.write(self._between + json.dumps(result, ensure_ascii=False))
                self._between = ",\n"

    def refuse(self, error: Row) -> None:
        """Is no result: junit.xml tells of it."""

    def finish(self) -> None:
        """Writes the tool and its rules."""
        known = load_rules().verdicts
        driver = {
            "name": "Vraichiffre",
            "semanticVersion": __version__,
            "rules": [_rule(name, known.get(name)) for name in self._rules],
        }
        rest = {"columnKind": "unicodeCodePoints", "tool": {"driver": driver}}
        self._file.write("\n], " + json.dumps(rest, ensure_ascii=False)[1:] + "]}\n")

    def _result(self, one: Row, place: Row, lines: _Lines) -> dict[str, Any]:
        artifact = {"uri": iri_of({**place, "url": None, "item": ""})}
        region = lines.region(one)
        message = one["message"][self._lang]
        sources = one["fact"]["sources"] if one["fact"] else ()
        result: dict[str, Any] = {
            "ruleId": one["rule"],
            "ruleIndex": self._rules.setdefault(one["rule"], len(self._rules)),
            "level": _LEVELS[one["severity"]],
            "message": {"text": " ".join((f"« {one['text']} » : {message}", *(s["url"] for s in sources)))},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        **({"region": region} if region else {}),
                    },
                    "logicalLocations": [{"name": place["item"] or place["id"]}],
                }
            ],
            "partialFingerprints": {
                "figure/v1": "\n".join((place["file"], place["item"], one["rule"], one["text"]))
            },
        }
        if region and one["suggestion"]:
            replaced = {"deletedRegion": region, "insertedContent": {"text": one["suggestion"]}}
            change = {"artifactLocation": artifact, "replacements": [replaced]}
            result["fixes"] = [{"description": {"text": one["suggestion"]}, "artifactChanges": [change]}]
        if dismissed := one.get("dismissed"):
            result["suppressions"] = [{"kind": "external", "justification": dismissed["reason"]}]
        return result


class _Lines:
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


def _rule(name: str, rule: VerdictRule | None) -> dict[str, Any]:
    if rule is None:  # of an earlier version
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": " ".join(rule.why.split())},
        "help": {"text": f"{' '.join(rule.why.split())} {rule.limits}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
