"""Paste: a text in, its verdicts out, nothing kept."""

from __future__ import annotations

from datetime import date

import anyio
from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.documents import read_day
from bot.errors import InputError
from bot.model import Document, Report
from bot.report.html import numbered, spans
from bot.report.marks import mark
from bot.web.api import LONGEST_TEXT, refuse_when_busy
from bot.web.desk.pages import page
from bot.web.desk.visit import Posted, Reader, language
from bot.web.problems import Problem
from bot.web.service import Here, Service

router = APIRouter()


@router.get("/paste")
def paste(request: Request, visitor: Reader) -> Response:
    """Shows the empty form."""
    return page(request, visitor, "paste.html", text="", title="", published=date.today(), report=None)


@router.post("/paste")
async def check(request: Request, service: Here, visitor: Reader, form: Posted) -> Response:
    """Checks the text of the form in the same request."""
    text, title = form.get("text", "").replace("\r\n", "\n"), form.said("title")
    if not text.strip():
        raise Problem(422, "le texte est vide ; collez un article.", "the text is empty; paste an article.")
    if len(text.encode()) > LONGEST_TEXT:
        raise Problem(
            413,
            f"le texte dépasse {LONGEST_TEXT // 1000} ko ; coupez-le.",
            f"the text is longer than {LONGEST_TEXT // 1000} kB; cut it.",
        )
    try:
        published = read_day(form.said("published")) if form.said("published") else date.today()
    except InputError as error:
        raise Problem(422, error.fr, error.en) from None
    refuse_when_busy(service)
    document = Document(text=text, title=title or None, published=published)
    report = await anyio.to_thread.run_sync(_check, service, document, limiter=service.checking)
    shown, lang = numbered(report), language(request)
    return page(
        request,
        visitor,
        "paste.html",
        text=text,
        title=title,
        published=published,
        report=report,
        shown=shown,
        headline=mark(title, spans(shown, in_title=True), lang, "line") if title else None,
        body=mark(text, spans(shown, in_title=False), lang),
    )


def _check(service: Service, document: Document) -> Report:
    return service.checker().check(document)
