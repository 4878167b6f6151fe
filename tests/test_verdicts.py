"""What is said of the figure between brackets, held against a table of three invented subjects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tables import rules_of, verdicts_of

from bot.facts import FactTable, load_facts
from bot.model import Label
from bot.rates import convert

DAY = date(2024, 3, 10)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Orion va investir [40 milliards de dollars].", "supported"),
        ("Orion va investir [quarante milliards de dollars].", "supported"),
        ("Orion va investir [40 Md$].", "supported"),
        ("Orion va investir près de [40 milliards de dollars].", "supported"),
        ("Orion va investir [40 milliards d'euros].", "wrong-currency"),
        ("Orion va investir [40 milliards de yuans].", "wrong-currency"),
        ("Au Canada, Orion va investir [40 milliards de dollars].", "unverified"),
        ("Orion va investir [40 milliards de dollars canadiens].", "wrong-currency"),
        ("Orion va investir [40 millions de dollars].", "wrong-magnitude"),
        ("Orion va investir [40 000 milliards de dollars].", "wrong-magnitude"),
        ("Orion va investir [45 milliards de dollars].", "wrong-amount"),
        ("Orion va investir [4 milliards de dollars].", "wrong-amount"),
        ("Orion va investir [3 milliards de dollars].", "unverified"),
        ("Orion va investir plus de [30 milliards de dollars].", "unverified"),
        ("Orion va investir [40 milliards de dollars] par an.", "wrong-period"),
        ("Orion va investir [40 milliards de dollars] pour doubler sa production par an.", "supported"),
        ("Orion va investir [30 milliards de dollars] par an.", "unverified"),
        ("Le budget de Novalis atteint [3 milliards d'euros] par an.", "unverified"),
        ("Orion a investi [40 milliards de dollars].", "target-as-secured"),
        ("Orion a déjà versé près de [40 milliards de dollars].", "target-as-secured"),
        ("Les [40 milliards de dollars] d'Orion ont été dépensés.", "target-as-secured"),
        ("Les [40 milliards de dollars] d'Orion sont désormais sur le compte.", "target-as-secured"),
        ("Novalis suit Orion. Ce plan va mobiliser [45 milliards de dollars].", "wrong-amount"),
        (
            "Novalis suit Orion. L'entreprise va investir [25 milliards d'euros] ici.",
            "range-collapsed",
        ),
        ("Orion suit Novalis. Le groupe va investir [45 milliards de dollars].", "unverified"),
        ("Orion a promis [40 milliards de dollars].", "supported"),
        ("Orion a investi [45 milliards de dollars].", "unverified"),
        ("Le budget de Novalis atteint [6 milliards d'euros].", "wrong-amount"),
        ("Novalis va investir [40 milliards d'euros] dans ses usines.", "wrong-amount"),
        ("Novalis va investir [12 milliards d'euros] dans ses usines.", "wrong-amount"),
        ("Novalis prendra sa part des [40 milliards de dollars] à investir.", "unverified"),
        ("Orion va investir [quelques dizaines de milliards de dollars].", "unverified"),
        ("Orion compte [12 sites].", "supported"),
        ("Orion compte [15 sites].", "wrong-count"),
        ("Novalis va investir [entre 20 et 30 milliards d'euros] dans ses usines.", "supported"),
        ("Novalis va investir [30 milliards d'euros] dans ses usines.", "range-collapsed"),
        ("Novalis va investir [25 milliards d'euros] dans ses usines.", "range-collapsed"),
        ("Novalis va investir jusqu'à [30 milliards d'euros] dans ses usines.", "supported"),
        ("Novalis va investir [entre 20 et 30 milliards de dollars] dans ses usines.", "wrong-currency"),
        ("La mairie va investir [45 milliards de dollars].", "unverified"),
        # In another currency, only what no rate nor mean of rates makes of it is another amount; and only of
        # a plan, for a group's other projects are told in theirs.
        ("Orion va investir [90 milliards d'euros].", "wrong-amount"),
        ("Orion va investir [39 milliards d'euros].", "unverified"),
        ("Orion va investir [31 milliards d'euros].", "unverified"),
        ("Orion va investir [900 milliards d'euros].", "unverified"),
        ("Novalis va investir [90 milliards de dollars] dans ses usines.", "unverified"),
    ],
)
def test_what_is_said_of_a_figure(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]


@pytest.mark.parametrize(
    ("marked", "day", "rule"),
    [
        ("Le budget de Novalis atteint [3 milliards d'euros].", date(2023, 1, 9), "unverified"),
        ("Le budget de Novalis atteint [3 milliards d'euros].", date(2023, 1, 10), "supported"),
        ("Le budget de Novalis atteint [3 milliards d'euros].", date(2024, 6, 9), "supported"),
        ("Le budget de Novalis atteint [3 milliards d'euros].", date(2024, 6, 10), "outdated-figure"),
        ("Le budget de Novalis atteint [4,5 milliards d'euros].", date(2024, 6, 10), "supported"),
        ("Le budget de Novalis atteint [6 milliards d'euros].", date(2024, 6, 10), "wrong-amount"),
        ("Le budget de Novalis atteint [6 milliards d'euros].", date(2025, 12, 2), "unverified"),
        ("Le budget de Novalis atteignait [3 milliards d'euros] en 2023.", date(2024, 9, 1), "supported"),
        (
            "Le budget de Novalis atteignait [3 milliards d'euros] l'an dernier.",
            date(2024, 9, 1),
            "supported",
        ),
        ("Le budget de Novalis atteignait [6 milliards d'euros] en 2023.", date(2024, 9, 1), "unverified"),
        (
            "Il y a 40 ans, le budget de Novalis était de [1 milliard d'euros].",
            date(2024, 9, 1),
            "unverified",
        ),
        (
            "Il y a dix ans, le budget de Novalis était de [1 milliard d'euros].",
            date(2024, 9, 1),
            "unverified",
        ),
        ("De [3 à 4,5 milliards d'euros] : le budget de Novalis.", date(2024, 9, 1), "supported"),
        ("De [3 à 6 milliards d'euros] : le budget de Novalis.", date(2024, 9, 1), "wrong-amount"),
        (
            "Le budget de Novalis atteint [3 milliards d'euros] cette année.",
            date(2024, 9, 1),
            "outdated-figure",
        ),
        ("Orion va investir [45 milliards de dollars].", date(2024, 3, 1), "unverified"),
        ("Orion va investir [45 milliards de dollars].", date(2024, 3, 2), "wrong-amount"),
        ("Orion va investir [45 milliards de dollars].", date(2024, 12, 1), "unverified"),
        ("Orion pourrait, à terme, investir [45 milliards de dollars].", date(2024, 3, 2), "unverified"),
        ("Orion va investir environ [40,6 milliards de dollars].", date(2024, 3, 2), "unverified"),
        ("Orion va investir environ [45 milliards de dollars].", date(2024, 3, 2), "wrong-amount"),
        ("Orion pourrait, à terme, investir [40 milliards d'euros].", date(2024, 3, 2), "wrong-currency"),
        ("Orion va investir [40 milliards d'euros].", date(2024, 12, 1), "wrong-currency"),
        ("Orion va investir [40 milliards d'euros].", date(2025, 12, 2), "unverified"),
    ],
)
def test_a_text_is_judged_on_its_day(table: FactTable, marked: str, day: date, rule: str) -> None:
    assert rules_of(table, marked, day) == [rule]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Orion va-t-il investir [{}] ?", ()),
        ("Orion ne va pas investir [{}].", ()),
        ("Orion n'a jamais valu [{}].", ()),
        ("Orion va investir 40 milliards de dollars, et non [{}].", ()),
        ("Si Orion venait à investir [{}], tout changerait.", ()),
        ("Orion pèse loin des [{}] du tunnel.", ()),
        ("Une rumeur veut qu'Orion investisse [{}].", ()),
        ("Orion et Novalis vont investir [{}].", ()),
        ("Kervella, avec Orion, va investir [{}].", ("Kervella",)),
        ("Orion fait partie des investisseurs qui vont apporter [{}].", ()),
        ("Orion et les autres entreprises vont investir [{}].", ()),
        ("Orion envie un plan de [{}], celui de son rival Kervella.", ("Kervella",)),
        ("Orion attire. Kervella, elle, va investir [{}].", ("Kervella",)),
        ("Orion, ce sont 40 milliards, mais Kervella va investir [{}].", ("Kervella",)),
    ],
)
@pytest.mark.parametrize(
    "wrong", ["45 milliards de dollars", "40 milliards d'euros", "40 millions de dollars"]
)
def test_what_is_not_firmly_the_subjects_raises_nothing(
    table: FactTable, marked: str, names: tuple[str, ...], wrong: str
) -> None:
    """The same figures told by «Orion va investir …» are wrong: see the table above."""
    (verdict,) = verdicts_of(table, marked.format(wrong), DAY, names)
    assert verdict.label in (Label.UNVERIFIED, Label.SUPPORTED)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Orion va investir 40 milliards de dollars, dont [9 milliards] immédiatement.", "supported"),
        ("Orion va investir 40 milliards de dollars, dont [7 milliards] au nord.", "unverified"),
        ("Orion va investir 40 milliards, dont [9 milliards d'euros] immédiatement.", "wrong-currency"),
        ("Orion va investir 40 milliards de dollars, dont [9 millions] immédiatement.", "wrong-magnitude"),
        ("Orion va investir [41 milliards de dollars], dont 9 milliards immédiatement.", "wrong-amount"),
    ],
)  # fmt: skip
def test_a_part_is_not_the_whole(table: FactTable, marked: str, rule: str) -> None:
    assert rules_of(table, marked, DAY) == [rule]


def test_a_conversion_at_the_rate_of_the_day(table: FactTable) -> None:
    euros = convert(Decimal("40e9"), "USD", "EUR", DAY)
    assert euros is not None
    fair = f"{euros / 10**9:.1f}".replace(".", ",")
    unfair = f"{euros * 9 / 10**10:.1f}".replace(".", ",")
    told = "Orion va investir 40 milliards de dollars, soit [{} milliards d'euros]."
    assert rules_of(table, told.format(fair), DAY) == ["supported"]
    assert rules_of(table, told.format(unfair), DAY) == ["bad-conversion"]
    assert rules_of(table, f"Orion va investir environ [{fair} milliards d'euros].", DAY) == ["supported"]
    assert rules_of(table, f"Orion va investir [{fair} milliards d'euros].", DAY) == ["unverified"]


def test_a_conversion_told_as_a_lower_bound_is_no_other_currency(table: FactTable) -> None:
    euros = convert(Decimal("40e9"), "USD", "EUR", DAY)
    assert euros is not None
    floor = int(euros / 10**9)
    assert rules_of(table, f"Orion va investir plus de [{floor} milliards d'euros].", DAY) == ["unverified"]
    told = "Orion va investir 40 milliards de dollars, en numéraire, soit plus de [{} milliards d'euros]."
    assert rules_of(table, told.format(floor), DAY) == ["supported"]
    assert rules_of(table, "Orion va investir plus de [40 milliards d'euros].", DAY) == ["wrong-currency"]


def test_a_figure_of_another_that_the_text_names_beside_is_not_blamed(table: FactTable) -> None:
    told = "Novalis va investir [75 milliards d'euros]."
    assert rules_of(table, told, DAY) == ["wrong-amount"]
    dollars = "Orion va investir [75 milliards de dollars]."
    assert rules_of(table, dollars, DAY) == ["wrong-owner"]
    assert rules_of(table, f"{dollars} Cassiope fait rêver.", DAY) == ["unverified"]


def test_the_same_digits_are_no_conversion(table: FactTable) -> None:
    assert rules_of(table, "Orion va investir environ [40 milliards d'euros].", DAY) == ["wrong-currency"]


@pytest.mark.parametrize(
    "marked",
    [
        "Orion va investir [40 milliards d'euros]. Ces 40 milliards de dollars d'Orion font rêver.",
        "Ces 40 milliards de dollars d'Orion font rêver. Orion va investir [40 milliards d'euros].",
        "Orion : [40 milliards d'euros]\n\nOrion va investir 40 milliards de dollars.",
        "Orion : 40 milliards de dollars\n\nOrion va investir [40 milliards d'euros].",
    ],
)
def test_a_text_that_contradicts_itself(table: FactTable, marked: str) -> None:
    """The table's verdict comes first; the figure told rightly elsewhere keeps its own."""
    first, second = verdicts_of(table, marked, DAY)
    assert (first.rule, second.rule) == ("wrong-currency", "self-contradiction")
    assert (first.start, first.end, first.label) == (second.start, second.end, second.label)
    assert "40 Md€" in second.message_fr
    assert "40 Md$" in second.message_fr
    other = marked.replace("[", "").replace("]", "")
    right = other.replace("40 milliards de dollars", "[40 milliards de dollars]")
    assert rules_of(table, right, DAY) == ["supported"]


