"""What a sentence says of the figure between brackets: whose it is, what it measures, how it is said."""

from __future__ import annotations

import pytest
from tables import claim_of

from bot.facts import FactTable
from bot.model import Stance, Standing, Voice


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
    ("marked", "narrowing"),
    [
        (
            "Au premier trimestre, Novalis a réalisé un chiffre d'affaires de [4 milliards d'euros].",
            ["trimestre"],
        ),
        ("La filiale de Novalis a dégagé un bénéfice de [4 milliards d'euros].", ["filiale"]),
        ("Le trimestre est bon. Novalis a dégagé [4 milliards d'euros].", ["trimestre"]),
        ("Les ventes de montres de Novalis atteignent [4 milliards d'euros].", ["ventes de"]),
        ("Les ventes de Novalis atteignent [4 milliards d'euros].", []),
        ("Novalis affiche des ventes de près de [4 milliards d'euros].", []),
        ("Novalis a dégagé [4 milliards d'euros], au premier trimestre.", ["trimestre"]),
        ("Novalis a dégagé [4 milliards d'euros], qui iront à sa filiale.", []),
        ("Novalis a dégagé [4 milliards d'euros], versés à sa filiale.", []),
        ("Le trimestre est bon.\n\nNovalis a dégagé [4 milliards d'euros] en 2024.", []),
    ],
)
def test_what_narrows_a_figure_to_a_part(table: FactTable, marked: str, narrowing: list[str]) -> None:
    told = {
        one.text
        for one in claim_of(table, marked).narrowings
        if one.attribute in ("benefice", "chiffre-affaires")
    }
    assert sorted(told) == narrowing


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


