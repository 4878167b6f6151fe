"""The queue: articles with open problems first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Annotated
from urllib.parse import urlencode

import nh3
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from bot.documents import read_day
from bot.errors import InputError
from bot.report.shown import say_rule
from bot.store.review import STATES, Filters, choices, list_articles
from bot.web.desk.pages import page
from bot.web.desk.visit import Reader, language
from bot.web.problems import Problem
from bot.web.service import Here

router = APIRouter()

_PER_PAGE = 50
_LONGEST_NAME = 90


@router.get("/queue")
def queue(
    request: Request,
    service: Here,
    visitor: Reader,
    state: str = "open",
    rule: str = "",
    section: str = "",
    hook: str = "",
    since: str = "",
    until: str = "",
    at: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Shows one page of the list that the filters leave."""
    given = {
        "state": state if state in STATES else STATES[0],
        "rule": rule,
        "section": section,
        "hook": hook,
        "since": since,
        "until": until,
    }
    filters = Filters(
        given["state"], _storable(rule), _storable(section), _storable(hook), _day(since), _day(until)
    )
    lang = language(request)
    with service.store.read() as session:
        entries = list_articles(session, filters, limit=_PER_PAGE + 1, offset=(at - 1) * _PER_PAGE)
        known = choices(session)
    return page(
        request,
        visitor,
        "queue.html",
        entries=[(one, one.title or _opening(one.opening)) for one in entries[:_PER_PAGE]],
        given=given,
        choices={**known, "rule": [(rule, say_rule(rule, lang)) for rule in known["rule"]]},
        before=_address(given, at - 1) if at > 1 else None,
        after=_address(given, at + 1) if len(entries) > _PER_PAGE else None,
    )


def _opening(body: str) -> str:
    """The first words of an article without a title, a post for instance."""
    words = " ".join(unescape(nh3.clean(body, tags=set())).split())
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rpartition(' ')[0]}…"


def _day(written: str) -> date | None:
    try:
        return read_day(written) if written.strip() else None
    except InputError as error:
        raise Problem(422, error.fr, error.en) from None


def _storable(value: str) -> str:
    """Postgres knows no NUL."""
    return value.replace("\0", "")


def _address(given: Mapping[str, str], at: int) -> str:
    return f"/desk/queue?{urlencode({key: value for key, value in given.items() if value} | {'page': at})}"
