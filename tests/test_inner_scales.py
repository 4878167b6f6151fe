"""English scale words in French: a «trillion» that can only be a thousand milliards."""

from __future__ import annotations

from datetime import date

import pytest
from checked import judged

from bot.check import Checker

WINTER, SPRING = date(2025, 2, 10), date(2025, 6, 12)


"""A euro bought 1.03 dollars and 0.83 pounds on the one, 1.16 and 0.85 on the other."""


def test_of_a_conversion_with_an_english_scale_the_scale_is_told(checker: Checker) -> None:
    text = "Le fonds réunira 1 trillion de yuans (environ 138 milliards de dollars)."
    (verdict,) = judged(checker, text, date(2025, 3, 6))
    assert (verdict.rule, verdict.suggestion) == ("billion-anglicism", "1\u202f000 milliards de yuans")


@pytest.mark.parametrize("text", ["5 trillions de dollars.", "Elle pèse 5 trillions de dollars, dit-on."])
def test_more_than_all_the_money_of_the_world_is_english(checker: Checker, text: str) -> None:
    (verdict,) = judged(checker, text, None)
    assert (verdict.rule, verdict.suggestion) == ("billion-anglicism", "5\u202f000 milliards de dollars")


@pytest.mark.parametrize(
    "text",
    [
        "Elle pèse 5,1 billions de dollars.",
        "Elle pèse 5 trillions de dollars (5 000 milliards).",
        "Elle pèse 5 trillions de dollars au sens anglais.",
        "Un billet de 100 trillions de dollars zimbabwéens.",
        "Elle pèse $5 trillion.",
    ],
)
def test_a_scale_word_that_may_be_french(checker: Checker, text: str) -> None:
    assert judged(checker, text, None) == []
