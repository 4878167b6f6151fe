from __future__ import annotations

import pytest

from bot.mentions.overlaps import apart
from bot.mentions.phrases import Phrases, stands_after, stands_before
from bot.model import Kind, Mention

PHRASES = Phrases(["mistral ai", "mistral", "openai", "l'oreal", "inde"])


@pytest.mark.parametrize(
    "folded, found",
    [
        ("mistral ai leve des fonds", ["mistral ai"]),
        ("le mistral souffle", ["mistral"]),
        ("#mistralai et @mistral_ai", ["mistralai", "mistral_ai"]),
        ("#mistralaifrance", []),
        ("mistralai", []),
        ("@openai", ["openai"]),
        ("#loreal", ["loreal"]),
        ("independant d'inde", ["inde"]),
    ],
)
def test_finds_whole_words_the_longest_first_and_tags(folded: str, found: list[str]) -> None:
    assert [folded[start:end] for start, end, _ in PHRASES.longest(folded)] == found


def test_no_phrases_are_found_nowhere() -> None:
    assert Phrases([]).longest("mistral") == []


@pytest.mark.parametrize(
    "before, after, neighbours",
    [("en france", "", True), ("bien france", "", False), ("en, france", "", False), ("l'france", "", True)],
)
def test_tells_the_word_before(before: str, after: str, neighbours: bool) -> None:
    assert stands_after(before + after, before.index("france"), ("en", "l'")) is neighbours


@pytest.mark.parametrize(
    "folded, neighbours", [("france inter", True), ("france interdit", False), ("france  inter", False)]
)
def test_tells_the_word_after(folded: str, neighbours: bool) -> None:
    assert stands_before(folded, len("france"), ("inter",)) is neighbours


def test_keeps_what_does_not_lie_within_another() -> None:
    def name(start: int, end: int) -> Mention:
        return Mention(start, end, "x" * (end - start), Kind.PLACE, "")

    taken = (name(0, 20), name(5, 8), name(30, 40))
    assert apart([name(9, 12), name(15, 25), name(30, 40), name(28, 40), name(50, 60)], taken) == (
        name(15, 25),
        name(28, 40),
        name(50, 60),
    )
