"""A verdict, as it stands in a report, made ready for a page: its words, its days, its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from bot.model import PROBLEMS, Label, Modality, Quantity
from bot.report.proof import card_lines
from bot.report.words import LOOKS, Lang, say_day
from bot.rules import load_rules
from bot.rules_schema import Said
from bot.wording import say, say_country, say_days

Card = Mapping[str, Any]
"""A verdict as it stands in a report."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict with the number of its card, its words as a reader sees them, and where they stand."""

    number: int
    verdict: Card
    words: str
    in_title: bool

    @property
    def label(self) -> Label:
        """The verdict's label."""
        return Label(self.verdict["label"])

    @property
    def is_problem(self) -> bool:
        """Whether it asks something of an editor."""
        return self.label in PROBLEMS


def say_stated(stated: Card, lang: Lang) -> str:
    """Returns an amount, days or a country of a report in words; empty where the text gives none."""
    low, high, unit = stated["low"], stated["high"], stated["unit"]
    if low is None or high is None:
        return ""
    if unit == "country":
        return say_country(low, lang)
    if unit is None and "-" in low[1:]:
        return say_days(date.fromisoformat(low), date.fromisoformat(high), lang)
    return say(Quantity(Decimal(low), Decimal(high), unit, Modality(stated["modality"])), lang)


def say_iso_day(day: str, lang: Lang) -> str:
    """Returns an ISO day in words."""
    return say_day(date.fromisoformat(day), lang)


def say_rule(rule: str, lang: Lang) -> str:
    """Returns the title of a verdict rule, the id itself for one that is no longer there."""
    title = _titles().get(rule)
    if title is None:
        return rule
    return title.en if lang == "en" else title.fr


@cache
def _titles() -> Mapping[str, Said]:
    return {rule.id: rule.title for rule in load_rules().verdicts.values()}


def pages(*packages: str) -> Environment:
    """Makes the templates of the packages, and the report's own, with autoescape and the words they use."""
    loaders = [PackageLoader(package) for package in (*packages, "bot.report")]
    environment = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        LOOKS=LOOKS, say_stated=say_stated, say_iso_day=say_iso_day, say_rule=say_rule, card_lines=card_lines
    )
    return environment
