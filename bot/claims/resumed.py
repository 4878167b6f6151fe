"""A nationality that the next sentence gives: «Evroc voit grand. Ce groupe suédois …»."""

from __future__ import annotations

import re
from functools import cache

from bot.claims.peoples import demonyms
from bot.claims.view import View
from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.model import Mention, Sentence

_MOST = 80
_ACTS = re.compile(
    r"\s+(?!(?:aussi|qui|dont|lui|elle|de|du|des|en|au|aux|a l)\b)\w{3,}\s+(?!(?:aussi|lui|elle)\b)\w"
)
"""A verb and what it acts on, of the firm itself and no other."""
_OPENING = re.compile(r"(?:\d{1,2} ?[:h] ?\d\d)?\W*(?:(?:le|la|chez)\s+|l')?")
_COLON, _END = re.compile(r":\s*(?:(?:le|la)\s+|l')?$"), re.compile(r"\W*")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Ý]")
_NAMED = re.compile(r"\s*[«\"“]?\s*[A-ZÀ-Ý]")


def is_resumed(view: View, subject: Mention, country: Mention) -> bool:
    """Whether «ce groupe suédois» right behind the subject's short sentence can only mean the subject.

    That sentence opens with its name, or closes with it behind a colon, and has no other name, nor any word
    for another organisation. Where it opens so, an article will do, if nothing earlier was of that country.
    """
    number = view.sentence_number(country)
    if number == 0 or view.sentence_number(subject) != number - 1 or fold(country.text) not in demonyms():
        return False
    said, told = view.sentences[number - 1], view.sentences[number]
    if said.paragraph != told.paragraph or country.end > told.end or _NAMED.match(view.text, country.end):
        return False
    opens = _opens(view, subject, said)
    if _this().fullmatch(view.folded, told.start, country.start):
        return opens or _closes(view, subject, said)
    return (
        opens
        and _the().fullmatch(view.folded, told.start, country.start) is not None
        and _ACTS.match(view.folded, country.end) is not None
        and fold(country.text) not in view.folded[: said.start]
    )


def _opens(view: View, subject: Mention, said: Sentence) -> bool:
    """«X voit grand.»"""
    return (
        _OPENING.fullmatch(view.folded, said.start, subject.start) is not None
        and said.end - subject.end <= _MOST
        and _names_no_other(view, subject.end, said.end)
    )


def _closes(view: View, subject: Mention, said: Sentence) -> bool:
    """«Reste un nom : X.»"""
    return (
        _COLON.search(view.folded, said.start, subject.start) is not None
        and _END.fullmatch(view.folded, subject.end, said.end) is not None
        and _names_no_other(view, said.start + 1, subject.start)
    )


def _names_no_other(view: View, start: int, end: int) -> bool:
    return (
        _CAPITAL.search(view.text, start, end) is None and _another().search(view.folded, start, end) is None
    )


@cache
def _another() -> re.Pattern[str]:
    """A word for an organisation, one or several."""
    words = load_lexicon("nationality")
    nouns = (*words["heads"], *words["peers"], *words["parts"])
    return any_of([form for noun in nouns for form in (noun, f"{noun}s", f"{noun}x")])


@cache
def _this() -> re.Pattern[str]:
    words = load_lexicon("nationality")
    head, quality, field = (any_of(words[key]).pattern for key in ("heads", "qualities", "fields"))
    return re.compile(rf"\W*(?:ce|cet|cette)\s+(?:{quality}\s+){{0,2}}{head}(?:\s+{field})?\s+")


@cache
def _the() -> re.Pattern[str]:
    """«Le fonds canadien promet …»: an article alone, where the text knows no other of that country."""
    head = any_of(load_lexicon("nationality")["heads"]).pattern
    return re.compile(rf"\W*(?:(?:le|la)\s+|l'){head}\s+")
