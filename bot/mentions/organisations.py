"""Organisations that the words around them give away: what they are, their legal form, their initials."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.mentions.phrases import is_whole_word
from bot.model import Kind, Mention

_WORDS = load_lexicon("organisations")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'-]*(?<!['-])"
_NAME = rf"{_CAPITAL}(?: (?:(?:{_any(_WORDS['links'])}) ?)?{_CAPITAL}){{0,7}}"
_FORMS = rf"(?:{_any(_WORDS['legal_forms'])})(?!\w)"

_HEAD = any_of(map(fold, _WORDS["heads"]))
# «la société française », «l'éditeur de logiciels », «le spécialiste français de la batterie »
_ADJECTIVES = r"(?: [a-zà-öø-ÿ-]{4,}){0,2}"
_BETWEEN = re.compile(
    rf"{_ADJECTIVES}(?: (?:{_any(_WORDS['joints'])})(?:(?<=')| )[a-zà-öø-ÿ-]{{4,}}{_ADJECTIVES})? "
)
_STRANGERS = any_of(_WORDS["strangers"])
_NAMED = re.compile(_NAME)
_WITH_FORM = re.compile(rf"(?<![\w'])(?:{_NAME}) {_FORMS}")
_FORM_LAST = re.compile(rf" {_FORMS}$")
_INITIALS = re.compile(r" ?\((?:l'|la |le )?([A-Z][\w&]{1,7})\)")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_SHORTEST = 3
_SHORTEST_INITIALS = 2

Clue = Callable[[str, Sequence[Mention]], Iterable[Mention]]
"""What gives organisations away in a text, of which some names are known."""


def find_organisations(
    text: str, names: Sequence[Mention], clues: Sequence[Clue] | None = None
) -> tuple[Mention, ...]:
    """Returns the names of plain text and the organisations that its words tell besides, in order.

    A name of another kind becomes an organisation where the words say so («le cabinet Xerfi Canal»); what is
    told once is told wherever the text has that name again. The value of an organisation is its name without
    sign or legal form, as the text spells it best. All of CLUES are followed unless some are given.
    """
    found = tuple(names)
    for clue in CLUES.values() if clues is None else clues:
        found = _merged(found, clue(text, found))
    return _spelt_best(found)


def _called(text: str, _: Sequence[Mention]) -> Iterator[Mention]:
    """What stands behind the word for what it is, in lower case: «le groupe Pinault»."""
    folded = fold(text)
    for head in _HEAD.finditer(folded):
        between = _BETWEEN.match(text, head.end())
        if between is None or _STRANGERS.search(folded, *between.span()):
            continue
        name = _NAMED.match(text, between.end())
        if name and text[head.start() : head.end()].islower():
            yield _organisation(text, *name.span())


def _incorporated(text: str, _: Sequence[Mention]) -> Iterator[Mention]:
    for name in _WITH_FORM.finditer(text):
        yield _organisation(text, *name.span())


def _initials(text: str, names: Sequence[Mention]) -> Iterator[Mention]:
    """«Agence nationale de la cohésion des territoires (ANCT)»."""
    for name in names:
        short = _INITIALS.match(text, name.end) if name.kind is Kind.ORGANISATION else None
        if (
            short
            and sum(map(str.isupper, short[1])) >= _SHORTEST_INITIALS
            and _abbreviates(short[1], name.text)
        ):
            yield _organisation(text, *short.span(1))


def _abbreviates(short: str, name: str) -> bool:
    """Whether the capitals of the short form stand in the name's words, in order."""
    letters = iter(fold(name))
    return all(letter in letters for letter in fold(short) if letter.isalnum())


def _again(text: str, names: Sequence[Mention]) -> Iterator[Mention]:
    """Every other place where the text has the name of an organisation, with or without its legal form."""
    told = {_FORM_LAST.sub("", name.text) for name in names if name.kind is Kind.ORGANISATION}
    long_enough = [name for name in told if len(name) >= _SHORTEST and name[0].isalnum()]
    if long_enough:
        automaton = AhoCorasick(long_enough, matchkind=MatchKind.LeftmostLongest)
        for _, start, end in automaton.find_matches_as_indexes(text):
            if is_whole_word(text, start, end) and "-" not in text[start - 1 : start] + text[end : end + 1]:
                yield _organisation(text, start, end)


CLUES: Mapping[str, Clue] = {
    "what it is called": _called,
    "legal form": _incorporated,
    "initials": _initials,
    "said again": _again,
}


def _organisation(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end], Kind.ORGANISATION, text[start:end])


def _merged(names: Sequence[Mention], told: Iterable[Mention]) -> tuple[Mention, ...]:
    """The names with those told besides: one that begins where a name does makes it an organisation.

    Of the two spans the longer stands; what only touches a name otherwise is left out.
    """
    merged = sorted(names, key=lambda name: name.start)
    starts = [name.start for name in merged]
    added: list[Mention] = []
    for one in sorted(told, key=lambda one: (one.start, -one.end)):
        at = bisect_left(starts, one.start)
        begins_one = at < len(merged) and merged[at].start == one.start
        following = at + begins_one
        if following < len(merged) and merged[following].start < one.end:
            continue
        if begins_one:
            if merged[at].kind is not Kind.SUBJECT:
                is_larger = one.end >= merged[at].end
                merged[at] = one if is_larger else replace(merged[at], kind=Kind.ORGANISATION)
        elif (at == 0 or merged[at - 1].end <= one.start) and (not added or added[-1].end <= one.start):
            added.append(one)
    return tuple(sorted((*merged, *added), key=lambda name: name.start))


def _spelt_best(names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names with their values in one spelling: that with most small letters, accents and words."""
    best: dict[str, str] = {}
    for name in names:
        if name.kind is Kind.ORGANISATION:
            plain = _plain(name.text)
            best[_key(plain)] = max(best.get(_key(plain), plain), plain, key=_care)
    return tuple(
        replace(name, value=best[_key(_plain(name.text))]) if name.kind is Kind.ORGANISATION else name
        for name in names
    )


def _plain(name: str) -> str:
    """Without hashtag or handle, whose words run together, and without its legal form."""
    if name[0] in "#@":
        return _CAMEL.sub(" ", name[1:].replace("_", " ")).strip() or name
    return _FORM_LAST.sub("", name)


def _key(name: str) -> str:
    return fold(name).replace(" ", "").replace("'", "")


def _care(name: str) -> tuple[int, int, int]:
    return sum(map(str.islower, name)), name.count(" "), sum(ord(letter) > 127 for letter in name)
