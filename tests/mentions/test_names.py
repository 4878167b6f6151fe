"""Names that the French model tells, trimmed to what somebody is called."""

from __future__ import annotations

import pytest

from bot.mentions.names import beside, find_names
from bot.model import Kind, Mention


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Baptisée Current AI, la fondation démarre avec neuf pays.", "Current AI"),
        ("Relisons ReArm Europe, dont on parle tant.", "ReArm Europe"),
        ("BREAKING OpenAI lève 40 milliards de dollars auprès de SoftBank.", "OpenAI"),
        ("« Regardez Stargate : tout y est démesuré. »", "Stargate"),
        ("Le tour de table valorise OpenAI 300 milliards de dollars.", "OpenAI"),
        ("L'accord lie Baptisée Current AI et Orange.", "Baptisée Current AI"),
    ],
)
def test_a_verb_that_heads_the_sentence_is_of_no_name(text: str, name: str) -> None:
    assert name in [one.text for one in find_names(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("before", "alias", "kind", "is_kept"),
    [
        ("Abou Dhabi ", "Stargate UAE", Kind.PLACE, True),
        ("Abou Dhabi ", "Stargate UAE", Kind.ORGANISATION, False),
        ("New ", "Stargate", Kind.PLACE, False),
        ("Votre ", "Stargate", Kind.ORGANISATION, True),
    ],
)
def test_a_place_before_a_subject_is_no_part_of_a_longer_name(
    before: str, alias: str, kind: Kind, is_kept: bool
) -> None:
    end = len(before) + len(alias)
    subject = Mention(len(before), end, alias, Kind.SUBJECT, "project")
    larger = Mention(0, end, before + alias, kind, before + alias)
    assert (subject in beside([subject], [larger])) is is_kept
