"""What is known of a fact on a day, and how fact files say it; the shipped table as it is loaded."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from invented import WITNESS

from bot.facts import Alias, Fact, FactTable, Source, Value, load_facts
from bot.folders import FACTS
from bot.model import Modality, Quantity


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
def test_a_value_is_that_of_the_articles_day(table: FactTable, fact: str, day: str, expected: str) -> None:
    assert content(table, fact, day) == expected


@pytest.mark.parametrize(
    ("day", "known_on", "expected"),
    [
        # What is told of 1 January 2025 came out on the 14th only.
        ("2025-01-01", "2025-01-13", "68 373 000 count:habitants exact"),
        ("2025-01-01", "2025-01-14", "68 606 000 count:habitants exact"),
        ("2024-12-31", "2025-01-14", "68 373 000 count:habitants exact"),
    ],
)
def test_a_value_that_is_not_out_yet_does_not_count(
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
def test_the_period_goes_into_the_quantity(table: FactTable, fact: str, period: str | None) -> None:
    found = table.facts[f"ia-sommet-2025/{fact}"]
    quantities = [value.content for value in found.values if isinstance(value.content, Quantity)]
    assert found.period == period
    assert {quantity.period for quantity in quantities} == {period}


@pytest.mark.parametrize(
    ("written", "period"),
    [('over = "1 an"', "over 1 years"), ('per = "an"', "per year"), ('per = "habitant"', "per capita")],
)
def test_a_period_is_written_in_french(written: str, period: str, tmp_path: Path) -> None:
    text = WITNESS.replace("stage =", f"{written}\nstage =")
    (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
    assert load_facts([tmp_path]).facts["temoin#budget"].period == period


def test_a_conversion_only_echoes_another_fact(table: FactTable) -> None:
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


def test_a_source_without_a_day_makes_a_value_known_as_soon_as_it_holds() -> None:
    assert a_fact(a_value(1, MARCH, published=None)).at(MARCH, MARCH) is not None


def test_the_earliest_source_makes_a_value_known() -> None:
    first, second = a_value(1, MARCH, MAY), a_value(1, MARCH, APRIL)
    both = Value(MARCH, first.content, first.sources + second.sources, False, "")
    assert a_fact(both).at(MAY, MARCH) is None
    assert a_fact(both).at(MAY, APRIL) == both


def test_the_day_told_as_public_goes_before_that_of_the_sources() -> None:
    announced = a_value(1, MARCH, published=MAY, known=MARCH)
    assert a_fact(announced).at(MARCH, MARCH) == announced


def test_a_revision_replaces_as_soon_as_it_is_out() -> None:
    first, revision = a_value(1, MARCH, MARCH), a_value(2, MARCH, MAY)
    fact = a_fact(first, revision)
    assert fact.at(APRIL, APRIL) == first
    assert fact.at(APRIL, MAY) == revision


def test_a_withdrawn_value_leaves_nothing() -> None:
    fact = a_fact(a_value(1, MARCH, MARCH), a_value(0, APRIL, APRIL, withdrawn=True))
    assert fact.at(MARCH, MAY) is not None
    assert fact.at(APRIL, MAY) is None


def test_a_closed_series_is_closed_before_the_page_that_says_so_is_out() -> None:
    fact = a_fact(a_value(1, MARCH, MARCH), a_value(0, APRIL, MAY, withdrawn=True))
    assert fact.at(APRIL, APRIL) is None


def test_every_shipped_value_cites_at_most_three_sources_by_an_address(table: FactTable) -> None:
    cited = {value.sources for fact in table.facts.values() for value in fact.values}
    assert {len(sources) for sources in cited} <= {1, 2, 3}
    assert all(source.url.startswith("http") and source.title for sources in cited for source in sources)


def test_a_common_name_needs_its_company(table: FactTable) -> None:
    bare = {
        alias.text for subject in table.subjects.values() for alias in subject.aliases if not alias.only_with
    }
    assert bare.isdisjoint({"France", "Paris", "Apollo", "Le Chat", "Mistral", "Musk", "UE", "sites", "EAU"})


def test_the_facts_of_a_subject_come_in_the_order_of_its_file(table: FactTable) -> None:
    facts = table.of("ia-sommet-2025/current-ai")
    assert [fact.id.partition("#")[2] for fact in facts] == [
        "fonds/initial",
        "fonds/objectif",
        "date",
        "pays",
        "pays/gouvernements",
    ]
    assert table.of("ia-sommet-2025/inconnu") == ()


def test_the_name_of_a_subject_is_one_of_its_aliases(tmp_path: Path) -> None:
    text = WITNESS.replace('["Témoin", {', '["chantier témoin", {')
    (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
    aliases = load_facts([tmp_path]).subjects["temoin"].aliases
    assert aliases == (Alias("Témoin"), Alias("chantier témoin"), Alias("Canal", ("témoin",)))


def test_amounts_are_exact_decimals(tmp_path: Path) -> None:
    text = WITNESS.replace("value = 1e6", 'low = 0.1, high = 12, modality = "approximate"')
    (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
    quantity = load_facts([tmp_path]).facts["temoin#budget"].values[0].content
    assert quantity == Quantity(Decimal("0.1"), Decimal(12), "EUR", Modality.APPROXIMATE, step=Decimal(0))


def test_one_more_folder_adds_its_subjects(table: FactTable, tmp_path: Path) -> None:
    (tmp_path / "temoin.toml").write_text(WITNESS, encoding="utf-8")
    both = load_facts([FACTS, tmp_path])
    assert set(both.subjects) == {*table.subjects, "temoin"}
    assert both.digest != table.digest


def test_the_digest_depends_on_the_content_alone(table: FactTable, tmp_path: Path) -> None:
    copy = shutil.copytree(FACTS, tmp_path / "ailleurs")
    stargate = copy / "ia-sommet-2025" / "stargate.toml"
    text = stargate.read_text(encoding="utf-8")
    stargate.write_text("# Une remarque.\n" + text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert load_facts([copy]).digest == table.digest
    stargate.write_text(text.replace("value = 500e9", "value = 501e9"), encoding="utf-8")
    assert load_facts([copy]).digest != table.digest
