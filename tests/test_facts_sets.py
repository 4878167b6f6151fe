"""Words that a fact file names as one: written out as it loads, kept as they stand where it is rewritten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.cli import run
from bot.facts import Alias, load_facts
from bot.facts_rows import Topic
from bot.facts_text import add_value, set_checked
from bot.folders import FACTS
from bot.lexicon import load_lexicon

NAMED = """
[subject]
name = "Bac de Lorme"
kind = "programme"
aliases = [
    "Bac de Lorme",
    { text = "le bac", only_with = ["Lorme", "@rives", "chaland"], not_with = ["@examens"] },
    { text = "traversée", not_with = ["tunnel", "@examens", "@centres-de-donnees"] },
]
topics = [{ words = [["bac", "navette"], ["@rives"]], not_with = ["@examens"] }]

[sets]
# Les deux rives, et le lycée.
rives = ["Ourle", "Sainte-Aude"]
examens = ["lycée", "diplôme",  "épreuves"]

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
EXAMS = ("lycée", "diplôme", "épreuves")
SOURCE = {"title": "T", "publisher": "P", "url": "https://exemple.fr", "accessed": date(2024, 7, 1)}


def written_out(text: str) -> str:
    """The same file as it would be without sets."""
    head, _, rest = text.partition("[sets]\n")
    centres = ", ".join(f'"{word}"' for word in load_lexicon("sets")["centres-de-donnees"])
    for name, words in {
        "rives": '"Ourle", "Sainte-Aude"',
        "examens": '"lycée", "diplôme", "épreuves"',
        "centres-de-donnees": centres,
    }.items():
        head = head.replace(f'"@{name}"', words)
    return head + "[[facts]]" + rest.partition("[[facts]]")[2]


def folder(parent: Path, name: str, text: str) -> Path:
    (parent / name).mkdir()
    (parent / name / "bac.toml").write_text(text, encoding="utf-8")
    return parent / name


def test_a_set_stands_for_its_words_in_their_order(tmp_path: Path) -> None:
    subject = load_facts([folder(tmp_path, "a", NAMED)]).subjects["bac"]
    centres = tuple(load_lexicon("sets")["centres-de-donnees"])
    assert subject.aliases == (
        Alias("Bac de Lorme"),
        Alias("le bac", ("Lorme", "Ourle", "Sainte-Aude", "chaland"), EXAMS),
        Alias("traversée", (), ("tunnel", *EXAMS, *centres)),
    )
    assert subject.topics == (Topic((("bac", "navette"), ("Ourle", "Sainte-Aude")), EXAMS),)


def test_the_table_is_that_of_a_file_without_sets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named, plain = folder(tmp_path, "a", NAMED), folder(tmp_path, "b", written_out(NAMED))
    assert "@" not in written_out(NAMED)
    assert load_facts([named]).digest == load_facts([plain]).digest
    assert run(["facts", "diff", str(named), str(plain)]) == 0
    assert capsys.readouterr().out == "Aucune différence.\n"


def test_a_name_that_begins_with_the_mark_is_a_name(tmp_path: Path) -> None:
    handle = NAMED.replace('    "Bac de Lorme",\n', '    "Bac de Lorme", "@rives", { text = "@examens" },\n')
    aliases = load_facts([folder(tmp_path, "a", handle)]).subjects["bac"].aliases
    assert {Alias("@rives"), Alias("@examens")} <= set(aliases)


def test_a_value_more_and_a_day_of_checking_leave_the_sets_as_they_stand() -> None:
    row = {"since": date(2024, 5, 1), "value": Decimal(2)}
    for text in (
        add_value(NAMED, "budget", row, "p", SOURCE, date(2024, 7, 1)),
        set_checked(NAMED, "budget", date(2024, 7, 1)),
    ):
        assert "checked = 2024-07-01" in text
        assert text.partition("[[facts]]")[0] == NAMED.partition("[[facts]]")[0]


def test_the_command_that_adds_a_value_reads_a_file_with_sets(tmp_path: Path) -> None:
    given = {"since": "2024-05-01", "value": "2 M€", "title": "T", "publisher": "P", "url": "https://e.fr/"}
    optional = {"published": "", "quote": "", "note": ""}
    options = [word for key, value in {**given, **optional}.items() for word in (f"--{key}", value)]
    where = folder(tmp_path, "a", NAMED)
    assert run(["facts", "add-value", "bac#budget", "--dir", str(where), *options]) == 0
    assert NAMED.partition("[[facts]]")[0] in (where / "bac.toml").read_text(encoding="utf-8")


def test_every_shared_set_serves_several_files() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FACTS.rglob("*.toml")]
    users = {name: sum(f'"@{name}"' in text for text in texts) for name in load_lexicon("sets")}
    assert [name for name, count in users.items() if count < 2] == []