@pytest.mark.parametrize(
    ("marked", "attribute"),
    [
        ("Orion va investir [40 milliards de dollars].", "investissement"),
        ("Le budget de Novalis atteint [4,5 milliards d'euros].", "budget"),
        ("Novalis vient de lever [60 millions d'euros].", "levee"),
        ("Novalis est valorisée [12 milliards d'euros].", "valorisation"),
        ("Novalis, valorisée 12 milliards, vient de lever [60 millions d'euros].", "levee"),
        ("Novalis, valorisée [12 milliards], vient de lever 60 millions d'euros.", "valorisation"),
        (
            "Le budget a doublé. Les [40 milliards de dollars] d'investissement, eux, restent.",
            "investissement",
        ),
        ("Orion compte [12 sites] dans le pays.", "sites"),
        ("Le trajet dure et coûte [3 euros].", "cout"),
        ("Orion, [40 milliards de dollars].", None),
        ("[40 milliards de dollars] pour Orion, dont la dette inquiète.", None),
        ("[40 milliards de dollars] pour Orion et nous comptons le budget des crayons.", None),
        ("[40 milliards de dollars] pour Orion, soit le budget du pays.", "budget"),
        ("[40 milliards de dollars] de budget pour Orion, dont la dette inquiète.", "budget"),
        ("Novalis obtient [60 millions d'euros], dette comprise, et va les lever.", "levee"),
    ],
)
def test_what_it_measures(table: FactTable, marked: str, attribute: str | None) -> None:
    cues = claim_of(table, marked).cues
    nearest = {cue.attribute for cue in cues if cue.cost == cues[0].cost}
    assert attribute in nearest if attribute else not nearest, [(cue.text, cue.cost) for cue in cues]


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("Orion coûtera [40 milliards de dollars].", Stance.ASSERTED),
        ("Orion coûtera, même si tout va bien, [40 milliards de dollars].", Stance.ASSERTED),
        ("Orion coûtera 40 milliards de dollars, et non [40 milliards d'euros].", Stance.DENIED),
        ("Cela n'a pas empêché Orion de valoir [40 milliards d'euros].", Stance.ASSERTED),
        ("Ce n'est pas un poisson   Orion vaut [40 milliards d'euros].", Stance.ASSERTED),
        ("Orion n'a jamais valu [40 milliards d'euros].", Stance.DENIED),
        ("Orion ne coûtera pas [40 milliards d'euros].", Stance.DENIED),
        ("Orion ne coûte pas [40 milliards d'euros], mais 40 milliards de dollars.", Stance.DENIED),
        ("Orion ne coûte pas 40 milliards d'euros, mais [40 milliards de dollars].", Stance.ASSERTED),
        ("Orion coûtera [40 milliards d'euros] (sic).", Stance.DENIED),
        ("Le prix d'Orion n'a pas bougé : [40 milliards d'euros].", Stance.ASSERTED),
        ("Orion coûterait [40 milliards d'euros] ? C'est faux.", Stance.ASKED),
        ("Écrire qu'Orion vaut [40 milliards d'euros] est faux.", Stance.DENIED),
        ("Orion coûtera [40 milliards d'euros]. Erreur : ce sont des dollars.", Stance.DENIED),
        ("Rectificatif : nous avons écrit qu'Orion coûterait [40 milliards d'euros].", Stance.SUPPOSED),
        ("Contrairement à ce que nous écrivions, Orion vaut [40 milliards de dollars].", Stance.SUPPOSED),
        ("Contrairement à ce que nous écrivions, Orion ne vaut pas [40 milliards d'euros].", Stance.DENIED),
        ("« [40 milliards d'euros] pour Orion, ce n'est que justice », plaide un élu.", Stance.SUPPOSED),
        ("Orion coûtera-t-il [40 milliards d'euros] ?", Stance.ASKED),
        ("Sur les [40 milliards d'euros] d'Orion, combien seront payés ?", Stance.ASSERTED),
        ("Où iront les [40 milliards de dollars] d'Orion ?", Stance.ASSERTED),
        ("Comment le chantier d'Orion, à [40 milliards d'euros], sera-t-il payé ?", Stance.ASSERTED),
        ("Comment porter Orion à [40 milliards d'euros] ?", Stance.ASKED),
        ("Orion, qui pèse [40 milliards d'euros], survivra-t-il à l'hiver ?", Stance.ASSERTED),
        ("Avec [40 milliards d'euros], Orion changera-t-il la donne ?", Stance.ASSERTED),
        ("Faut-il trembler parce qu'Orion pèse [40 milliards d'euros] ?", Stance.ASSERTED),
        ("Est-il vrai qu'Orion pèse [40 milliards d'euros] ?", Stance.ASKED),
        ("Novalis récolte cette fois [4 milliards d'euros].", Stance.ASSERTED),
        ("Qui croit qu'Orion pèse [40 milliards d'euros], demande-t-on ?", Stance.ASKED),
        ("Orion, qui ne vaut rien, pèsera-t-il [40 milliards d'euros] ?", Stance.ASKED),
        ("Avec un peu de chance, Orion vaudra-t-il [40 milliards d'euros] ?", Stance.ASKED),
        ("Orion pèse [40 milliards d'euros], qui dit mieux ?", Stance.ASSERTED),
        # Three spaces: a picture and those around it, as clean_text leaves them.
        ("Orion pèse [40 milliards d'euros]   Le saviez-vous ?", Stance.ASSERTED),
        ("Orion   pèse-t-il [40 milliards d'euros] ?", Stance.ASKED),
        ("Si Orion coûtait [40 milliards d'euros], il serait abandonné.", Stance.SUPPOSED),
        ("Selon une rumeur, Orion pèse [40 milliards d'euros].", Stance.SUPPOSED),
        ("Rien pour Orion ? Faux : le plan pèse [40 milliards d'euros].", Stance.ASSERTED),
        ("Un faux Orion pèse [40 milliards d'euros].", Stance.SUPPOSED),
        ("Orion représente dix fois les [4 milliards d'euros] du tunnel.", Stance.COMPARED),
        ("Orion pèse loin des [4 milliards d'euros] du tunnel.", Stance.COMPARED),
        ("Le budget de Novalis a augmenté de [2 milliards d'euros].", Stance.COMPARED),
        ("Le budget de Novalis a reculé de près de [2 milliards d'euros].", Stance.COMPARED),
        ("La baisse du budget de Novalis de [2 milliards d'euros] passe mal.", Stance.COMPARED),
        ("Le budget de Novalis a augmenté : [2 milliards d'euros].", Stance.ASSERTED),
        ("Le budget de Novalis a augmenté à [2 milliards d'euros].", Stance.ASSERTED),
        ("Novalis réussit son augmentation de capital de [2 milliards d'euros].", Stance.ASSERTED),
        ("Orion coûtera 40 milliards de dollars (soit [37 milliards d'euros]).", Stance.CONVERTED),
        ("Orion coûtera 40 milliards de dollars, soit [37 milliards d'euros].", Stance.CONVERTED),
        ("Au cours du jour, Orion pèse [37 milliards d'euros].", Stance.CONVERTED),
    ],
)
def test_how_it_is_said(table: FactTable, marked: str, stance: Stance) -> None:
    assert claim_of(table, marked).stance is stance


