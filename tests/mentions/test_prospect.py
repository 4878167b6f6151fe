"""The scan in front of the readers: where it finds nothing, they find nothing."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts import load_facts
from bot.folding import fold
from bot.mentions.currencies import currency_codes, currency_signs
from bot.mentions.prospect import EVERYTHING, Prospector, is_plain
from bot.mentions.quantities import find_quantities
from bot.mentions.subjects import SubjectFinder
from bot.mentions.topics import TopicFinder
from bot.mentions.units import adjectives, counted_phrases, exact_symbols, paid_phrases
from bot.mentions.weekdays import dated_weekdays
from bot.model import Kind
from bot.text import clean_text

FINDER = SubjectFinder(load_facts())
TOPICS = TopicFinder(load_facts())
PROSPECTOR = Prospector(FINDER.company, TOPICS.company)

UNITS = [*counted_phrases(), *paid_phrases(), *exact_symbols(), *currency_signs(), *currency_codes()]
MOULDS = [
    "Il y en a 12 {} ici.",
    "Il y en a douze {} ici.",
    "Soit vingt et un {}.",
    "Une centaine de {}.",
    "Une dizaine d'{}.",
    "Quelques {} ?",
    "Plusieurs milliers de {}.",
    "12{}.",
    "{} 500",
    "{}20 milliards",
    "3,5 k{}",
    "En {} - blé : 12 ; orge : 15",
    "Montant ({}) : 350",
    "An | {}\n2024 | 350",
    "Entre 12 et 15 {}",
    "12 nouveaux {} de plus",
    "un {}, une {}",
]


DEV = Path(__file__).parents[2] / "benchmark" / "dev.jsonl"
TEXTS = [json.loads(line)["text"] for line in DEV.read_text(encoding="utf-8").splitlines()[::5]]
SCRAPS = [
    *(
        "12",
        "350",
        "3,5",
        "deux",
        "vingt et un",
        "une centaine de",
        "M€",
        "milliards",
        "millions d'euros",
        "€",
    ),
    *("%", "salariés", "tonnes", "pays", "\n", "\n\n", "|", ":", ";", "-", "(", ")", ",", ".", "An", "blé"),
    *("en", "En", "Budget", "contre", "et", "entre", "de", "à", "(pour être exact)", "05 12 34 12 56"),
]
TABLES = st.lists(st.sampled_from(SCRAPS), max_size=30).map(" ".join)
STORIES = st.lists(st.sampled_from(TEXTS), min_size=2, max_size=5).map("\n".join)


@pytest.mark.parametrize("mould", MOULDS)
def test_a_figure_of_any_unit_is_seen(mould: str) -> None:
    texts = [mould.replace("{}", unit) for unit in UNITS]
    texts += [text.upper() for text in texts] + [text.replace(" ", "\u202f") for text in texts]
    texts += [text.replace(" ", "\n") for text in texts]  # lines of a narrow page
    found = [text for text in texts if find_quantities(clean_text(text).text)]
    assert len(found) > 10, "or the mould tries nothing"
    assert [text for text in found if not PROSPECTOR.look(text).figures] == []


def test_every_noun_is_seen_behind_adjectives() -> None:
    words = sorted(adjectives())
    texts = [f"12 {one} {two} pays" for one in words for two in words]
    assert [text for text in texts if find_quantities(text) and not PROSPECTOR.look(text).figures] == []


def test_every_topic_is_seen() -> None:
    found = 0
    for word, company in TOPICS.company.items():
        told = f"«{word.upper()}», {company[0] if company else ''}"
        assert PROSPECTOR.look(told).subject, told
        found += len(TOPICS.find(told)) > 0
    assert found > 10, "or the mould tries nothing"


def test_every_alias_is_seen() -> None:
    for alias, company in FINDER.company.items():
        for text in (alias, f"({alias})", f"«{alias.upper()}»,", f"l’{alias.replace(' ', '-')}/"):
            told = f"{text} {company[0] if company else ''}"
            named = FINDER.find(told)
            if any(one.kind is Kind.SUBJECT for one in named):
                assert PROSPECTOR.look(told).subject, told


@pytest.mark.parametrize(
    ("text", "figure", "subject", "weekday"),
    [
        ("Il pleut sur Brest depuis 1976.", False, False, False),
        ("Il a 42 ans, et deux sœurs à Łódź.", False, False, False),
        ("Des livres, une personne, la France.", False, False, False),
        ("Il a coûté 12 €.", True, False, False),
        ("Il a coûté 12\u00a0euros.", True, False, False),
        ("Stargate fait rêver.", False, True, False),
        ("On en rêve : #mistral_ai", False, True, False),
        ("MISTRAL AI rêve.", False, True, False),
        ("Mistralgagnant ne rêve pas.", False, False, False),
        ("Rendez-vous mardi 10 février.", False, False, True),
        ("Soit ₹ 500.", True, True, True),
        ("🚀 À suivre", True, True, True),
    ],
)
def test_what_a_text_may_hold(text: str, figure: bool, subject: bool, weekday: bool) -> None:
    seen = PROSPECTOR.look(text)
    assert (bool(seen.figures), seen.subject, seen.weekday) == (figure, subject, weekday)


@pytest.mark.parametrize("text", ["<b>12</b> euros", "12&nbsp;euros", "12\r\neuros", "eu\u00adros"])
def test_what_is_cleaned_first(text: str) -> None:
    assert not is_plain(text)


def test_no_sign_hides_a_word() -> None:
    """Whatever a sign is read as, the scan sees it as the same, or says that it cannot tell."""
    for code in (*range(0x10000), *range(0x1D400, 0x1D800), *range(0x1F100, 0x1F700)):
        sign = chr(code)
        clean = clean_text(sign).text
        if 0xD800 <= code < 0xE000 or not is_plain(sign) or fold(clean)[:1] > "\xff":
            continue
        read = fold(clean)
        text = f"Star{sign}gate 12{sign}euros mardi{sign}10"
        like = f"Star{read}gate 12{read}euros mardi{read}10"
        seen, meant = PROSPECTOR.look(text), PROSPECTOR.look(like)
        assert seen in (EVERYTHING, meant), (hex(code), read)


def test_a_weekday_is_seen_with_any_day() -> None:
    days = ["10", "premier", "dix-sept", "vingt et un", "1er"]
    texts = [f"Le {day} soir {number} mai" for day in ("lundi", "MARDI", "dimanche") for number in days]
    assert all(map(dated_weekdays, texts))
    assert all(PROSPECTOR.look(text).weekday for text in texts)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(TABLES, STORIES), st.randoms())
def test_every_figure_begins_where_the_scan_says(text: str, chance: Random) -> None:
    wrapped = "".join(word + chance.choice("      \n") for word in text.split(" "))
    for one in (clean_text(text).text, clean_text(wrapped).text):
        spans = PROSPECTOR.look(one).figures
        assert (find_quantities(one, spans) if spans else ()) == find_quantities(one)
