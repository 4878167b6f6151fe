import re
import shutil
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.facts import Alias, Fact, FactsError, FactTable, Source, Value, load_facts
from bot.folders import FACTS
from bot.model import Modality, Quantity
from bot.toml_lines import line_of

BAD_FILES = sorted((Path(__file__).parent / "bad_facts").glob("*.toml"))

WITNESS = """
[subject]
name = "Témoin"
kind = "programme"
aliases = ["Témoin", { text = "Canal", only_with = ["témoin"] }]

[[facts]]
attribute = "budget"
label = "coût"
unit = "EUR"
stage = "annoncé"
checked = 2024-06-01
values = [{ since = 2024-01-01, value = 1e6, source = "mairie" }]

[sources.mairie]
title = "Conseil municipal"
publisher = "Mairie"
url = "https://mairie.example/"
accessed = 2024-06-01
"""


@pytest.fixture(scope="module")
def table() -> FactTable:
    return load_facts()


def content(table: FactTable, fact: str, day: str, known_on: str | None = None) -> str:
    """A value in one short string, so that a test reads as a sentence."""
    value = table.facts[f"ia-sommet-2025/{fact}"].at(
        date.fromisoformat(day), date.fromisoformat(known_on or day)
    )
    if value is None:
        return "rien"
    if isinstance(value.content, str):
        return value.content
    if isinstance(value.content, tuple):
        return " à ".join(dict.fromkeys(day.isoformat() for day in value.content))
    low, high = value.content.low, value.content.high
    assert low is not None
    assert high is not None
    number = f"{low:,f}" if low == high else f"{low:,f} à {high:,f}"
    return f"{number} {value.content.unit} {value.content.modality}".replace(",", " ").replace(".0 ", " ")


@pytest.mark.parametrize(
    ("fact", "day", "expected"),
    [
        ("stargate#investissement", "2025-01-20", "rien"),
        ("stargate#investissement", "2025-01-21", "500 000 000 000 USD exact"),
        ("stargate#investissement/premiere-tranche", "2025-02-10", "100 000 000 000 USD exact"),
        ("stargate#date", "2025-02-10", "2025-01-21"),
        ("plan-france-ia#investissement", "2025-02-08", "rien"),
        ("plan-france-ia#investissement", "2025-02-09", "109 000 000 000 EUR exact"),
        ("campus-ia-emirats#investissement", "2025-02-08", "30 000 000 000 à 50 000 000 000 EUR range"),
        ("campus-ia-emirats#investissement", "2025-02-16", "30 000 000 000 à 50 000 000 000 EUR range"),
        ("campus-ia-emirats#investissement/plafond", "2025-02-08", "50 000 000 000 EUR at-most"),
        ("campus-ia-emirats#investissement/confirme", "2025-02-08", "rien"),
        ("campus-ia-emirats#investissement/confirme", "2025-02-10", "50 000 000 000 EUR exact"),
        ("campus-ia-emirats#puissance", "2025-02-10", "1 000 000 000 W exact"),
        ("brookfield#investissement", "2025-06-01", "20 000 000 000 EUR exact"),
        ("brookfield#investissement/relevement", "2025-06-01", "rien"),
        ("brookfield#investissement/relevement", "2026-06-01", "30 000 000 000 EUR exact"),
        ("brookfield#pays-siege", "2025-02-10", "CA"),
        ("current-ai#fonds/initial", "2025-02-10", "400 000 000 USD exact"),
        ("current-ai#fonds/objectif", "2025-02-10", "2 500 000 000 USD exact"),
        ("declaration-de-paris#signataires", "2025-02-10", "rien"),
        ("declaration-de-paris#signataires", "2025-02-12", "61 count:pays exact"),
        ("declaration-de-paris#signataires/premiere-liste", "2025-02-12", "58 count:pays exact"),
        ("sites-data-centers#sites", "2025-10-31", "35 count:sites exact"),
        ("sites-data-centers#sites", "2026-02-15", "63 count:sites exact"),
        ("openai#valorisation", "2025-03-30", "157 000 000 000 USD exact"),
        ("openai#valorisation", "2025-04-02", "300 000 000 000 USD exact"),
        ("openai#valorisation/levee-softbank", "2025-02-11", "300 000 000 000 USD exact"),
        ("openai#valorisation/levee-softbank", "2025-04-02", "rien"),
        ("openai#levee", "2025-02-11", "40 000 000 000 USD approximate"),
        ("mistral-ai#valorisation", "2024-07-01", "5 800 000 000 EUR exact"),
        ("ai-act#date/interdictions", "2024-12-01", "2025-02-02"),
        ("sommet-ia-paris#date", "2025-01-10", "2025-02-10 à 2025-02-11"),
        ("sommet-ia-paris#lieu", "2025-02-10", "Grand Palais, Paris"),
    ],
)
def test_une_valeur_vaut_au_jour_de_l_article(table: FactTable, fact: str, day: str, expected: str) -> None:
    assert content(table, fact, day) == expected