@pytest.mark.parametrize(
    ("marked", "voice"),
    [
        ("« Nous mettrons [40 milliards de dollars] sur la table », promet-il.", Voice.QUOTED),
        ("“Nous mettrons enfin [40 milliards de dollars] sur la table”, promet-il.", Voice.QUOTED),
        ("« Nous irons vite », promet-il, et [40 milliards de dollars] y passeront.", Voice.OWN),
        ("Le plan « Orion » pèse [40 milliards de dollars].", Voice.OWN),
        ("Il promet « [40 milliards de dollars] » au pays.", Voice.OWN),
        ("« Nous irons vite. Nous mettrons [40 milliards de dollars]. Et plus encore. »", Voice.QUOTED),
    ],
)
def test_who_says_it(table: FactTable, marked: str, voice: Voice) -> None:
    assert claim_of(table, marked).voice is voice


@pytest.mark.parametrize(
    ("marked", "part"),
    [
        ("Orion pèse 40 milliards de dollars, dont [9 milliards] tout de suite.", True),
        ("Orion pèse [40 milliards de dollars], dont 9 milliards tout de suite.", False),
        ("Orion pèse 40 milliards de dollars. Dont [9 milliards] tout de suite.", True),
        ("Orion pèse 40 milliards de dollars, dont une part pour [12 sites].", False),
        ("Orion compte 12 sites, dont [9 sites] de bord de mer.", True),
        ("Orion compte [12 sites] dotés chacun de deux quais.", False),
        ("Orion compte [12 sites] chacun.", True),
        ("Orion a déjà reçu [9 milliards de dollars].", True),
        ("Orion réclame [9 milliards de dollars] de plus.", True),
        ("Orion, dont on parle tant, coûtera [40 milliards de dollars].", False),
        ("Orion coûtera [40 milliards de dollars].", False),
    ],
)
def test_whether_it_is_a_part(table: FactTable, marked: str, part: bool) -> None:
    assert claim_of(table, marked).is_part is part


@pytest.mark.parametrize(
    ("marked", "forecast"),
    [
        ("Le budget de Novalis doit atteindre [5 milliards d'euros].", True),
        ("Le budget de Novalis atteindra [5 milliards d'euros].", True),
        ("Le budget de Novalis s'établirait à [5 milliards d'euros].", True),
        ("Novalis veut ramener son budget de 4,5 à [4 milliards d'euros].", True),
        ("Le budget de Novalis atteint [5 milliards d'euros], l'objectif du conseil.", True),
        ("Le budget de Novalis atteint [5 milliards d'euros].", False),
        ("Novalis publie un portrait de son président et un budget de [5 milliards d'euros].", False),
        ("Le conseil prévoyait mieux ; le budget de Novalis atteint [5 milliards d'euros].", False),
        ("Novalis boucle un tour de table de [5 milliards d'euros].", False),
        ("Novalis table sur un budget de [5 milliards d'euros].", True),
        ("Le budget de Novalis atteint [5 milliards d'euros] 🤯 Qui veut en parler ?", False),
        ("Le budget de Novalis, qui atteint [5 milliards d'euros], sera revu.", False),
        ("Le budget de Novalis sera revu : [5 milliards d'euros].", True),
        ("À propos, le budget de Novalis atteint [5 milliards d'euros].", False),
        ("Novalis, au budget de [5 milliards d'euros], prépare son départ.", False),
        ("Novalis, au budget de [5 milliards d'euros], va recruter.", False),
        ("Novalis et son budget de [5 milliards d'euros] 🙃 Qui veut en être ?", False),
        ("Le budget de Novalis : [5 milliards d'euros], espère son président.", True),
        ("Le budget de Novalis : [5 milliards d'euros], prévus pour l'été.", True),
    ],
)
def test_whether_it_is_still_to_come(table: FactTable, marked: str, forecast: bool) -> None:
    assert claim_of(table, marked).is_forecast is forecast