def test_two_figures_of_two_times_do_not_contradict_each_other(table: FactTable) -> None:
    marked = (
        "Le budget de Novalis atteignait [3 milliards de dollars] en 2023. "
        "Novalis a désormais 4,5 milliards d'euros de budget."
    )
    assert rules_of(table, marked, date(2024, 9, 1)) == ["wrong-currency"]


def test_two_figures_of_two_subjects_do_not_contradict_each_other(table: FactTable) -> None:
    marked = "Orion va investir [45 milliards de dollars]. Kervella va investir 46 milliards de dollars."
    assert rules_of(table, marked, DAY, ("Kervella",)) == ["wrong-amount"]


@pytest.mark.parametrize(
    "marked",
    [
        "Cassiope va investir [40 milliards d'euros] au large.",
        "Cassiope va investir entre [39 et 41 milliards de dollars] au large.",
        "Cassiope va puiser dans les [40 milliards de dollars] à investir.",
        "Cassiope va investir à côté d'Orion et de ses [40 milliards de dollars].",
    ],
)
def test_a_figure_is_another_s_only_when_nothing_else_explains_it(table: FactTable, marked: str) -> None:
    assert "wrong-owner" not in rules_of(table, marked, DAY)


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("Orion va engloutir [60 milliards de dollars] au Texas.", Label.UNVERIFIED),
        (
            "Orion va engloutir [60 milliards de dollars] d'investissements dans la logistique.",
            Label.UNVERIFIED,
        ),
        ("Orion va engloutir [60 milliards de dollars] au cours des prochaines années.", Label.CONTRADICTED),
        ("Orion va engloutir [60 milliards de dollars].", Label.CONTRADICTED),
        ("Orion prévoit [6 milliards de dollars] pour les transports.", Label.UNVERIFIED),
        ("Orion apporte [6 milliards de dollars] à la compagnie des chemins de fer.", Label.UNVERIFIED),
        ("Orion engage [60 milliards de dollars] pour moderniser le pays.", Label.CONTRADICTED),
    ],
)
def test_money_that_goes_elsewhere_is_other_money(table: FactTable, marked: str, label: Label) -> None:
    (verdict,) = verdicts_of(table, marked, DAY)
    assert verdict.label is label


@pytest.mark.parametrize(
    ("marked", "names", "rule"),
    [
        ("InvestAI est né. Un fonds de 20 milliards paiera [six gigafactories].", (), "wrong-count"),
        ("InvestAI est né. Un fonds de 20 milliards paiera [quatre gigafactories].", (), "supported"),
        ("InvestAI est né. Chez Kervella, il y a [six gigafactories].", ("Kervella",), "unverified"),
        ("InvestAI est né. Le chantier de Brest emploie [12 puces].", (), "unverified"),
    ],
)
def test_what_only_one_plan_has_is_known_from_afar(marked: str, names: tuple[str, ...], rule: str) -> None:
    verdicts = verdicts_of(load_facts(), marked, date(2025, 2, 12), names)
    assert [verdict.rule for verdict in verdicts] == [rule]