@pytest.mark.parametrize(
    ("day", "known_on", "expected"),
    [
        # Le bilan du 1er janvier 2025 n'est paru que le 14.
        ("2025-01-01", "2025-01-13", "68 373 000 count:habitants exact"),
        ("2025-01-01", "2025-01-14", "68 606 000 count:habitants exact"),
        ("2024-12-31", "2025-01-14", "68 373 000 count:habitants exact"),
    ],
)
def test_une_valeur_pas_encore_parue_ne_compte_pas(
    table: FactTable, day: str, known_on: str, expected: str
) -> None:
    assert content(table, "france#population", day, known_on) == expected


@pytest.mark.parametrize(
    ("fact", "period"),
    [
        ("stargate#investissement", "over 4 years"),
        ("bpifrance#investissement", "until 2029"),
        ("plan-france-ia#investissement", None),
    ],
)
def test_la_periode_passe_dans_la_quantite(table: FactTable, fact: str, period: str | None) -> None:
    found = table.facts[f"ia-sommet-2025/{fact}"]
    quantities = [value.content for value in found.values if isinstance(value.content, Quantity)]
    assert found.period == period
    assert {quantity.period for quantity in quantities} == {period}


@pytest.mark.parametrize(
    ("written", "period"),
    [('over = "1 an"', "over 1 years"), ('per = "an"', "per year"), ('per = "habitant"', "per capita")],
)
def test_une_periode_s_ecrit_en_francais(written: str, period: str, tmp_path: Path) -> None:
    text = WITNESS.replace("stage =", f"{written}\nstage =")
    (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
    assert load_facts([tmp_path]).facts["temoin#budget"].period == period


def test_une_conversion_n_est_que_l_echo_d_un_autre_fait(table: FactTable) -> None:
    assert [fact.id for fact in table.of("ia-sommet-2025/stargate") if fact.is_derived] == [
        "ia-sommet-2025/stargate#investissement/equivalent-euros"
    ]


def a_fact(*values: Value) -> Fact:
    return Fact("x#y", "x", "y", "", "EUR", None, "annoncé", (), date(2024, 6, 1), values, "")


def a_value(
    amount: int, since: date, published: date | None, known: date | None = None, withdrawn: bool = False
) -> Value:
    source = Source("s", "", "", "https://s.example/", published, date(2024, 6, 1), "")
    quantity = Quantity(Decimal(amount), Decimal(amount), "EUR")
    return Value(since, quantity, (source,), withdrawn, "", known)


MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)


def test_une_source_sans_date_fait_connaitre_la_valeur_des_qu_elle_vaut() -> None:
    assert a_fact(a_value(1, MARCH, published=None)).at(MARCH, MARCH) is not None


def test_la_plus_ancienne_source_fait_connaitre_la_valeur() -> None:
    first, second = a_value(1, MARCH, MAY), a_value(1, MARCH, APRIL)
    both = Value(MARCH, first.content, first.sources + second.sources, False, "")
    assert a_fact(both).at(MAY, MARCH) is None
    assert a_fact(both).at(MAY, APRIL) == both


def test_le_jour_dit_public_l_emporte_sur_celui_des_sources() -> None:
    announced = a_value(1, MARCH, published=MAY, known=MARCH)
    assert a_fact(announced).at(MARCH, MARCH) == announced


def test_une_revision_remplace_des_qu_elle_parait() -> None:
    first, revision = a_value(1, MARCH, MARCH), a_value(2, MARCH, MAY)
    fact = a_fact(first, revision)
    assert fact.at(APRIL, APRIL) == first
    assert fact.at(APRIL, MAY) == revision


def test_une_valeur_retiree_ne_laisse_rien() -> None:
    fact = a_fact(a_value(1, MARCH, MARCH), a_value(0, APRIL, APRIL, withdrawn=True))
    assert fact.at(MARCH, MAY) is not None
    assert fact.at(APRIL, MAY) is None


