"""The report as one page of HTML that needs no network: the text, its marks, and a card a verdict."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from jinja2 import Environment
from markupsafe import Markup

from bot.model import Report
from bot.report.json import verdict_object
from bot.report.marks import Span, mark
from bot.report.shown import Shown, pages
from bot.report.words import LOOKS, Lang, count, say_day

_Any = TypeVar("_Any", bound=Shown)
_ORDER = list(LOOKS)


def to_html(report: Report, lang: Lang) -> str:
    """Returns a report as a page; its own policy lets nothing in but its style sheet."""
    shown = numbered(report)
    style = stylesheet()
    document = report.document
    return (
        _pages()
        .get_template("report.html")
        .render(
            t=lambda fr, en: en if lang == "en" else fr,
            lang=lang,
            style=Markup(style),
            policy=policy_of(style),
            report=report,
            day=say_day(document.published, lang) if document.published else None,
            title=mark(document.title, spans(shown, in_title=True), lang, "line") if document.title else None,
            body=mark(document.text, spans(shown, in_title=False), lang),
            shown=shown,
            problems=count(
                sum(one.is_problem for one in shown),
                ("chiffre à reprendre", "chiffres à reprendre")
                if lang == "fr"
                else ("figure to correct", "figures to correct"),
                lang,
            ),
        )
    )


def policy_of(style: str) -> str:
    """Returns the content security policy of a page that lets nothing in but this style sheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"


def numbered(report: Report) -> list[Shown]:
    """Returns the verdicts of a report, those that weigh most first, with the numbers of their cards."""
    verdicts = [(True, one) for one in report.title_verdicts] + [(False, one) for one in report.verdicts]
    shown = [
        Shown(number, verdict_object(verdict), verdict.text, in_title)
        for number, (in_title, verdict) in enumerate(verdicts, 1)
    ]
    return worst_first(shown)


def worst_first(shown: Iterable[_Any]) -> list[_Any]:
    """Returns verdicts in the order in which reports show them."""
    return sorted(shown, key=lambda one: _ORDER.index(one.label))


def spans(shown: Iterable[Shown], *, in_title: bool) -> list[Span]:
    """Returns the spans of the verdicts of a field, one for those about the same figure."""
    first: dict[tuple[int, int], Span] = {}
    for one in worst_first(shown):
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
