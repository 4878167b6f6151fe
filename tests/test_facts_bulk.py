"""Bulk tables: rows compiled with the checks of a fact file, and read a subject at a time."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.check import Checker
from bot.cli import run
from bot.facts import FactsError, load_facts
from bot.facts_bulk import SUFFIX, BulkTable
from bot.facts_compile import COLUMNS, Compiled, compile_table
from bot.folders import FACTS
from bot.model import Document, Label

DAY = date(2026, 11, 22)
ROW = {
    "name": "Verrerie du Lac",
    "aliases": "Verreries du Lac; VDL Verre",
    "country": "FR",
    "attribute": "chiffre-affaires",
    "unit": "EUR",
    "since": "2024-12-31",
    "value": "48 500 000",
    "source_title": "Comptes 2024",
    "source_publisher": "Registre",
    "source_url": "https://exemple.fr/vdl",
    "source_published": "2025-03-01",
}


def make(folder: Path, *rows: Mapping[str, str], taken: Mapping[str, str] | None = None) -> Compiled:
    return compile_table(rows, folder / f"regions{SUFFIX}", "regions", taken or {}, DAY)


def test_a_row_becomes_a_fact(tmp_path: Path) -> None:
    done = make(tmp_path, ROW, ROW | {"since": "2023-12-31", "value": "44e6"})
    assert done == Compiled(subjects=1, facts=1, refused=())
    table = load_facts((tmp_path,))
    subject = table.subject("regions/verrerie-du-lac")
    assert (subject.name, subject.country) == ("Verrerie du Lac", "FR")
    assert [alias.text for alias, _ in table.aliases()] == [
        "VDL Verre",
        "Verrerie du Lac",
        "Verreries du Lac",
    ]
    (fact,) = table.of(subject.id)
    assert (fact.id, fact.checked) == ("regions/verrerie-du-lac#chiffre-affaires", DAY)
    assert [(value.since.year, value.content.low) for value in fact.values] == [  # type: ignore[union-attr]
        (2023, Decimal("44000000")),
        (2024, Decimal("48500000")),
    ]
    assert fact.values[1].sources[0].published == date(2025, 3, 1)


def test_a_text_is_checked_against_it(tmp_path: Path) -> None:
    make(tmp_path, ROW)
    checker = Checker.load([tmp_path])
    for text, label in (
        ("Le chiffre d’affaires de la Verrerie du Lac a atteint 48,5 millions d’euros.", Label.SUPPORTED),
        ("Le chiffre d’affaires de la Verrerie du Lac a atteint 48,5 milliards d’euros.", Label.CONTRADICTED),
        ("Le chiffre d’affaires de la Verrerie du Mont a atteint 48,5 milliards d’euros.", Label.UNVERIFIED),
    ):
        (verdict,) = checker.check(Document(text=text, published=date(2025, 6, 1))).verdicts
        assert verdict.label is label, text


@pytest.mark.parametrize(
    "change, reason",
    [
        ({"value": "beaucoup"}, "value : « beaucoup » n’est pas un nombre"),
        ({"value": ""}, "il faut « value »"),
        ({"value": "NaN"}, "n’est pas un nombre"),
        ({"low": "3", "high": "2", "value": ""}, "pas plus petit"),
        ({"unit": "EURO"}, "unité inconnue « EURO »"),
        ({"since": "hier"}, "since : « hier » n’est pas un jour"),
        ({"since": "2204-01-01"}, "date invraisemblable"),
        ({"country": "Gaule"}, "pays inconnu « Gaule »"),
        ({"kind": "firme"}, "« firme » n’est pas prévu"),
        ({"source_url": ""}, "url : clé absente"),
        ({"source_url": "exemple.fr"}, "adresse « exemple.fr »"),
        ({"name": ""}, "name"),
        ({"stage": "rêvé"}, "« rêvé » n’est pas prévu"),
    ],
)
def test_a_bad_row_is_left_out_and_said(tmp_path: Path, change: dict[str, str], reason: str) -> None:
    done = make(tmp_path, ROW | change, ROW | {"name": "Autre", "aliases": ""})
    assert (done.facts, [refused.row for refused in done.refused]) == (1, [1])
    assert reason in done.refused[0].reason


def test_a_name_has_one_subject(tmp_path: Path) -> None:
    other = ROW | {"name": "Verrerie du Val", "aliases": "verreries du LAC"}
    done = make(
        tmp_path, ROW, other, ROW | {"name": "Hachette", "aliases": ""}, taken={"hachette": "presse/hachette"}
    )
    assert [refused.row for refused in done.refused] == [2, 3]
    assert "déjà pris par regions/verrerie-du-lac" in done.refused[0].reason
    assert "déjà pris par presse/hachette" in done.refused[1].reason


def test_one_fact_has_one_unit(tmp_path: Path) -> None:
    done = make(tmp_path, ROW, ROW | {"unit": "USD", "since": "2023-12-31"})
    assert "mais « EUR » plus haut" in done.refused[0].reason


def test_a_figure_is_looked_up_by_amount(tmp_path: Path) -> None:
    make(tmp_path, ROW, ROW | {"name": "Autre", "aliases": "", "value": "50e6"})
    table = load_facts((tmp_path,))
    told = table.telling("chiffre-affaires", "EUR", Decimal("48e6"), Decimal("49e6"))
    assert [fact.subject for fact in told] == ["regions/verrerie-du-lac"]
    assert not table.telling("effectif", "EUR", Decimal("48e6"), Decimal("49e6"))


def test_the_digest_is_that_of_the_rows(tmp_path: Path) -> None:
    digests = []
    for name, rows in (("a", [ROW]), ("b", [ROW]), ("c", [ROW | {"value": "1"}])):
        make(tmp_path / name, *rows)
        digests.append(load_facts((tmp_path / name,)).digest)
    assert digests[0] == digests[1] != digests[2]


def test_a_failed_import_leaves_the_old_table(tmp_path: Path) -> None:
    make(tmp_path, ROW)

    def rows() -> object:
        yield ROW | {"value": "1"}
        raise OSError("disque débranché")

    with pytest.raises(OSError, match="débranché"):
        compile_table(rows(), tmp_path / f"regions{SUFFIX}", "regions", {}, DAY)  # type: ignore[arg-type]
    (fact,) = load_facts((tmp_path,)).of("regions/verrerie-du-lac")
    assert fact.values[0].content.low == Decimal("48500000")  # type: ignore[union-attr]


def _known_in_a_child(table: BulkTable, answers: multiprocessing.Queue[int]) -> None:
    answers.put(len(table.of("regions/verrerie-du-lac")))


def test_threads_and_forks_read_for_themselves(tmp_path: Path) -> None:
    make(tmp_path, ROW)
    table = BulkTable(tmp_path / f"regions{SUFFIX}")
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(table.of("regions/verrerie-du-lac"))))
    thread.start()
    thread.join(10)
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    child = fork.Process(target=_known_in_a_child, args=(table, answers))
    child.start()
    found.append(answers.get(timeout=20))
    child.join(10)
    assert found == [1, 1]


def test_a_broken_table_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / f"x{SUFFIX}").write_bytes(b"rien")
    with pytest.raises(FactsError, match=r"table en vrac illisible .* refaire l’import"):
        load_facts((tmp_path,))


def test_the_command_reads_what_spreadsheets_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = ROW | {"value": "?", "name": "Autre", "aliases": ""}
    source = tmp_path / "Régions.csv"
    lines = [";".join(ROW), *(";".join(f'"{cell}"' for cell in row.values()) for row in (ROW, bad))]
    source.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    assert run(["facts", "import", str(source), "--dir", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert "regions.facts.sqlite : sujets 1, faits 1, lignes refusées 1." in shown.out
    assert "ligne 3 : value : « ? » n’est pas un nombre" in shown.err
    assert load_facts((tmp_path,)).of("regions/verrerie-du-lac")


def test_the_command_reads_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import duckdb

    source = tmp_path / "regions.parquet"
    columns = ", ".join(f"'{cell}' AS {key}" for key, cell in ROW.items())
    duckdb.sql(f"COPY (SELECT {columns}) TO '{source}' (FORMAT parquet)")
    assert run(["facts", "import", str(source), "--dir", str(tmp_path)]) == 0
    assert load_facts((tmp_path,)).of("regions/verrerie-du-lac")
    source.write_bytes(b"PAR1 nothing of the sort")
    assert run(["facts", "import", str(source), "--dir", str(tmp_path)]) == 2
    assert "Parquet illisible" in capsys.readouterr().err


@pytest.mark.parametrize("header", ["name;attribute;unit", "name;attribute;unit;since;prix"])
def test_columns_are_checked_first(tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str) -> None:
    source = tmp_path / "t.csv"
    source.write_text(f"{header}\n1;2;3;4;5\n", "utf-8")
    assert run(["facts", "import", str(source), "--dir", str(tmp_path)]) == 2
    assert "colonnes" in capsys.readouterr().err


def test_columns_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", "import", "--columns"]) == 0
    shown = capsys.readouterr().out
    assert all(column in shown for column in COLUMNS)


def test_a_search_goes_over_files_and_bulk_tables_in_one_order(tmp_path: Path) -> None:
    make(tmp_path, ROW | {"checked": "2024-05-01"}, ROW | {"name": "Verrerie du Mont", "aliases": ""})
    table = load_facts((FACTS, tmp_path))
    assert [fact.subject for fact in table.search("verrerie registre").facts] == [
        "regions/verrerie-du-lac",
        "regions/verrerie-du-mont",
    ]
    assert table.search("vdl VERRE").total == 1
    assert table.search("verrerie", "ia-sommet-2025").total == 0
    assert "regions" in table.themes
    assert load_facts((tmp_path,)).oldest_checked == date(2024, 5, 1)
    assert table.oldest_checked == min(fact.checked for fact in table.search("").facts)
    everything = table.search("")
    assert everything.total == len(everything.facts) == len(table.facts) + 2
    late = table.search("", before=DAY)
    assert "regions/verrerie-du-lac" in {fact.subject for fact in late.facts}
    assert "regions/verrerie-du-mont" not in {fact.subject for fact in late.facts}
    assert [fact.checked for fact in late.facts] == sorted(fact.checked for fact in late.facts)
    parts = [table.search("", limit=70, offset=offset).facts for offset in range(0, everything.total, 70)]
    assert [fact.id for part in parts for fact in part] == [fact.id for fact in everything.facts]
