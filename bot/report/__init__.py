"""Reports out: one function, one module a format."""

from __future__ import annotations

from typing import Literal

from bot.model import Report
from bot.report.json import to_json
from bot.report.text import to_text

Format = Literal["text", "json", "jsonl", "html", "claimreview", "webannotation"]


def render(
    report: Report,
    format: Format,
    *,
    lang: Literal["fr", "en"] = "fr",
    width: int = 80,
    colour: bool = False,
    only_problems: bool = False,
    show_unverified: bool = False,
    explained: bool = False,
) -> str:
    """Returns a report in a format, without its final line end.

    `width` (columns), `colour` and the last three, which choose the verdicts shown and whether with their
    proof, are the text format's only. A `claimreview` is a draft, and says so.
    """
    match format:
        # Imported when asked for: a check in a terminal should not wait for templates.
        case "html":
            from bot.report.html import to_html

            return to_html(report, lang)
        case "claimreview":
            from bot.report.claimreview import to_claimreview

            return to_claimreview(report, lang)
        case "webannotation":
            from bot.report.webannotation import to_webannotation

            return to_webannotation(report, lang)
        case "json":
            return to_json(report, indent=2)
        case "jsonl":
            return to_json(report)
        case "text":
            return to_text(
                report,
                lang=lang,
                width=width,
                colour=colour,
                only_problems=only_problems,
                show_unverified=show_unverified,
                explained=explained,
            )
