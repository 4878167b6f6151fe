"""A table of three invented subjects, and the line from a text to its verdicts without the French model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

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

ORION = """
[subject]
name = "Orion"
kind = "programme"
country = "US"
aliases = ["Orion", "plan Orion"]

[[facts]]
attribute = "investissement"
label = "investissement prévu"
unit = "USD"
stage = "annoncé"
checked = 2024-12-01
values = [{ since = 2024-03-01, value = 40e9, source = "agence" }]

[[facts]]
attribute = "investissement"
variant = "premiere-tranche"
label = "première tranche"
unit = "USD"
stage = "annoncé"
cues = ["première tranche", "immédiatement"]
checked = 2024-12-01
values = [{ since = 2024-03-01, value = 9e9, source = "agence" }]

[[facts]]
attribute = "sites"
label = "sites du plan"
unit = "count:sites"
stage = "annoncé"
checked = 2024-12-01
values = [{ since = 2024-03-01, value = 12, source = "agence" }]

[sources.agence]
title = "Le plan Orion"
publisher = "Agence"
url = "https://agence.example/orion"
published = 2024-03-02
accessed = 2024-12-01
"""

CASSIOPE = """
[subject]
name = "Cassiope"
kind = "programme"
country = "CA"
aliases = ["Cassiope"]

[[facts]]
attribute = "investissement"
label = "investissement prévu"
unit = "USD"
stage = "annoncé"
checked = 2024-12-01
values = [{ since = 2024-03-01, value = 75e9, source = "agence" }]

[sources.agence]
title = "Le plan Cassiope"
publisher = "Agence"
url = "https://agence.example/cassiope"
published = 2024-03-02
accessed = 2024-12-01
"""

NOVALIS = """
[subject]
name = "Novalis"
kind = "organisation"
country = "FR"
aliases = ["Novalis"]

[[facts]]
attribute = "budget"
label = "budget annuel"
unit = "EUR"
stage = "résultat"
checked = 2024-12-01
values = [
    { since = 2023-01-01, value = 3e9, source = "rapport-2023" },
    { since = 2024-06-01, value = 4.5e9, source = "rapport-2024" },
]

[[facts]]
attribute = "investissement"
label = "investissement dans ses usines"
unit = "EUR"
stage = "annoncé"
checked = 2024-12-01
values = [{ since = 2024-03-05, low = 20e9, high = 30e9, source = "rapport-2024-03" }]

[sources.rapport-2023]
title = "Rapport 2023"
publisher = "Novalis"
url = "https://novalis.example/2023"
published = 2023-01-10
accessed = 2024-12-01

[sources.rapport-2024]
title = "Rapport 2024"
publisher = "Novalis"
url = "https://novalis.example/2024"
published = 2024-06-10
accessed = 2024-12-01

[sources.rapport-2024-03]
title = "Annonce de mars"
publisher = "Novalis"
url = "https://novalis.example/mars"
published = 2024-03-05
accessed = 2024-12-01
"""

BOOK = load_rules()
HORIZON = timedelta(days=365)


def write_table(folder: Path) -> FactTable:
    (folder / "orion.toml").write_text(ORION, encoding="utf-8")
    (folder / "cassiope.toml").write_text(CASSIOPE, encoding="utf-8")
    (folder / "novalis.toml").write_text(NOVALIS, encoding="utf-8")
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
