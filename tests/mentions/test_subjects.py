"""Which subject a name stands for, by the company it keeps."""

from __future__ import annotations

import pytest

from bot.facts import Alias, FactTable, Subject
from bot.mentions.subjects import SubjectFinder


def subject(name: str, *aliases: Alias, kind: str = "organisation") -> Subject:
    return Subject(name, name, kind, ("US",), (Alias(name), *aliases), None, "")


FINDER = SubjectFinder(
    FactTable(
        {
            one.id: one
            for one in (
                subject("Orion", Alias("plan spatial", ("Orion",)), Alias("plan", ("Orion", "orbite"))),
                subject("Lyre", Alias("fusée", ("Lyre", "Kourou + pas de tir"), ("Vesta", "295 tonnes"))),
                subject("Vesper", kind="programme"),
                subject(
                    "Pomme", Alias("sa firme", ("États-Unis",)), Alias("sa maison", ("centres de données",))
                ),
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
        pytest.param("La fusée de Kourou.", [], id="one word of two"),
        pytest.param("À Kourou, sur le pas de tir, la fusée.", ["fusée"], id="both words"),
        pytest.param("Au pas de tir, la fusée. La vieille Vesta dort à Kourou.", [], id="another beside"),
        pytest.param(
            "La fusée de Kourou, sur son pas de tir. La vieille pesait 295 tonnes.",
            ["fusée"],
            id="an amount of another sentence",
        ),
        pytest.param("La fusée, 295 tonnes, de Kourou, pas de tir.", [], id="an amount beside"),
        pytest.param(
            "9h20. Lyre attend.\n9h45. La fusée aussi.", ["Lyre", "fusée"], id="a live page is one list"
        ),
        pytest.param("🔹 Lyre attend.\n🔹 La fusée aussi.", ["Lyre", "fusée"], id="so are signs"),
        pytest.param("Lyre attend.\n\nLa fusée aussi.", ["Lyre"], id="another paragraph"),
        pytest.param(
            "Cassiope, Orion : le plan spatial européen, le film.", ["Cassiope", "Orion"], id="a namesake"
        ),
        pytest.param(
            "Aux USA, sa firme et ses datacenters, sa maison.", ["sa firme", "sa maison"], id="alike"
        ),
        pytest.param("Aux USA, sa firme 3,5 milliards.", ["sa firme"], id="before a decimal"),
        pytest.param("Le Vesper norvégien et le Vesper européen.", [], id="another country's"),
        pytest.param("Le Vesper américain, Vesper le norvégien.", ["Vesper", "Vesper"], id="its own"),
        pytest.param("Orion norvégien.", ["Orion"], id="a firm"),
        pytest.param("Au Canada, sa firme et ses données, sa maison.", [], id="not alike"),
    ],
)
def test_the_longest_name_that_has_its_company(text: str, found: list[str]) -> None:
    assert [one.text for one in FINDER.find(text)] == found
