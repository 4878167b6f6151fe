"""Facts: subjects to browse and search, values with their sources and history, and what is due."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.check import HORIZON
from bot.facts import Fact, FactTable
from bot.folding import fold
from bot.web.desk.pages import page
from bot.web.desk.series import chart
from bot.web.desk.visit import Reader, language
from bot.web.problems import Problem
from bot.web.service import Here
from bot.wording import say_value

router = APIRouter()

_DUE = timedelta(days=180)
_MOST = 100


@router.get("/facts")
def facts(
    request: Request, service: Here, visitor: Reader, q: str = "", due: str = "", theme: str = ""
) -> Response:
    """Shows the facts that hold every word asked for; of those due, the ones verified longest ago first."""
    table, lang = service.checker().table, language(request)
    today = date.today()
    wanted = fold(q[:200]).split()
    found = [
        fact
        for fact in table.facts.values()
        if (not theme or fact.subject.startswith(f"{theme}/"))
        and (not due or today - fact.checked > _DUE)
        and all(word in _everything(table, fact) for word in wanted)
    ]
    if due:
        found.sort(key=lambda fact: (fact.checked, fact.id))
    return page(
        request,
        visitor,
        "facts.html",
        facts=[
            (fact, table.subject(fact.subject), say_value(fact.values[-1], fact, lang))
            for fact in found[:_MOST]
        ],
        more=max(0, len(found) - _MOST),
        total=len(table.facts),
        bulk=len(table.bulk),
        themes=sorted({subject.partition("/")[0] for subject in table.subjects if "/" in subject}),
        q=q,
        due=due,
        theme=theme,
        days=_DUE.days,
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


def _everything(table: FactTable, fact: Fact) -> str:
    subject = table.subject(fact.subject)
    names = (alias.text for alias in subject.aliases)
    publishers = (source.publisher for value in fact.values for source in value.sources)
    return fold(" ".join((fact.id, fact.label, *names, *publishers)))