def test_une_serie_close_l_est_avant_que_la_page_qui_le_dit_ait_paru() -> None:
    fact = a_fact(a_value(1, MARCH, MARCH), a_value(0, APRIL, MAY, withdrawn=True))
    assert fact.at(APRIL, APRIL) is None


def test_chaque_valeur_livree_cite_au_plus_trois_sources_par_une_adresse(table: FactTable) -> None:
    cited = {value.sources for fact in table.facts.values() for value in fact.values}
    assert {len(sources) for sources in cited} <= {1, 2, 3}
    assert all(source.url.startswith("http") and source.title for sources in cited for source in sources)


def test_un_nom_courant_ne_vaut_qu_avec_son_contexte(table: FactTable) -> None:
    bare = {
        alias.text for subject in table.subjects.values() for alias in subject.aliases if not alias.only_with
    }
    assert bare.isdisjoint({"France", "Paris", "Apollo", "Le Chat", "Mistral", "Musk", "UE", "sites", "EAU"})


def test_les_faits_d_un_sujet_viennent_dans_l_ordre_de_sa_fiche(table: FactTable) -> None:
    facts = table.of("ia-sommet-2025/current-ai")
    assert [fact.id.partition("#")[2] for fact in facts] == [
        "fonds/initial",
        "fonds/objectif",
        "date",
        "pays",
        "pays/gouvernements",
    ]
    assert table.of("ia-sommet-2025/inconnu") == ()


