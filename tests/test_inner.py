"""What a text shows to be wrong by itself, without the table."""

from __future__ import annotations

from datetime import date

import pytest

from bot.check import Checker
from bot.model import DateSpan, Document, Label, Verdict, Voice


def problems(checker: Checker, text: str, published: date | None) -> list[Verdict]:
    report = checker.check(Document(text=text, published=published))
    return [verdict for verdict in report.verdicts if verdict.label is not Label.UNVERIFIED]


@pytest.mark.parametrize(
    ("text", "told", "suggestion"),
    [
        (
            "Ouvert le Mardi 10 février 2025.",
            "Le 10 février 2025 tombe un lundi, pas un mardi.",
            "Lundi 10 février 2025",
        ),
        (
            "Ouvert dimanche 1er juin 2024.",
            "Le 1er juin 2024 tombe un samedi, pas un dimanche.",
            "samedi 1er juin 2024",
        ),
        (
            "Du lundi 3 au jeudi 7 février 2025.",
            "Le 7 février 2025 tombe un vendredi, pas un jeudi.",
            "lundi 3 au vendredi 7 février 2025",
        ),
        (
            "Ouvert mardi 11/02/2025, puis le lundi 12/02/2026.",
            "Le 12 février 2026 tombe un jeudi, pas un lundi.",
            "jeudi 12/02/2026",
        ),
    ],
)
def test_a_weekday_that_is_not_the_days(checker: Checker, text: str, told: str, suggestion: str) -> None:
    (verdict,) = problems(checker, text, None)
    assert (verdict.rule, verdict.label) == ("wrong-weekday", Label.CONTRADICTED)
    assert (verdict.message_fr, verdict.suggestion) == (told, suggestion)
    assert isinstance(verdict.stated, DateSpan)
    assert verdict.evidence is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Ouvert lundi 10 février 2025.", None),
        ("Ouvert mardi 10 février.", None),
        ("Ouvert mardi 10 février.", date(2024, 7, 1)),
        ("Ouvert mardi 10 février, comme en 2026.", date(2025, 2, 12)),
        ("Pour l'anniversaire du mardi 10 février.", date(2025, 2, 12)),
        ("Il naquit un lundi 25 octobre 1917, selon le calendrier julien.", date(2025, 2, 12)),
        ("Ouvert mardi 30 février 2025.", date(2025, 2, 12)),
        ("Ouvert mardi 11.", date(2025, 2, 12)),
        ("Le bilan dévoilé le jeudi 13 février, 2024 y compte pour une année sèche.", date(2025, 2, 14)),
        ("Le vendredi 10 janvier, le pont avait cédé sous la crue.", date(2025, 12, 29)),
    ],
)
def test_a_weekday_that_may_be_right(checker: Checker, text: str, published: date | None) -> None:
    assert problems(checker, text, published) == []


def test_a_day_without_its_year_is_the_near_one(checker: Checker) -> None:
    (verdict,) = problems(checker, "Ouvert mardi 10 février.", date(2025, 2, 12))
    assert verdict.rule == "wrong-weekday"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Il l'a dit sur Europe 1, mardi 10 février.", "mardi 10 février"),
        ("Le vendredi 10 janvier, le pont rouvrira.", "vendredi 10 janvier"),
        ("Le bilan dévoilé le mardi 10 février, 2024 y compte pour une année sèche.", "mardi 10 février"),
        ("Ouvert le mardi 10 février, 2025.", "mardi 10 février, 2025"),
    ],
)
def test_a_weekday_is_read_without_what_stands_beside_it(checker: Checker, text: str, told: str) -> None:
    day = date(2026, 1, 5) if "janvier" in told else date(2025, 2, 12)
    (verdict,) = problems(checker, text, day)
    assert (verdict.rule, verdict.text) == ("wrong-weekday", told)


def test_a_quoted_weekday_is_somebody_elses(checker: Checker) -> None:
    quoted = "« Le sommet s'ouvrira le mardi 10 février 2025 », a-t-il dit."
    (verdict,) = problems(checker, quoted, None)
    assert verdict.voice is Voice.QUOTED
    assert verdict.message_fr == "Citation : Le 10 février 2025 tombe un lundi, pas un mardi."
    assert verdict.suggestion == ""


