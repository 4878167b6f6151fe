"""Days told in a clause of their own, held against a table of invented laws, plans and events."""

from __future__ import annotations

from datetime import date

import pytest
from checked import rule_of
from invented import At, Content, fact, subject

from bot.facts import FactTable

DAY = date(2024, 3, 10)


def _day(label: str, day: Content, *cues: str, **keys: str) -> dict[str, object]:
    return fact("date", "date", At("2021-01-01", day), label=label, stage="résultat", cues=[*cues], **keys)


SUBJECTS = (
    subject(
        "Décret des quais",
        _day("signature", date(2023, 5, 15), "signé", "signature"),
        _day("abrogation", date(2024, 2, 20), "abrogé", variant="abrogation"),
        kind="law",
        aliases=["décret des quais", {"text": "décret", "only_with": ["Rouvre"]}],
    ),
    subject(
        "Règlement des grues",
        _day("entrée en vigueur", date(2023, 8, 1), "entré en vigueur", "en vigueur"),
        _day("interdictions", date(2024, 2, 2), "interdictions", variant="interdictions"),
        kind="law",
    ),
    subject(
        "Forum des ports",
        _day("dates", (date(2024, 2, 6), date(2024, 2, 8))),
        kind="event",
        aliases=["Forum des ports", "Kerguelo"],
    ),
    subject(
        "Accord de Trévarez",
        _day("conclusion", date(2024, 1, 27), "conclu", "scellé"),
        kind="programme",
        aliases=["accord de Trévarez", "Trévarez"],
    ),
    subject(
        "Plan Bassin",
        _day("annonce", date(2023, 10, 12), "annoncé", "dévoilé", "lancé", "annonce"),
        kind="programme",
        aliases=["plan Bassin", "Bassin 2030"],
    ),
    subject(
        "Offre de Brezel",
        _day("départ", (date(2018, 1, 1), date(2018, 12, 31)), "quitté"),
        kind="event",
        aliases=["Yann Brezel"],
    ),
    subject("Ondine", _day("fusion", date(2020, 3, 2), "fusionné")),
)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a relative clause, an aside, a participle behind what belongs to the name
        ("Le décret des quais, que la ministre avait signé le [15 mai 2023], tombe.", "supported"),
        ("Le décret des quais, que la ministre avait signé le [15 juin 2023], tombe.", "wrong-date"),
        ("Le décret des quais, que le préfet a appliqué le [15 juin 2023], tombe.", ""),
        ("Bassin 2030, le grand plan d'Ondine, lancé en [mars 2023], patine.", "wrong-date"),
        ("L'accord avec Trévarez sur le fret, conclu le [21 janvier], patine.", "wrong-date"),
        ("L'accord avec Trévarez sur le fret, complété le [21 février], patine.", ""),
        # a participle that heads the sentence, its subject behind the comma
        ("Le décret des quais, signé par la ministre le [15 juin 2023], tombe.", "wrong-date"),
        ("Le décret des quais, signé par la ministre à Brest le [15 mai 2023], tombe.", "supported"),
        ("Le décret des quais, critiqué par la ministre le [15 juin 2023], tombe.", ""),
        ("Signé par la ministre le [15 juin 2023], le décret des quais tombe.", "wrong-date"),
        ("Conclu le [27 janvier] à Trévarez, l'accord de Trévarez patine.", "supported"),
        ("Conclu le [25 janvier] dans un manoir, l'accord de Trévarez patine.", "wrong-date"),
        ("Lancé le [12 novembre 2023] par le président, le plan Bassin patine.", "wrong-date"),
        ("Lancé le [12 novembre 2023] par le président, le chantier suit le plan Bassin.", ""),
        # what happened, as a noun
        (
            "Puis est venue l'annonce du plan Bassin au Havre, le [17 octobre 2023], sans public.",
            "wrong-date",
        ),
        ("Le plan Bassin avance. Dévoilé au Havre le [17 octobre 2023], le plan divise.", "wrong-date"),
        (
            "Le plan Bassin avance. Dévoilé le [17 octobre 2023], le plan réunit Ondine et Brest.",
            "wrong-date",
        ),
        ("Le [17 octobre 2023], le maire dévoilait le plan Bassin.", "wrong-date"),
        ("Le [17 octobre 2023], le maire dévoilait les suites du plan Bassin.", ""),
        ("Depuis l'annonce du plan Bassin par le maire, le [17 octobre 2023], on attend.", "wrong-date"),
        ("Depuis l'annonce du plan Bassin, le [17 octobre 2023], on attend.", "wrong-date"),
        ("Après l'annonce du plan Bassin, le [17 octobre 2023], le port a fermé.", ""),
        # the tale's present
        ("Quand il dévoile le plan Bassin, le [12 octobre 2022], le ministre promet.", "wrong-date"),
        ("Quand il dévoile le plan Bassin, le [12 octobre 2023], le ministre promet.", "supported"),
        ("Brezel présente le plan Bassin le [7 mars 2024] comme un défi.", ""),
        ("Quand il défend le plan Bassin, le [12 octobre 2022], le ministre promet.", ""),
        # what the subject itself did, another name in it
        ("Yann Brezel a quitté le conseil d'Ondine en [2020], fâché.", "wrong-date"),
        ("Yann Brezel a quitté le conseil d'Ondine en [2018], fâché.", "supported"),
        ("Yann Brezel a fondé le conseil d'Ondine en [2015], heureux.", ""),
        ("Yann Brezel a quitté Ondine puis rejoint le port en [2021].", ""),
        # who receives, and for what
        ("Brest accueillera les [7 et 9 février] des armateurs pour le Forum des ports.", "wrong-date"),
        ("Brest accueillera les [6 et 8 février] des armateurs pour le Forum des ports.", "supported"),
        ("Brest accueillera les [13 et 14 mars] une réunion qui prépare le Forum des ports.", ""),
        # days on end, what they are of right behind them or before
        ("Encore un : les [16 et 18 février], le Forum des ports a réuni du monde.", "wrong-date"),
        ("À Kerguelo, les [16 et 18 février], on a parlé fret.", "wrong-date"),
        ("Le [16 février], le Forum des ports a publié son bilan.", ""),
        # where it was done
        ("Le [25 janvier], au manoir de Trévarez, le maire a scellé l'affaire.", "wrong-date"),
        ("Le [25 janvier], au manoir de Trévarez, le maire est arrivé.", ""),
        ("Le [25 janvier], à la veille de l'accord de Trévarez, le maire a dîné.", ""),
    ],
)
def test_a_clause_ties_a_day_to_its_subject(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Le décret des quais, signé le [15 juin 2023], a été abrogé le 20 février 2024.", "wrong-date"),
        ("Le décret des quais, signé le 15 mai 2023, a été abrogé le [20 février 2024].", "supported"),
        (
            "Le Forum des ports se tiendra à Brest les [16 et 18 février], celui de Vigo les 2 et 3 mai.",
            "wrong-date",
        ),
        ("Le Forum des ports se tiendra les 6 et 8 février, celui de Vigo les [2 et 3 mai].", ""),
        ("Le Forum des ports, initialement prévu les [2 et 3 mai], se tiendra les 6 et 8 février.", ""),
    ],
)
def test_of_several_days_each_is_of_what_stands_by_it(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("L'accord de Trévarez, conclu le [26 janvier], patine.", "wrong-date"),  # done in public that day
        ("Le plan Bassin, annoncé le [13 octobre 2023], patine.", ""),  # embargoes, time zones, printing
        ("Le plan Bassin, annoncé le [14 octobre 2023], patine.", "wrong-date"),
        ("Le plan Bassin a été lancé en [novembre 2023].", "wrong-date"),
    ],
)
def test_only_what_is_announced_leaks_to_a_day_beside(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rouvre enrage. Le décret a été signé le [15 mai 2022].", "wrong-date"),  # but the year is another
        ("Rouvre enrage. Le décret a été signé le [9 avril 2022].", ""),  # another of the name, perhaps
        ("Le Forum des ports s'est tenu du [6 au 8 février 2023].", "wrong-date"),
        ("Le Forum des ports s'est tenu du [3 au 5 février 2023].", ""),
    ],
)
def test_the_very_day_of_another_year_is_a_slip(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Le règlement des grues est entré en vigueur le [1er août 2023].", "supported"),
        ("Le règlement des grues est entré en vigueur le [2 février 2024].", "wrong-date"),
        (
            "Le règlement des grues est entré en vigueur le [2 février 2024] pour les interdictions.",
            "supported",
        ),
        (
            "Le règlement des grues est entré en vigueur le [2 mars 2024] pour les interdictions.",
            "wrong-date",
        ),
        ("Le règlement des grues est en partie entré en vigueur le [2 février 2024].", "supported"),
    ],
)
def test_a_law_enters_into_force_once(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, DAY) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Le Forum des ports, voulu par le maire, s'achève ce [jeudi 8 février].", "supported"),
        ("Le Forum des ports s'est ouvert le [6 février] au soir.", "supported"),
        ("Le Forum des ports s'achève ce [mercredi 7 février].", ""),
    ],
)
def test_an_event_opens_on_its_first_day_and_ends_on_its_last(
    table: FactTable, marked: str, expected: str
) -> None:
    assert rule_of(table, marked, DAY) == expected
