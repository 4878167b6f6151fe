"""SARIF 2.1.0: the run's problems for editors and code hosts, at their line where the file is the text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TextIO

from bot import __version__
from bot.audit.outputs.file_lines import FileLines
from bot.audit.outputs.places import iri_of, places_of
from bot.audit.results import PROBLEMS, Read, Row, Run
from bot.report.words import Lang
from bot.rules import load_rules
from bot.rules_schema import VerdictRule

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
            lines = FileLines(place, read.document)
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
            "rules": [_rule(name, known.get(name), self._lang) for name in self._rules],
        }
        rest = {"columnKind": "unicodeCodePoints", "tool": {"driver": driver}}
        self._file.write("\n], " + json.dumps(rest, ensure_ascii=False)[1:] + "]}\n")

    def _result(self, one: Row, place: Row, lines: FileLines) -> dict[str, Any]:
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


def _rule(name: str, rule: VerdictRule | None, lang: Lang) -> dict[str, Any]:
    if rule is None:  # of an earlier version
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.title.en if lang == "en" else rule.title.fr},
        "fullDescription": {"text": " ".join(rule.why.split())},
        "help": {"text": f"{' '.join(rule.why.split())} {rule.limits}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