@pytest.mark.parametrize(
    ("marked", "years"),
    [
        ("En 2022, Novalis a dépensé [3 milliards d'euros].", (2022,)),
        ("Novalis a dépensé [3 milliards d'euros] en 2023.", (2023,)),
        ("Fondée en 1998, Novalis a dépensé [3 milliards d'euros].", (1998,)),
        ("Le groupe Novalis, que son patron a fondé en 1998, a dépensé [3 milliards d'euros].", ()),
        ("Novalis dépensera [3 milliards d'euros] d'ici à 2030.", ()),
        ("Novalis dépense [3 milliards d'euros].", ()),
        ("Novalis a beaucoup dépensé en 2021. Elle prévoit [3 milliards d'euros].", ()),
    ],
)
def test_the_years_it_is_told_of(table: FactTable, marked: str, years: tuple[int, ...]) -> None:
    assert claim_of(table, marked).years == years


@pytest.mark.parametrize(
    ("marked", "standing"),
    [
        ("Les [40 milliards de dollars] d'Orion ont été intégralement versés.", Standing.SPENT),
        ("Kervella a fini d'investir les [40 milliards] promis à Orion.", Standing.SPENT),
        ("Les [40 milliards] d'Orion viennent d'arriver.", Standing.SPENT),
        ("Orion a déjà réuni [40 milliards de dollars].", Standing.HELD),
        ("Orion promet [40 milliards de dollars].", Standing.UNSAID),
        ("Orion est déjà riche de [40 milliards de dollars].", Standing.HELD),
        ("Orion démarre avec [40 milliards de dollars] en caisse.", Standing.HELD),
        ("Orion démarre avec [40 milliards de dollars] d'objectif.", Standing.UNSAID),
        ("Orion tourne à [40 mégawatts].", Standing.SPENT),
        ("Orion tournera à [40 mégawatts].", Standing.UNSAID),
        ("Orion a créé [12 sites].", Standing.SPENT),
        ("Avec [40 milliards] déjà réunis, Orion avance.", Standing.HELD),
        ("Orion avance. [40 milliards] collectés.", Standing.SPENT),
        ("Sur Orion, [40 milliards] déjà versés.", Standing.SPENT),
        ("Sur Orion, [40 milliards] bientôt versés.", Standing.UNSAID),
        ("Les [40 milliards] d'Orion seront versés en mai.", Standing.UNSAID),
        ("Kervella finira par investir [40 milliards] dans Orion.", Standing.UNSAID),
        ("Orion vient de réunir [40 milliards].", Standing.HELD),
        ("Kervella vient tout juste d'annoncer [40 milliards] pour Orion.", Standing.UNSAID),
        ("La région vient d'encaisser les [40 milliards] d'Orion.", Standing.SPENT),
        ("Orion, ce sont [40 milliards] que la région a déjà trouvés.", Standing.HELD),
        ("Orion, ce sont [40 milliards] que la région n'a pas trouvés.", Standing.UNSAID),
        ("Orion, ce sont [40 milliards] que la région espère avoir trouvés en mai.", Standing.UNSAID),
        ("Orion dispose, dès ce matin, de [40 milliards].", Standing.HELD),
        ("Orion dispose en théorie de [40 milliards].", Standing.UNSAID),
        ("Orion ne dispose pas encore de ses [40 milliards].", Standing.UNSAID),
    ],
)
def test_how_far_the_money_has_come(table: FactTable, marked: str, standing: Standing) -> None:
    assert claim_of(table, marked).standing is standing
