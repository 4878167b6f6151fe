"""The report as one page of HTML that needs no network: the text, its marks, and a card a verdict."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from bot.model import Report
from bot.report.json import verdict_object
from bot.report.marks import Span, mark
from bot.report.shown import Shown, pages
from bot.report.words import LOOKS, PROBLEMS, Lang, count, say_day


def to_html(report: Report, lang: Lang) -> str:
    """Returns a report as a page; its own policy lets nothing in but its style sheet."""
    title_first = [(True, verdict) for verdict in report.title_verdicts]
    verdicts = [*title_first, *((False, verdict) for verdict in report.verdicts)]
    shown = [
        Shown(number, verdict_object(verdict), in_title)
        for number, (in_title, verdict) in enumerate(verdicts, 1)
    ]
    style = stylesheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    document = report.document
    return (
        _pages()
        .get_template("report.html")
        .render(
            t=lambda fr, en: en if lang == "en" else fr,
            lang=lang,
            style=Markup(style),
            policy=f"default-src 'none'; style-src 'sha256-{digest}'",
            report=report,
            day=say_day(document.published, lang) if document.published else None,
            title=mark(document.title or "", spans(shown, in_title=True), lang) if document.title else None,
            body=mark(document.text, spans(shown, in_title=False), lang),
            shown=sorted(shown, key=lambda one: list(LOOKS).index(one.label)),
            problems=count(
                sum(verdict.label in PROBLEMS for _, verdict in verdicts),
                ("chiffre à reprendre", "chiffres à reprendre")
                if lang == "fr"
                else ("figure to correct", "figures to correct"),
                lang,
            ),
        )
    )


def spans(shown: list[Shown], *, in_title: bool) -> list[Span]:
    """Returns the spans of the verdicts of a field, one for those about the same figure."""
    first: dict[tuple[int, int], Span] = {}
    for one in sorted(shown, key=lambda one: list(LOOKS).index(one.label)):
        if one.in_title is in_title:
            place = one.verdict["start"], one.verdict["end"]
            first.setdefault(place, Span(*place, one.number, one.label))
    return list(first.values())


@cache
def stylesheet() -> str:
    """The style of texts, marks and cards, which the desk shares."""
    return (files("bot.report") / "templates" / "verdicts.css").read_text(encoding="utf-8")


@cache
def _pages() -> Environment:
    return pages()
