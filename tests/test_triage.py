"""The French model is only paid for by a paragraph that holds a figure in reach of a subject of the table."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from bot.facts import FactTable, load_facts
from bot.mentions.quantities import find_quantities
from bot.mentions.subjects import SubjectFinder
from bot.mentions.weekdays import dated_weekdays
from bot.sentences import split_sentences
from bot.triage import in_reach, passages, worth_reading

ROOT = Path(__file__).parents[1]

LOADS = """
import sys
from datetime import date
from bot.check import Checker
from bot.model import Document

checker = Checker.load()
checker.check(Document(text=sys.argv[1], title=sys.argv[2] or None, published=date(2025, 2, 10)))
print("spacy" in sys.modules)
"""


@cache
def table() -> FactTable:
    return load_facts()


def worth(text: str) -> list[str]:
    """The passages the model reads."""
    sentences = split_sentences(text)
    subjects = SubjectFinder(table()).find(text)
    owned = in_reach(sentences, find_quantities(text), subjects)
    return [text[start:end] for start, end in worth_reading(sentences, list(owned))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Stargate coûtera 500 milliards de dollars.", ["Stargate coûtera 500 milliards de dollars."]),
        ("La commune refera sa rocade pour 3 millions d'euros.", []),
        ("Stargate fait parler de lui à Washington.", []),
        (
            "Stargate fait rêver.\nLe lycée a coûté 3 millions d'euros.",
            ["Stargate fait rêver.", "Le lycée a coûté 3 millions d'euros."],
        ),
        ("Stargate fait rêver.\nRien.\nLe lycée a coûté 3 millions d'euros.", []),
        ("Le lycée a coûté 3 millions d'euros.\nStargate fait rêver.", []),
        ("Stargate fait rêver. On parle de 3 milliards.", ["Stargate fait rêver. On parle de 3 milliards."]),
        (
            "Rien.\nIci non plus.\nMistral AI lève 2 milliards.\nRien non plus.",
            ["Ici non plus.", "Mistral AI lève 2 milliards."],
        ),
        (
            "Mistral AI lève 2 milliards.\nLa suite.\nStargate, 500.\nStargate, 500 milliards de dollars.",
            ["Mistral AI lève 2 milliards.", "Stargate, 500.", "Stargate, 500 milliards de dollars."],
        ),
        ("", []),
    ],
)
def test_what_is_worth_reading(text: str, read: list[str]) -> None:
    assert worth(text) == read


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Rendez-vous MARDI 10 février.", True),
        ("Rendez-vous mardi matin, le 10 février.", True),
        ("Le lundi deux mai.", True),
        ("Rendez-vous mardi.", False),
        ("Mardi, dit-il.\n10 ans plus tard.", False),
        ("Le 10 février 2025.", False),
    ],
)
def test_dates_are_read_only_where_a_weekday_is_dated(text: str, dated: bool) -> None:
    assert bool(dated_weekdays(text)) is dated


def test_a_long_paragraph_is_read_in_pieces() -> None:
    filler = "La ville s'étend le long du fleuve et compte de nombreux jardins publics. " * 60
    text = f"{filler}Stargate coûtera 500 milliards de dollars. {filler}".strip()
    pieces = passages(split_sentences(text))
    assert len(pieces) > 3
    assert max(end - start for start, end in pieces) <= 2_000
    assert [text[end - 1] for _, end in pieces] == ["."] * len(pieces), "cut between sentences"
    assert all(end <= start for (_, end), (start, _) in pairwise(pieces))
    *before, read = worth(text)
    assert "Stargate" in read
    assert len(before) == 0 or sum(map(len, before)) <= 2_000, "eight sentences back, no more"
    assert len(read) <= 2_000
    assert text.index(read) + len(read) < len(text) - 3_000, "and hardly anything behind"


@pytest.mark.parametrize(
    ("text", "title", "loads"),
    [
        pytest.param("Le lycée a coûté 3 millions d'euros.", "", False, id="no subject"),
        pytest.param("Stargate fait parler de lui.", "Stargate, le plan", False, id="no figure"),
        pytest.param("Stargate fait rêver.\nSoit.\nLe lycée coûte 3 M€.", "", False, id="far apart"),
        pytest.param("Stargate coûtera 500 milliards de dollars.", "", True, id="both"),
    ],
)
def test_when_the_model_is_loaded(text: str, title: str, loads: bool) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADS, text, title], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == str(loads)
