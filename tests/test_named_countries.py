"""Nationalities told of a subject, held against a table of invented ones."""

from __future__ import annotations

from datetime import date

import pytest
import quays
from checked import rule_of, told_of

from bot.check import Checker
from bot.facts import FactTable
from bot.model import Document

DAY = quays.DAY


SUBJECTS = quays.SUBJECTS


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
        ("Kervella (groupe [américain]) recrute.", "wrong-country"),
        ("Kervella (groupe [américain] en pleine croissance) recrute.", ""),
        ("Kervella est basée aux [Pays-Bas].", "wrong-country"),
        ("Qui est Kervella ? Un fonds [américain].", "wrong-country"),
        ("Kervella ? Un fonds [canadien] fondé en 2019.", "supported"),
        ("Kervella ? Un fonds [américain] veut la racheter.", ""),
        ("Derrière ce projet, un fonds [américain] : Kervella.", "wrong-country"),
        ("Derrière ce projet, un fonds [américain] et un allié : Kervella.", ""),
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
        ("Le [Brésil] a coprésidé avec la France le Forum des ports.", "wrong-country"),
        ("L'[Inde] coprésidait le Forum des ports.", "supported"),
        ("Le [Brésil] a coprésidé avec la France un atelier avant le Forum des ports.", ""),
        ("Le Forum des ports s'ouvre sous la coprésidence du [Canada].", "wrong-country"),
        ("Le Forum des ports s'ouvre sous la pluie, loin du [Canada].", ""),
        ("Coprésident du Forum des ports avec la France, le [Japon] jubile.", "wrong-country"),
        ("Le coprésident du Forum des ports a filé au [Japon].", ""),
        ("Le patron de Kervella, société basée aux [États-Unis], jubile.", "wrong-country"),
        ("Le patron de Kervella, basé aux [États-Unis], jubile.", ""),
        ("C'est avec le [Brésil], coprésident du Forum des ports, que Paris reçoit.", "wrong-country"),
        ("Le [Brésil] a félicité le coprésident du Forum des ports.", ""),
        ("L'atelier du Forum des ports coprésidé par le [Canada] a fait salle comble.", ""),
        ("Kervella a grandi. Le fonds [australien] promet dix navires.", "wrong-country"),
        ("Kervella a grandi. Le fonds [canadien] promet dix navires.", "supported"),
        ("Kervella a grandi. Le fonds [australien], lui, promet dix navires.", ""),
        ("Kervella a grandi. Le fonds [australien] promet aussi dix navires.", ""),
        ("Un fonds australien arrive. Kervella a grandi. Le fonds [australien] promet dix navires.", ""),
        ("Kervella a racheté un fonds. Le fonds [australien] promet dix navires.", ""),
        ("Kervella a grandi. Le fonds [australien] n'a rien promis.", "wrong-country"),
        ("Kervella a grandi. Le fonds [australien] s'appuiera sur dix navires.", "wrong-country"),
        ("Kervella a grandi. Le fonds [australien] a promis dix navires.", "wrong-country"),
        ("Kervella a grandi. Le fonds [australien] à la barre promet dix navires.", ""),
        ("Kervella a grandi. Autrement dit, le fonds [australien] promet dix navires.", "wrong-country"),
        ("Kervella a grandi. Selon un rival, le fonds [australien] promet dix navires.", ""),
        ("Kervella a grandi. Selon Ondine, le fonds [australien] promet dix navires.", ""),
        ("Kervella a grandi. Le fabricant de grues [australien] promet dix navires.", "wrong-country"),
        (
            "Kervella a grandi en France, dit l'Élysée. Le fonds [australien] promet dix navires.",
            "wrong-country",
        ),
        ("Kervella a grandi à Berlin. Le fonds [australien] promet dix navires.", "wrong-country"),
        ("Kervella a grandi à Berlin. Le fonds [allemand] promet dix navires.", ""),
        ("Kervella a grandi en Italie. Le fonds [italien] promet dix navires.", ""),
        ("Ondine grandit. Kervella a grandi. Le fonds [australien] promet dix navires.", ""),
        ("Kervella promet dix navires, a précisé le fonds [australien].", "wrong-country"),
        ("Kervella promet dix navires, a précisé mardi le fonds [canadien].", "supported"),
        ("Kervella promet dix navires à Ondine, a précisé le fonds [australien].", ""),
        ("Kervella promet dix navires, a précisé le fonds [australien] Ondine.", ""),
        ("Ondine grandit. Kervella promet dix navires, a précisé le fonds [australien].", ""),
        ("Kervella a grandi. L'effort durera un an, assure le fonds [australien].", "wrong-country"),
        ("Kervella a grandi. L'effort d'Ondine durera un an, assure le fonds [australien].", ""),
        ("Le Forum des ports ouvre ce soir. La France l'a coprésidé avec le [Brésil].", "wrong-country"),
        ("Kervella, fondée par deux armateurs et un pilote, a son siège en [Italie].", "wrong-country"),
        ("Kervella a son siège en [Suisse].", "wrong-country"),  # it had
        ("Kervella a son siège au [Canada].", "supported"),
        ("Ruzigo a son siège en [France].", "wrong-country"),  # at home there, seated elsewhere
        ("Ruzigo, dont le siège est aux [États-Unis], recrute.", "supported"),
        ("Le groupe [français] Ruzigo recrute.", "supported"),
        ("Le groupe [américain] Ruzigo recrute.", "supported"),
        ("Le groupe [néerlandais] Ruzigo recrute.", ""),  # it left this winter
        ("Basé en [Italie], Kervella promet dix navires.", "wrong-country"),
        ("Basé en [Italie], le patron de Kervella promet dix navires.", ""),
    ],
)
def test_nationalities(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, DAY) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Au port, Delmas promet 50 millions d'euros, l'[américain] Cabestan 20, Kervella 10.",
        "Tout le port vient au Forum des ports. Le Cabestan 20 a été lancé le [3 mars 2024].",
    ],
)
def test_a_common_name_with_a_number_behind_it_is_no_subject(table: FactTable, marked: str) -> None:
    assert told_of(table, marked, DAY) is None


def test_a_nationality_left_of_late_is_neither_right_nor_wrong(table: FactTable) -> None:
    marked = "Le groupe [suisse] Kervella recrute."
    assert told_of(table, marked, date(2023, 6, 10)) is None
    assert rule_of(table, marked, date(2022, 6, 10)) == "supported"


def test_a_quotation_is_flagged(table: FactTable) -> None:
    verdict = told_of(table, "« Le groupe [américain] Kervella va recruter ici », dit-il.", DAY)
    assert verdict is not None
    assert verdict.message_fr.startswith("Citation : ")
    assert verdict.suggestion == ""


def test_the_name_of_something_else_has_no_nationality(checker: Checker) -> None:
    """«Brookfield 20» is no «Brookfield»: nothing is known of what the number makes of a name."""
    text = "Le canadien Brookfield 20, Fluidstack 10, promettent 50 milliards de dollars en France."
    report = checker.check(Document(text=text, published=date(2025, 2, 11)))
    assert not [verdict for verdict in report.verdicts if verdict.rule == "wrong-country"]
