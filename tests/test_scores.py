from __future__ import annotations

from decimal import Decimal

import pytest

from bot.check import Checker
from bot.evaluation import Answer, Answers, Gold, compare, flip, reliability, score, to_gold
from bot.evaluation.flips import errors, spellings
from bot.evaluation.intervals import bootstrap, rate
from bot.mentions.quantities import find_quantities
from bot.model import Label, Quantity

TEXT = "Alpha 1, Beta 2, Gamma 3, Delta 4."


def labelled(*labels: tuple[str, str, str | None], complete: bool = True) -> Gold:
    claims = []
    for word, label, rule in labels:
        start = TEXT.index(word)
        claims.append({"start": start, "end": start + len(word), "label": label, "rule": rule})
    return to_gold({"id": "s", "text": TEXT, "claims": claims, "complete": complete})


def said(word: str, label: str, rule: str = "", confidence: float | None = None) -> Answer:
    start = TEXT.index(word)
    return Answer(start, start + len(word), Label(label), rule, confidence)


def test_the_scores_of_one_document_of_each_kind() -> None:
    wrong = labelled(("Alpha 1", "contradicted", "wrong-amount"), ("Beta 2", "outdated", "outdated-figure"))
    right = labelled(("Alpha 1", "supported", None), ("Beta 2", "supported", None))
    scores = score(
        [
            compare(wrong, Answers((said("Alpha 1", "contradicted", "wrong-currency"),))),
            compare(
                right, Answers((said("Alpha 1", "supported"), said("Gamma 3", "contradicted", "wrong-count")))
            ),
        ]
    )
    assert (scores.problems_caught.hits, scores.problems_caught.of) == (1, 2)
    assert (scores.right_rule.hits, scores.right_rule.of) == (0, 2)
    assert scores.false_alarms_per_100.value == 50
    assert scores.supported_told.value == 0.5
    assert scores.coverage.value == 0.5
    caught = {rule: (one.caught.hits, one.caught.of) for rule, one in scores.rules.items()}
    assert caught == {"outdated-figure": (0, 1), "wrong-amount": (1, 1)}
    # F1: contradicted 2/(1+2), outdated 0, supported 2/(2+1), unverified 0 of one.
    assert scores.macro_f1.value == pytest.approx((2 / 3 + 0 + 2 / 3 + 0) / 4)


def test_silence_accepted_on_a_right_figure_is_not_support_told() -> None:
    gold = to_gold(
        {
            "text": TEXT,
            "claims": [{"start": 0, "end": 7, "label": "supported", "accept": ["supported", "unverified"]}],
        }
    )
    scores = score([compare(gold, Answers(()))])
    assert scores.supported_told.value == 0
    assert scores.macro_f1.value == 1


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # Reference values of Wilson's score interval without continuity correction.
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilson(hits: int, of: int, low: float, high: float) -> None:
    measured = rate(hits, of)
    assert measured.low == pytest.approx(low, abs=1e-4)
    assert measured.high == pytest.approx(high, abs=1e-4)


def test_nothing_measured_has_no_value() -> None:
    scores = score([])
    assert scores.problems_caught.value is None
    assert scores.macro_f1.value is None


def test_the_bootstrap_is_the_same_each_time_and_holds_the_value() -> None:
    items = [0.0, 1.0] * 50
    one, two = (bootstrap(items, lambda drawn: sum(drawn) / len(drawn)) for _ in range(2))
    assert one == two
    assert one.low is not None
    assert one.high is not None
    assert 0.35 < one.low < one.value == 0.5 < one.high < 0.65


def test_reliability_bins_what_was_told_by_its_confidence() -> None:
    gold = labelled(
        ("Alpha 1", "supported", None), ("Beta 2", "supported", None), ("Gamma 3", "supported", None)
    )
    answers = Answers(
        (
            said("Alpha 1", "supported", confidence=1.0),
            said("Beta 2", "contradicted", "wrong-amount", confidence=0.97),
            said("Gamma 3", "unverified", confidence=0.2),
            said("Delta 4", "contradicted", "wrong-amount", confidence=0.55),
        )
    )
    bins = reliability(compare(gold, answers))
    assert [(one.low, one.right.hits, one.right.of) for one in bins] == [(0.5, 0, 1), (0.95, 1, 2)]
    assert bins[1].confidence == pytest.approx(0.985)


AMOUNTS = [
    (Decimal(500), 10**9, "USD"),
    (Decimal("2.5"), 10**9, "EUR"),
    (Decimal("1.7"), 10**9, "EUR"),
    (Decimal(385), 10**6, "EUR"),
]


@pytest.mark.parametrize(("digits", "scale", "unit"), AMOUNTS)
def test_the_seven_spellings_are_the_amount_and_the_seven_errors_are_not(
    digits: Decimal, scale: int, unit: str
) -> None:
    amount = (digits * scale, unit)
    right, wrong = spellings(digits, scale, unit), errors(digits, scale, unit)
    assert len({*right}) == len({*wrong}) == 7
    assert {read(words) for words in right} == {amount}
    assert amount not in {read(words) for words in wrong}


def read(words: str) -> tuple[Decimal | None, str | None]:
    (mention,) = find_quantities(f"Le plan atteint {words} cette année.")
    assert isinstance(mention.value, Quantity)
    return mention.value.low, mention.value.unit


def test_a_right_amount_is_flipped_into_fourteen() -> None:
    text = "Le projet Stargate prévoit 500 milliards de dollars d’investissements."
    start = text.index("500")
    claim = {"start": start, "end": start + len("500 milliards de dollars"), "label": "supported"}
    gold = to_gold({"text": text, "published": "2025-02-01", "claims": [claim], "complete": True})
    flips = flip([gold], Checker.load().check)
    assert (flips.figures, flips.spellings.of, flips.errors.of, flips.accuracy.of) == (1, 7, 7, 14)
    assert flips.spellings.hits == 7
    assert flips.errors.hits >= 6


def test_a_figure_that_is_not_confirmed_is_not_flipped() -> None:
    text = "Le maire parle de 12 milliards d’euros."
    claim = {"start": 18, "end": 38, "label": "supported"}
    gold = to_gold({"text": text, "published": "2025-02-01", "claims": [claim]})
    assert flip([gold], Checker.load().check).figures == 0
