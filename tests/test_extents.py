"""Figures that are of a part, a year, several together or another plan than their owner's, and others."""

from __future__ import annotations

from datetime import date

import pytest
from checked import problems

from bot.check import Checker


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2025-05-20", "Choose France : 46,4 milliards d'euros en comptant les extensions."),
        ("2025-05-22", "À eux deux, ces campus de Fouju et de Cambrai demanderont 18 milliards d'euros."),
        (
            "2025-03-10",
            "La France de la montagne : dix millions d'habitants, soit 15 % de la population française.",
        ),
        (
            "2024-10-01",
            "NextGenerationEU pèse 750 milliards d'euros aux prix de 2018 ou 806,9 milliards courants.",
        ),
        (
            "2025-03-10",
            "LVMH : 5,9 milliards d'euros de ventes dans le vin, contre 41 milliards dans la mode.",
        ),
        ("2025-07-20", "Nvidia ? Un faux ami : « 4 trillions », il faut lire 4 000 milliards de dollars."),
        ("2025-08-10", "Mieux que le Livret A, que tous ont : le LEP rapporte 2,7 % d'intérêts."),
        ("2025-05-20", "Choose France : 25 milliards d'euros hors intelligence artificielle."),
        ("2025-02-11", "Réunis, Amazon, Equinix et Prologis promettent 10 milliards d'euros à la France."),
        ("2025-02-11", "Ensemble, Brookfield et Amazon investiront 26 milliards d'euros en France."),
        ("2025-05-22", "Le campus IA de Cambrai promet 1 500 emplois directs."),
        (
            "2024-02-03",
            "La Facilité pour l'Ukraine est là ; elle porte à 64 milliards d'euros la rallonge de Kiev.",
        ),
        ("2025-10-29", "OpenAI cède à Microsoft une participation évaluée à 135 milliards de dollars."),
        (
            "2025-09-12",
            "ASML investit 1,3 milliard d'euros. Les autres actionnaires apportent 400 millions d'euros.",
        ),
        ("2026-01-17", "Le Livret A rapporte peu. Son plafond était de 15 300 euros jusqu'en 2012."),
        (
            "2025-01-29",
            "Le résultat net de LVMH tombe à 12,55 milliards d'euros en 2024, contre 15,2 milliards.",
        ),
        (
            "2022-08-11",
            "Chips Act américain : 52,7 milliards de dollars d'aides, 280 milliards pour toute la loi.",
        ),
        ("2025-02-12", "Le plus vaste des sites clés en main s'étend sur 180 hectares."),
        ("2025-02-11", "En France, le marché du cloud représente 25 milliards d'euros d'investissements."),
        ("2025-02-10", "La France consacre 54 milliards d'euros à France 2030, dont une part à l'IA."),
        ("2025-02-12", "InvestAI mobilisera 80 milliards d'euros avant 2028, puis le reste."),
        (
            "2025-01-24",
            "Pour Stargate, 100 milliards sont certains ; le reste, 400 milliards, viendra plus tard.",
        ),
        ("2025-02-12", "À mi-parcours, en 2027, Stargate aura investi 250 milliards de dollars."),
        ("2025-02-11", "À ce stade, Stargate n'a réuni que 40 milliards de dollars."),
        ("2025-02-12", "Brookfield investira 4 milliards d'euros en France en 2025, 7 milliards en 2026."),
        ("2025-02-12", "Bpifrance mettra 2 milliards d'euros dans l'IA dès 2025, puis 2 milliards par an."),
        ("2025-02-11", "Amazon va investir 10 milliards d'euros à Francfort, tout en misant sur la France."),
        ("2025-02-11", "Le plan pour l'IA de 109 milliards, c'est 3,7 % du PIB de la France."),
        (
            "2025-02-11",
            "Fluidstack promet 10 milliards d'euros pour un calculateur qui ouvrira avec 120 000 puces.",
        ),
        ("2025-02-12", "Le plus vaste des 35 sites clés en main s'étend sur 180 hectares."),
        ("2025-02-12", "L'un des 35 sites clés en main s'étend sur 180 hectares."),
        ("2025-04-08", "Aux États-Unis, l'IA générative a attiré 29 milliards en 2024, selon l'AI Index."),
        ("2025-02-12", "La Commission consacrera 30 milliards d'euros aux PME dans le cadre d'InvestAI."),
        ("2024-09-30", "L'AI Act prévoit 35 millions d'euros d'amende ; Clearview en a payé 30,5 millions."),
    ],
)
def test_a_figure_of_another_extent_is_held_against_nothing(checker: Checker, day: str, text: str) -> None:
    assert [one.text for one in problems(checker, text, date.fromisoformat(day))] == []


@pytest.mark.parametrize(
    ("day", "text", "wrong"),
    [
        (
            "2025-05-20",
            "Choose France 2025 rapporte 47 milliards d'euros d'investissements.",
            "47 milliards d'euros",
        ),
        (
            "2025-02-11",
            "Le projet hors norme Stargate mobilisera 700 milliards de dollars.",
            "700 milliards de dollars",
        ),
        (
            "2025-02-11",
            "Prologis promet 10 milliards d'euros pour des centres de données en France.",
            "10 milliards d'euros",
        ),
        ("2025-05-22", "Le campus IA de Cambrai créera 2 500 emplois directs et indirects.", "2 500 emplois"),
        ("2025-03-05", "ReArm Europe, c'est 950 milliards pour l'ensemble du plan.", "950 milliards"),
        (
            "2025-10-29",
            "L'opération porte à 650 milliards de dollars la valorisation d'OpenAI.",
            "650 milliards de dollars",
        ),
        ("2026-01-17", "Le plafond du Livret A est de 23 950 euros.", "23 950 euros"),
        ("2025-02-12", "Les sites clés en main s'étendent sur 180 hectares.", "180 hectares"),
        ("2025-02-12", "Les 35 sites clés en main s'étendent sur 180 hectares.", "180 hectares"),
        (
            "2025-02-11",
            "La France consacre 54 milliards d'euros à l'intelligence artificielle.",
            "54 milliards d'euros",
        ),
        ("2025-02-12", "InvestAI mobilisera 80 milliards d'euros pour l'IA.", "80 milliards d'euros"),
        (
            "2025-02-11",
            "Stargate investira 700 milliards de dollars, le reste du monde s'inquiète.",
            "700 milliards de dollars",
        ),
        (
            "2025-02-11",
            "Trump et Altman ont annoncé ensemble 700 milliards de dollars pour Stargate.",
            "700 milliards de dollars",
        ),
        ("2025-02-12", "Brookfield investira 40 milliards d'euros en France.", "40 milliards d'euros"),
        ("2025-02-11", "Iliad va investir 5 milliards d'euros dans l'IA à Paris.", "5 milliards d'euros"),
        ("2025-02-11", "Le supercalculateur de Fluidstack comptera 120 000 puces.", "120 000 puces"),
    ],
)
def test_without_such_words_it_is_wrong(checker: Checker, day: str, text: str, wrong: str) -> None:
    assert [one.text for one in problems(checker, text, date.fromisoformat(day))] == [wrong]
