"""A figure known again by its digits, where the sentence does not say whose it is: only ever confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from invented import At, fact, subject
from tables import match_of, rules_of

from bot.facts import FactTable

DAY = date(2024, 7, 1)
SUBJECTS = (
    subject(
        "Véga",
        fact(
            "valorisation",
            "EUR",
            At("2023-01-01", 2.75e9, known="2024-06-20"),
            At("2024-06-01", 8.643e9, known="2024-06-20"),
            stage="valorisation",
        ),
        fact("levee", "EUR", 735e6, variant="2024", label="levée de fonds de 2024", cues=["2024"]),
        fact("part", "%", 41.5, variant="capital", label="part du capital tenue", cues=["fondateurs"]),
        fact("benefice", "EUR", 64e6, label="bénéfice", stage="résultat"),
        fact("effectif", "count:salaries", 1.42e9, stage="résultat"),
        fact("salaire", "EUR", 2345, variant="brut", per="mois", cues=["brut"]),
        fact("salaire", "EUR", 1876, variant="net", per="mois", cues=["net"]),
        fact(
            "dette",
            "EUR",
            At("2024-03-31", 4.31e9, known="2024-04-20"),
            At("2024-06-30", 4.75e9, known="2024-06-30"),
            label="dette, dernier chiffre paru",
            stage="résultat",
        ),
        fact(
            "dette",
            "EUR",
            At("2024-03-31", 4.31e9, known="2024-04-20"),
            variant="mars",
            label="dette à la fin de mars",
            stage="résultat",
            cues=["fin mars", "premier trimestre"],
        ),
        fact("investissement", "EUR", 300e6, variant="usine", label="usine", cues=["usine"]),
    ),
    subject(
        "Altaïr",
        fact("valorisation", "EUR", 31.2e9, stage="valorisation"),
        fact(
            "taux",
            "%",
            At("2024-02-01", 3.2, known="2024-02-01"),
            At("2024-08-01", 2.7, known="2024-06-25"),
            stage="en vigueur",
        ),
        country="US",
    ),
)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Combien vaut Véga ?\n\nVoici. Retenez [8,64 milliards d'euros].", id="title"),
        pytest.param(
            "On parle de [735 millions d'euros]. C'est ce que Véga a trouvé.", id="named right behind"
        ),
        pytest.param(
            "Un jury se réunit. On y parle de Véga. "
            + "Rien. " * 12
            + "Soit 31 %, puis [8,643 milliards d'euros].",
            id="four digits anywhere",
        ),
        pytest.param(
            "Qui vaut quoi ? Véga.\n\nUn bénéfice en recul, à [64 millions d'euros].", id="two digits, named"
        ),
        pytest.param(
            "Véga se lance. Ce sera une usine de [300 millions d'euros].", id="a round one and its own cue"
        ),
        pytest.param(
            "Véga : 8,64 milliards d'euros, contre [2,75 milliards] un an plus tôt.", id="of the past"
        ),
        pytest.param("Véga valait [2,75 milliards d'euros] en 2023.", id="of its year"),
        pytest.param(
            "Altaïr a 1,5 milliard de salariés. Véga ([1,42 milliard]) en a moins.", id="of bare digits"
        ),
        pytest.param("Le salaire de Véga est de [2 345 euros] brut par mois.", id="of its cue"),
        pytest.param("La dette de Véga est de [4,31 milliards d'euros] à la fin mars.", id="of its quarter"),
        pytest.param("Selon Lyra, pour Véga, [41,5 %].", id="a cue that is not said"),
        pytest.param(
            "Le tour de table valorise Véga, tout compris, [8,64 milliards d'euros].", id="two measures"
        ),
    ],
)
def test_a_figure_is_known_again(table: FactTable, marked: str) -> None:
    assert rules_of(table, marked, DAY, ("Lyra",) if "Lyra" in marked else ()) == ["supported"]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Combien vaut Véga ?\n\nVoici. Retenez [8,65 milliards d'euros].", id="another figure"),
        pytest.param(
            "Combien vaut Véga ?\n\nVoici. Retenez [8,64 milliards de dollars].", id="another currency"
        ),
        pytest.param(
            "Un jury se réunit. On y parle de Véga. " + "Rien. " * 12 + "Enfin, [8,64 milliards d'euros].",
            id="three digits far away",
        ),
        pytest.param(
            "Combien vaut Véga ?\n\nAltaïr est valorisé, lui, [8,64 milliards d'euros].",
            id="a rival in the sentence",
        ),
        pytest.param("Combien vaut Véga ?\n\nCe n'est pas [8,64 milliards d'euros].", id="denied"),
    ],
)
def test_what_may_be_another_s_is_not(table: FactTable, marked: str) -> None:
    assert "supported" not in rules_of(table, marked, DAY)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Combien vaut Véga ?\n\nVoici. Retenez [2,75 milliards d'euros].", id="replaced since"),
        pytest.param("Combien vaut Véga ?\n\nVoici. En 2023, [735 millions d'euros].", id="of another year"),
        pytest.param(
            "Qui vaut quoi ? Véga.\n\nPour Lyra, un bénéfice de [64 millions d'euros].",
            id="of somebody unknown",
        ),
        pytest.param("Véga se lance. Ce sera [64 millions d'euros].", id="two digits of what"),
        pytest.param("Véga se lance. Rien de moins que [300 millions d'euros].", id="a round one of what"),
        pytest.param("Véga se lance. Un investissement de [300 millions d'euros].", id="a round one"),
        pytest.param("Une levée de fonds de [8,64 milliards d'euros] pour Véga.", id="of another measure"),
        pytest.param(
            "Véga se lance. On y verse [8,64 milliards d'euros] d'intérêts.", id="of no measure it has"
        ),
    ],
)
def test_what_the_words_make_something_else_is_not_known_again(table: FactTable, marked: str) -> None:
    assert match_of(table, marked, DAY, ("Lyra",) if "Lyra" in marked else ()).recognised is None


def test_a_value_confirms_from_the_day_it_holds(table: FactTable) -> None:
    marked = "Véga : une valorisation de [8,64 milliards d'euros]."
    assert rules_of(table, marked, date(2024, 6, 10)) == ["supported"]
    assert rules_of(table, marked.replace("8,64", "9,64"), date(2024, 6, 10)) == ["unverified"]
    assert rules_of(table, marked, date(2024, 5, 31)) != ["supported"]


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("La dette de Véga atteint désormais [4,31 milliards d'euros].", "outdated-figure"),
        ("La dette de Véga atteint 4,75 milliards d'euros, contre [4,31 milliards].", "supported"),
        ("Le salaire de Véga est de [2 345 euros] net par mois.", "wrong-amount"),
        ("Le salaire de Véga est de [1 876 euros] net par mois.", "supported"),
    ],
)
def test_a_variant_gives_way_where_another_is_called_for(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]


@pytest.mark.parametrize(
    ("marked", "day", "rule"),
    [
        ("Le taux d'Altaïr passera de 3,2 % à [2,7 %] le 1er août.", DAY, "supported"),
        ("Le taux d'Altaïr passera de [3,2 %] à 2,7 % le 1er août.", DAY, "supported"),
        ("Le taux d'Altaïr sera de [2,7 %] à la rentrée.", DAY, "supported"),
        pytest.param("Le taux d'Altaïr est de [2,7 %].", DAY, "unverified", id="told as in force"),
        pytest.param("Le taux d'Altaïr passera à [2,6 %] le 1er août.", DAY, "wrong-amount", id="another"),
        pytest.param(
            "Le taux d'Altaïr passera à [2,7 %] le 1er août.",
            date(2024, 6, 24),
            "unverified",
            id="unknown yet",
        ),
    ],
)
def test_a_value_to_come_is_known_once_it_is_given_out(
    table: FactTable, marked: str, day: date, rule: str
) -> None:
    assert rules_of(table, marked, day) == [rule]
