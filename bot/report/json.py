"""The JSON report: the contract other programs read. Keys are only ever added."""

from __future__ import annotations

import json
from decimal import Decimal

from bot.model import Citation, DateSpan, Evidence, Mention, Modality, Quantity, Report, Verdict
from bot.report.proof import proof_object

SCHEMA = "vraichiffre/report/1"


def to_json(report: Report, indent: int | None = None) -> str:
    """Returns a report as one JSON object, on one line unless `indent` says otherwise."""
    published = report.document.published
    return json.dumps(
        {
            "schema": SCHEMA,
            "id": report.document.id,
            "published": published.isoformat() if published else None,
            "version": report.version,
            "facts_digest": report.facts_digest,
            "rules_digest": report.rules_digest,
            "coverage": {"figures": report.figures, "checked": report.checked},
            "verdicts": [verdict_object(verdict) for verdict in report.verdicts],
            "title_verdicts": [verdict_object(verdict) for verdict in report.title_verdicts],
        },
        ensure_ascii=False,
        indent=indent,
    )


def mentions_to_json(identity: str, mentions: tuple[Mention, ...]) -> str:
    """Returns a document's mentions as one JSON object on one line."""
    return json.dumps(
        {"id": identity, "mentions": [_mention(mention) for mention in mentions]}, ensure_ascii=False
    )


def verdict_object(verdict: Verdict) -> dict[str, object]:
    """Returns a verdict as it stands in a report, ready for JSON."""
    return {
        "start": verdict.start,
        "end": verdict.end,
        "text": verdict.text,
        "label": verdict.label,
        "rule": verdict.rule,
        "severity": verdict.severity,
        "subject": verdict.subject,
        "attribute": verdict.attribute,
        "attribution": verdict.voice,
        "confidence": verdict.confidence,
        "stated": _stated(verdict.stated),
        "fact": _evidence(verdict.evidence) if verdict.evidence else None,
        "message": {"fr": verdict.message_fr, "en": verdict.message_en},
        "suggestion": verdict.suggestion,
        "proof": proof_object(verdict.proof) if verdict.proof else None,
    }


def _stated(stated: Quantity | DateSpan | str) -> dict[str, object]:
    """A date has its first and last day for bounds, and no unit; a country its code for both."""
    if isinstance(stated, DateSpan):
        return {**_days(stated), "unit": None, "modality": Modality.EXACT, "period": None}
    if isinstance(stated, str):
        return {"low": stated, "high": stated, "unit": "country", "modality": Modality.EXACT, "period": None}
    return _quantity(stated) | {"period": stated.period}


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {
        "id": evidence.fact,
        **{key: told for key, told in _stated(evidence.quantity).items() if key != "period"},
        "since": evidence.since.isoformat(),
        "sources": [_citation(citation) for citation in evidence.sources],
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "title": citation.title,
        "publisher": citation.publisher,
        "url": citation.url,
        "published": citation.published.isoformat() if citation.published else None,
        "quote": citation.quote,
    }


def _mention(mention: Mention) -> dict[str, object]:
    value = mention.value
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        **dict.fromkeys(("low", "high", "unit", "modality")),
        **(_quantity(value) if isinstance(value, Quantity) else {}),
        **(_days(value) if isinstance(value, DateSpan) else {}),
        "period": value.period if isinstance(value, Quantity) else None,
        "value": _named(value),
        "relation": value.relation if isinstance(value, DateSpan) else None,
        "suggestion": mention.suggestion,
    }


def _named(value: Quantity | DateSpan | str) -> str | None:
    """The subject, country or name as one code; a date as EDTF writes its words."""
    match value:
        case Quantity():
            return None
        case DateSpan():
            return value.written
        case _:
            return value


def _quantity(quantity: Quantity) -> dict[str, object]:
    return {
        "low": _plain(quantity.low),
        "high": _plain(quantity.high),
        "unit": quantity.unit,
        "modality": quantity.modality,
    }


def _days(span: DateSpan) -> dict[str, object]:
    return {
        "low": span.first.isoformat() if span.first else None,
        "high": span.last.isoformat() if span.last else None,
    }


def _plain(amount: Decimal | None) -> str | None:
    """The amount in digits, without exponent and without zeros that say nothing."""
    if amount is None:
        return None
    digits = f"{amount:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