def test_le_nom_du_sujet_est_l_un_de_ses_alias(tmp_path: Path) -> None:
    text = WITNESS.replace('["Témoin", {', '["chantier témoin", {')
    (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
    aliases = load_facts([tmp_path]).subjects["temoin"].aliases
    assert aliases == (Alias("Témoin"), Alias("chantier témoin"), Alias("Canal", ("témoin",)))


def test_les_montants_sont_des_decimaux_exacts(tmp_path: Path) -> None:
    text = WITNESS.replace("value = 1e6", 'low = 0.1, high = 12, modality = "approximate"')
    (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
    quantity = load_facts([tmp_path]).facts["temoin#budget"].values[0].content
    assert quantity == Quantity(Decimal("0.1"), Decimal(12), "EUR", Modality.APPROXIMATE, step=Decimal(0))


@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.stem)
def test_une_fiche_fautive_est_refusee_avec_la_ligne_et_le_remede(file: Path, tmp_path: Path) -> None:
    (tmp_path / "a_temoin.toml").write_text(WITNESS, encoding="utf-8")
    shutil.copy(file, tmp_path)
    header = (line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("# "))
    expected = [
        line.removeprefix("# ").replace("a_temoin.toml", f"{tmp_path}/a_temoin.toml") for line in header
    ]
    with pytest.raises(FactsError) as error:
        load_facts([tmp_path])
    assert [*error.value.problems] == [f"{tmp_path}/{problem}" for problem in expected]
    assert str(error.value).splitlines() == [*error.value.problems]


ODD_VALUES = [
    "1",
    "-1.5",
    "nan",
    "true",
    '""',
    '"x"',
    "[]",
    "[1]",
    "[[]]",
    "{}",
    "{ x = 1 }",
    "2024-02-03",
    "2024-01-01T08:00:00Z",
]


@pytest.mark.parametrize("odd", ODD_VALUES)
def test_aucune_valeur_inattendue_ne_fait_trebucher_le_chargement(odd: str, tmp_path: Path) -> None:
    faulty = 0
    for key in re.findall(r"\w+ = ", WITNESS):
        value = rf"(\b{key})(\[.*\]|\{{.*\}}|\"[^\"]*\"|[^\s,}}]+)"
        text = re.sub(value, lambda found: found[1] + odd, WITNESS, count=1)
        (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
        faulty += bool(problems_of(tmp_path))
    assert faulty >= 8


def problems_of(folder: Path) -> tuple[str, ...]:
    try:
        load_facts([folder])
    except FactsError as error:
        return error.problems
    return ()


def test_toutes_les_fautes_de_toutes_les_fiches_viennent_ensemble(tmp_path: Path) -> None:
    for name in ("unite_inconnue", "cle_en_double", "source_jamais_citee"):
        shutil.copy(Path(__file__).parent / "bad_facts" / f"{name}.toml", tmp_path)
    with pytest.raises(FactsError) as error:
        load_facts([tmp_path])
    named = [Path(problem.partition(":")[0]).stem for problem in error.value.problems]
    assert {"unite_inconnue", "cle_en_double", "source_jamais_citee"} <= set(named)


def test_un_fichier_qui_n_est_pas_en_utf_8_est_nomme(tmp_path: Path) -> None:
    (tmp_path / "vieux.toml").write_bytes('label = "coût"'.encode("cp1252"))
    with pytest.raises(
        FactsError, match=r"vieux\.toml : octet 11 illisible ; enregistrer le fichier en UTF-8"
    ):
        load_facts([tmp_path])


def test_un_fichier_illisible_est_nomme(tmp_path: Path) -> None:
    (tmp_path / "fiche.toml").mkdir()
    with pytest.raises(FactsError, match=r"fiche\.toml : lecture impossible \(.+\) ; vérifier les droits"):
        load_facts([tmp_path])


def test_un_dossier_sans_fiche_est_nomme(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"ailleurs : aucune fiche \.toml ; indiquer un dossier de faits"):
        load_facts([tmp_path / "ailleurs"])


def test_un_dossier_de_plus_ajoute_ses_sujets(table: FactTable, tmp_path: Path) -> None:
    (tmp_path / "temoin.toml").write_text(WITNESS, encoding="utf-8")
    both = load_facts([FACTS, tmp_path])
    assert set(both.subjects) == {*table.subjects, "temoin"}
    assert both.digest != table.digest


def test_un_sujet_present_dans_deux_dossiers_est_refuse_une_seule_fois(tmp_path: Path) -> None:
    for folder in ("ici", "la"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "temoin.toml").write_text(WITNESS, encoding="utf-8")
    with pytest.raises(FactsError) as error:
        load_facts([tmp_path / "ici", tmp_path / "la"])
    assert error.value.problems == (
        f"{tmp_path}/la/temoin.toml:2 : subject : le sujet « temoin » existe déjà dans "
        f"{tmp_path}/ici/temoin.toml ; renommer l’un des deux fichiers",
    )


def test_l_empreinte_ne_depend_que_du_contenu(table: FactTable, tmp_path: Path) -> None:
    copy = shutil.copytree(FACTS, tmp_path / "ailleurs")
    stargate = copy / "ia-sommet-2025" / "stargate.toml"
    text = stargate.read_text(encoding="utf-8")
    stargate.write_text("# Une remarque.\n" + text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert load_facts([copy]).digest == table.digest
    stargate.write_text(text.replace("value = 500e9", "value = 501e9"), encoding="utf-8")
    assert load_facts([copy]).digest != table.digest


def paths(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [deep for key, item in items for deep in ((*path, key), *paths(item, (*path, key)))]


@pytest.mark.parametrize("file", sorted(FACTS.rglob("*.toml")), ids=lambda file: file.stem)
def test_chaque_cle_d_une_fiche_se_retrouve_sur_sa_ligne(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = {path: lines[line_of(text, path) - 1] for path in paths(tomllib.loads(text)) if len(path) > 1}
    astray = {
        path: line for path, line in found.items() if isinstance(path[-1], str) and path[-1] not in line
    }
    assert astray == {}
    in_order = [line_of(text, path) for path in found if path[0] == "facts"]
    assert in_order == sorted(in_order)


TRICKY = """
a = [ "]", 'b = ["', { c = 1, d = [1,
    2] },   # ] ici, rien ne ferme
  '''
  x ] , [''', "fin",
]
[t.u]
b = 1
[[v]]
b = 2
[[v]]
c = { b = 3 }
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 2),
        (("a", 0), 2),
        (("a", 2, "d"), 2),
        (("a", 2, "d", 1), 3),
        (("a", 3), 4),
        (("a", 4), 5),
        (("a", 9), 2),
        (("t", "u", "b"), 8),
        (("t", "u", "b", 0), 8),
        (("v", 0, "b"), 10),
        (("v", 1), 11),
        (("v", 1, "c", "b"), 12),
        (("v", 1, "absente"), 11),
        (("absente",), 1),
    ],
)
def test_une_cle_se_trouve_malgre_guillemets_crochets_et_remarques(
    path: tuple[str | int, ...], line: int
) -> None:
    assert line_of(TRICKY, path) == line
