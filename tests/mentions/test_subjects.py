"""Which subject a name stands for, by the company it keeps."""

from __future__ import annotations

import pytest

from bot.facts import Alias, FactTable, Subject
from bot.mentions.subjects import SubjectFinder


def subject(name: str, *aliases: Alias) -> Subject:
    return Subject(name, name, "organisation", (), (Alias(name), *aliases), None, "")


FINDER = SubjectFinder(
    FactTable(
        {
            one.id: one
            for one in (
                subject("Orion", Alias("plan spatial", ("Orion",)), Alias("plan", ("Orion", "orbite"))),
                subject("Cassiope", Alias("plan spatial européen", ("Cassiope",), ("film",))),
            )
        },
        {},
        "",
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le plan spatial européen de Cassiope.", ["plan spatial européen", "Cassiope"]),
        pytest.param(
            "Le plan spatial européen d'Orion.", ["plan spatial", "Orion"], id="the longer lacks company"
        ),
        pytest.param("Un plan spatial européen en orbite.", ["plan"], id="both longer lack company"),
        pytest.param("Le plan spatial européen.", [], id="all lack company"),
        pytest.param(
            "Cassiope, Orion : le plan spatial européen, le film.", ["Cassiope", "Orion"], id="a namesake"
        ),
    ],
)
def test_the_longest_name_that_has_its_company(text: str, found: list[str]) -> None:
    assert [one.text for one in FINDER.find(text)] == found
