"""Triage changes no verdict: whatever the text, a report is the same as when the model reads all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from golden import SLUGS, read_article
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.check import Checker
from bot.matching.answers import Answers
from bot.model import Document, Report, Verdict
from bot.report.json import to_json

DEV = Path(__file__).parents[1] / "benchmark" / "dev.jsonl"

NAMES = st.sampled_from(
    [
        "Stargate",
        "Mistral AI",
        "OpenAI",
        "ReArm Europe",
        "Brookfield",
        "Brookfield Renewable",
        "Microsoft",
        "Angela Merkel",
        "le Smic",
        "la dette publique de la France",
        "France 2030",
        "#MistralAI",
        "SoftBank et OpenAI",
        "le fonds Zorglub",
        "le Livret A",
        "EDF",
        "le sommet de Paris",
        "la commune de Vierzon",
        "Elle",
        "Le projet",
        "Selon Bercy, LVMH",
    ]
)
VERBS = st.sampled_from(
    [
        "investira",
        "a levé",
        "est valorisée",
        "coûte",
        "emploie",
        "rassemble",
        "compte",
        "devait atteindre",
        "n’a pas dépensé",
        "réunit",
    ]
)
AMOUNTS = st.sampled_from(
    [
        "500 milliards de dollars",
        "500 Md€",
        "près de 2 milliards d’euros",
        "1,7 milliard d'euros",
        "109 milliards",
        "12 pays",
        "1,7 %",
        "entre 30 et 50 milliards d’euros",
        "une centaine de salariés",
        "plusieurs millions",
        "800 milliards d’euros",
        "3 800 salariés",
        "€20bn",
        "USD 500 millions",
        "un demi-million d’euros",
        "dix sites",
        "61 signataires",
        "2,4 points",
        "quelques livres",
        "des livres",
        "deux heures",
        "12 h 30",
        "1976",
        "42 ans",
        "deux mille mots",
        "mille étudiants",
        "5 GW",
        "un milliard d’habitants",
        "𝟓𝟎𝟎 milliards de dollars",
        "500&nbsp;milliards de dollars",
        "<b>500</b> milliards d’euros",
        "12 000 000 roubles",
        "100\u202f000\u202ftonnes",
        "vingt et un États",
        "trois quarts de milliard",
        "15,- francs",
        "₹ 500",
    ]
)
TAILS = st.sampled_from(
    [
        "",
        ", selon Reuters",
        ", contre 300 milliards un an plus tôt",
        ", soit 480 milliards d’euros",
        " en 2024",
        ", a dit Musk",
        ", dont 15 milliards dès cette année",
        " le mardi 10 février 2025",
        " à Łódź",
        " 🚀",
        " (97,4 pour être exact)",
    ]
)
ENDS = st.sampled_from([".", ". ", ".\n", ".\n\n", " ?\n", " :\n", "\n", " ; "])
SENTENCES = st.tuples(NAMES, VERBS, AMOUNTS, TAILS, ENDS).map(
    lambda words: f"{words[0]} {words[1]} {words[2]}{words[3]}{words[4]}"
)
PLAIN = st.sampled_from(
    [
        "Il pleuvait depuis trois jours sur la place du marché. ",
        "Montant (M€) : 350\n",
        "En milliers de tonnes : blé 12 ; orge 15\n",
        "Rendez-vous mardi 11 février 2025 à Bletchley.\n",
        "« Nous verrons bien », a répondu Anthropic. ",
        "La société américaine Mistral AI n’a pas répondu.\n",
        "Personne n’en parle. ",
    ]
)
ARTICLES = st.lists(st.one_of(SENTENCES, SENTENCES, PLAIN), max_size=9).map("".join)
TITLES = st.one_of(st.none(), SENTENCES.map(str.strip), NAMES)
DAYS = st.sampled_from([date(2024, 3, 1), date(2025, 2, 11), date(2026, 6, 1)])


@pytest.fixture(scope="module")
def untriaged() -> Checker:
    """The checker whose model reads every passage."""
    return Checker.load(triage=False)


def benchmark() -> Iterator[Document]:
    for line in DEV.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Document(text=row["text"], title=row.get("title"), published=row.get("published"))


def test_the_benchmark_is_told_alike(checker: Checker, untriaged: Checker) -> None:
    documents = list(benchmark())
    assert len(documents) > 500
    different = [
        one.text for one in documents if to_json(checker.check(one)) != to_json(untriaged.check(one))
    ]
    assert not different


def test_names_change_no_verdict_of_a_figure_that_no_fact_could_answer(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its proof: such a figure is given to nobody, and who else stood near is not asked of the model."""
    documents = list(benchmark())
    told = [_without_proof(checker.check(one)) for one in documents]
    monkeypatch.setattr(Answers, "may_answer", lambda *_: True)
    assert [_without_proof(checker.check(one)) for one in documents] == told


def _without_proof(report: Report) -> list[Verdict]:
    return [replace(verdict, proof=None) for verdict in (*report.verdicts, *report.title_verdicts)]


@pytest.mark.parametrize("slug", SLUGS)
def test_articles_are_told_alike(slug: str, checker: Checker, untriaged: Checker) -> None:
    article = read_article(slug)
    assert to_json(checker.check(article)) == to_json(untriaged.check(article))


@settings(max_examples=250, deadline=None, derandomize=True)
@given(ARTICLES, TITLES, DAYS)
def test_whatever_is_written_is_told_alike(
    checker: Checker, untriaged: Checker, text: str, title: str | None, day: date
) -> None:
    document = Document(text=text, title=title, published=day)
    assert to_json(checker.check(document)) == to_json(untriaged.check(document))
