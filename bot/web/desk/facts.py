"""Facts: subjects to browse and search, values with their sources and history, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from bot.check import HORIZON
from bot.web.desk.pages import page
from bot.web.desk.series import chart
from bot.web.desk.visit import Reader, language
from bot.web.problems import Problem
from bot.web.service import Here
from bot.wording import say_value

router = APIRouter()

_DUE = timedelta(days=180)
_PER_PAGE = 100


@router.get("/facts")
def facts(
    request: Request,
    service: Here,
    visitor: Reader,
    q: str = "",
    due: str = "",
    theme: str = "",
    at: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Shows the facts that hold every word asked for; of those due, the ones verified longest ago first."""
    table, lang = service.checker().table, language(request)
    before = date.today() - _DUE if due else None
    found = table.search(q[:200], theme, before, limit=_PER_PAGE, offset=(at - 1) * _PER_PAGE)
    given = {"q": q, "theme": theme, "due": due}
    return page(
        request,
        visitor,
        "facts.html",
        facts=[
            (fact, table.subject(fact.subject), say_value(fact.values[-1], fact, lang))
            for fact in found.facts
        ],
        found=found.total,
        total=len(table.facts) + sum(one.facts for one in table.bulk),
        themes=table.themes,
        given=given,
        days=_DUE.days,
        before=_address(given, at - 1) if at > 1 else None,
        after=_address(given, at + 1) if at * _PER_PAGE < found.total else None,
    )


@router.get("/facts/{subject:path}")
def subject(subject: str, request: Request, service: Here, visitor: Reader) -> Response:
    """Shows all that the table holds of one subject."""
    table, lang = service.checker().table, language(request)
    try:
        found = table.subject(subject)
    except KeyError:
        raise Problem(
            404, "la table ne connaît pas ce sujet.", "the table does not know this subject."
        ) from None
    today = date.today()
    return page(
        request,
        visitor,
        "subject.html",
        subject=found,
        facts=[(fact, chart(fact, today, lang)) for fact in table.of(subject)],
        say=lambda value, fact: say_value(value, fact, lang),
        may_contradict=lambda fact: today - fact.checked <= HORIZON,
        # Of a bulk table there is no file to propose a change to.
        has_file=subject in table.subjects,
    )


def _address(given: Mapping[str, str], at: int) -> str:
    return f"/desk/facts?{urlencode({key: value for key, value in given.items() if value} | {'page': at})}"
