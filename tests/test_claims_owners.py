"""Whose the figure between brackets is: the names it could belong to, and which one has it."""

from __future__ import annotations

import pytest
from tables import claim_of

from bot.facts import FactTable


@pytest.mark.parametrize(
    ("marked", "names", "owner"),
    [
        ("Orion coûtera [40 milliards de dollars].", (), "Orion"),
        ("Le plan Orion, annoncé en mars, pèse [40 milliards de dollars].", (), "plan Orion"),
        ("Un plan de [40 milliards de dollars], Orion, inquiète les voisins.", (), "Orion"),
        ("Ces [40 milliards de dollars] promis par Orion font rêver.", (), "Orion"),
        ("Orion ([40 milliards de dollars]) inquiète les voisins.", (), "Orion"),
        ("Orion pèse 40 milliards, tandis que Novalis dépense [4 milliards d'euros].", (), "Novalis"),
        ("Orion pèse [40 milliards], tandis que Novalis dépense 4 milliards d'euros.", (), "Orion"),
        ("Orion fait des envieux. Kervella promet [8 milliards d'euros].", ("Kervella",), "Kervella"),
        ("Avec Orion, Kervella mise [8 milliards de dollars].", ("Kervella",), "Kervella"),
        ("Orion avance, et Kervella y met [8 milliards].", ("Kervella",), "Kervella"),
        ("[40 milliards] : c'est ce que, dit-on à voix basse, pèserait vraiment Orion.", (), "Orion"),
        ("Orion, porté par Kervella, coûtera [40 milliards de dollars].", ("Kervella",), "Orion"),
        ("Novalis grandit. Elle dépense [4,5 milliards d'euros] par an.", (), "Novalis"),
        ("Novalis grandit. Le groupe dépense [4,5 milliards d'euros].", (), "Novalis"),
        ("Novalis :\n- [4,5 milliards d'euros] de budget", (), "Novalis"),
        ("Kervella évalue à [40 milliards de dollars] le coût d'Orion.", ("Kervella",), "Orion"),
        ("Orion, estimé à [40 milliards de dollars] par Kervella, avance.", ("Kervella",), "Orion"),
        ("Orion, financé à [40 milliards de dollars] par Kervella, avance.", ("Kervella",), "Kervella"),
        ("Kervella estime à [40 milliards de dollars] le budget annuel d'Orion.", ("Kervella",), "Orion"),
        ("Kervella a porté à [40 milliards de dollars] sa mise, loin d'Orion.", ("Kervella",), "Kervella"),
        (
            "Les [40 milliards de dollars] injectés dans le plan Orion par Kervella.",
            ("Kervella",),
            "plan Orion",
        ),
        ("Kervella glisse [40 milliards] dans la caisse, sans Orion.", ("Kervella",), "Kervella"),
        ("[40 milliards de dollars] sans sourciller : Orion ne recule devant rien.", (), "Orion"),
        ("[40 milliards de dollars], c'est ce que pèse Orion aux yeux de Kervella.", ("Kervella",), "Orion"),
        (
            "Orion, présenté mardi en marge d'un dîner chez Kervella, coûtera [40 milliards].",
            ("Kervella",),
            "Orion",
        ),
        ("Orion grandit. Kervella, né d'une belle scission, mise [8 milliards].", ("Kervella",), "Kervella"),
        ("Orion, vu du sommet de Kervella, coûtera [40 milliards].", ("Kervella",), "Orion"),
        ("Pour Orion, la Cour des comptes en compte [40 milliards].", ("Cour des comptes",), "Orion"),
        (
            "Pour Orion, la Cour des miracles en compte [40 milliards].",
            ("Cour des miracles",),
            "Cour des miracles",
        ),
        ("Novalis boucle une levée de [2 milliards d'euros] menée par Kervella.", ("Kervella",), "Novalis"),
        ("Novalis réunit, en un tour de [2 milliards], portés par Kervella.", ("Kervella",), "Novalis"),
        ("Novalis suit un projet de [2 milliards d'euros] mené par Kervella.", ("Kervella",), "Kervella"),
        ("La fanfare a coûté [3 000 euros].", (), None),
        (
            "Neuf voisins, parmi lesquels Kervella et Lanvaux, suivent Orion, né avec [40 milliards].",
            ("Kervella", "Lanvaux"),
            "Orion",
        ),
        (
            "Orion suit neuf voisins. Kervella et Lanvaux y mettent [8 milliards].",
            ("Kervella", "Lanvaux"),
            "Lanvaux",
        ),
        ("Orion avance. Kervella l'estime à [40 milliards de dollars].", ("Kervella",), "Orion"),
        ("Orion avance. L'an passé, Kervella l'avait chiffré à [40 milliards].", ("Kervella",), "Orion"),
        ("Orion avance. Kervella, la valorisation à [40 milliards].", ("Kervella",), "Kervella"),
        (
            "Pour Kervella, c'est non : Orion, dont le coût frôle [40 milliards], va trop vite.",
            ("Kervella",),
            "Orion",
        ),
        ("Orion, dont le rival Kervella pèse [40 milliards], va trop vite.", ("Kervella",), "Kervella"),
        ("Novalis grandit. L'Insee évalue son budget à [4,5 milliards d'euros].", ("Insee",), "Novalis"),
        ("Novalis assure que [4 milliards de dollars] seront mobilisés par Orion.", ("Novalis",), "Orion"),
        ("Orion pèse lourd. À Noël, son budget atteint [4 milliards de dollars].", ("Noël",), "Orion"),
    ],
)
def test_whose_figure_it_is(table: FactTable, marked: str, names: tuple[str, ...], owner: str | None) -> None:
    owners = claim_of(table, marked, names).owners
    assert (owners[0].text if owners else None) == owner, [(one.text, one.cost) for one in owners]
    assert [one.cost for one in owners] == sorted(one.cost for one in owners)


