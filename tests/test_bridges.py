"""Figures told of what the sentence before speaks of: «le devis», «l'ensemble couvre», «sont prévus»."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import MARKET, RENTE, claim_of, rules_of
from tables import SUBJECTS as PLANS

from bot.claims.view import View
from bot.facts import FactTable
from bot.mentions.places import find_countries
from bot.mentions.quantities import find_quantities
from bot.model import Standing
from bot.sentences import split_sentences

DAY = date(2024, 3, 20)

SUBJECTS = (
    *PLANS,
    subject(
        "phare de Trévarez",
        fact(
            "cout",
            "EUR",
            At("2024-03-01", 23.7e9),
            label="coût du chantier",
            stage="résultat",
            cues=["facture"],
        ),
        fact(
            "cout",
            "EUR",
            At("2010-03-01", 3.3e9),
            variant="devis",
            label="coût prévu au lancement",
            cues=["devis de départ", "au départ"],
        ),
        fact("emplois", "count:emplois", At("2024-03-01", 4000), label="emplois attendus"),
        fact("surface", "m2", At("2024-03-01", 12e6), label="surface des terrains"),
        kind="programme",
    ),
    subject(
        "Charte d'Honfleur",
        fact("signataires", "count:pays", At("2024-03-01", 61), label="signataires", stage="résultat"),
        kind="law",
        aliases=["Charte d'Honfleur"],
    ),
    subject(
        "loi des digues",
        fact("depenses", "EUR", At("2024-03-01", 413e9), over="7 ans", label="dépenses prévues"),
        kind="law",
        country="FR",
    ),
    MARKET,
    RENTE,
)


@pytest.mark.parametrize(
    ("marked", "names", "rules"),
    [
        # What is measured stands for the last name, where the sentence names nobody else.
        ("Le phare de Trévarez a ouvert. Le devis de départ était de [3,9 milliards d'euros].",
         (), ["wrong-amount"]),
        ("Le phare de Trévarez a ouvert. Le devis de départ était de [3,3 milliards d'euros].",
         (), ["supported"]),
        ("Le phare de Trévarez a ouvert. Le devis de Querou était de [3,9 milliards d'euros].", ("Querou",),
         ["unverified"]),
        ("Le phare de Trévarez est vendu. L'ensemble couvre [12 000 hectares].", (), ["wrong-amount"]),
        ("Le phare de Trévarez est vendu. L'ensemble des communes couvre [12 000 hectares].",
         (), ["unverified"]),
        # What is only said to be planned is planned there.
        ("Le phare de Trévarez ouvrira. Près de [14 000 emplois] sont attendus.", (), ["wrong-count"]),
        ("Le phare de Trévarez ouvrira. [4 000 emplois] y seront créés à terme.", (), ["supported"]),
        ("Le phare de Trévarez ouvrira. [150 emplois] sont prévus la première année.", (), ["unverified"]),
        ("Le phare de Trévarez ouvrira. Un port s'agrandit aussi. [150 emplois] sont prévus.",
         (), ["unverified"]),
        # A noun of what is counted says whose it is, whoever was named first.
        ("Kerdrel boude la Charte d'Honfleur. Le texte a la signature de [81 pays].",
         ("Kerdrel",), ["wrong-count"]),
        ("Kerdrel boude la Charte d'Honfleur. Le texte a la signature de [61 pays].",
         ("Kerdrel",), ["supported"]),
        ("Kerdrel boude la Charte d'Honfleur. Le texte fait rire [81 pays].", ("Kerdrel",), ["unverified"]),
        # Words before a name narrow nothing of what a clause says of it, unless the name is theirs.
        ("Les électeurs votent dans le marché commun, qui compte [540 millions d'habitants].",
         (), ["wrong-count"]),
        ("La population urbaine du marché commun, qui compte [340 millions d'habitants], augmente.", (),
         ["unverified"]),
        # «Depuis» says since when a rate is what it is.
        ("Avec un taux de [2,7 %] depuis août, la rente Kerlouan séduit.", (), ["wrong-amount"]),
        ("La rente Kerlouan a perdu [2,7 %] depuis août.", (), ["unverified"]),
        # The rest behind makes a part of it.
        ("Le phare de Trévarez a une facture de [2 milliards d'euros] pour la ville, le reste pour le port.",
         (),
         ["unverified"]),
    ],
)  # fmt: skip
def test_what_a_figure_is_told_of(
    table: FactTable, marked: str, names: tuple[str, ...], rules: list[str]
) -> None:
    assert rules_of(table, marked, DAY, names) == rules


@pytest.mark.parametrize(
    ("marked", "standing"),
    [
        (
            "Elle attend [9 milliards d'euros] : les mécènes ont déjà versé la totalité de la somme.",
            Standing.SPENT,
        ),
        ("Elle attend [9 milliards d'euros], et l'État a versé la totalité.", Standing.SPENT),
        (
            "Elle attend [9 milliards d'euros], mais personne n'a versé la totalité de la somme.",
            Standing.UNSAID,
        ),
        ("Elle attend [9 milliards d'euros] : on verra si l'État a versé la totalité.", Standing.UNSAID),
        ("Elle attend [9 milliards d'euros] : X a versé la totalité de sa part.", Standing.UNSAID),
        ("Elle attend [9 milliards d'euros] : X a versé la totalité de la somme promise.", Standing.UNSAID),
        ("Elle a fini par payer [9 milliards d'euros] pour le phare.", Standing.SPENT),
    ],
)
def test_whether_all_of_it_is_said_to_be_paid(table: FactTable, marked: str, standing: Standing) -> None:
    assert claim_of(table, marked).standing is standing


@pytest.mark.parametrize(
    ("behind", "countries"),
    [
        (", dans un contexte marqué par la guerre en Ukraine", []),
        (", sur fond de tensions en Corée du Sud", []),
        (" en Ukraine", ["UA"]),
        (", face à la concurrence, en Corée du Sud", ["KR"]),
    ],
)
def test_a_backdrop_is_not_where_a_figure_is(behind: str, countries: list[str]) -> None:
    text = f"La loi des digues prévoit 413 milliards d'euros sur sept ans{behind}."
    (figure, *_) = find_quantities(text)
    view = View(text, split_sentences(text), [figure], (), find_countries(text))
    assert [place.value for place in view.places(figure)] == countries
