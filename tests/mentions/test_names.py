"""Names that the French model tells, trimmed to what somebody is called."""

from __future__ import annotations

import pytest

from bot.mentions.names import find_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Baptisée Current AI, la fondation démarre avec neuf pays.", "Current AI"),
        ("Relisons ReArm Europe, dont on parle tant.", "ReArm Europe"),
        ("L'accord lie Baptisée Current AI et Orange.", "Baptisée Current AI"),
    ],
)
def test_a_verb_that_heads_the_sentence_is_of_no_name(text: str, name: str) -> None:
    assert name in [one.text for one in find_names(text, [(0, len(text))])]
