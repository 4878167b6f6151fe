"""Two currencies told for one amount, held against the rates of the day."""

from __future__ import annotations

from datetime import date

import pytest
from checked import judged

from bot.check import Checker

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
        (
            "La ville doit 60 millions de dollars. Au cours actuel, cela fait 62 millions d'euros à trouver.",
            SPRING,
            "62 millions d'euros",
        ),
        ("La ville doit 60 millions de dollars. Soit 69 millions d'euros.", SPRING, "69 millions d'euros"),
        ("La ville doit 60 millions de dollars (ou 69 millions d'euros).", SPRING, "69 millions d'euros"),
        (
            "La ville doit 60 millions de dollars, 69 millions d'euros au cours du jour.",
            SPRING,
            "69 millions d'euros",
        ),
        (
            "Les 60 millions de dollars, qui valent 69 millions d'euros, manquent.",
            SPRING,
            "69 millions d'euros",
        ),
        (
            "Le péage, 60 millions de dollars, ça fait bien 69 millions d'euros.",
            SPRING,
            "69 millions d'euros",
        ),
        (
            "Il y a pis : le péage vaut 60 millions de dollars, soit, dans ce cas, 69 millions d'euros.",
            SPRING,
            "69 millions d'euros",
        ),
    ],
)
def test_a_conversion_that_no_rate_gives(checker: Checker, text: str, day: date, told: str) -> None:
    (verdict,) = judged(checker, text, day)
    assert (verdict.rule, verdict.text) == ("bad-conversion", told)


def test_a_conversion_tells_the_rate_and_its_day(checker: Checker) -> None:
    (verdict,) = judged(checker, "Une amende de 100 millions de dollars (85 millions d'euros).", WINTER)
    assert (
        verdict.message_fr == "100 M$ valent environ 96,9 M€ (1 € = 1,032 $ le 10 février 2025), pas 85 M€."
    )
    assert verdict.suggestion == "96,9 millions d’euros"
    (verdict,) = judged(checker, "Un port à 655 millions de francs CFA (10 millions d'euros).", WINTER)
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
        ("La ligne coûtera 10,4 millions de levs (5,2 millions d'euros).", date(2020, 5, 28)),
        ("La maison vaut plus de 4 millions d'euros (4,9 millions de dollars).", WINTER),
        ("La bourse est de 30 millions de yuans (4 millions de dollars).", date(2026, 5, 7)),
        ("L'usine coûtera 80 millions de dollars (70 millions d'euros).", SPRING),
        ("L'aide de 50 milliards de dollars (45 milliards d'euros) a été versée.", SPRING),
        ("La ville doit 60 millions de dollars. Au cours actuel, cela fait 52 millions d'euros.", SPRING),
        ("La ville doit 60 millions de dollars. Soit 12 millions d'euros par habitant du port.", SPRING),
        ("La ville doit 60 millions de dollars et le port 20 millions. Soit 69 millions d'euros.", SPRING),
        ("La ville doit 60 millions de dollars. C'est 30 millions d'euros de plus qu'en mai.", SPRING),
        ("La ville doit 60 millions de dollars.\n\nSoit 30 millions d'euros, répond le port.", SPRING),
        ("Il y a dix ans, la vente, 60 millions de dollars, soit 54 millions d'euros, échouait.", SPRING),
        ("Le port doit 60 millions de dollars, soit, par an, 6 millions d'euros.", SPRING),
        ("La ville doit-elle 60 millions de dollars ? Soit 69 millions d'euros.", SPRING),
        ("La ville ne doit pas 60 millions de dollars. Soit 69 millions d'euros.", SPRING),
        ("Il perd 60 millions de dollars, 6 millions d'euros au cours d'une seule nuit.", SPRING),
        ("On lui offre 60 millions de dollars ou 10 millions d'euros de plus.", SPRING),
    ],
)
def test_a_conversion_that_may_be_right(checker: Checker, text: str, day: date | None) -> None:
    assert [verdict.rule for verdict in judged(checker, text, day)] in ([], ["supported"])
