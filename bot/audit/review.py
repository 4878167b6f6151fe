"""A run brought to the desk, and what was dismissed there brought back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from bot.audit.dismissals import Dismissals, Words
from bot.audit.outputs.places import link_of, name_place
from bot.audit.results import PROBLEMS, Read, Row, Run
from bot.report.json import SCHEMA
from bot.store.engine import Store
from bot.store.results import Result
from bot.store.runs import Brought, bring_in, dismissed, withdraw_others
from bot.store.tables import VerdictRow
from bot.targets import locate

HOOK = "audit"
_AT_ONCE = 200
_BLOCK = re.compile(r"</?(?:p|div|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
_OF_THE_RUN = {"id", "file", "item", "published", "in", "sentence", "dismissed"}
_UNSTORABLE = {0: "\ufffd"}


def import_run(run: Run, store: Store) -> int:
    """Brings every article with a problem to the desk, and hides those of earlier runs; returns how many.

    An article keeps its decisions as long as the same sentence, figure and rule are found in it.
    """
    kept: set[int] = set()
    found = (
        _brought(read, run.manifest)
        for read in run.articles()
        if any(one["label"] in PROBLEMS for one in read.verdicts)
    )
    while some := list(islice(found, _AT_ONCE)):
        with store.write() as session:
            kept |= bring_in(session, HOOK, some)
    with store.write() as session:
        withdraw_others(session, HOOK, kept)
    return len(kept)


def read_dismissals(store: Store) -> Dismissals:
    """Returns what people dismissed, of earlier runs and of articles that senders gave an address."""
    with store.read() as session:
        return Dismissals(
            {
                (one.article, one.claim): {
                    "reason": one.reason,
                    "by": one.by,
                    "at": one.at.date().isoformat(),
                }
                for one in dismissed(session, HOOK)
            }
        )


def _brought(read: Read, manifest: Row) -> Brought:
    document = read.document
    title, body = (_storable(document[key]) for key in ("title", "text"))
    is_html = bool(_BLOCK.search(body))
    written: dict[str, list[Row]] = {"title": [], "text": []}
    for one in read.verdicts:
        own = {key: value for key, value in one.items() if key not in _OF_THE_RUN}
        written[one["in"]].append(own)
    rows = [
        *_rows("title", title, "text", written["title"]),
        *_rows("body", body, "html" if is_html else "text", written["text"]),
    ]
    for number, row in enumerate(rows):
        row.number = number
    report = {
        "schema": SCHEMA,
        "id": document["id"],
        "published": document["published"],
        **{key: manifest[key] for key in ("version", "facts_digest", "rules_digest")},
        "coverage": {"figures": document["figures"], "checked": document["checked"]},
        "verdicts": written["text"],
        "title_verdicts": written["title"],
    }
    return Brought(
        external_id=_storable(name_place(document)),
        title=title,
        body=body,
        body_format="html" if is_html else "text",
        section=_storable(document["section"]),
        url=_storable(link_of(document)),
        published=date.fromisoformat(document["published"]) if document["published"] else None,
        result=Result(
            report=json.dumps(report, ensure_ascii=False),
            figures=document["figures"],
            checked=document["checked"],
            problems=sum(row.label in PROBLEMS for row in rows),
            facts_digest=manifest["facts_digest"],
            rules_digest=manifest["rules_digest"],
            verdicts=rows,
        ),
    )


def _rows(name: str, field: str, format: str, verdicts: list[Row]) -> Iterator[VerdictRow]:
    placed = [Words(one["start"], one["end"], one["text"], one["rule"]) for one in verdicts]
    for one, target in zip(verdicts, locate(field, format, None, placed), strict=True):
        stated = one["stated"]
        is_amount = stated["unit"] not in (None, "country")
        yield VerdictRow(
            field=name,
            prefix=target.prefix,
            exact=target.exact,
            suffix=target.suffix,
            claim=target.claim,
            confidence=Decimal(str(one["confidence"])),
            stated_low=_amount(stated["low"]) if is_amount else None,
            stated_high=_amount(stated["high"]) if is_amount else None,
            stated_unit=stated["unit"] if is_amount else None,
            fact=one["fact"]["id"] if one["fact"] else None,
            data=json.dumps(one, ensure_ascii=False),
            **{key: one[key] for key in ("start", "end", "text", "label", "rule", "severity")},
            **{key: one[key] for key in ("subject", "attribute")},
        )


def _amount(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _storable(value: Any) -> str:
    """Postgres keeps no NUL."""
    return str(value or "").translate(_UNSTORABLE)
