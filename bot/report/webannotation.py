"""W3C Web Annotation: verdicts as notes on a text, anchored by quotation so that they survive edits."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.model import Report
from bot.report.json import verdict_object
from bot.report.words import Lang

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_CONTEXT_LENGTH = 32
_NAMESPACE = uuid.UUID("0b0f6c0a-8f55-5f0e-9d0e-6f1d6c1c5a11")
_GENERATOR = {"type": "Software", "name": "Vraichiffre"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a verdict stands: the source's IRI, the words and what is around them.

    `start` and `end` are code-point offsets into the source's text, None where they count from elsewhere.
    """

    source: str
    prefix: str
    exact: str
    suffix: str
    start: int | None = None
    end: int | None = None

    @classmethod
    def at(cls, source: str, text: str, start: int, end: int, *, is_placed: bool) -> Anchor:
        """Returns the anchor of a span of `text`, its offsets kept only where they count in the source."""
        return cls(
            source,
            text[max(0, start - _CONTEXT_LENGTH) : start],
            text[start:end],
            text[end : end + _CONTEXT_LENGTH],
            *((start, end) if is_placed else (None, None)),
        )


def to_webannotation(report: Report, lang: Lang) -> str:
    """Returns a report's verdicts as one AnnotationPage."""
    document = report.document
    name = document.url or f"urn:uuid:{uuid.uuid5(_NAMESPACE, document.id + document.text)}"
    notes = []
    for text, verdicts, in_body in (
        (document.title or "", report.title_verdicts, False),
        (document.text, report.verdicts, True),
    ):
        for verdict in verdicts:
            anchor = Anchor.at(name, text, verdict.start, verdict.end, is_placed=in_body)
            notes.append(annotation(verdict_object(verdict), anchor, lang))
    return json.dumps(annotation_page(notes), ensure_ascii=False, indent=2)


def annotation(verdict: Mapping[str, Any], anchor: Anchor, lang: Lang) -> dict[str, Any]:
    """Returns the note of a verdict as it stands in a report; the same verdict always has the same id."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }
    selectors: list[dict[str, Any]] = [quote]
    if anchor.start is not None:
        selectors.append({"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end})
    said = "\n".join(
        (anchor.source, verdict["rule"], anchor.prefix, anchor.exact, anchor.suffix, str(anchor.start))
    )
    links = verdict["fact"]["sources"] if verdict["fact"] else ()
    return {
        "id": f"urn:uuid:{uuid.uuid5(_NAMESPACE, said)}",
        "type": "Annotation",
        "motivation": "assessing",
        "generator": _GENERATOR,
        "body": [
            {
                "type": "TextualBody",
                "purpose": "assessing",
                "format": "text/plain",
                "language": lang,
                "value": verdict["message"][lang],
            },
            {"type": "TextualBody", "purpose": "classifying", "value": verdict["label"]},
            {"type": "TextualBody", "purpose": "tagging", "value": verdict["rule"]},
            *({"type": "SpecificResource", "purpose": "linking", "source": one["url"]} for one in links),
        ],
        "target": {"source": anchor.source, "selector": selectors},
    }


def annotation_page(notes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Returns notes as the page that holds them all."""
    return {"@context": CONTEXT, "type": "AnnotationPage", "items": list(notes)}
