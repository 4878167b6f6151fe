"""Nationalities and days told of a subject, held against a table of invented ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from invented import At, fact, subject
from tables import BOOK, unmarked

from bot.check import Checker
from bot.facts import FactTable
from bot.model import Document, Label, Verdict

DAY = date(2024, 3, 10)

SUBJECTS = (
    subject(
        "Kervella",
        fact("pays-siege", "country", At("2020-01-01", "CH"), At("2023-01-01", "CA"), stage="en vigueur"),
        country="CA",
        aliases=[
            "Kervella",
            {"text": "Querou", "only_with": ["port"]},
            {"text": "Brasparts", "only_with": ["Kervella"]},
        ],
    ),
    subject(
        "Delmas",
        fact("date", "date", At("2024-02-20", date(2024, 2, 20)), cues=["fusionné", "annoncé"]),
        country=["FR", "IT"],
    ),
    subject(
        "Cabestan",
        fact("pays-siege", "country", At("2020-01-01", "CA"), stage="en vigueur"),
        country="CA",
        aliases=[{"text": "Cabestan", "only_with": ["port"]}],
    ),
    subject(
        "Forum des ports",
        fact(
            "date",
            "date",
            At("2023-09-01", (date(2024, 2, 6), date(2024, 2, 8))),
            label="dates du forum",
            stage="résultat",
        ),
        fact(
            "pays-copresident",
            "country",
            At("2023-09-01", "IN"),
            stage="résultat",
            cues=["coprésidé", "coprésident"],
        ),
        kind="event",
        aliases=["Forum des ports", {"text": "forum", "only_with": ["ports"]}],
    ),
    subject(
        "Charte des quais",
        fact(
            "date",
            "date",
            At("2023-05-15", date(2023, 5, 15)),
            label="signature par la ministre",
            stage="résultat",
            cues=["signature", "signé", "signée"],
        ),
        fact(
            "date",
            "date",
            At("2023-05-15", date(2024, 2, 1)),
            variant="grues",
            label="début d'application aux grues",
            stage="en vigueur",
            cues=["grues"],
        ),
        kind="law",
    ),
)


def told(table: FactTable, marked: str, day: date = DAY) -> Verdict | None:
    """The verdict on the words between brackets, if any; no other word may get one but a figure."""
    text, start = unmarked(marked)
    report = Checker(table, BOOK).check(Document(text=text, published=day))
    return next((verdict for verdict in report.verdicts if verdict.start == start), None)


def rule(table: FactTable, marked: str, day: date = DAY) -> str:
    verdict = told(table, marked, day)
    return verdict.rule if verdict else ""


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Le groupe [canadien] Kervella recrute.", "supported"),
        ("Le groupe [américain] Kervella recrute.", "wrong-country"),
        ("Chez l'[américain] Kervella, on recrute.", "wrong-country"),
        ("Le géant [américain] du fret Kervella recrute.", "wrong-country"),
        ("Kervella, une jeune société [américaine] de fret, recrute.", "wrong-country"),
        ("Kervella est un fonds [américain].", "wrong-country"),
        ("Kervella, un fonds [américain] très actif dans le Nord, recrute.", "wrong-country"),
        ("Kervella, le fonds [américain], ouvre un bureau avec Delmas.", "wrong-country"),
        ("Kervella, le fonds [italien] Delmas et le port recrutent.", ""),
        ("Kervella est [américaine].", "wrong-country"),
        ("Kervella ([Canada]) recrute.", "supported"),
        ("Kervella ([Italie]) recrute.", ""),
        ("Le groupe [suisse] Kervella recrute.", "wrong-country"),  # it left more than a year ago
        ("Le groupe [français] Delmas recrute.", ""),
        ("Le groupe [italien] Delmas recrute.", ""),
        ("Le groupe [espagnol] Delmas recrute.", "wrong-country"),
        ("Le groupe [européen] Kervella recrute.", ""),
        ("Le groupe [franco]-canadien Kervella recrute.", ""),
        ("La filiale [américaine] de Kervella recrute.", ""),
        ("La filiale [américaine] du groupe Kervella recrute.", ""),
        ("Le rival [américain] de Kervella recrute.", ""),
        ("Le marché [américain], Kervella le connaît.", ""),
        ("Kervella, soutenue par un fonds [américain], recrute.", ""),
        ("Kervella, le groupe [américain] Ondine et le port recrutent.", ""),
        ("Kervella et un groupe [américain] recrutent.", ""),
        ("Kervella n'est pas un fonds [américain].", ""),
        ("Le groupe [américain] Kervella Marine recrute.", ""),
        ("Les groupes [américains] Kervella et Ondine recrutent.", ""),
        ("Le groupe pétrolier [américain] Kervella recrute.", "wrong-country"),
        ("Le géant [américain] du commerce en ligne Kervella recrute.", "wrong-country"),
        ("Avec son rival [américain] Kervella, le port négocie.", "wrong-country"),
        ("Kervella, basée aux [Pays-Bas], recrute.", "wrong-country"),
        ("Kervella, société de fret basée en [Suisse], recrute.", "wrong-country"),
        ("Une équipe de Kervella, basée aux [Pays-Bas], recrute.", ""),
        ("Le port de Kervella, une société [américaine], recrute.", "wrong-country"),
        ("La filiale de Kervella, une société [américaine], recrute.", ""),
        ("Le patron de Kervella est [américain].", ""),
        ("Le géant [américain] de l'énergie critique Kervella.", ""),
        ("Kervella, la biotech [américaine] qui fait rêver le Tout Brest, recrute.", "wrong-country"),
        ("Après Kervella, une société [américaine] qui vend du fret recrute.", ""),
        ("Kervella voit grand. Ce groupe [américain], déjà à Brest, recrute.", "wrong-country"),
        ("Kervella n'a pas tout dit. Cette jeune société [américaine] recrute à Brest.", "wrong-country"),
        ("Kervella voit grand. Ce groupe [canadien] recrute.", "supported"),
        ("Kervella s'allie à un géant du fret. Ce groupe [américain] recrute.", ""),
        ("Kervella a trouvé un repreneur. Ce groupe [américain] recrute.", ""),
        ("Kervella s'allie à Ondine. Ce groupe [américain] recrute.", ""),
        ("Kervella voit grand. Ce groupe [américain] Ondine aussi.", ""),
        ("Kervella voit grand. Le groupe [américain] aussi.", ""),
        ("Kervella voit grand. Ce marché [américain] l'attire.", ""),
        ("Kervella voit grand. Cette filiale [américaine] recrute.", ""),
        ("Un allié de Kervella voit grand. Ce groupe [américain] recrute.", ""),
        ("Reste un nom que nul ne connaît : Kervella. Cette société [américaine] recrute.", "wrong-country"),
        ("Reste un allié du groupe : Kervella. Cette société [américaine] recrute.", ""),
        ("Reste un nom que connaît Brest : Kervella. Cette société [américaine] recrute.", ""),
        ("On dit que ce groupe [américain], Kervella, va recruter.", "wrong-country"),
        ("Il cite un groupe [américain], Kervella, et Ondine.", ""),
        ("Il cite un groupe [américain], Kervella, Ondine et le port.", ""),
        ("Derrière Kervella, groupe [américain] à la tête d'Ondine, d'autres recrutent.", "wrong-country"),
        ("Derrière Kervella, un groupe [américain] recrute.", ""),
        ("Arrive Kervella, le groupe [américain] déjà présent chez Ondine.", "wrong-country"),
        ("Kervella, l'[américain] qui voit grand, recrute.", "wrong-country"),
        ("Le Forum des ports, coprésidé par l'[Inde], a réuni du monde.", "supported"),
        ("Le Forum des ports, coprésidé par la France et l'[Inde], a réuni du monde.", "supported"),
        ("Le Forum des ports, coprésidé par la France et le [Canada], a réuni du monde.", "wrong-country"),
        ("Le Forum des ports coprésidé par la [Chine] et la France a réuni du monde.", "wrong-country"),
        ("Le Forum des ports a réuni le [Canada] et la France.", ""),
        ("Au Forum des ports, un atelier présidé par le [Canada] a fait salle comble.", ""),
        ("Kervella, coprésidée par la [France] et l'Inde, recrute.", ""),
        ("Face à Kervella, l'[américain] résiste.", ""),
        ("Kervella, l'[américain] Ondine et le port recrutent.", ""),
        ("Kervella, le groupe [canadien], en promet 10. Delmas suit.", "supported"),
        ("Au port, le groupe [américain] Quérou recrute.", "wrong-country"),
        ("Le seul [canadien] Kervella recrute.", "supported"),
        ("Le seul groupe [américain] Kervella recrute.", "wrong-country"),
        ("Le seul [américain] de Kervella recrute.", ""),
        ("Le groupe [américain] Brasparts, filiale de Kervella, recrute.", ""),
        ("Le groupe [canadien] Brasparts, filiale de Kervella, recrute.", ""),
        ("Delmas recrute. Au port, le groupe [américain] Quérou 20 recrute.", ""),
        ("Coprésidé par la France et le [Canada], le Forum des ports a réuni du monde.", "wrong-country"),
        ("Coprésidé par la France et l'[Inde], le Forum des ports a réuni du monde.", "supported"),
        ("Coprésidé par la France et le [Canada], un atelier a clos le Forum des ports.", ""),
        ("Le Forum des ports, que la France copréside avec le [Canada], ouvre ce soir.", "wrong-country"),
        ("Le Forum des ports ouvre ce soir. La France le copréside avec le [Brésil].", "wrong-country"),
        ("Le Forum des ports ouvre ce soir. La France le copréside avec l'[Inde].", "supported"),
        ("Le Forum des ports ouvre ce soir. La France copréside le G7 avec le [Canada].", ""),
        ("C'est avec le [Brésil], coprésident du Forum des ports, que Paris reçoit.", "wrong-country"),
        ("Le [Brésil] a félicité le coprésident du Forum des ports.", ""),
        ("L'atelier du Forum des ports coprésidé par le [Canada] a fait salle comble.", ""),
        ("Kervella a grandi. Le fonds [australien] promet dix navires.", "wrong-country"),
        ("Kervella a grandi. Le fonds [canadien] promet dix navires.", "supported"),
        ("Kervella a grandi. Le fonds [australien], lui, promet dix navires.", ""),
        ("Kervella a grandi. Le fonds [australien] promet aussi dix navires.", ""),
        ("Un fonds australien arrive. Kervella a grandi. Le fonds [australien] promet dix navires.", ""),
        ("Kervella a racheté un fonds. Le fonds [australien] promet dix navires.", ""),
        ("Kervella, fondée par deux armateurs et un pilote, a son siège en [Italie].", "wrong-country"),
        ("Kervella a son siège en [Suisse].", "wrong-country"),  # it had
        ("Kervella a son siège au [Canada].", "supported"),
        ("Basé en [Italie], Kervella promet dix navires.", "wrong-country"),
        ("Basé en [Italie], le patron de Kervella promet dix navires.", ""),
    ],
)
def test_nationalities(table: FactTable, marked: str, expected: str) -> None:
    assert rule(table, marked) == expected


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
        ("C'est le [13 février 2024] que s'est tenu le Forum des ports.", ""),
        ("Le Forum des ports s'est ouvert le [7 février 2024].", ""),
        ("Le Forum des ports s'est tenu en [février 2019].", ""),
        ("Le prochain Forum des ports se tiendra le [13 février 2024].", ""),
        ("Lors du Forum des ports, un accord a été signé le [13 février 2024].", ""),
        ("Le Forum des ports, annoncé le [2 mai 2023], s'est tenu.", ""),
        ("Le Forum des ports s'est-il tenu le [13 février 2024] ?", ""),
        ("Le Forum des ports ne s'est pas tenu le [13 février 2024].", ""),
        ("Le forum des ports s'est tenu en Italie le [13 février 2024].", ""),
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
    assert rule(table, marked) == expected


def test_nothing_is_contradicted_before_it_is_known_nor_long_after_it_was_checked(table: FactTable) -> None:
    marked = "Le Forum des ports s'est tenu les [12 et 13 février 2024]."
    assert rule(table, marked, date(2023, 8, 31)) == ""
    assert rule(table, marked, date(2024, 12, 1) + timedelta(days=365)) == "wrong-date"
    assert rule(table, marked, date(2024, 12, 1) + timedelta(days=366)) == ""


def test_a_verdict_on_a_name_shows_its_proof(table: FactTable) -> None:
    verdict = told(table, "Le Forum des ports s'est tenu les [12 et 13 février 2024].")
    assert verdict is not None
    assert verdict.label is Label.CONTRADICTED
    assert verdict.message_fr == (
        "Forum des ports : 6 au 8 février 2024, et non 12 et 13 février 2024 (dates du forum)."
    )
    assert verdict.suggestion == "6 au 8 février 2024"
    assert verdict.evidence is not None
    assert [source.publisher for source in verdict.evidence.sources] == ["Agence"]
    verdict = told(table, "Le groupe [espagnol] Delmas recrute.")
    assert verdict is not None
    assert verdict.message_fr == "Delmas : France, Italie, et non « espagnol » (fiche delmas)."
    assert verdict.evidence is None


@pytest.mark.parametrize(
    "marked",
    [
        "Au port, Delmas promet 50 millions d'euros, l'[américain] Cabestan 20, Kervella 10.",
        "Tout le port vient au Forum des ports. Le Cabestan 20 a été lancé le [3 mars 2024].",
    ],
)
def test_a_common_name_with_a_number_behind_it_is_no_subject(table: FactTable, marked: str) -> None:
    assert told(table, marked) is None


def test_the_weekday_of_a_known_day_is_held_against_the_calendar_whenever_it_was(table: FactTable) -> None:
    marked = "Delmas est née au port. Annoncé [{} 20 février], il tient."
    assert rule(table, marked.format("mardi"), date(2024, 4, 15)) == "supported"
    assert rule(table, marked.format("vendredi"), date(2024, 4, 15)) == "wrong-weekday"
    assert rule(table, marked.format("lundi"), date(2024, 4, 15)) == "supported"  # that of 2023


def test_a_quotation_is_flagged(table: FactTable) -> None:
    verdict = told(table, "« Le groupe [américain] Kervella va recruter ici », dit-il.")
    assert verdict is not None
    assert verdict.message_fr.startswith("Citation : ")
    assert verdict.suggestion == ""


@pytest.mark.parametrize(
    "marked",
    [
        "Les ports se préparent : du [6 au 8 février 2024], leur Forum des ports fera le plein.",
        "Delmas, née de deux maisons rivales, fête ses noces du [20 février 2024].",
    ],
)
def test_the_very_day_is_confirmed_wherever_it_stands(table: FactTable, marked: str) -> None:
    verdict = told(table, marked)
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
    assert told(table, marked) is None


def test_the_name_of_something_else_has_no_nationality() -> None:
    """«Brookfield 20» is no «Brookfield»: nothing is known of what the number makes of a name."""
    text = "Le canadien Brookfield 20, Fluidstack 10, promettent 50 milliards de dollars en France."
    report = Checker.load().check(Document(text=text, published=date(2025, 2, 11)))
    assert not [verdict for verdict in report.verdicts if verdict.rule == "wrong-country"]
