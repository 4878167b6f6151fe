"""What the text report says around the verdicts, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date

from bot.model import Label

Lang = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a label shows: a symbol and a word say it, the colour only repeats it.

    Colours are the terminal's own named ones, none of them near a light or a dark background.
    """

    symbol: str
    colour: str
    one: Mapping[Lang, str]
    several: Mapping[Lang, str]


# In the order in which the report shows them.
LOOKS: Mapping[Label, Look] = {
    Label.CONTRADICTED: Look(
        "✗", "red", {"fr": "contredit", "en": "contradicted"}, {"fr": "contredits", "en": "contradicted"}
    ),
    Label.OUTDATED: Look(
        "↺", "blue", {"fr": "périmé", "en": "outdated"}, {"fr": "périmés", "en": "outdated"}
    ),
    Label.IMPRECISE: Look(
        "≈", "magenta", {"fr": "imprécis", "en": "imprecise"}, {"fr": "imprécis", "en": "imprecise"}
    ),
    Label.SUPPORTED: Look(
        "✓", "green", {"fr": "confirmé", "en": "supported"}, {"fr": "confirmés", "en": "supported"}
    ),
    Label.UNVERIFIED: Look(
        "·", "default", {"fr": "sans fait", "en": "unverified"}, {"fr": "sans fait", "en": "unverified"}
    ),
}

SHOWN_FROM = 0.9
"""The confidence under which a verdict only shows with --all; docs/banc.md tells how often each is right."""


@dataclass(frozen=True, slots=True)
class Words:
    """The report's own words in one language."""

    write: str
    fact: str
    since: str
    source: str
    undated: str
    also: str
    quoted: str
    title: str
    figure: tuple[str, str]
    checked: tuple[str, str]
    nothing_wrong: str
    unverified: str


WORDS: Mapping[Lang, Words] = {
    "fr": Words(
        write="Écrire : ",
        fact="Fait : ",
        since="en vigueur depuis le ",
        source="Source : ",
        undated="sans date",
        also="Aussi",
        quoted="propos rapporté",
        title="dans le titre",
        figure=("chiffre", "chiffres"),
        checked=("vérifié", "vérifiés"),
        nothing_wrong="rien à reprendre",
        unverified="que la table ne permet pas de juger (--all les montre)",
    ),
    "en": Words(
        write="Write: ",
        fact="Fact: ",
        since="in force since ",
        source="Source: ",
        undated="undated",
        also="Also",
        quoted="quoted words",
        title="in the title",
        figure=("figure", "figures"),
        checked=("checked", "checked"),
        nothing_wrong="nothing to correct",
        unverified="that the table cannot judge (--all shows them)",
    ),
}


def say_day(day: date, lang: Lang) -> str:
    """Returns a day in words: « 1er février 2025 », “1 February 2025”."""
    words = format_date(day, "long", locale="fr" if lang == "fr" else "en_GB")
    return f"1er{words[1:]}" if lang == "fr" and day.day == 1 else words


def count(number: int, forms: tuple[str, str], lang: Lang) -> str:
    """Returns a number with its noun or adjective agreed; French keeps the singular for zero."""
    singular = number in (0, 1) if lang == "fr" else number == 1
    return f"{number} {forms[0] if singular else forms[1]}"
