"""What a sentence says of the figure between brackets: what it measures, how and of what time it is said."""

from __future__ import annotations

import pytest
from tables import claim_of

from bot.facts import FactTable
from bot.model import Stance, Standing, Voice


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
        ("Novalis a dégagé [4 milliards d'euros], dont la filiale aura la moitié.", []),
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


@pytest.mark.parametrize("hedge", ["d'", "de plus d'", "de près d'", "d'un peu moins d'"])
def test_a_noun_governs_its_figure_hedged_or_not(table: FactTable, hedge: str) -> None:
    marked = f"Novalis vise un budget {hedge}[un milliard d'euros]."
    assert claim_of(table, marked).cues[0].cost < 0


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
        ("Le coût d'Orion serait de [40 milliards d'euros], selon la ministre.", Stance.ASSERTED),
        ("Le coût d'Orion serait de [40 milliards d'euros], selon des sources sûres.", Stance.SUPPOSED),
        ("Selon nos informations, Orion serait doté de [40 milliards d'euros].", Stance.SUPPOSED),
        ("Selon nos informations, Orion est doté de [40 milliards d'euros].", Stance.ASSERTED),
        ("Orion pèse [40 milliards d'euros], et qu'en a-t-on tiré ?", Stance.ASSERTED),
        ("Orion pèse [40 milliards d'euros] au bas mot, mais pour quoi faire ?", Stance.ASSERTED),
        ("Qui donne [40 milliards d'euros] à Orion, et pour quoi faire ?", Stance.ASKED),
        ("Orion pèse-t-il [40 milliards d'euros], et comment ?", Stance.ASKED),
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
        ("Orion démarre avec [40 milliards de dollars] en caisse.", Standing.STORED),
        ("Orion repart avec [40 milliards d'euros] en poche.", Standing.HELD),
        ("Les [40 milliards d'euros] d'Orion sont promis, ils sont déjà sur les comptes.", Standing.SPENT),
        ("Les [40 milliards] d'Orion, l'argent est là.", Standing.SPENT),
        ("Les [40 milliards] d'Orion, l'argent est là-bas.", Standing.UNSAID),
        ("Les [40 milliards] d'Orion, ils ne sont pas sur les comptes.", Standing.UNSAID),
        ("Orion démarre avec [40 milliards de dollars] d'objectif.", Standing.UNSAID),
        ("Orion tourne à [40 mégawatts].", Standing.SPENT),
        ("Orion tournera à [40 mégawatts].", Standing.UNSAID),
        ("Orion a créé [12 sites].", Standing.SPENT),
        ("Avec [40 milliards] déjà réunis, Orion avance.", Standing.HELD),
        ("Orion avance. [40 milliards] collectés.", Standing.SPENT),
        ("Sur Orion, [40 milliards] déjà versés.", Standing.SPENT),
        ("Sur Orion, [40 milliards] bientôt versés.", Standing.UNSAID),
        ("Ah, les [40 milliards] d'Orion, désormais versés !", Standing.SPENT),
        ("Ah, les [40 milliards] d'Orion, et ceux déjà versés !", Standing.UNSAID),
        ("Les [40 milliards] d'Orion, une fois versés, iront au port.", Standing.UNSAID),
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
        ("Orion a désormais sur le compte [40 milliards].", Standing.HELD),
        ("Orion aura un jour sur le compte [40 milliards].", Standing.UNSAID),
        ("La région a versé aux Bretons [40 milliards] pour Orion.", Standing.SPENT),
        ("La région versera aux Bretons [40 milliards] pour Orion.", Standing.UNSAID),
    ],
)
def test_how_far_the_money_has_come(table: FactTable, marked: str, standing: Standing) -> None:
    assert claim_of(table, marked).standing is standing
