"""Subjects that a text speaks of without naming them: enough to confirm a figure, never to contradict one."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import BOOK

from bot.check import Checker
from bot.facts import FactTable, Subject
from bot.facts_rows import Topic
from bot.mentions.topics import TopicFinder
from bot.model import Document

SUBJECTS = (
    subject(
        "Pont de Brouay",
        fact("budget", "EUR", At("2023-03-10", 12e6), label="coût du chantier", stage="engagé"),
        fact("surface", "m2", At("2023-03-10", 3475), label="longueur", stage="résultat"),
        kind="programme",
        topics=[
            {"words": [["tablier", "arche"], ["Brouay", "la Sarne"]], "not_with": ["tunnel"]},
            {"words": [["passerelle"]], "at_home": True},
        ],
    ),
    subject(
        "Taux d'emprunt de Brouay",
        fact("taux", "%", At("2023-03-10", 3.8), label="taux des emprunts de la ville", stage="résultat"),
        kind="indicator",
        topics=[{"words": [["emprunte", "emprunter"], ["Brouay"]]}],
    ),
)


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        ("Le tablier de Brouay avance.", "", ["tablier"]),
        ("Le tablier avance.\n\nLa Sarne a baissé.", "", ["tablier"]),
        pytest.param("Le tablier avance.", "Brouay en travaux", ["tablier"], id="in the title"),
        pytest.param("Le tablier avance.\n\nIl pleut.\n\nLa Sarne a baissé.", "", [], id="too far"),
        pytest.param("Le tablier avance.", "", [], id="one word alone"),
        pytest.param("À Brouay, le tablier du tunnel.", "", [], id="something else"),
        pytest.param("La Sarne passe sous l'arche et le tablier.", "", ["arche", "tablier"], id="each word"),
        pytest.param("La passerelle de France rouvre.", "", ["passerelle"], id="at home"),
        pytest.param("La passerelle rouvre en Espagne.", "", [], id="abroad"),
    ],
)
def test_words_that_stand_together(table: FactTable, text: str, title: str, found: list[str]) -> None:
    assert [one.text for one in TopicFinder(table).find(text, title)] == found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sur la Sarne, l'arche aura coûté 12 millions d'euros.", "supported"),
        pytest.param("Sur la Sarne, l'arche aura coûté 13 millions d'euros.", "unverified", id="another"),
        pytest.param("Sur la Sarne, l'arche aura coûté 12 millions de dollars.", "unverified", id="dollars"),
        pytest.param("L'arche aura coûté 12 millions d'euros.", "unverified", id="no topic"),
        pytest.param("Sur la Sarne, une arche de 3 475 m2.", "supported", id="many digits"),
    ],
)
def test_a_topic_only_confirms(table: FactTable, text: str, label: str) -> None:
    report = Checker(table, BOOK).check(Document(text=text, published=date(2024, 3, 1)))
    assert [verdict.label.value for verdict in report.verdicts] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Brouay emprunte désormais à 3,8 %.", "supported"),
        pytest.param("Brouay emprunte désormais à 3,9 %.", "unverified", id="another"),
        pytest.param(
            "Brouay emprunte. Il pleut. Il vente. Le maire a 3,8 % de grippés.", "unverified", id="far"
        ),
    ],
)
def test_to_speak_of_an_indicator_says_what_is_measured(table: FactTable, text: str, label: str) -> None:
    report = Checker(table, BOOK).check(Document(text=text, published=date(2024, 3, 1)))
    assert [verdict.label.value for verdict in report.verdicts] == [label]


def test_a_table_without_topics_finds_none() -> None:
    subject = Subject("pont", "Pont", "programme", (), (), None, "")
    assert TopicFinder(FactTable({"pont": subject}, {}, "")).find("Le pont.") == ()


def test_company_tells_what_must_stand_near() -> None:
    topics = (Topic((("arche",), ("Brouay", "Sarne"))), Topic((("passerelle",),)))
    subject = Subject("pont", "Pont", "programme", (), (), None, "", topics)
    finder = TopicFinder(FactTable({"pont": subject}, {}, ""))
    assert finder.company == {"arche": ["brouay", "sarne"], "passerelle": []}
