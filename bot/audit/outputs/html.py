"""report.html: the run as one page that needs no network, on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TextIO

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment
from markupsafe import Markup

from bot.audit.outputs.charts import HEIGHT, draw_bar, draw_timeline
from bot.audit.outputs.places import link_of, name_place
from bot.audit.outputs.summary import MOST_SHOWN, Group, Summary, added, years_of
from bot.audit.results import PROBLEMS, Read, Row, Run
from bot.report.html import policy_of, stylesheet
from bot.report.shown import pages
from bot.report.words import Lang, count

_PAGE = 100
_ROWS = 12
_MOST_ROWS = 200
_LONGEST_BY_MONTH = 4


@dataclass(frozen=True, slots=True)
class Table:
    """Groups under a heading: `rows` shown, `more` folded, `others` only counted."""

    id: str
    heading: str
    of: str
    rows: Sequence[tuple[str, Group]]
    more: Sequence[tuple[str, Group]]
    others: int
    has_rate: bool


class Page:
    """The page, made of a summary when all is counted."""

    def __init__(self, run: Run, file: TextIO, lang: Lang) -> None:
        self._run, self._file, self._lang = run, file, lang
        self._summary = Summary()

    def add(self, read: Read) -> None:
        """Counts an article."""
        self._summary.add(read)

    def refuse(self, error: Row) -> None:
        """Counts a refused item."""
        self._summary.refuse(error)

    def finish(self) -> None:
        """Writes the page."""
        lang, summary = self._lang, self._summary
        style = stylesheet() + _stylesheet()
        months = summary.months.by_name()
        worst = summary.worst()
        page = _pages().get_template("audit.html")
        chunks = page.generate(
            t=self._say,
            lang=lang,
            style=Markup(style),
            policy=policy_of(style),
            run=self._run.manifest,
            s=summary,
            problem_labels=PROBLEMS,
            n=lambda number: format_decimal(number, "#,##0", locale=lang),
            rate=lambda number: format_decimal(number, "#,##0.0", locale=lang),
            percent=lambda part, whole: format_percent(part / whole, "#,##0.# %", locale=lang),
            several=lambda number, fr, en: self._several(number, fr, en),
            timeline=draw_timeline(self._timeline(months)),
            timeline_height=HEIGHT,
            years=years_of(months),
            month_names=[format_date(date(2000, month, 1), "LLL", locale=lang) for month in range(1, 13)],
            added=added,
            tables=[table for table in self._tables() if table.rows],
            draw_bar=draw_bar,
            batches=[worst[at : at + _PAGE] for at in range(0, len(worst), _PAGE)],
            page_length=_PAGE,
            most_shown=MOST_SHOWN,
            link_of=link_of,
            name_place=name_place,
            languages=[(self._language(code), number) for code, number in summary.languages.most_common()],
        )
        for chunk in chunks:
            self._file.write(chunk)

    def _say(self, fr: str, en: str) -> str:
        return en if self._lang == "en" else fr

    def _several(self, number: int, fr: tuple[str, str], en: tuple[str, str]) -> str:
        words = count(number, fr if self._lang == "fr" else en, self._lang)
        return words.replace(str(number), format_decimal(number, "#,##0", locale=self._lang), 1)

    def _timeline(self, months: list[tuple[str, Group]]) -> list[tuple[str, Group]]:
        """A column a month for a few years, a column a year beyond."""
        years = years_of(months)
        if len(years) > _LONGEST_BY_MONTH:
            return [(str(year), added(found.values())) for year, found in years.items()]
        return [
            (format_date(date(year, month, 1), "LLL yyyy", locale=self._lang), found.get(month, Group()))
            for year, found in years.items()
            for month in range(1, 13)
        ]

    def _tables(self) -> list[Table]:
        s, say = self._summary, self._say
        return [
            self._table(
                "rules", say("Par règle", "By rule"), say("Règle", "Rule"), s.rules.by_problems(), False
            ),
            self._table(
                "subjects",
                say("Par sujet", "By subject"),
                say("Sujet", "Subject"),
                s.subjects.by_problems(),
                False,
            ),
            self._table(
                "sections",
                say("Par rubrique", "By section"),
                say("Rubrique", "Section"),
                s.sections.by_problems(),
            ),
            self._table(
                "authors", say("Par auteur", "By author"), say("Auteur", "Author"), s.authors.by_problems()
            ),
        ]

    def _table(
        self, id: str, heading: str, of: str, groups: list[tuple[str, Group]], has_rate: bool = True
    ) -> Table:
        return Table(
            id,
            heading,
            of,
            groups[:_ROWS],
            groups[_ROWS:_MOST_ROWS],
            max(0, len(groups) - _MOST_ROWS),
            has_rate,
        )

    def _language(self, code: str) -> str:
        return str(Locale.parse(self._lang).languages.get(code, code))


@cache
def _stylesheet() -> str:
    return (files("bot.audit.outputs") / "templates" / "audit.css").read_text(encoding="utf-8")


@cache
def _pages() -> Environment:
    return pages("bot.audit.outputs")
