"""Examples shown in the OpenAPI description; the figures are those of the README."""

from __future__ import annotations

DOCUMENT = {
    "id": "a1",
    "title": "Stargate, le pari américain",
    "text": "Le projet Stargate prévoit 500 milliards d’euros en quatre ans.",
    "published": "2025-02-10",
}

_VERDICT = {
    "start": 27,
    "end": 48,
    "text": "500 milliards d’euros",
    "label": "contradicted",
    "rule": "wrong-currency",
    "severity": "error",
    "subject": "Stargate",
    "attribute": "investissement",
    "attribution": "own-voice",
    "confidence": 0.98,
    "stated": {
        "low": "500000000000",
        "high": "500000000000",
        "unit": "EUR",
        "modality": "exact",
        "period": None,
    },
    "fact": None,
    "message": {"fr": "Stargate : 500 Md$, pas 500 Md€.", "en": "Stargate is $500bn, not €500bn."},
    "suggestion": "500 milliards de dollars",
}

REPORT = {
    "schema": "vraichiffre/report/1",
    "id": "a1",
    "published": "2025-02-10",
    "version": "0.1.0",
    "facts_digest": "…",
    "rules_digest": "…",
    "coverage": {"figures": 1, "checked": 1},
    "verdicts": [_VERDICT],
    "title_verdicts": [],
}

CHECK = {
    "id": "5b8c3b1f0a5e4a0f9d5c8f7f0f1e2d3c",
    "state": "done",
    "hook": "standard/redaction",
    "article": "a1",
    "current": True,
    "withdrawn": False,
    "queued_at": "2025-02-10T09:00:00Z",
    "finished_at": "2025-02-10T09:00:01Z",
    "error": None,
    "report": {
        **REPORT,
        "verdicts": [
            {
                **_VERDICT,
                "claim": "…",
                "target": {
                    "field": "body",
                    "path": None,
                    "path_start": None,
                    "selector": {
                        "type": "TextQuoteSelector",
                        "exact": "500 milliards d’euros",
                        "prefix": "Le projet Stargate prévoit ",
                        "suffix": " en quatre ans.",
                    },
                },
            }
        ],
    },
}