WINTER, SPRING = date(2025, 2, 10), date(2025, 6, 12)
"""A euro bought 1.03 dollars and 0.83 pounds on the one, 1.16 and 0.85 on the other."""


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        (
            "Il cède ses parts pour 500 millions de dollars (515 millions d'euros).",
            WINTER,
            "515 millions d'euros",
        ),
        (
            "Il cède ses parts pour 500 millions de dollars (430 millions d'euros).",
            WINTER,
            "430 millions d'euros",
        ),
        (
            "Il cède ses parts pour 500 millions de dollars (475 millions d'euros).",
            SPRING,
            "475 millions d'euros",
        ),
        (
            "La vente, 40 millions de livres sterling, soit 34 millions d'euros, est close.",
            SPRING,
            "34 millions d'euros",
        ),
        ("Le quai coûtera 10 milliards de FCFA (150 millions d'euros).", WINTER, "150 millions d'euros"),
        (
            "Payé en 2021 9 milliards de dollars (11 milliards d'euros), il perd tout.",
            WINTER,
            "11 milliards d'euros",
        ),
        (
            "De 400 à 500 millions de dollars (de 440 à 550 millions d'euros) de pertes.",
            WINTER,
            "440 à 550 millions d'euros",
        ),
        ("Un gain de 65 milliards de dollars (63 millions d'euros).", WINTER, "63 millions d'euros"),
        (
            "Elle achètera pour 50 millions de dollars de gaz du Texas (58 millions d'euros).",
            WINTER,
            "58 millions d'euros",
        ),
        (
            "Il promet 50 millions de dollars sur cinq ans (29 millions d'euros).",
            WINTER,
            "29 millions d'euros",
        ),
        (
            "Il mettra 50 millions de dollars, soit 70 millions d'euros, en trois ans.",
            WINTER,
            "70 millions d'euros",
        ),
        ("Un coût d'au moins 50 millions de dollars (70 millions d'euros).", WINTER, "70 millions d'euros"),
        ("Il verse 50 millions de dollars, autour de 70 millions d'euros.", WINTER, "70 millions d'euros"),
        (
            "Elle prête 50 millions d'euros au port (environ 43 millions de dollars) cette année.",
            WINTER,
            "43 millions de dollars",
        ),
        (
            "Elle lève 50 millions d'euros, dette comprise, soit 43 millions de dollars.",
            WINTER,
            "43 millions de dollars",
        ),
        (
            "Il vend pour 50 millions de dollars de gaz, soit, au taux du jour, 58 millions d'euros.",
            WINTER,
            "58 millions d'euros",
        ),
        (
            "Il avait 20 millions de dollars ; le total passe à 70 millions (80 millions d'euros).",
            WINTER,
            "80 millions d'euros",
        ),
    ],
)
def test_a_conversion_that_no_rate_gives(checker: Checker, text: str, day: date, told: str) -> None:
    (verdict,) = problems(checker, text, day)
    assert (verdict.rule, verdict.text) == ("bad-conversion", told)


