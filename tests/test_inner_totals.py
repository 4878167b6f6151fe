"""Parts that a text tells of a total, added up again."""

from __future__ import annotations

from datetime import date

import pytest
from checked import judged

from bot.check import Checker

WINTER, SPRING = date(2025, 2, 10), date(2025, 6, 12)


"""A euro bought 1.03 dollars and 0.83 pounds on the one, 1.16 and 0.85 on the other."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Un prêt de 9 millions d'euros, dont 6 millions pour le toit et 5 millions pour la cave.",
            "5 millions",
        ),
        ("Un prêt de 9 millions d'euros, dont 12 millions pour le toit.", "12 millions"),
        (
            "Un prêt de 9 millions d'euros : 6 millions pour le toit et 5 millions pour la cave.",
            "5 millions",
        ),
        ("L'église coûte de 6 à 9 millions d'euros, soit 5 millions de mieux.", "5 millions"),
        (
            "Ses 9 millions d'euros se répartissent entre le toit (6 millions) et la cave (5 millions).",
            "5 millions",
        ),
        (
            "Ses 9 millions d'euros se répartissent entre le toit (6 millions) et la cave (1 million).",
            "1 million",
        ),
        (
            "Le toit prend 6 millions d'euros et la cave 5 millions, soit un total de 9 millions d'euros.",
            "9 millions d'euros",
        ),
        (
            "Devis : 6 millions d'euros de toit, 5 millions de cave, 2 millions de mur, soit 15 millions.",
            "15 millions",
        ),
        (
            "Elle emploie 300 salariés à Lens, 200 à Douai et 150 à Arras, soit 750 salariés au total.",
            "750 salariés",
        ),
        ("La mère a 60 % du capital, le fils 30 % et la fille 20 %.", "20 %"),
        (
            "Ils se partageront 9 millions d'euros entre la mère (6 millions) et le fils (5 millions).",
            "5 millions",
        ),
        ("Le toit prend 6 millions d'euros et la cave 5 millions, ce qui fait 14 millions.", "14 millions"),
        (
            "Entre le toit (6 millions d'euros) et la cave (5 millions), le devis totalise 14 millions.",
            "14 millions",
        ),
        ("Le toit prend 6 millions d'euros et la cave 5 millions. Au total, 14 millions.", "14 millions"),
        ("Le toit prend 6 millions d'euros et la cave 5 millions. Total : 14 millions.", "14 millions"),
        (
            "Toit : 6 millions d'euros. Cave : 5 millions. Au total, 14 millions d'euros.",
            "14 millions d'euros",
        ),
        (
            "Toit : 6 millions d'euros. Cave : 5 millions. Au total, l'église aura coûté 9 millions d'euros.",
            "9 millions d'euros",
        ),
        (
            "Toit : 6 millions d'euros. Cave : 5 millions. Soit 14 millions d'euros au total.",
            "14 millions d'euros",
        ),
        (
            "Aux 6 millions d'euros du toit viennent s'ajouter 5 millions pour la cave, "
            "portant le total à 14 millions d'euros.",
            "14 millions d'euros",
        ),
        (
            "Aux 6 millions d'euros du toit s'ajoutent 5 millions pour la cave : 14 millions en tout.",
            "14 millions",
        ),
        (
            "Le devis se partage entre 6 millions d'euros de toit et 5 millions de cave, "
            "soit 14 millions au total.",
            "14 millions",
        ),
        (
            "Le toit vaut 6 millions d'euros, la cave 5 millions : 14 millions d'euros au total.",
            "14 millions d'euros",
        ),
        (
            "À 6 millions d'euros pour le toit s'ajoutent 5 millions pour la cave, soit 14 millions d'euros.",
            "14 millions d'euros",
        ),
        (
            "Le toit coûte 9 millions d'euros, financés par la mère (6 millions) et le fils (5 millions).",
            "5 millions",
        ),
        (
            "Le devis de 9 millions d'euros comprend 6 millions pour le toit et 5 millions pour la cave.",
            "5 millions",
        ),
        ("Le port loue 12 grues, 9 quais et 4 barges, soit 29 véhicules.", "29 véhicules"),
        ("Le pain est passé de 120 à 90 euros, soit 20 euros de moins.", "20 euros"),
        ("Le pain est passé de 120 à 90 euros. Cette baisse de 20 euros a plu.", "20 euros"),
        ("Le pain coûte 90 euros, contre 120 euros en 2023. Cette baisse de 20 euros a plu.", "20 euros"),
        ("Le pain coûte 90 euros, contre 120 euros l'an dernier. Une baisse de 20 euros.", "20 euros"),
        (
            "Le toit prend 6 millions d'euros et la cave 5 millions. L'addition finale, 14 millions, déçoit.",
            "14 millions",
        ),
    ],
)
def test_parts_that_do_not_make_their_total(checker: Checker, text: str, told: str) -> None:
    (verdict,) = judged(checker, text, WINTER)
    assert (verdict.rule, verdict.text) == ("wrong-total", told)


@pytest.mark.parametrize(
    "text",
    [
        "Un prêt de 9 millions d'euros, dont 6 millions pour le toit et 3 millions pour la cave.",
        "Un prêt de 9 millions d'euros, dont 6 millions pour le toit et 1 million pour la cave.",
        "Un prêt de 9 millions d'euros, dont 6 millions en Europe et 5 millions en France.",
        "Un prêt de 9 millions d'euros : 6 millions pour le toit et 2 millions pour la cave.",
        "La mère paie 9 millions d'euros : 6 millions de plus que le fils et 5 millions de plus qu'hier.",
        "La mère gagne 3 millions d'euros : 9 millions de ventes et 7 millions de frais.",
        "La mère verse 9 millions d'euros : la fille 8 millions et le fils 6 millions.",
        "L'église coûte de 6 à 9 millions d'euros, soit 3 millions de mieux.",
        "Un prêt de 9 millions d'euros, dont 6 millions d'ici 2027 et 5 millions pour la cave.",
        "Un prêt de 9 millions d'euros, dont 6 millions dus par l'État et 5 millions garantis par la ville.",
        "Le toit prend 6 millions d'euros et la cave 5 millions. Au total, il a coûté 40 millions.",
        "Le toit prend 6 millions d'euros et la cave 5 millions. Au total, 11 millions.",
        "Elle encaisse 9 millions d'euros et en perd 5 millions, ce qui fait 4 millions de mieux.",
        "Toit : 6 millions d'euros. Cave : 5 millions. Au total, l'église aura coûté 11 millions d'euros.",
        "Toit : 6 millions d'euros. Cave : 5 millions. Au total, l'église a coûté 30 millions depuis 1990.",
        "Murs : 4 millions d'euros, dit-on. Toit : 6 millions. Cave : 5 millions. Au total, 15 millions.",
        "Ventes : 6 millions d'euros. Bénéfice : 5 millions. Au total, cela représente 14 millions.",
        "Toit : 6 millions d'euros. Cave : 5 millions. Au total, l'église vaut 14 millions d'euros.",
        "Toit : 6 millions d'euros. Dont tuiles : 5 millions. Au total, l'église a coûté 9 millions.",
        "Aux 6 millions d'euros du toit s'ajoutent 5 millions, portant le total à 30 millions depuis 1990.",
        "Aux 6 millions d'euros du toit s'ajoutent 5 millions pour la cave : 2 millions iront aux murs.",
        "Le devis de 9 millions d'euros comprend 6 millions pour le toit et 1 million pour la cave.",
        "Le toit vaut 9 millions d'euros, financés par elle (6 millions) et lui, comme le mur (1 million).",
        "Le port loue 12 grues, dont 2 neuves, 9 quais et 4 barges, soit 30 véhicules.",
        "Le port loue 12 grues, 9 quais et 4 barges, soit 20 véhicules à moteur.",
        "Il compte 6 millions pour le toit, dont 2 millions pour les tuiles, et 5 millions pour la cave.",
        "Il y a 12 ans, 9 quais et 4 barges, soit 29 véhicules, dormaient là.",
        "Le pain est passé de 120 à 90 euros, soit 30 euros de moins.",
        "Le pain est passé de 120 à 90 euros. Cette baisse de 30 euros a plu.",
        "Le pain est passé de 120 à 90 euros. Cette baisse de 10 euros par an a plu.",
        "Le pain est passé de 120 à 90 euros. Cette baisse de 10 euros annuels a plu.",
        "Le pain est passé de 120 à 90 euros. Cet écart de 10 euros avec le sel a plu.",
        "Le pain est passé de 120 à 90 euros. Cette baisse de 40 euros des charges a plu.",
        "Le pain est passé de 120 à 90 euros. Une baisse de 20 euros du sel est prévue.",
        "Le pain coûte 90 euros, contre 120 euros attendus. Cette baisse de 20 euros a plu.",
        "Le pain coûte 90 euros, contre 120 euros en face. Cette baisse de 20 euros a plu.",
        "Le toit prend 6 millions d'euros et la cave 5 millions. L'addition finale, 11 millions, a surpris.",
        "Le pain est passé de 120 à 90 euros, soit 20 euros de moins qu'en face.",
        "Un budget de 90 millions d'euros, en hausse de 5 millions, dont 20 millions pour le toit.",
        "Ses 9 millions d'euros se répartissent notamment entre le toit (6 millions) et la cave (1 million).",
        "Le toit prend 6,4 millions d'euros et la cave 5,4 millions, soit un total de 12 millions d'euros.",
        "Le toit prend 6 millions d'euros et la cave 5 millions, soit 40 millions au total depuis 2010.",
        "Le toit prend 6 millions d'euros et la cave 5 millions, ce qui porte le total à 40 millions.",
        "Elle a 6 millions d'euros en 2022, 7 millions en 2023, 9 millions en 2024, soit 2 millions de plus.",
        "Le chômage touche 8 % des actifs, dont 20 % chez les jeunes.",
        "La liste obtient 53 % des voix selon un institut et 55 % selon un autre.",
        "Il l'emporte avec 58 % des suffrages à Lille, 61 % à Lens et 52 % à Douai.",
        "Ils sont élus avec respectivement 71 % et 73 % des voix.",
        "Les avis sont partagés (53 % chez les jeunes, 52 % chez les ouvriers).",
        "Les torts étant partagés, elle versera 200 000 euros, 290 000 euros et 20 000 euros aux familles.",
        "La mère a 60 % du capital et 75 % des droits de vote.",
        "Ils citent à 60 % l'emploi, à 50 % la santé et à 30 % le climat.",
    ],
)
def test_parts_that_may_make_their_total(checker: Checker, text: str) -> None:
    assert judged(checker, text, WINTER) == []


def test_what_the_table_confirms_is_not_blamed(checker: Checker) -> None:
    text = (
        "Brookfield investira 20 milliards d'euros en France, "
        "répartis entre l'Île-de-France (15 milliards) et le Nord (8 milliards)."
    )
    wrong = [verdict for verdict in judged(checker, text, WINTER) if verdict.rule != "supported"]
    assert [(verdict.rule, verdict.text) for verdict in wrong] == [("wrong-total", "8 milliards")]
