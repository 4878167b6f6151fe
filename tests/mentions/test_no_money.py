"""Sentences full of digits and without money: dates, scores, references, addresses… give no amount."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.mentions.quantities import find_quantities
from bot.model import Kind

NEWS = Path(__file__).parents[3] / "shared" / "ner" / "winer-fr.jsonl"
MOST_WRONG = 10
"""Of 3,000 sentences."""
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
MONEY_WORDS = re.compile(
    r"[€$£¥]|\b(?:euros?|dollars?|francs?|livres?|yens?|yuans?|roubles?|centimes?|couronnes?|pesos?|dinars?|"
    r"dirhams?|roupies?|bitcoins?|millions?|milliards?|billions?|Mds?|M€|k€|EUR|USD|CHF)\b",
    re.IGNORECASE,
)
DIGIT = re.compile(r"[0-9]")

TEMPLATES = [
    "Le {day} {month} {year}, à {hour} h {minute:02}, la séance a repris.",
    "Du {day} au {more} {month} {year}, la ligne {small} sera fermée dès {hour}:{minute:02}.",
    "Le match s'est achevé sur le score de {goals}-{fewer}, après un {goals}-{goals} à la mi-temps.",
    "Elle l'emporte 6-{fewer}, 7-6 ({small}-{fewer}), 6-{goals} en {goals} h {minute:02}.",
    "Tél. : 0{goals} {pair} {pair2} {minute:02} {hour:02}, +33 {goals} {pair}.{pair2}.{minute:02}.{hour:02}.",
    "Le bureau est au {small} bis, rue du {day}-{Month}, {postcode} Paris.",
    "L'article {article} de la loi n° {year}-{large} du {day} {month} {year} est abrogé.",
    "La version {goals}.{minute}.{small} remplace la {goals}.{hour} sous Windows {small}.",
    "ISBN 978-2-{pair}-{six}-{fewer}, {large} pages, tome {fewer}, collection {pair}.",
    "La voiture, immatriculée AB-{three}-CD, roulait à {three} km/h sur l'A{small}.",
    "Le vol AF{three} pour Rome, un A320, a décollé à {hour} h {minute:02} de la porte {small}.",
    "Il a couru le {small} {month} en {hour} min {minute} s {pair}, à la {day}e place.",
    "Covid-19 : {large} cas, {three} hospitalisations, un taux de reproduction de 1,{pair}.",
    "Le G{small}, la COP{day} et l'ONU se réunissent le {day}/{number:02}/{year}.",
    "Il a {age} ans, elle en a {more}, et leurs {goals} enfants de {fewer} à {small} ans.",
    "France {goals}, TF1, M6 et Canal {small} l'ont diffusé à {hour}h{minute:02}, puis sur la 5G.",
    "Le procès-verbal {large}/{year}, page {three}, cote D{small}, mentionne {pair} témoins.",
    "Rendez-vous salle {three}, bâtiment {small}, étage {goals}, le {day}.{number:02}.{year}.",
    "SIRET {three} {three2} {three3} {large}, code APE {postcode}, RCS Nanterre {three} {three2} {three3}.",
    "Au {goals}e tour, {large} électeurs sur {postcode} ont voté, bureau {small}.",
    "Le séisme de magnitude {goals},{fewer} s'est produit à {hour}h{minute:02}, à {pair} km de profondeur.",
    "Saison {goals}, épisode {small} : {pair} minutes, note de {fewer},{goals}/5 pour {large} avis.",
    "Latitude {pair},{large}, longitude {goals},{large}, altitude {three} m, température −{small} °C.",
    "Thread {fewer}/{small} : en {year}, {large} habitants ; en {year2}, {large2} habitants.",
    "Le lot {small} mesure {pair} cm sur {three} cm et pèse {goals},{fewer} kg.",
    "Ils étaient {large} selon la police et {postcode} selon les syndicats le {day} {month}.",
    "Le dossier FR-{year}-{large} a été versé au tome {small}, alinéa {goals}.",
    "Adresse IP 192.168.{fewer}.{small}, port {large}, latence {pair} ms, débit {three} Mbit/s.",
    "Les années {decade}, le siècle de 1{three} et la guerre de {year}-{year2} reviennent au programme.",
    "Il a marqué {pair} points, pris {small} rebonds et joué {minute} minutes sur {pair2}.",
]


def written() -> Iterator[str]:
    """3,000 sentences of our own, the same at every run."""
    chance = random.Random(20250210)
    for number in range(3_000):
        yield TEMPLATES[number % len(TEMPLATES)].format(
            day=chance.randint(1, 28),
            more=chance.randint(29, 31),
            month=chance.choice(MONTHS),
            Month=chance.choice(MONTHS).capitalize(),
            number=chance.randint(1, 12),
            year=chance.randint(1901, 2030),
            year2=chance.randint(1901, 2030),
            hour=chance.randint(0, 23),
            minute=chance.randint(0, 59),
            goals=chance.randint(1, 9),
            fewer=chance.randint(0, 5),
            small=chance.randint(2, 39),
            pair=chance.randint(10, 99),
            pair2=chance.randint(10, 99),
            three=chance.randint(100, 999),
            three2=chance.randint(100, 999),
            three3=chance.randint(100, 999),
            six=chance.randint(100_000, 999_999),
            large=chance.randint(1_000, 9_999),
            large2=chance.randint(1_000, 99_999),
            postcode=chance.randint(10_000, 98_999),
            article=f"{chance.randint(1, 900)}.{chance.randint(1, 9)}",
            age=chance.randint(3, 99),
            decade=chance.randrange(10, 100, 10),
        )


def in_the_news() -> list[str]:
    """Real sentences with digits and no word of money."""
    articles = map(json.loads, NEWS.read_text(encoding="utf-8").splitlines())
    sentences = (one for article in articles for one in re.split(r"(?<=[.!?])\s+|\n", article["text"]))
    return [one for one in sentences if DIGIT.search(one) and not MONEY_WORDS.search(one)]


def with_an_amount(sentences: list[str]) -> list[str]:
    return [
        sentence
        for sentence in sentences
        if any(mention.kind is Kind.MONEY for mention in find_quantities(sentence))
    ]


def test_no_amount_in_sentences_of_our_own() -> None:
    sentences = list(written())
    assert sum(DIGIT.search(sentence) is not None for sentence in sentences) == 3_000
    assert with_an_amount(sentences) == []


@pytest.mark.skipif(not NEWS.exists(), reason="the news texts are not beside the project")
def test_hardly_an_amount_in_real_sentences_without_money() -> None:
    sentences = in_the_news()
    assert len(sentences) > 3_000
    wrong = with_an_amount(sentences)
    assert len(wrong) * 3_000 <= MOST_WRONG * len(sentences), wrong
