"""Turns of a sentence that keep a figure from its owner, or give it somebody else's."""

from __future__ import annotations

from datetime import date

import pytest
from checked import rule_of
from invented import At, fact, subject
from tables import MARKET, rules_of
from tables import SUBJECTS as PLANS

from bot.facts import FactTable

DAY = date(2024, 3, 20)

SUBJECTS = (
    *PLANS,
    subject(
        "Altamar",
        fact("chiffre-affaires", "EUR", At("2024-02-10", 8.1e9), label="ventes de 2023", stage="résultat"),
        fact("benefice", "EUR", At("2024-02-10", 1.3e9), label="bénéfice de 2023", stage="résultat"),
    ),
    subject(
        "Charte d'Honfleur",
        fact("signataires", "count:pays", At("2024-03-01", 61), label="signataires", stage="résultat"),
        kind="event",
    ),
    subject(
        "loi Boréal",
        fact("enveloppe", "USD", At("2024-01-09", 52.7e9), label="enveloppe de la loi"),
        kind="law",
        country="US",
    ),
    subject(
        "phares gelés de l'Union",
        fact("avoirs", "EUR", At("2024-01-09", 210e9), label="avoirs gelés", stage="résultat"),
        kind="indicator",
        country="EU",
    ),
    subject(
        "rachat de Trévarez",
        fact("offre", "USD", At("2022-01-18", 68.7e9), label="prix du rachat"),
        kind="event",
    ),
    MARKET,
)


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        # A noun that governs a figure of its own says nothing of the one before.
        ("Le bénéfice d'Altamar n'est que de [1,7 milliard d'euros], pour un chiffre d'affaires de "
         "8,1 milliards.", ["wrong-amount"]),
        ("Le bénéfice d'Altamar n'est que de [1,3 milliard d'euros], pour un chiffre d'affaires de "
         "8,1 milliards.", ["supported"]),
        ("Altamar affiche [1,7 milliard d'euros] de bénéfice.", ["wrong-amount"]),
        ("Les dépôts d'Altamar font [4 milliards d'euros], loin de son bénéfice.", ["unverified"]),
        # Some of a people are not all of it.
        ("Les jeunes du marché commun, ce sont [74 millions d'habitants].", ["unverified"]),
        # Some of those counted, set in before what they do.
        ("[71 pays], dont le Chili et le Ghana, ont signé la Charte d'Honfleur.", ["wrong-count"]),
        ("[61 pays], dont le Chili et le Ghana, ont signé la Charte d'Honfleur.", ["supported"]),
        ("[12 pays], dont le Chili et le Ghana, ont déjà signé la Charte d'Honfleur.", ["unverified"]),
        ("[12 pays], dont le Chili, ont signé la Charte d'Honfleur depuis.", ["unverified"]),
        ("[12 autres pays] ont signé la Charte d'Honfleur.", ["unverified"]),
        ("[12 pays], dont le Chili et le Ghana, dansent depuis la Charte d'Honfleur.", ["unverified"]),
        # What a colon leads to has its own owner.
        ("Elle souffle : en promettant [90 milliards de dollars], Orion rafle tout.", ["wrong-amount"]),
        ("La ministre souffle : en promettant [40 milliards de dollars], Orion rafle tout.", ["supported"]),
        ("La ministre souffle [90 milliards de dollars] à Orion : le ban est fini.", ["unverified"]),
        # The United States are no group of states; the country of a law is nobody else.
        ("Avec la loi Boréal, votée en hâte, les États-Unis injectent [52,7 milliards d'euros].",
         ["wrong-currency"]),
        ("Avec la loi Boréal, votée en hâte, les États-Unis injectent [52,7 milliards de dollars].",
         ["supported"]),
        ("Avec la loi Boréal, votée en hâte, les États côtiers injectent [31,9 milliards d'euros].",
         ["unverified"]),
        # A branch of whoever is spoken of.
        ("Chez Altamar, les ventes ont atteint [6,1 milliards d'euros].", ["wrong-amount"]),
        ("Chez Altamar, le groupe a vu ses ventes atteindre [6,1 milliards d'euros].", ["wrong-amount"]),
        ("Chez Altamar, la voilerie reste la vedette : [4,1 milliards d'euros] de ventes.", ["unverified"]),
        # The deal of the year that is told, whenever the text appeared.
        ("Ondine avait annoncé le 18 janvier 2022 le rachat de Trévarez pour [67,8 milliards de dollars].",
         ["wrong-amount"]),
        ("Ondine avait annoncé en 2019 le rachat de Trévarez pour [67,8 milliards de dollars].",
         ["unverified"]),
        # A trade is told by its own noun, not by one in the owner's name.
        ("Ce soir, le marché commun garde un atout : [540 millions d'habitants].", ["wrong-count"]),
        # Any continent's are the same.
        ("Orion tient [18 sites] du continent.", ["wrong-count"]),
        ("Orion tient [18 sites] de pêche.", ["unverified"]),
    ],
)  # fmt: skip
def test_turns(table: FactTable, marked: str, rules: list[str]) -> None:
    assert rules_of(table, marked, DAY) == rules


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        # The sentence before narrows nothing where the subject's own name stands beside the figure.
        ("Chez Euroclear, on respire. Les phares gelés de l'Union, [120 milliards d'euros] environ, "
         "dorment.", ["wrong-amount"]),
        ("Chez Euroclear, les phares gelés de l'Union, [120 milliards d'euros] environ, dorment.",
         ["unverified"]),
        # Nor what stands before a plan that an apposition tells.
        ("L'usine attend Orion, le plan d'investissement de [30 milliards de dollars].", ["wrong-amount"]),
        ("L'usine d'Orion, le vaste chantier de [30 milliards de dollars], attend.", ["unverified"]),
        # What is expected of somebody is not what an apposition says it is.
        ("La ville profitera de Novalis, le groupe au budget de [5 milliards d'euros].", ["wrong-amount"]),
        ("La ville profitera de Novalis, dont le budget sera de [5 milliards d'euros].", ["unverified"]),
        # «Encore» is of what is done, not of what comes with it.
        ("Novalis change encore de rang, avec un budget de [5 milliards d'euros].", ["wrong-amount"]),
        ("Novalis met encore [5 milliards d'euros] dans son budget.", ["unverified"]),
        # The year behind a figure is of that one.
        ("Après 9 milliards de dollars en 2019, Orion promet [90 milliards de dollars].", ["wrong-amount"]),
        # What a percentage is of, another amount is not.
        ("Altamar rend 12 % de ses ventes, à [1,7 milliard d'euros] de bénéfice.", ["wrong-amount"]),
        # What a semicolon parts narrows nothing behind it.
        ("Au premier trimestre, rien ; les ventes d'Altamar font [6,1 milliards d'euros].", ["wrong-amount"]),
        ("Au premier trimestre, les ventes d'Altamar font [6,1 milliards d'euros].", ["unverified"]),
        # «Plutôt si» supposes nothing, nor «si …, c'est pour …».
        ("Rien ? Ou plutôt si, Orion promet [90 milliards de dollars].", ["wrong-amount"]),
        ("Si Orion promet [90 milliards de dollars], c'est d'abord pour plaire.", ["wrong-amount"]),
        ("Si Orion promet [90 milliards de dollars], nous partons.", ["unverified"]),
        # A list stands under its heading, not under the items above.
        ("Les budgets à suivre :\n- Altamar : 12 milliards de ventes\n- Novalis : [3 milliards de dollars]",
         ["wrong-currency"]),
    ],
)  # fmt: skip
def test_what_stands_around(table: FactTable, marked: str, rules: list[str]) -> None:
    assert rules_of(table, marked, DAY) == rules


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        # From where to where somebody is, is no place of the money's.
        ("De Brest à Djibouti, le plan Orion promet [90 milliards de dollars].", "wrong-amount"),
        ("À Djibouti, le plan Orion promet [90 milliards de dollars].", "unverified"),
    ],
)
def test_places(table: FactTable, marked: str, rule: str) -> None:
    assert rule_of(table, marked, DAY) == rule