@pytest.mark.parametrize(
    ("marked", "names", "is_led_up_to"),
    [
        ("Fort de ses [40 milliards de dollars], Orion inquiète.", (), True),
        ("Avec [40 milliards de dollars], soit 38 milliards d'euros, Orion inquiète.", (), True),
        ("[40 milliards] : c'est ce que promet, à qui veut bien l'entendre, le plan Orion.", (), True),
        ("[40 milliards]. Telle est, ce matin, la somme promise par les amis du plan Orion.", (), True),
        ("[40 milliards] : c'est le double de ce que promet, dans les landes, le plan Orion.", (), False),
        ("[40 milliards], c'est ce que coûterait, dans les landes, un autre plan Orion.", (), False),
        ("Avec [40 milliards de dollars], soit le prix du tunnel, dit-on, Orion inquiète.", (), False),
        ("En portant son budget à [4,5 milliards d'euros], le groupe Novalis rassure.", (), True),
        ("Avec [40 milliards de dollars] en poche, le plan Orion avance.", (), True),
        (
            "Avec un budget de [4,5 milliards d'euros] et une dette de 2,5 milliards, Novalis avance.",
            (),
            True,
        ),
        ("Avec un budget de 4,5 milliards d'euros et une dette de [2 milliards], Novalis avance.", (), True),
        ("Avec un budget de 4,5 milliards d'euros, une dette de [2 milliards], Novalis avance.", (), False),
        ("[40 milliards] : voilà à peu près ce que promet, dans les landes, le plan Orion.", (), True),
        ("Un chiffre pour finir ce soir : [40 milliards]. C'est ce que promet le plan Orion.", (), True),
        ("Avec les [40 milliards de dollars] de Kervella, Orion avance.", ("Kervella",), False),
        ("Avec ses 12 sites de bord de mer et [40 milliards de dollars], Orion avance.", (), False),
        ("Avec l'aide du voisin, qui a mis [40 milliards de dollars], Orion avance.", (), False),
        ("Le maire de la ville voisine met [40 milliards de dollars], Orion avance.", (), False),
    ],
)
def test_a_phrase_that_opens_a_sentence_tells_of_the_name_behind_it(
    table: FactTable, marked: str, names: tuple[str, ...], is_led_up_to: bool
) -> None:
    (cost,) = {owner.cost for owner in claim_of(table, marked, names).owners if owner.subject}
    assert (cost < 10) is is_led_up_to, cost


def test_a_known_name_carries_its_subject_and_another_none(table: FactTable) -> None:
    owners = claim_of(table, "Orion et Kervella promettent [8 milliards de dollars].", ["Kervella"]).owners
    assert {one.text: bool(one.subject) for one in owners} == {"Orion": True, "Kervella": False}
    assert len({one.group for one in owners}) == 1, "coordinated names share their group"


def test_a_comma_and_an_article_do_not_coordinate_two_names(table: FactTable) -> None:
    owners = claim_of(table, "Selon Kervella, l'Orion coûtera [8 milliards de dollars].", ["Kervella"]).owners
    assert len({one.group for one in owners}) == 2, [(one.text, one.group) for one in owners]


@pytest.mark.parametrize(
    ("marked", "is_acted_on"),
    [
        ("Le maire refuse de toucher au plan Orion de mars, évalué à [40 milliards].", True),
        ("Le maire s'en prend au plan Orion, aujourd'hui estimé à [40 milliards].", True),
        ("Le maire s'en prend au plan Orion, et il met [40 milliards].", False),
    ],
)
def test_what_is_put_at_an_amount_is_no_place(table: FactTable, marked: str, is_acted_on: bool) -> None:
    (cost,) = {owner.cost for owner in claim_of(table, marked).owners if owner.subject}
    assert (cost < 10) is is_acted_on, cost


@pytest.mark.parametrize(
    ("marked", "names", "is_answered"),
    [
        ("Et le plan Orion ? [40 milliards de dollars], d'un coup.", (), True),
        ("Que vaut Orion ? Un bon [40 milliards de dollars].", (), True),
        ("Orion dans nos landes ? [40 milliards de dollars], dit-on.", (), True),
        ("Orion avance-t-il ? [40 milliards de dollars], et voilà.", (), False),
        ("Et Orion ? On sait que le voisin a mis [40 milliards de dollars].", (), False),
        ("Orion ou Kervella ? [40 milliards de dollars], dit-on.", ("Kervella",), False),
    ],
)
def test_a_figure_answers_who_asks_of_a_name(
    table: FactTable, marked: str, names: tuple[str, ...], is_answered: bool
) -> None:
    (cost,) = {owner.cost for owner in claim_of(table, marked, names).owners if owner.subject}
    assert (cost < 10) is is_answered, cost


