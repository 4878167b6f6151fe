"""What is set in behind those who are counted: «61 pays, dont le Chili, ont signé», «…, Chili compris, …»."""

from __future__ import annotations

import re

from bot.claims.view import View
from bot.model import Kind, Mention

_AMONG = re.compile(
    r"\s*,?\s*(?:dont|parmi lesquels|parmi lesquelles)\s[^;:.()]{3,90}?"
    r"(?:,|\s(?=(?:ont|avaient|auront|sont|seront|etaient)\s))"
    r"|\s*,\s*[^,;:.()]{2,60}\s(?:comprise?s?|incluse?s?|en tete)\s*,"
)


def past_inset(view: View, figure: Mention, end: int) -> int:
    """Returns where the sentence goes on behind a figure, up to `end`: past some of those that it counts."""
    among = _AMONG.match(view.folded, figure.end, end) if figure.kind is Kind.COUNT else None
    return among.end() if among else figure.end
