"""Days told of a subject, held against a table of invented ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import quays
from checked import rule_of, told_of

from bot.facts import FactTable
from bot.model import Label

DAY = quays.DAY


SUBJECTS = quays.SUBJECTS


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Le Forum des ports s'est tenu du [6 au 8 février 2024].", "supported"),
        ("Le Forum des ports s'est tenu en [février 2024].", "supported"),
        ("Le Forum des ports s'est tenu le [7 février].", "supported"),
        ("Le Forum des ports s'est tenu les [12 et 13 février 2024].", "wrong-date"),
        ("Le Forum des ports a eu lieu en [mars 2024].", "wrong-date"),
        ("Le Forum des ports, qui s'est tenu au Havre les [12 et 13 février 2024], fut bref.", "wrong-date"),
        ("Le Forum des ports, qui s'est tenu au Havre les [6 et 7 février 2024], fut bref.", "supported"),
        ("Le Forum des ports, qui s'est vanté d'un pacte tenu le [13 février 2024], fut bref.", ""),
        ("Au Forum des ports, les [12 et 13 février 2024], tous ont signé.", "wrong-date"),
        ("Lors du Forum des ports, le [7 février 2024], tous ont signé.", "supported"),
        ("Après le Forum des ports, le [13 février 2024], tous ont signé.", ""),
        ("Au Forum des ports succède, le [13 février 2024], un colloque.", ""),
        ("Le Forum des ports du [13 février 2024] fut bref.", "wrong-date"),
        ("Le [13 février 2024], le Forum des ports s'est tenu au Havre.", "wrong-date"),
        ("C'est le [13 février 2024] que s'est tenu le Forum des ports.", "wrong-date"),
        ("Le Forum des ports s'est ouvert le [7 février 2024].", ""),
        ("Le Forum des ports s'est tenu en [février 2019].", ""),
        ("Le prochain Forum des ports se tiendra le [13 février 2024].", ""),
        ("Lors du Forum des ports, un accord a été signé le [13 février 2024].", ""),
        ("Le Forum des ports, annoncé le [2 mai 2023], s'est tenu.", ""),
        ("Le Forum des ports s'est-il tenu le [13 février 2024] ?", ""),
        ("Le Forum des ports ne s'est pas tenu le [13 février 2024].", ""),
        ("Le forum des ports s'est tenu en Italie le [13 février 2024].", ""),
        ("Le Forum des ports s'est tenu le [13 février 2024], en Italie.", ""),
        ("Le Forum des ports, tenu le [13 février 2024], a ouvert l'Italie aux dockers.", "wrong-date"),
        ("Le Forum des ports, tenu en Italie le [13 février 2024], a plu aux dockers.", ""),
        ("Le Forum des ports se tient depuis le [13 février 2024].", ""),
        ("Delmas a été fusionnée le [20 février 2024].", "supported"),
        ("Delmas a été fusionnée le [27 février 2024].", "wrong-date"),
        ("Delmas, la fierté de Kervella, a été annoncée le [27 février 2024].", "wrong-date"),
        ("Delmas a été dévoilée le [27 février 2024].", "wrong-date"),
        ("Delmas a été dévoilée le [20 février 2024].", "supported"),
        ("Delmas a été inaugurée le [27 février 2024].", ""),
        ("Delmas, qui est dirigée par un cadre annoncé le [27 février 2024], recrute.", ""),
        ("Delmas, qui a reçu un appui dévoilé le [27 février 2024], recrute.", ""),
        ("La Charte des quais a été paraphée le [18 mai 2023].", "wrong-date"),
        ("Delmas a été fusionnée le [21 février 2024].", ""),
        ("Delmas a annoncé le [27 février 2024] son plan.", ""),
        ("Delmas, dont le port a été annoncé le [27 février 2024], recrute.", ""),
        ("La ministre a signé le [18 mai 2023] la Charte des quais.", "wrong-date"),
        ("La ministre a signé la Charte des quais le [18 mai 2023].", "wrong-date"),
        ("Depuis que la Charte des quais a été signée à Brest, le [18 mai 2023], rien.", "wrong-date"),
        ("La Charte des quais a été signée, le [18 mai 2023] le port a fermé.", ""),
        ("La ministre a signé dès le [15 mai 2023] la Charte des quais.", "supported"),
        ("Signée le [18 mai 2023], la Charte des quais rassure.", "wrong-date"),
        ("La signature de la Charte des quais remonte au [18 mai 2023].", "wrong-date"),
        ("La Charte des quais du [18 mai 2023] rassure.", "wrong-date"),
        (
            "Les règles de la Charte des quais sur les grues s'appliquent depuis le [1er mars 2024].",
            "wrong-date",
        ),
        (
            "Les règles de la Charte des quais sur les grues s'appliquent depuis le [1er février 2024].",
            "supported",
        ),
        ("Le Forum des ports, organisé à Brest les [12 et 13 février 2024], fut bref.", "wrong-date"),
        ("La signature de la Charte des quais a été suivie le [18 mai 2023] d'une grève.", ""),
        ("La ministre a signé le [18 mai 2023] un décret pris pour la Charte des quais.", ""),
        ("La ministre a signé le [18 mai 2023] la Charte des quais de Nantes.", ""),
        ("Les députés ont voté la Charte des quais le [2 mai 2023].", ""),
        ("Publiée le [18 mai 2023], la Charte des quais a été signée sans bruit.", ""),
        ("Les règles de la Charte des quais sur les docks s'appliquent depuis le [1er mars 2024].", ""),
        ("Depuis le [18 mai 2023], la Charte des quais est contestée.", ""),
        # The day, who does it, and the subject.
        ("Le [27 février 2024], Ondine a dévoilé Delmas au port.", "wrong-date"),
        ("C'est le [27 février 2024] qu'Ondine a dévoilé Delmas.", "wrong-date"),
        ("C'est le [20 février 2024] qu'Ondine a dévoilé Delmas.", "supported"),
        ("Bilan : [27 février 2024] : Ondine annonce Delmas.", "wrong-date"),
        ("[27 février 2024] : Ondine annonce Delmas.", "wrong-date"),
        ("Dates.\n- [27 février 2024] : annonce de Delmas", "wrong-date"),
        ("Le [27 février 2024], Ondine a dévoilé Delmas Marine.", ""),
        ("Le [27 février 2024], Ondine a dévoilé un rival de Delmas.", ""),
        ("Le [27 février 2024], Ondine, qui a dévoilé Delmas, recrute.", ""),
        ("Le [27 février 2024], le port où Ondine a dévoilé Delmas a fermé.", ""),
        # Right behind its name, whatever other days stand in the sentence.
        ("Six mois après le Forum des ports, tenu du [12 au 14 février 2024], rien le 3 mars.", "wrong-date"),
        ("Six mois après le Forum des ports ([6-8 février 2024]), rien le 3 mars.", "supported"),
        ("Fin du Forum des ports ([12 et 13 février 2024]). À quand la suite ?", "wrong-date"),
        ("Fin de Delmas ([27 février 2024]). À quand la suite ?", ""),
        ("Le Forum des ports s'est tenu les [8 et 9 février 2024].", "wrong-date"),
        ("Le Forum des ports s'est tenu les [7 et 8 février 2024].", "supported"),
        ("📅 [12 et 13 février 2024] pour le Forum des ports", "wrong-date"),
        ("Le [12 février 2024] pour le Forum des ports, on ferme les quais.", ""),
        # A sentence that stands for what it dates.
        ("Delmas est née au port. Le projet avait été annoncé le [27 février 2024].", "wrong-date"),
        ("Delmas est née au port. Le projet avait été annoncé le [20 février 2024].", "supported"),
        ("Delmas est née au port. Annoncé par Ondine le [27 février 2024], il tient.", "wrong-date"),
        ("Delmas est née au port. Annoncé par Ondine le [27 février 2023], il tient.", "wrong-date"),
        ("Delmas est née au port. Le projet d'Ondine a été annoncé le [27 février 2024].", ""),
        ("Delmas est née au port. Le groupe a annoncé le [27 février 2024] un plan.", ""),
        ("Delmas est née au port. Il pleuvait. Il pleut. Annoncé le [27 février 2024], il tient.", ""),
        ("Delmas est née au port. Le projet, qui a été annoncé le [27 février 2024], tient.", ""),
        # The calendar of a law.
        (
            "Rappel de la Charte des quais : signature le [18 mai 2023], grues au 1er février 2024.",
            "wrong-date",
        ),
        ("Rappel de la Charte des quais : signature le 15 mai 2023, grues au [1er mars 2024].", "wrong-date"),
        (
            "Rappel de la Charte des quais : signature le 15 mai 2023, grues au [1er février 2024].",
            "supported",
        ),
        ("La Charte des quais avance. Prochaine étape, le [1er mars 2024], pour les grues.", "wrong-date"),
        ("La Charte des quais avance. Un guide des grues paraît le [1er mars 2024] au port.", ""),
        ("La Charte des quais avance. Les maires ont jusqu'au [1er mars 2024] pour louer des grues.", ""),
        (
            "Depuis le [1er mars 2024], les règles sur les grues de la Charte des quais tiennent.",
            "wrong-date",
        ),
        ("Depuis le [1er mars 2024], les règles de la Charte des quais sont contestées.", ""),
    ],
)
def test_days(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, DAY) == expected


def test_nothing_is_contradicted_before_it_is_known_nor_long_after_it_was_checked(table: FactTable) -> None:
    marked = "Le Forum des ports s'est tenu les [12 et 13 février 2024]."
    assert rule_of(table, marked, date(2023, 8, 31)) == ""
    assert rule_of(table, marked, date(2024, 12, 1) + timedelta(days=365)) == "wrong-date"
    assert rule_of(table, marked, date(2024, 12, 1) + timedelta(days=366)) == ""


def test_a_verdict_on_a_name_shows_its_proof(table: FactTable) -> None:
    verdict = told_of(table, "Le Forum des ports s'est tenu les [12 et 13 février 2024].", DAY)
    assert verdict is not None
    assert verdict.label is Label.CONTRADICTED
    assert verdict.message_fr == (
        "Forum des ports : 6 au 8 février 2024, et non 12 et 13 février 2024 (dates du forum)."
    )
    assert verdict.suggestion == "6 au 8 février 2024"
    assert verdict.evidence is not None
    assert [source.publisher for source in verdict.evidence.sources] == ["Agence"]
    verdict = told_of(table, "Le groupe [espagnol] Delmas recrute.", DAY)
    assert verdict is not None
    assert verdict.message_fr == "Delmas : France, Italie, et non « espagnol » (fiche delmas)."
    assert verdict.evidence is None


def test_the_weekday_of_a_known_day_is_held_against_the_calendar_whenever_it_was(table: FactTable) -> None:
    marked = "Delmas est née au port. Annoncé [{} 20 février], il tient."
    assert rule_of(table, marked.format("mardi"), date(2024, 4, 15)) == "supported"
    assert rule_of(table, marked.format("vendredi"), date(2024, 4, 15)) == "wrong-weekday"
    assert rule_of(table, marked.format("lundi"), date(2024, 4, 15)) == "supported"  # that of 2023


@pytest.mark.parametrize(
    "marked",
    [
        "Les ports se préparent : du [6 au 8 février 2024], leur Forum des ports fera le plein.",
        "Delmas, née de deux maisons rivales, fête ses noces du [20 février 2024].",
    ],
)
def test_the_very_day_is_confirmed_wherever_it_stands(table: FactTable, marked: str) -> None:
    verdict = told_of(table, marked, DAY)
    assert verdict is not None
    assert verdict.label is Label.SUPPORTED


@pytest.mark.parametrize(
    "marked",
    [
        "Les ports se préparent : du [7 au 9 février 2024], leur Forum des ports fera le plein.",
        "Le maire a démissionné le [21 mars 2024], loin du Forum des ports.",
        "En [février 2024], les grues tournaient à plein près du Forum des ports.",
    ],
)
def test_another_day_that_nothing_ties_is_left_alone(table: FactTable, marked: str) -> None:
    assert told_of(table, marked, DAY) is None
