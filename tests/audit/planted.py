"""The four articles that every archive of the tests holds, two of them with an error planted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Any


@dataclass(frozen=True)
class Planted:
    """An article, and the figures in it that are wrong."""

    id: str
    title: str
    day: str
    paragraphs: tuple[str, ...]
    wrong: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(one, quote=False)}</p>\n" for one in self.paragraphs)


ARTICLES = (
    Planted(
        "quais",
        "Sur les quais",
        "2025-02-10",
        (
            "La ville a rouvert ses quais au public, avec « des bancs & de l’ombre », dit une habitante.",
            "Outre-Atlantique, le projet Stargate prévoit 500 milliards d’euros en quatre ans.",
            "Les travaux avaient commencé à l’automne, après une longue concertation avec les riverains.",
        ),
        ("500 milliards d’euros",),
    ),
    Planted(
        "marche",
        "Le marché couvert",
        "2025-02-11",
        (
            "Le marché couvert fête son anniversaire avec une fanfare et beaucoup de souvenirs d’enfance.",
            "Le projet Stargate prévoit 500 milliards de dollars en quatre ans.",
        ),
    ),
    Planted(
        "ecole",
        "Une école sous les arbres",
        "2025-02-12",
        (
            "L’école du bourg a planté une haie avec les élèves, qui en ont dessiné tous les plans.",
            "Pendant ce temps, le projet Stargate prévoit 500 millions de dollars en quatre ans.",
            "La directrice espère que les oiseaux reviendront dès le printemps prochain dans la cour.",
        ),
        ("500 millions de dollars",),
    ),
    Planted(
        "halle",
        "La halle attendra",
        "2025-02-13",
        ("Le conseil a reporté le vote sur la halle, faute d’accord sur la couleur des tuiles du toit.",),
    ),
)


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def as_lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
