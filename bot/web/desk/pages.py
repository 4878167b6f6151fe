"""Pages out: templates, languages, numbers and days as people write them, and what a browser may load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from babel.dates import format_datetime
from babel.numbers import format_decimal, format_percent
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from bot import __version__
from bot.report.shown import pages
from bot.report.words import Lang, say_day
from bot.web.desk.visit import Visitor, language

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LOCALES: Mapping[Lang, str] = {"fr": "fr", "en": "en_GB"}


def page(
    request: Request, visitor: Visitor | None, template: str, status: int = 200, **context: Any
) -> HTMLResponse:
    """Returns a template as a page for a visitor, None for somebody who has not signed in."""
    lang = language(request)
    locale = _LOCALES[lang]
    written = (
        _pages()
        .get_template(template)
        .render(
            context,
            lang=lang,
            t=lambda fr, en: en if lang == "en" else fr,
            visitor=visitor,
            path=request.url.path,
            here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            release=__version__,
            day=lambda moment: say_day(moment, lang),
            short=lambda moment: _short(moment, lang),
            when=lambda moment: format_datetime(moment.astimezone(), "d MMM y, HH:mm", locale=locale),
            number=lambda amount: format_decimal(amount, locale=locale),
            percent=lambda share: format_percent(share, "#,##0\u00a0%" if lang == "fr" else "#,##0%", locale),
        )
    )
    return HTMLResponse(written, status, {**_HEADERS, "Content-Language": lang, "Vary": "HX-Request"})


def _short(moment: date | datetime, lang: Lang) -> str:
    return moment.strftime("%d/%m/%Y") if lang == "fr" else moment.strftime("%d %b %Y")


@cache
def _pages() -> Environment:
    environment = pages("bot.web.desk")
    environment.filters.update(choice=lambda word: (word, word), anchor=lambda fact: fact.partition("#")[2])
    return environment
