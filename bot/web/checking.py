"""One queued check, done: the version out of the store, through the checker, into rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from bot.check import Checker
from bot.model import PROBLEMS, Document, Quantity, Report, Verdict
from bot.report.json import to_json
from bot.store.engine import Store
from bot.store.results import Result
from bot.store.tables import Check, VerdictRow, Version
from bot.targets import locate
from bot.web.settings import Settings


def load_checker(settings: Settings) -> Checker:
    """Loads the checker a configuration asks for; raises FactsError or RulesError when it cannot be used."""
    return Checker.load([settings.folder / Path(folder) for folder in settings.facts])


def check_stored(store: Store, checker: Checker, check: str) -> Result | None:
    """Checks the version that a check is about; None when it has been purged."""
    with store.read() as session:
        row = session.get(Check, check)
        if row is None:
            return None
        version, article = row.version, row.version.article.external_id
        document = Document(
            text=version.body,
            id=article,
            title=version.title or None,
            url=version.url or None,
            published=version.published,
        )
    return _result(checker.check(document), version)


def _result(report: Report, version: Version) -> Result:
    written = to_json(report)
    parts = json.loads(written)
    segments = None if version.segments is None else json.loads(version.segments)
    rows = [
        *_rows("title", version.title, "text", None, report.title_verdicts, parts["title_verdicts"]),
        *_rows("body", version.body, version.body_format, segments, report.verdicts, parts["verdicts"]),
    ]
    for number, row in enumerate(rows):
        row.number = number
    return Result(
        report=written,
        figures=report.figures,
        checked=report.checked,
        problems=sum(row.label in PROBLEMS for row in rows),
        facts_digest=report.facts_digest,
        rules_digest=report.rules_digest,
        verdicts=rows,
    )


def _rows(
    name: str,
    field: str,
    format: str,
    segments: Sequence[tuple[int, str]] | None,
    verdicts: Sequence[Verdict],
    written: Sequence[object],
) -> Iterator[VerdictRow]:
    for verdict, target, data in zip(
        verdicts, locate(field, format, segments, verdicts), written, strict=True
    ):
        amount = verdict.stated if isinstance(verdict.stated, Quantity) else None
        yield VerdictRow(
            field=name,
            start=verdict.start,
            end=verdict.end,
            text=verdict.text,
            path=target.path,
            path_start=target.path_start,
            prefix=target.prefix,
            exact=target.exact,
            suffix=target.suffix,
            claim=target.claim,
            label=verdict.label,
            rule=verdict.rule,
            severity=verdict.severity,
            subject=verdict.subject,
            attribute=verdict.attribute,
            confidence=Decimal(str(verdict.confidence)),
            stated_low=amount.low if amount else None,
            stated_high=amount.high if amount else None,
            stated_unit=amount.unit if amount else None,
            fact=verdict.evidence.fact if verdict.evidence else None,
            data=json.dumps(data, ensure_ascii=False),
        )
