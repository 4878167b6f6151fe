"""A text twice as long takes about twice the time, whatever its figures have to do with one another."""

from __future__ import annotations

import time
from datetime import date

import pytest

from bot.check import Checker
from bot.model import Document


@pytest.mark.parametrize(
    "piece",
    [
        "ReArm Europe : 800 milliards d'euros, dont 150 milliards de prêts. ",
        "Mistral AI a levé 31 milliards d'euros. OpenAI est valorisée 77 milliards de dollars. ",
        "Kiev compte sur les Vingt-Sept, qui prêtent 50 milliards d'euros jusqu'en 2027. ",
    ],
)
def test_time_grows_with_the_text(checker: Checker, piece: str) -> None:
    def cpu(times: int) -> float:
        document = Document(text=piece * times, published=date(2025, 3, 10))
        begun = time.process_time()
        checker.check(document)
        return time.process_time() - begun

    cpu(20)  # what is made once is made
    assert cpu(800) < 3 * cpu(400) + 0.5
