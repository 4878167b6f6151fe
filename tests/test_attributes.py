"""What a figure measures where its words say it badly: idioms, words of another figure, words far off."""

from __future__ import annotations

from datetime import date

import pytest
from tables import claim_of, rules_of

from bot.facts import FactTable

DAY = date(2024, 3, 10)


@pytest.mark.parametrize(
    ("marked", "attribute", "is_told"),
    [
        ("Orion lève [40 milliards de dollars].", "levee", True),
        ("Orion lève un tabou : [40 milliards de dollars].", "levee", False),
        ("Pour lever l'embargo, Orion paie [40 milliards de dollars].", "levee", False),
        ("Les banques prêtent [40 milliards de dollars].", "pret", True),
        ("Les banques accordent [40 milliards de dollars] de prêts à taux réduit.", "pret", True),
        ("Le prêt à Orion atteint [40 milliards de dollars].", "pret", True),
        ("Les banques sont prêtes à suivre Orion pour [40 milliards de dollars].", "pret", False),
        ("Le fonds de la région vaut [40 milliards de dollars].", "fonds", True),
        ("Un fonds de pension suit Orion pour [40 milliards de dollars].", "fonds", False),
        ("Un fonds batave suit Orion pour [40 milliards de dollars].", "fonds", False),
        ("Orion vaut [40 milliards de dollars], intérêts compris.", "interets", False),
        ("Orion verse [40 milliards de dollars] d'intérêts.", "interets", True),
        ("Depuis sa levée, Orion pèse [40 milliards de dollars].", "levee", False),
        ("Orion pèse [40 milliards de dollars] depuis sa levée.", "levee", False),
        ("Depuis une levée de [40 milliards de dollars], Orion pèse lourd.", "levee", True),
        ("Orion a levé, avant l'été, [40 milliards de dollars].", "levee", True),
        ("Orion reçoit [40 milliards de dollars], dont 9 milliards de dons.", "aide", False),
        ("Orion reçoit 40 milliards de dollars, dont [9 milliards] de dons.", "aide", True),
        ("Orion passe de [40] à 50 milliards d'euros de dons.", "aide", True),
        ("Deux économistes donnent à Orion [40 milliards de dollars].", "economies", False),
        ("Le chiffre d'Orion est là : [40 milliards de dollars].", "cout", False),
        ("Un rapport donne [4 %] à Orion.", "taux", False),
        ("Le livret rapporte [4 %].", "taux", True),
        ("Orion est évalué à [40 milliards de dollars].", "valorisation", True),
        ("Hier, le bénéfice d'Orion est évalué à [40 milliards de dollars].", "valorisation", False),
        ("Après le bénéfice, Orion est évalué à [40 milliards de dollars].", "valorisation", True),
        ("Orion, dont le bénéfice double, est évalué à [40 milliards de dollars].", "valorisation", True),
    ],
)
def test_words_that_measure_nothing_here(
    table: FactTable, marked: str, attribute: str, is_told: bool
) -> None:
    cues = claim_of(table, marked).cues
    assert (attribute in {cue.attribute for cue in cues}) is is_told, [(cue.text, cue.cost) for cue in cues]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        # A word some way off that no fact of the plan's knows: its own digits are still told wrongly.
        (
            "On cite Orion, dont le bénéfice sera partagé un jour entre tous, et [40 milliards d'euros].",
            "wrong-currency",
        ),
        (
            "On cite Orion, dont le bénéfice sera partagé un jour entre tous, et [40 milliards de dollars].",
            "supported",
        ),
        (
            "On cite Orion, dont le bénéfice sera partagé un jour entre tous, et [55 milliards de dollars].",
            "unverified",
        ),
        # A word right beside the figure says for sure what it is.
        ("On cite Orion pour un bénéfice de [40 milliards d'euros].", "unverified"),
    ],
)
def test_a_word_far_off_rules_no_fact_out(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]


@pytest.mark.parametrize(
    ("marked", "attribute"),
    [
        ("Le brasseur a facturé pour [7 millions d'euros].", "chiffre-affaires"),
        ("Le brasseur affiche un net part du groupe de [7 millions d'euros].", "benefice"),
        ("Le brasseur, valo post-money : [7 millions d'euros].", "valorisation"),
        ("Le brasseur boucle un tour mené par sa banque : [7 millions d'euros].", "levee"),
        ("Le brasseur ajoute [7 millions d'euros] à la cagnotte.", "levee"),
        ("Le brasseur encourt [7 millions d'euros].", "amende"),
        ("Le trou budgétaire frôle [7 millions d'euros].", "deficit"),
        ("La ville a pour [7 millions d'euros] de créances.", "dette"),
        ("La ville obtient une ligne de crédit de [7 millions d'euros].", "pret"),
        ("Le brasseur recrutera [700 salariés], promet-il.", "emplois"),
        ("Un chantier de [7 millions d'euros] attend la ville.", "investissement"),
    ],
)
def test_how_the_press_says_it(table: FactTable, marked: str, attribute: str) -> None:
    assert attribute in {cue.attribute for cue in claim_of(table, marked).cues}


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        # Any word for money is the plan's own; another amount is only wrong if it is more than all of it.
        ("Orion vaut [40 milliards de dollars].", "supported"),
        ("Orion vaut [40 milliards d'euros].", "wrong-currency"),
        ("Orion vaut [33 milliards de dollars].", "unverified"),
        ("Orion vaut [55 milliards de dollars].", "unverified"),
        ("Orion, c'est [55 milliards de dollars].", "wrong-amount"),
        # Months and years are told of a plan whatever the word.
        ("Orion avance. Il représente [40 milliards de dollars] par an.", "wrong-period"),
        ("Orion avance. Il représente [40 milliards de dollars].", "supported"),
        # «De plus de» compares nothing.
        ("Orion comptera [21 sites] et des milliers de visiteurs de plus de cent villes.", "wrong-count"),
        ("Orion comptera [21 sites] de plus.", "unverified"),
        # The conditional of a report, and that of a doubt.
        ("Selon l'agence, Orion coûterait et aurait reçu [55 milliards de dollars].", "wrong-amount"),
        ("Orion aurait coûté [55 milliards de dollars].", "unverified"),
    ],
)
def test_money_by_any_word(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]
