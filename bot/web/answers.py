"""A check as others are told of it: by `GET /checks/{id}` and in callbacks."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel

from bot.store.tables import Check, VerdictRow


class CheckBody(BaseModel):
    """A check: where it stands, and the report once it is done.

    Each verdict of the report has a `target`: the `field` its offsets are in, the place in a rich-text tree,
    and a W3C TextQuoteSelector. `current` is false when a newer version of the article has come.
    """

    id: str
    state: Literal["queued", "running", "done", "failed"]
    hook: str
    article: str
    current: bool
    withdrawn: bool
    queued_at: datetime
    finished_at: datetime | None
    error: str | None
    report: dict[str, Any] | None


def describe_check(check: Check) -> CheckBody:
    """Returns a check that was read in a session still open."""
    version, article = check.version, check.version.article
    return CheckBody.model_validate(
        {
            "id": check.id,
            "state": check.state,
            "hook": article.hook,
            "article": article.external_id,
            "current": article.withdrawn_at is None and article.current_id == version.id,
            "withdrawn": article.withdrawn_at is not None,
            "queued_at": check.queued_at,
            "finished_at": check.finished_at,
            "error": check.error,
            "report": _report(check),
        }
    )


def _report(check: Check) -> dict[str, Any] | None:
    if check.report is None:
        return None
    report: dict[str, Any] = json.loads(check.report)
    report["verdicts"] = [_verdict(row) for row in check.verdicts if row.field == "body"]
    report["title_verdicts"] = [_verdict(row) for row in check.verdicts if row.field == "title"]
    return report


def _verdict(row: VerdictRow) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": row.exact, "prefix": row.prefix, "suffix": row.suffix}
    target = {"field": row.field, "path": row.path, "path_start": row.path_start, "selector": selector}
    return {**json.loads(row.data), "claim": row.claim, "target": target}
