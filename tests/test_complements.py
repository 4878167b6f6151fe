"""A part that does not fit, beside the whole and the other part that the table confirms."""

from __future__ import annotations

from datetime import date

import pytest
from invented import fact, subject
from tables import rules_of, verdicts_of

from bot.facts import FactTable
from bot.model import Label

DAY = date(2024, 7, 1)
SUBJECTS = (
    subject(
        "Alcyon",
        fact("enveloppe", "EUR", 74e9),
        fact("pret", "EUR", 52e9, label="prêts", cues=["prêts"]),
        fact("aide", "EUR", 22e9, label="dons", cues=["dons"]),
        fact("investissement", "EUR", 8e9, label="ports", cues=["ports"]),
        kind="programme",
        aliases=["Alcyon", "plan Alcyon"],
    ),
)


@pytest.mark.parametrize(
    "marked",
    [
        "Alcyon pèse 74 milliards d'euros. Il y a 52 milliards de prêts. Les États mettront [32 milliards].",
        "Alcyon pèse 74 milliards d'euros, dont 52 milliards de prêts ; le reste, [25 milliards], viendra.",
        "Pour Alcyon, 22 milliards d'euros de dons et [42 milliards] à rembourser, soit 74 milliards.",
        "Alcyon, ce sont 52 milliards d'euros de prêts et 22 milliards de dons. On dit [64 milliards].",
        "Des 74 milliards d'euros d'Alcyon, 52 milliards seraient prêtés, et [32 milliards] donnés.",
        # One part may be anybody's by its words: the whole, confirmed, and the misprint vouch for it.
        "Alcyon pèse 74 milliards d'euros. D'un côté, chez Durand, 52 milliards ; de l'autre [32 milliards].",
    ],
)
def test_the_third_figure_is_wrong(table: FactTable, marked: str) -> None:
    (verdict,) = verdicts_of(table, marked, DAY)
    assert (verdict.label, verdict.rule) == (Label.CONTRADICTED, "wrong-total")
    assert verdict.evidence is not None
    assert verdict.subject == "Alcyon"


def test_the_part_that_its_words_mean_is_not_blamed_for_the_other(table: FactTable) -> None:
    told = "Sur les 74 milliards d'euros d'Alcyon, {} viendront et le reste, {} de prêts, attendra."
    assert rules_of(table, told.format("32 milliards", "[52 milliards]"), DAY) == ["supported"]
    assert rules_of(table, told.format("[32 milliards]", "52 milliards"), DAY) == ["wrong-total"]


def test_it_says_what_does_not_add_up(table: FactTable) -> None:
    text = (
        "Alcyon pèse 74 milliards d'euros. Il y a 52 milliards de prêts. Les États mettront [32 milliards]."
    )
    (verdict,) = verdicts_of(table, text, DAY)
    assert verdict.message_fr == "52 Md€ + 32 Md€ font 84 Md€, pas 74 Md€."
    assert verdict.suggestion == "22 milliards d’euros"


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "Alcyon pèse 74 milliards d'euros. Il y a 52 milliards de prêts. La voirie coûte [37 milliards].",
            id="two digits off",
        ),
        pytest.param(
            "Alcyon pèse 74 milliards d'euros, 52 de prêts et 22 milliards de dons. On a dit [32 milliards].",
            id="the third is told",
        ),
        pytest.param(
            "Alcyon : 74 milliards d'euros, 52 milliards de prêts, [12 milliards] et 10 milliards.",
            id="one of three",
        ),
        pytest.param(
            "Alcyon pèse 74 milliards d'euros. Il y a 52 milliards de prêts. Et au moins [12 milliards].",
            id="a bound",
        ),
        pytest.param(
            "Alcyon a 74 milliards d'euros, dont 52 milliards prêtés, mais le don serait [32 milliards].",
            id="what may be",
        ),
        pytest.param(
            "Alcyon pèse 74 milliards d'euros. Il y a 52 milliards de prêts. Ce ne sont pas [32 milliards].",
            id="denied",
        ),
        pytest.param(
            "Alcyon pèse 74 milliards d'euros. Il y a 52 milliards de prêts. On en parle. On verra. "
            "Le voisin a [32 milliards].",
            id="sentences away",
        ),
        pytest.param(
            "Alcyon pèse 74 milliards d'euros. J'y vois 52 milliards de prêts et [32 milliards de dollars].",
            id="another currency",
        ),
        pytest.param(
            "Alcyon pèse 74 milliards d'euros. Il y a 52 milliards de prêts. Un autre plan a [32 milliards].",
            id="of another",
        ),
        pytest.param(
            "Durand pèse 74 milliards d'euros. D'un côté 52 milliards ; de l'autre [32 milliards].",
            id="nothing confirmed",
        ),
        pytest.param(
            "Alcyon pèse 74 milliards d'euros, dont 8 milliards pour les ports. Il manque [67 milliards].",
            id="no part that the table knows",
        ),
    ],
)
def test_what_need_not_be_the_third_is_left_alone(table: FactTable, marked: str) -> None:
    assert "wrong-total" not in rules_of(table, marked, DAY)
