"""Counts told of what there is: members, sites, data centres, chips, whatever else the sentence tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import verdicts_of

from bot.facts import FactTable, load_facts

DAY = date(2024, 9, 10)
SOURCE = """
[sources.agence]
title = "Rapport"
publisher = "Agence"
url = "https://agence.example/rapport"
published = 2024-06-01
accessed = 2024-12-01
"""
FACT = """
[[facts]]
attribute = "{attribute}"
label = "{label}"
unit = "count:{unit}"
stage = "{stage}"
checked = 2024-12-01
cues = {cues}
values = [{{ since = 2024-06-01, value = {value}, source = "agence" }}]
"""
SUBJECTS = (
    (
        'name = "Ligue de l’estran"\nkind = "organisation"\naliases = ["Ligue de l’estran"]\n'
        'topics = [{ words = [["estran"], ["Honfleur"]] }]',
        ("pays", "pays membres", "pays", "en vigueur", 41, []),
    ),
    (
        'name = "Goémon"\nkind = "organisation"\ncountry = "FR"\naliases = ["Goémon"]',
        ("sites", "centres de données", "centres-de-donnees", "annoncé", 13, ["ouvrir", "nouveaux"]),
        ("puces", "puces visées", "puces", "objectif", 500_000, []),
    ),
    (
        'name = "Phares à vendre"\nkind = "programme"\ncountry = "FR"\naliases = ["sites à phares"]',
        ("sites", "phares à vendre", "sites", "annoncé", 35, []),
    ),
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FactTable:
    folder: Path = tmp_path_factory.mktemp("counting")
    keys = ("attribute", "label", "unit", "stage", "value", "cues")
    for number, (subject, *facts) in enumerate(SUBJECTS):
        told = "".join(FACT.format(**dict(zip(keys, fact, strict=True))) for fact in facts)
        (folder / f"s{number}.toml").write_text(f"[subject]\n{subject}\n{told}{SOURCE}", encoding="utf-8")
    return load_facts([folder])


def rules(table: FactTable, marked: str, names: tuple[str, ...] = ()) -> list[str]:
    return [verdict.rule for verdict in verdicts_of(table, marked, DAY, names)]


@pytest.mark.parametrize(
    "marked",
    [
        "La Ligue de l'estran, créée en juin 2020, réunit [34 pays] sous une même bannière.",
        "La Ligue de l'estran, adossée depuis à un musée, réunit [34 pays] depuis l'été dernier.",
        "La Ligue de l'estran a épousé un musée. Le nouvel ensemble rassemble [54 pays].",
        "La Ligue de l'estran a épousé un musée. L'ensemble ainsi formé regroupe [54 pays].",
        "Goémon va s'installer en baie, où il compte ouvrir [31 centres de données].",
        "Goémon s'installe en baie. Pas de fête, un communiqué. À la clé, [23 nouveaux centres de données].",
        "Le supercalculateur que Goémon destine à la baie, un bloc de béton au bord des dunes et des oyats, "
        "abritera des goélands et, en 2028, environ [50 000 puces].",
        "Le gouvernement a recensé [53 sites à phares], de Dunkerque à Hendaye.",
        "Le Premier ministre a annoncé jeudi [53 sites à phares], de Dunkerque à Hendaye.",
        "Sur les [53 sites à phares], une douzaine ont trouvé preneur.",
    ],
)
def test_another_number_than_there_is(table: FactTable, marked: str) -> None:
    assert rules(table, marked) == ["wrong-count"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("La Ligue de l'estran, créée en juin 2020, réunit [41 pays] sous une même bannière.", ()),
        ("La Ligue de l'estran, créée en juin 2020, a réuni jusqu'à [29 pays] avant de changer de nom.", ()),
        ("En juin 2020, la Ligue de l'estran réunit [15 pays].", ()),
        ("La Ligue de l'estran réunissait [29 pays] depuis l'hiver dernier.", ()),
        ("La Ligue de l'estran a rassemblé [12 pays] le premier jour.", ()),
        ("La Ligue de l'estran rejoint l'OCDE, qui compte [38 membres].", ("OCDE",)),
        ("La Ligue de l'estran est abritée par l'OCDE ([38 pays]).", ("OCDE",)),
        ("La Ligue de l'estran a épousé un musée. L'ensemble des [54 pays] africains n'en est pas.", ()),
        ("Loin de la Ligue de l'estran, [61 pays] ont signé à Honfleur.", ("Honfleur",)),
        ("Goémon s'installe en baie. Le voisin y exploite depuis longtemps [17 centres de données].", ()),
        ("Depuis son arrivée en baie, Goémon a ouvert [cinq centres de données].", ()),
        ("Goémon s'installe en baie. La machine de Varech, elle, aligne [200 000 puces].", ("Varech",)),
        ("Sur les [douze sites à phares] retenus dans le Finistère, trois ont trouvé preneur.", ()),
        ("Goémon a trouvé [douze sites à phares] où bâtir.", ()),
        ("En marge de la Ligue de l'estran, on a réuni [12 pays].", ()),
        ("Sur les [35 sites à phares], une douzaine ont trouvé preneur.", ()),
        ("Le premier des 35 sites à phares en compte [3 pays].", ()),
    ],
)
def test_the_number_there_is_was_or_is_elsewhere(
    table: FactTable, marked: str, names: tuple[str, ...]
) -> None:
    assert "wrong-count" not in rules(table, marked, names)


def test_a_place_that_speaks_of_it_is_no_rival(table: FactTable) -> None:
    marked = "La Ligue de l'estran réunit [5 pays] à Honfleur."
    assert rules(table, marked, ("Honfleur",)) == ["wrong-count"]
    assert rules(table, marked.replace("Honfleur", "Deauville"), ("Deauville",)) == ["unverified"]
