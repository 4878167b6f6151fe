"""Generated archives to measure on: French articles of about 400 words, no two alike, any number of them.

Sentences are drawn from moulds filled in with people, towns, trades and things, so that an article has the
numbers that any article has (years, ages, hours, ranks, telephone numbers) beside the amounts that are asked
for. The same number always gives the same article, whatever was made before it.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

WORDS = 400
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 4_000

_CONTENT = tomllib.loads(Path(__file__).with_name("archive.toml").read_text(encoding="utf-8"))


SUBJECTS: tuple[str, ...] = tuple(_CONTENT["subjects"])
"""Aliases of the shipped table."""


@dataclass(frozen=True, slots=True)
class Mix:
    """How much of an archive holds what: shares of articles, and economic sentences in each.

    Of the articles that name a subject of the table, `owned` also give it an amount.
    """

    subject: float = 0.05
    owned: float = 0.5
    amount: float = 0.25
    dated: float = 0.1
    economic: int = 0


ORDINARY = Mix()
ECONOMIC = Mix(subject=0.3, amount=1.0, economic=4)


def article(number: int, mix: Mix = ORDINARY, names: tuple[str, ...] = SUBJECTS) -> dict[str, str]:
    """Makes the article of that number: `id`, `title`, `text` and `published`."""
    chance = random.Random(number)
    published = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    extra: list[str] = []
    has_subject = chance.random() < mix.subject
    owned = has_subject and chance.random() < mix.owned
    if has_subject:
        extra.append(chance.choice(_CONTENT["named"]))
    if owned:
        extra.append(chance.choice(_CONTENT["owned"]))
    # An owned amount counts among the amounts, so that their share is the one asked for.
    others = (mix.amount - mix.subject * mix.owned) / (1 - mix.subject * mix.owned)
    if not owned and chance.random() < others:
        extra += chance.choices(_CONTENT["amounts"], k=1 + (chance.random() < 0.3))
    extra += chance.choices(_CONTENT["economic"], k=mix.economic)
    if chance.random() < mix.dated:
        extra.append(_CONTENT["dated"][0])
    sentences = [_filled(mould, chance, published, names) for mould in extra]
    length = sum(len(sentence.split()) for sentence in sentences)
    while length < WORDS:
        sentences.append(_filled(chance.choice(_CONTENT["ordinary"]), chance, published, names))
        length += len(sentences[-1].split())
    chance.shuffle(sentences)
    title = _filled(chance.choice(_CONTENT["ordinary"]), chance, published, names).rstrip(".")
    return {
        "id": f"a{number}",
        "title": title,
        "text": "\n".join(_paragraphs(sentences, chance)),
        "published": published.isoformat(),
    }


def articles(count: int, mix: Mix = ORDINARY, names: tuple[str, ...] = SUBJECTS) -> Iterator[dict[str, str]]:
    """Makes the first articles of an archive."""
    return (article(number, mix, names) for number in range(count))


def _filled(mould: str, chance: random.Random, published: date, names: tuple[str, ...]) -> str:
    day = published + timedelta(days=chance.randrange(1, 15))
    small = f"{chance.randrange(2, 90)},{chance.randrange(1, 9)}"
    sentence = mould.format(
        town=chance.choice(_CONTENT["towns"]),
        other=chance.choice(_CONTENT["towns"]),
        person=f"{chance.choice(_CONTENT['first_names'])} {chance.choice(_CONTENT['last_names'])}",
        someone=f"{chance.choice(_CONTENT['first_names'])} {chance.choice(_CONTENT['last_names'])}",
        role=chance.choice(_CONTENT["roles"]),
        thing=chance.choice(_CONTENT["things"]),
        event=chance.choice(_CONTENT["events"]),
        topic=chance.choice(_CONTENT["topics"]),
        country=chance.choice(_CONTENT["countries"]),
        weekday=chance.choice(_CONTENT["weekdays"]),
        weekday_of_day=_CONTENT["weekdays"][day.weekday()],
        day=day.day if day.day > 1 else "1er",
        month=_CONTENT["months"][day.month - 1],
        year=chance.randrange(1950, published.year),
        age=chance.randrange(18, 95),
        hour=chance.randrange(8, 23),
        minute=chance.randrange(10, 60),
        ordinal=chance.choice(("premier", "deuxième", "troisième")),
        subject=chance.choice(names),
        small=small,
        other_small=f"{chance.randrange(2, 90)},{chance.randrange(1, 9)}",
        big=chance.randrange(100, 900),
        percent=chance.randrange(3, 80),
        count=chance.randrange(12, 990),
        thousands=chance.randrange(2, 900),
    )
    return sentence.replace(" de le ", " du ").replace(" de les ", " des ")


def _paragraphs(sentences: list[str], chance: random.Random) -> Iterator[str]:
    at = 0
    while at < len(sentences):
        size = chance.randrange(2, 6)
        yield " ".join(sentences[at : at + size])
        at += size
