"""What each stage is worth: the checker with one of them taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from unittest import mock

import bot.check
from bot.claims import extract_claims
from bot.model import Claim, Document, Report, Stance, Voice

_LATE = date(2026, 11, 22)
"""The day the shipped facts were last checked: what a program blind to dates would hold any text against."""


@contextmanager
def without_names() -> Iterator[None]:
    """No name but the table's own competes for a figure."""
    with mock.patch.object(bot.check, "find_names", return_value=()):
        yield


@contextmanager
def without_attributes() -> Iterator[None]:
    """No word tells what a figure measures."""
    with _claims(lambda claim: replace(claim, cues=(), before="", after="")):
        yield


@contextmanager
def without_polarity() -> Iterator[None]:
    """Denied, asked, supposed, expected and quoted figures are all asserted."""
    with _claims(lambda claim: replace(claim, stance=Stance.ASSERTED, voice=Voice.OWN, is_forecast=False)):
        yield


@contextmanager
def without_dates() -> Iterator[None]:
    """Every text is judged as of the same late day, and the years it names are not read."""
    check = bot.check.Checker.check

    def check_late(self: bot.check.Checker, document: Document) -> Report:
        return check(self, document.model_copy(update={"published": _LATE}))

    no_years = _claims(lambda claim: replace(claim, years=()))
    with no_years, mock.patch.object(bot.check.Checker, "check", check_late):
        yield


ABLATIONS: Mapping[str, Callable[[], Any]] = {
    "sans la concurrence des noms (NER)": without_names,
    "sans les attributs": without_attributes,
    "sans la polarité": without_polarity,
    "sans les dates": without_dates,
}


@contextmanager
def _claims(change: Callable[[Claim], Claim]) -> Iterator[None]:
    def extract_changed(*arguments: Any) -> tuple[Claim, ...]:
        return tuple(change(claim) for claim in extract_claims(*arguments))

    with mock.patch.object(bot.check, "extract_claims", extract_changed):
        yield
