"""Numbers: what is found by rule and week, how much of it people dismiss, how much the table covers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.store.tallies import by_week, coverage, judged
from bot.web.desk.article import FALSE_ALARM
from bot.web.desk.pages import page
from bot.web.desk.visit import Reader
from bot.web.service import Here

router = APIRouter()

_WEEKS = 12


@router.get("/numbers")
def numbers(request: Request, service: Here, visitor: Reader) -> Response:
    """Shows the last twelve weeks, and all that was ever decided."""
    this_week = date.today() - timedelta(days=date.today().weekday())
    weeks = [this_week - timedelta(weeks=back) for back in reversed(range(_WEEKS))]
    since = datetime.combine(weeks[0], datetime.min.time(), UTC)
    with service.store.read() as session:
        found, decided, covered = by_week(session, since), judged(session, FALSE_ALARM), coverage(session)
    rows = {rule: [counts.get(week, 0) for week in weeks] for rule, counts in sorted(found.items())}
    return page(
        request,
        visitor,
        "numbers.html",
        weeks=weeks,
        rows=rows,
        totals=[sum(column) for column in zip(*rows.values(), strict=True)] if rows else [0] * len(weeks),
        judged=decided,
        coverage=covered,
        figures=sum(one.figures for one in covered),
        checked=sum(one.checked for one in covered),
    )
