"""A table of invented subjects, and the line from a text to its verdicts without the French model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from invented import At, Invented, fact, subject

from bot.claims import extract_claims
from bot.facts import FactTable, load_facts
from bot.match import Clock, Match
from bot.matching import match_claim
from bot.mentions.names import beside
from bot.mentions.quantities import find_quantities
from bot.mentions.subjects import SubjectFinder
from bot.model import Claim, Kind, Mention, Verdict
from bot.reading import Reading
from bot.rules import load_rules
from bot.sentences import split_sentences
from bot.verdicts import judge

SUBJECTS = (
    subject(
        "Orion",
        fact("investissement", "USD", At("2024-03-01", 40e9, known="2024-03-02")),
        fact(
            "investissement",
            "USD",
            At("2024-03-01", 9e9, known="2024-03-02"),
            variant="premiere-tranche",
            label="première tranche",
            cues=["première tranche", "immédiatement"],
        ),
        fact("sites", "count:sites", At("2024-03-01", 12, known="2024-03-02"), label="sites du plan"),
        kind="programme",
        country="US",
        aliases=["Orion", "plan Orion"],
    ),
    subject(
        "Cassiope",
        fact("investissement", "USD", At("2024-03-01", 75e9, known="2024-03-02")),
        kind="programme",
        country="CA",
    ),
    subject(
        "Novalis",
        fact(
            "budget",
            "EUR",
            At("2023-01-01", 3e9, known="2023-01-10"),
            At("2024-06-01", 4.5e9, known="2024-06-10"),
            label="budget annuel",
            stage="résultat",
        ),
        fact(
            "investissement",
            "EUR",
            At("2024-03-05", (20e9, 30e9)),
            label="investissement dans ses usines",
        ),
    ),
)
"""Two plans and a firm, for tests that need no others."""

MARKET = subject(
    "marché commun",
    fact("population", "count:habitants", At("2024-01-01", 450e6), label="population", stage="résultat"),
    kind="indicator",
    aliases=["population des Douze", {"text": "marché commun", "only_with": ["habitants"]}],
)
RENTE = subject(
    "rente Kerlouan",
    fact("taux", "%", At("2024-02-01", 1.7), label="taux de la rente", stage="en vigueur"),
    kind="indicator",
)
"""What is counted, and what is paid: two indicators, for tests that need such besides."""

BOOK = load_rules()
HORIZON = timedelta(days=365)


def write_table(folder: Path, subjects: Iterable[Invented] = SUBJECTS) -> FactTable:
    """The table of these subjects, read from files as any other."""
    for one in subjects:
        (folder / f"{one.slug}.toml").write_text(one.text, encoding="utf-8")
    return load_facts([folder])


def named(text: str, names: Sequence[str]) -> list[Mention]:
    """The first place of each name that the table does not know, as the French model would give it."""
    return [
        Mention(at, at + len(name), name, Kind.ORGANISATION, name)
        for name in names
        for at in (text.index(name),)
    ]


def claims_of(table: FactTable, text: str, names: Sequence[str] = ()) -> tuple[Claim, ...]:
    sentences = split_sentences(text)
    subjects = SubjectFinder(table).find(text)
    owned = beside(subjects, named(text, names))
    return extract_claims(text, sentences, find_quantities(text), owned, BOOK, subjects=subjects)


def unmarked(marked: str) -> tuple[str, int]:
    """The text without the brackets around its figure, and where the figure begins."""
    return marked.replace("[", "").replace("]", ""), marked.index("[")


def claim_of(table: FactTable, marked: str, names: Sequence[str] = ()) -> Claim:
    """The claim of the figure between brackets."""
    text, start = unmarked(marked)
    return next(claim for claim in claims_of(table, text, names) if claim.figure.start == start)


def match_of(table: FactTable, marked: str, day: date, names: Sequence[str] = ()) -> Match:
    return match_claim(claim_of(table, marked, names), table, BOOK, Clock(day, HORIZON))


def verdicts_of(table: FactTable, marked: str, day: date, names: Sequence[str] = ()) -> list[Verdict]:
    """The verdicts on the figure between brackets, the others of the text judged with it."""
    text, start = unmarked(marked)
    clock = Clock(day, HORIZON)
    claims = claims_of(table, text, names)
    matches = [match_claim(claim, table, BOOK, clock) for claim in claims]
    reading = Reading(text, split_sentences(text), claims, (), day)
    return [verdict for verdict in judge(matches, reading, BOOK) if verdict.start == start]


def rules_of(table: FactTable, marked: str, day: date, names: Sequence[str] = ()) -> list[str]:
    """The rules that tell the figure between brackets."""
    return [verdict.rule for verdict in verdicts_of(table, marked, day, names)]