@pytest.mark.parametrize(
    ("marked", "names", "is_stood_for"),
    [
        ("Novalis grandit. D'ici à la fin de 2031, le groupe dépensera [9 milliards].", (), True),
        ("Novalis grandit. Lancé par Kervella en mars, le plan pèse [9 milliards].", ("Kervella",), True),
        ("Novalis grandit. Avec [9 milliards d'euros] de budget, elle avance.", (), True),
        ("Novalis grandit. Après avoir consacré [9 milliards] au port, le groupe souffle.", (), True),
        ("Novalis en tête\nLe géant des landes promet [9 milliards d'euros].", (), True),
        ("Novalis grandit. Le fabricant de quais dépense [9 milliards].", (), True),
        ("Novalis et Orion grandissent. Le fabricant dépense [9 milliards].", (), False),
        ("Novalis grandit. Un rival, de son côté, dépense [9 milliards].", (), False),
        ("Novalis grandit. D'ici à la fin de 2031, les ports dépenseront [9 milliards].", (), False),
        ("Novalis grandit. Avec [9 milliards d'euros] de budget, les ports avancent.", (), False),
        ("La Novalis grandit. Avec [9 milliards d'euros] de budget, il avance.", (), False),
        ("Le maire du port salue Novalis. Avec [9 milliards d'euros] de budget, il avance.", (), False),
        ("Novalis grandit. Vexé par la nouvelle, le maire met [9 milliards].", (), False),
        ("Novalis grandit. Fier de Kervella, le plan pèse [9 milliards].", ("Kervella",), False),
        ("Novalis grandit. Avec [9 milliards], dont 2 de dons, elle avance.", (), False),
    ],
)
def test_a_word_may_stand_for_the_name_before(
    table: FactTable, marked: str, names: tuple[str, ...], is_stood_for: bool
) -> None:
    cost = min(owner.cost for owner in claim_of(table, marked, names).owners if owner.subject)
    assert (cost < 10) is is_stood_for, cost


@pytest.mark.parametrize(
    ("marked", "owner"),
    [
        ("Novalis grandit. Le champion, qui fuyait Kervella, a bien tenu. Il met [9 milliards].", "Novalis"),
        ("Novalis grandit. Il a fui Kervella. Il met [9 milliards].", "Novalis"),
        ("Novalis grandit. Le groupe Kervella a bien tenu. Il met [9 milliards].", "Kervella"),
    ],
)
def test_a_sentence_that_opens_with_a_stand_in_passes_on_its_topic(
    table: FactTable, marked: str, owner: str
) -> None:
    assert claim_of(table, marked, ["Kervella"]).owners[0].text == owner


@pytest.mark.parametrize(
    ("marked", "heads"),
    [
        ("Orion avance. Premier devis : [40 milliards de dollars].", True),
        ("Orion avance. Voilà donc [40 milliards de dollars] de promis.", True),
        ("Orion avance. Au total, [40 milliards de dollars] iront aux landes.", True),
        ("Orion avance. Le port promet [40 milliards de dollars].", False),
        ("Orion avance. Nous promettons [40 milliards de dollars].", False),
        ("Orion avance. Pour [40 milliards de dollars], on a un tunnel.", False),
        ("Orion avance. Dans les landes, [40 milliards de dollars] dorment.", False),
        ("Orion avance. Restent [40 milliards de dollars] à trouver.", False),
        ("Orion avance. Jadis, [40 sites] ont fermé.", False),
    ],
)
def test_a_figure_that_heads_its_sentence_goes_on_about_the_name_before(
    table: FactTable, marked: str, heads: bool
) -> None:
    (cost,) = {owner.cost for owner in claim_of(table, marked).owners}
    assert (cost < 20) is heads, cost


@pytest.mark.parametrize(
    ("marked", "owner"),
    [
        ("Quimper (AFP) - Novalis grandit. Le groupe dépense [9 milliards d'euros].", "Novalis"),
        ("Quimper, 12 mars (Reuters) – Novalis grandit. Il dépense [9 milliards d'euros].", "Novalis"),
        ("Quimper (Finistère) - Novalis grandit. Le groupe dépense [9 milliards d'euros].", "Quimper"),
    ],
)
def test_where_an_agency_writes_from_owns_nothing(table: FactTable, marked: str, owner: str) -> None:
    assert claim_of(table, marked, ["Quimper"]).owners[0].text == owner


def test_an_earlier_sentence_is_told_as_such(table: FactTable) -> None:
    marked = "Orion avance. Le projet coûtera [40 milliards de dollars]."
    assert [one.is_earlier for one in claim_of(table, marked).owners] == [True]
