"""The same article as other hands would have typed it, or with other names in it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from training.corpus import Article, Piece


def _unaccented(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _plain_capitals(text: str) -> str:
    return re.sub(r"[À-Ý]", lambda match: _unaccented(match[0]), text)


def _curled(text: str) -> str:
    return text.replace("'", "’")


def _shouted(text: str) -> str:
    return _unaccented(text).upper()


_SHORT = {"pour": "pr", "dans": "ds", "avec": "av", "c'est": "c", "tout": "tt", "vous": "vs", "nous": "ns"}
_SHORT |= {"quand": "qd", "que": "q", "plus": "+", "toujours": "tjs", "beaucoup": "bcp", "est": "é"}
_SIGNS = ["🚀", "🔥", "😱", "🇫🇷", "🚨", "👉", "💶", "‼️", "➡️"]
_STOPS = [".", ".", "...", " !", " !!!", " 🚀", " 😱", " 👏👏"]


def _posted(article: Article, rng: random.Random) -> Article:
    """Words cut short, emoji, hashtags and handles, at times no space after a comma."""
    pieces = [Piece(rng.choice(_SIGNS) + " ")] if rng.random() < 0.5 else []
    for piece in _tagged(article, rng):
        if piece.label:
            pieces.append(piece)
            continue
        text = re.sub(r"[\w']+", lambda match: _SHORT.get(match[0], match[0]), piece.text)
        text = text.replace(", ", ",") if rng.random() < 0.1 else text
        text = re.sub(r"\.(?=\s)", lambda _: rng.choice(_STOPS), text)
        pieces.append(Piece(text))
    return tuple(pieces)


def _tagged(article: Article, rng: random.Random) -> Article:
    """A part of the names as hashtags and handles; the tokenizer parts only the first from their sign."""
    pieces: list[Piece] = []
    for piece in article:
        if piece.label and rng.random() < 0.4 and (words := re.findall(r"\w+", _unaccented(piece.text))):
            joined = "".join(word[0].upper() + word[1:] for word in words)
            if rng.random() < 0.7:
                pieces += [Piece("#"), Piece(joined, piece.label)]
            else:
                pieces.append(Piece(f"@{joined}", piece.label))
        else:
            pieces.append(piece)
    return tuple(pieces)


def _each(alter: Callable[[str], str]) -> Callable[[Article, random.Random], Article]:
    return lambda article, rng: tuple(Piece(alter(piece.text), piece.label) for piece in article)


TYPINGS = {
    "curled apostrophes": _each(_curled),
    "capitals unaccented": _each(_plain_capitals),
    "unaccented": _each(_unaccented),
    "all capitals": _each(str.upper),
    "all capitals, unaccented": _each(_shouted),
    "hashtags and handles": _tagged,
    "posts": _posted,
}
"""Ways of typing, each by itself."""

_HOUSE = ("curled apostrophes", "capitals unaccented")
_RARE = ("unaccented", "all capitals", "all capitals, unaccented", "hashtags and handles", "posts")


def altered(
    article: Article, names: Mapping[str, Sequence[str]], rng: random.Random, typing: float, swap: float
) -> Article:
    """Alters an article at random: a share `swap` of its names, then how it is typed.

    Each habit of a newsroom is followed with chance 0.5, each of the rarer ways with a fifth of chance
    `typing`. The names that stand in for others are given by label.
    """
    article = _swapped(article, names, rng, swap)
    if typing:
        for way in _HOUSE:
            if rng.random() < 0.5:
                article = TYPINGS[way](article, rng)
    return TYPINGS[rng.choice(_RARE)](article, rng) if rng.random() < typing else article


def _swapped(
    article: Article, names: Mapping[str, Sequence[str]], rng: random.Random, swap: float
) -> Article:
    """Some names replaced by others of their label; after «d’», by others that begin with a vowel."""
    return tuple(
        Piece(_stand_in(piece.text, names[piece.label], rng), piece.label)
        if piece.label and rng.random() < swap
        else piece
        for piece in article
    )


def _stand_in(name: str, others: Sequence[str], rng: random.Random) -> str:
    other = rng.choice(others)
    return other if _elides(other) == _elides(name) and other[0].isupper() == name[0].isupper() else name


def _elides(name: str) -> bool:
    return _unaccented(name[0]).lower() in "aeiouyh"