def test_a_conversion_tells_the_rate_and_its_day(checker: Checker) -> None:
    (verdict,) = problems(checker, "Une amende de 100 millions de dollars (85 millions d'euros).", WINTER)
    assert (
        verdict.message_fr == "100 M$ valent environ 96,9 M€ (1 € = 1,032 $ le 10 février 2025), pas 85 M€."
    )
    assert verdict.suggestion == "96,9 millions d’euros"
    (verdict,) = problems(checker, "Un port à 655 millions de francs CFA (10 millions d'euros).", WINTER)
    assert "à parité fixe" in verdict.message_fr


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Il cède ses parts pour 500 millions de dollars (485 millions d'euros).", WINTER),
        ("Il reçoit 50 millions de dollars d'aide militaire américaine (dont 9 millions d'euros).", WINTER),
        ("Il mettra 50 millions de dollars, soit 16 millions d'euros par an.", WINTER),
        ("Un coût d'au moins 50 millions de dollars (49 millions d'euros).", WINTER),
        ("Il cède ses parts pour 500 millions de dollars (environ 490 millions d'euros).", WINTER),
        ("Il cède ses parts pour 500 millions de dollars (430 millions d'euros).", SPRING),
        ("Il cède ses parts pour 500 millions de dollars (430 millions d'euros).", None),
        ("Il cède ses parts, payées en 2021, pour 500 millions de dollars (430 millions d'euros).", WINTER),
        ("Il avait cédé ses parts pour 500 millions de dollars (430 millions d'euros) à l'époque.", WINTER),
        ("À Montréal, il cède ses parts pour 500 millions de dollars (338 millions d'euros).", WINTER),
        ("Une amende de 100 millions de dollars (95 millions d'euros).", WINTER),
        ("Une amende de plus de 100 millions de dollars (105 millions d'euros).", WINTER),
        ("La montre vaut 999 dollars (1 129 euros).", WINTER),
        ("Elle prête 50 millions d'euros au port (43 millions de dollars à la ville).", WINTER),
        ("Elle prête 50 millions d'euros au port (43 millions de dollars).", WINTER),
        ("Elle lève 50 millions d'euros, primes comprises, puis 43 millions de dollars.", WINTER),
        ("Elle perd 3 millions de dollars, soit 2 millions d'euros de moins que prévu.", WINTER),
        ("L'Amérique (500 milliards de dollars) devance la France (109 milliards d'euros).", WINTER),
        ("Le port coûtera 20 millions de dirhams (10 millions d'euros).", WINTER),
        ("Le port coûtera 20 millions de couronnes (10 millions d'euros).", WINTER),
        ("La maison vaut plus de 4 millions d'euros (5 millions de dollars).", WINTER),
        ("La maison vaut plus de 4 millions d'euros (4,9 millions de dollars).", WINTER),
        ("La bourse est de 30 millions de yuans (4 millions de dollars).", date(2026, 5, 7)),
        ("L'usine coûtera 80 millions de dollars (70 millions d'euros).", SPRING),
        ("L'aide de 50 milliards de dollars (45 milliards d'euros) a été versée.", SPRING),
    ],
)
def test_a_conversion_that_may_be_right(checker: Checker, text: str, day: date | None) -> None:
    assert [verdict.rule for verdict in problems(checker, text, day)] in ([], ["supported"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Un prêt de 9 millions d'euros, dont 6 millions pour le toit et 5 millions pour la cave.",
            "5 millions",
        ),
        ("Un prêt de 9 millions d'euros, dont 12 millions pour le toit.", "12 millions"),
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
    ],
)
def test_parts_that_do_not_make_their_total(checker: Checker, text: str, told: str) -> None:
    (verdict,) = problems(checker, text, WINTER)
    assert (verdict.rule, verdict.text) == ("wrong-total", told)


@pytest.mark.parametrize(
    "text",
    [
        "Un prêt de 9 millions d'euros, dont 6 millions pour le toit et 3 millions pour la cave.",
        "Un prêt de 9 millions d'euros, dont 6 millions pour le toit et 1 million pour la cave.",
        "Un prêt de 9 millions d'euros, dont 6 millions en Europe et 5 millions en France.",
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
    assert problems(checker, text, WINTER) == []


@pytest.mark.parametrize(
    ("text", "told", "suggestion"),
    [
        ("La taxe est en hausse de 10 %, de 20 à 25 millions d'euros.", "10 %", "25 %"),
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
    (verdict,) = problems(checker, text, WINTER)
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
    ],
)
def test_a_ratio_that_two_amounts_may_make(checker: Checker, text: str) -> None:
    assert problems(checker, text, WINTER) == []


def test_what_the_table_confirms_is_not_blamed(checker: Checker) -> None:
    text = (
        "Brookfield investira 20 milliards d'euros en France, "
        "répartis entre l'Île-de-France (15 milliards) et le Nord (8 milliards)."
    )
    wrong = [verdict for verdict in problems(checker, text, WINTER) if verdict.rule != "supported"]
    assert [(verdict.rule, verdict.text) for verdict in wrong] == [("wrong-total", "8 milliards")]


def test_of_a_conversion_with_an_english_scale_the_scale_is_told(checker: Checker) -> None:
    text = "Le fonds réunira 1 trillion de yuans (environ 138 milliards de dollars)."
    (verdict,) = problems(checker, text, date(2025, 3, 6))
    assert (verdict.rule, verdict.suggestion) == ("billion-anglicism", "1\u202f000 milliards de yuans")


@pytest.mark.parametrize("text", ["5 trillions de dollars.", "Elle pèse 5 trillions de dollars, dit-on."])
def test_more_than_all_the_money_of_the_world_is_english(checker: Checker, text: str) -> None:
    (verdict,) = problems(checker, text, None)
    assert (verdict.rule, verdict.suggestion) == ("billion-anglicism", "5\u202f000 milliards de dollars")


@pytest.mark.parametrize(
    "text",
    [
        "Elle pèse 5,1 billions de dollars.",
        "Elle pèse 5 trillions de dollars (5 000 milliards).",
        "Elle pèse 5 trillions de dollars au sens anglais.",
        "Un billet de 100 trillions de dollars zimbabwéens.",
        "Elle pèse $5 trillion.",
    ],
)
def test_a_scale_word_that_may_be_french(checker: Checker, text: str) -> None:
    assert problems(checker, text, None) == []
