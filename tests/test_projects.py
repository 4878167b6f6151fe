"""A firm's share of a project that the text names is the project's; what a firm is worth is of no country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from invented import At, fact, subject
from tables import BOOK, HORIZON, claim_of, unmarked, verdicts_of

from bot.facts import FactTable
from bot.match import Clock, Reason, Sure
from bot.matching import match_claim
from bot.model import Kind, Mention

DAY = date(2024, 3, 10)
SUBJECTS = (
    subject("Lyra", fact("investissement", "EUR", At("2024-03-01", 6e9))),
    subject("Vega", fact("investissement", "EUR", At("2024-03-01", 2e9)), kind="programme"),
    subject("Altair", fact("valorisation", "EUR", At("2024-03-01", 11e9))),
)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("Lyra investira [2 milliards d'euros].", True),
        ("Sur Vega, tout est dit. Lyra investira [8 milliards d'euros].", True),
        (
            "Pour Vega, fini. Les maires ont bu. Il pleut. Lyra y investira [2 milliards d'euros].",
            False,
        ),
        ("À deux pas de Vega, où Lyra va investir [2 milliards d'euros], on attend les camions.", False),
        ("À deux pas de Vega, où Lyra va investir [3 milliards d'euros], on attend les camions.", True),
    ],
)
def test_a_firms_share_of_a_project_named(table: FactTable, marked: str, told: bool) -> None:
    labels = {verdict.label.value for verdict in verdicts_of(table, marked, DAY)}
    assert ("contradicted" in labels) is told


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("Valorisée [5,8 milliards d'euros], Altair ouvre un bureau à Londres.", Reason.FOUND),
        ("Lyra investira [5 milliards d'euros] à Londres.", Reason.OTHER_PLACE),
    ],
)
def test_what_a_firm_is_worth_is_of_no_country(table: FactTable, marked: str, reason: Reason) -> None:
    text, _ = unmarked(marked)
    at = text.index("Londres")
    london = Mention(at, at + 7, "Londres", Kind.COUNTRY, "GB")
    match = match_claim(replace(claim_of(table, marked), places=(london,)), table, BOOK, Clock(DAY, HORIZON))
    assert (match.reason, match.sure > Sure.NOTHING) == (reason, reason is Reason.FOUND)
