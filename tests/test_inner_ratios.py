"""Ratios that a text tells of two of its amounts, computed again."""

from __future__ import annotations

from datetime import date

import pytest
import tables
from checked import judged, told_of

from bot.check import Checker
from bot.facts import FactTable

SUBJECTS = tables.SUBJECTS
WINTER, SPRING = date(2025, 2, 10), date(2025, 6, 12)


"""A euro bought 1.03 dollars and 0.83 pounds on the one, 1.16 and 0.85 on the other."""


@pytest.mark.parametrize(
    ("text", "told", "suggestion"),
    [
        ("La taxe est en hausse de 10 %, de 20 à 25 millions d'euros.", "10 %", "25 %"),
        ("La taxe recule à 12 millions d'euros (- 40 %), après 15 millions.", "- 40 %", "20 %"),
        ("La taxe progresse de 10 % à 110 millions d'euros, contre 80 millions l'an passé.", "10 %", "38 %"),
        ("Le taux est passé de 14,4 % à 15,4 %, une hausse de deux points.", "deux points", ""),
        ("Le taux a bondi de 14,4 % à 15,4 %. Un bond de deux points.", "deux points", ""),
        ("Le taux revient de 5,8 % à 5,4 %, soit 0,8 point de moins.", "0,8 point", ""),
        ("Le taux est passé de 14,4 % en 2022 à 15,4 %, en hausse de 2 points.", "2 points", ""),
        ("Devisé 3 millions d'euros, le pont en a coûté 21, soit douze fois plus que prévu.", "21", ""),
        (
            "Sur 280 millions d'euros, 53 millions vont au port, soit plus de la moitié de l'enveloppe.",
            "53 millions",
            "",
        ),
        (
            "Il verse 64 millions d'euros, soit les trois quarts d'une dette de 152 millions.",
            "64 millions d'euros",
            "",
        ),
        (
            "En dix ans, la taxe est passée de 20 à 25 millions d'euros, soit une hausse de 50 %.",
            "50 %",
            "25 %",
        ),
        (
            "La taxe rapporte 25 millions d'euros, contre 20 millions en mai, en hausse de 50 %.",
            "50 %",
            "25 %",
        ),
        (
            "Il verse 5 millions d'euros au port, sur un budget de 50 millions, soit 20 % du total.",
            "20 %",
            "10 %",
        ),
        ("Le port aura 20 millions d'euros sur cinq ans, soit 5 millions par an.", "5 millions", ""),
        ("Le port verse 10 millions d'euros à 1 000 salariés, soit 1 000 euros chacun.", "1 000 euros", ""),
        ("La taxe passe de 20 millions d'euros à 15 millions d'euros (-15 %).", "-15 %", "25 %"),
        ("La taxe passe de 20 millions d'euros à 15 millions d'euros, soit une hausse de 25 %.", "25 %", ""),
        (
            "La taxe rapporte 25 millions d'euros, en hausse de 5 %, contre 20 millions d'euros.",
            "5 %",
            "25 %",
        ),
        ("Il verse 20 millions d'euros, soit 15 % des 400 millions d'euros du chantier.", "15 %", "5 %"),
        ("Il verse 3 millions d'euros, soit 8 % de son revenu de 110 millions d'euros.", "8 %", "3 %"),
        ("La taxe a doublé, de 20 à 50 millions d'euros.", "20 à 50 millions d'euros", ""),
        ("La taxe bondit de 10 % en un an, passant de 20 à 25 millions d'euros.", "10 %", "25 %"),
        ("La taxe est divisée par plus de trois, de 60 à 30 millions d'euros.", "30 millions d'euros", ""),
        ("La taxe a triplé, passant de 20 à 40 millions d'euros.", "40 millions d'euros", ""),
        (
            "La taxe rapporte 60 millions d'euros, cinq fois plus que les 20 millions d'euros prévus.",
            "60 millions d'euros",
            "",
        ),
        ("Il verse 12 millions d'euros, soit la moitié des 40 millions d'euros.", "12 millions d'euros", ""),
        (
            "La taxe recule de 30 %, à 80 millions d'euros, contre 100 millions l'an dernier.",
            "30 %",
            "20 %",
        ),
        ("La taxe recule de 30 % sur un an, à 80 millions d'euros, contre 100 millions.", "30 %", "20 %"),
        ("La taxe est passée de 4 à 12 millions d'euros : elle a quadruplé.", "4 à 12 millions d'euros", ""),
        (
            "La taxe est passée de 4 millions à 12 millions d'euros, soit une multiplication par six.",
            "4 millions à 12 millions d'euros",
            "",
        ),
        ("Un tiers des 120 millions d'euros, soit 60 millions, ira au port.", "60 millions", ""),
        (
            "Le quart d'une enveloppe de 120 millions d'euros, soit 60 millions, ira au port.",
            "60 millions",
            "",
        ),
        ("Sur les 200 millions d'euros, 20 millions, soit 20 %, iront au port.", "20 %", "10 %"),
        ("Sur les 90 millions d'euros, le port a touché 30 millions, soit la moitié.", "30 millions", ""),
        (
            "La ville met 90 millions sur les 120 millions d'euros, soit la moitié de la somme.",
            "90 millions",
            "",
        ),
        (
            "Le pont coûte 40 millions d'euros, contre 10 millions l'an passé : il a doublé.",
            "40 millions d'euros",
            "",
        ),
        (
            "Le port a 40 millions d'euros, trois fois plus que Brest et ses 30 millions.",
            "40 millions d'euros",
            "",
        ),
        (
            "Le pont passe de 4 millions à 12 millions d'euros, autrement dit un devis multiplié par six.",
            "12 millions d'euros",
            "",
        ),
        (
            "Les 20 millions d'euros du port représentent la moitié des 90 millions d'euros promis.",
            "20 millions d'euros",
            "",
        ),
    ],
)
def test_a_ratio_that_two_amounts_do_not_make(
    checker: Checker, text: str, told: str, suggestion: str
) -> None:
    (verdict,) = judged(checker, text, WINTER)
    assert (verdict.rule, verdict.text, verdict.suggestion) == ("wrong-ratio", told, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "La taxe est en hausse de 25 %, de 20 à 25 millions d'euros.",
        "La taxe recule de 20 % sur un an, à 80 millions d'euros, contre 100 millions en 2023.",
        "La taxe progresse de 10 %, à 80 millions d'euros, contre 85 millions attendus.",
        "La taxe progresse de 10 %, à 80 millions d'euros, contre 85 millions au trimestre précédent.",
        "La taxe est passée de 4 à 12 millions d'euros : elle a triplé.",
        "La taxe est passée de 3 millions à 8 millions d'euros : elle a presque triplé.",
        "La taxe est passée de 3 à 13 millions d'euros, soit une multiplication par plus de quatre.",
        "Près d'un tiers des 120 millions d'euros, soit 35 millions, ira au port.",
        "Plus d'un quart de l'enveloppe de 200 millions d'euros, soit 65 millions, ira au port.",
        "Un tiers des 120 millions d'euros, soit 8 millions par an, ira au port.",
        "Sur les 200 millions d'euros, 20 millions, soit 10 %, iront au port.",
        "Sur les 200 millions d'euros, 20 millions, soit 15 % de plus qu'hier, iront au port.",
        "Les 20 millions d'euros du port représentent la moitié des 40 millions d'euros promis.",
        "La taxe est en hausse de 10 % à périmètre constant, de 20 à 25 millions d'euros.",
        "La taxe augmente de 5 % par an, passant de 20 à 33 millions d'euros.",
        "La taxe bondit de 30 %, quand le produit passe de 20 à 21 millions d'euros.",
        "La taxe passera de 20 à 25 millions d'euros, une baisse de 14 % de l'aide expliquant la hausse.",
        "Le taux augmente de 20 %, passant de 5 % à 6 %.",
        "Il verse 19 millions d'euros, soit près de 5 % des 400 millions d'euros du chantier.",
        "Il verse 20 millions d'euros, soit 0,7 % du PIB.",
        "La taxe a presque doublé, passant de 21 à 40 millions d'euros.",
        "La taxe a doublé en cinq ans, de 20 à 38 millions d'euros.",
        "La taxe a plus que doublé, de 20 à 50 millions d'euros.",
        "La taxe rapporte 80 millions d'euros, trois fois plus que les 20 millions d'euros prévus.",
        "Il verse 30 millions d'euros, soit plus de la moitié des 40 millions d'euros.",
        "La taxe a-t-elle doublé, de 20 à 50 millions d'euros ?",
        "La part a été divisée par plus de deux, passant de 66 % à 26 %.",
        "La récolte a été multipliée par cinq, le troupeau est passé de 2 à 6 millions de têtes.",
        "La taxe bondit de 30 %, le péage passant de 20 à 21 millions d'euros.",
        "Le refus grimpe de 52 % dans les villes de 10 000 à 100 000 habitants.",
        "La taxe progresse de 5 %, passant de 20 à 21,1 millions d'euros.",
        "Le taux est passé de 14,4 % à 15,4 %, une hausse d'un point.",
        "Le taux a grimpé de 14,4 % à 17,2 %. Un bond de près de trois points.",
        "Le port affiche un taux de 90,5 %, soit 9,5 points d'augmentation.",
        "Le sondage le crédite de 25,4 %, en baisse de 11 points en un an.",
        "Le taux passe de 3 % à 2,4 %. Une hausse de deux points de l'indice est attendue.",
        "Le taux recule de 7,5 % à 7,4 %, mais il était en hausse de deux points chez les jeunes.",
        "La part passe de 20 % à 25 %, soit une hausse de 25 %.",
        "Le pont, devisé 3 millions d'euros, en a coûté 21, soit sept fois plus que prévu.",
        "Devisé 3 millions d'euros, il en coûte 21, et le second 12, soit quatre fois plus que prévu.",
        "Sur 280 millions d'euros, 53 millions vont au port, soit moins d'un cinquième de l'enveloppe.",
        "Sur les 90 millions d'euros, le port a touché 34 millions, soit moins de la moitié.",
        "Sur les 90 millions d'euros, le port a touché 30 millions, soit la moitié du devis de départ.",
        "La ville met 3 millions sur les 12 millions d'euros, soit la moitié de ce que verse l'État.",
        "La ville met 3 millions sur les 12 millions d'euros, soit le quart.",
        "Le pont coûte 40 millions d'euros, contre 30 millions attendus : il a doublé.",
        "Le pont coûte 40 millions d'euros, contre 10 millions l'an passé : il a plus que triplé.",
        "Le port a 40 millions d'euros, deux fois plus que Brest et ses 20 millions.",
        "Le pont passe de 4 millions à 12 millions d'euros, le délai a doublé.",
        "La taxe recule à 12 millions d'euros (- 20 %), contre 15 millions un an plus tôt.",
    ],
)
def test_a_ratio_that_two_amounts_may_make(checker: Checker, text: str) -> None:
    assert judged(checker, text, WINTER) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Novalis a un budget de 4,5 milliards d'euros, [deux fois] plus que Brest et ses 4 milliards.",
        "Novalis a un budget de 4,5 milliards d'euros sur les 6 milliards du port, soit [la moitié].",
        "Le budget de Novalis atteint 4,5 milliards d'euros, contre 3 milliards l'an passé : une somme "
        "multipliée [par plus de cinq].",
    ],
)
def test_an_amount_that_the_table_confirms_is_not_to_blame(table: FactTable, marked: str) -> None:
    verdict = told_of(table, marked, date(2024, 7, 1))
    assert verdict is not None
    assert verdict.rule == "wrong-ratio"
