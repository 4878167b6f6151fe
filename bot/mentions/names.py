"""The names that the table does not know: organisations, people and places told by the French model."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.mentions.places import find_countries
from bot.model import Kind, Mention
from bot.nlp import load_nlp

if TYPE_CHECKING:
    from spacy.tokens import Span

# The model takes OpenAI for MISC and Brookfield for LOC: MISC is read as an organisation, and any of
# them may own a figure.
_KINDS = {"ORG": Kind.ORGANISATION, "MISC": Kind.ORGANISATION, "PER": Kind.PERSON, "LOC": Kind.PLACE}
_ARTICLE = re.compile(r"(?:l'|les? |la )(?=\w)")
_TRIM = " \n\t«»“”\"'()[]:;,.!?•–—-…"
_AMOUNT = re.compile(r"\s+(?!(?:19|20)\d\d\s)\d[\d\s.,]*$")
_SCALE = re.compile(r"\s*(?:mill(?:iard|ion)|M(?:d|€|\$|ds)|k€|[€$£%]|euros?\b|dollars?\b)")
_LONGEST = 80
_BATCH = 64
_PARTICIPLE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+ée?s?")
_LEADING_VERB = re.compile(rf"(?:{_PARTICIPLE.pattern}|[A-ZÀ-Ý][a-zà-ÿ]+(?:ons|ez|ant)) (?=[A-ZÀ-Ý])")
"""«Valorisée», «Décortiquons», «Prenez», «Visant»: the capital is only the sentence's."""


Passages = tuple[str, Sequence[tuple[int, int]]]
"""A plain text and the spans of it that the model reads, each by itself."""


def find_names(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """Returns the names within the given spans of plain text, each span read by itself, in order.

    The model is loaded with the first span ever read; without spans it never is.
    """
    return find_all_names([(text, spans)])[0]


def find_all_names(pages: Sequence[Passages]) -> list[tuple[Mention, ...]]:
    """Returns the names of several texts' spans, those of like length read together: it is faster."""
    found: list[list[Mention]] = [[] for _ in pages]
    asked = [
        (text[start:end], (page, start)) for page, (text, spans) in enumerate(pages) for start, end in spans
    ]
    if asked:
        asked.sort(key=lambda one: len(one[0]))
        nlp = load_nlp()
        with nlp.memory_zone():
            for doc, (page, offset) in nlp.pipe(asked, as_tuples=True, batch_size=_BATCH):
                found[page] += _names(pages[page][0], offset, doc.ents)
    return [tuple(sorted(names, key=lambda name: name.start)) for names in found]


def _names(text: str, offset: int, entities: Iterable[Span]) -> Iterator[Mention]:
    for entity in entities:
        start, end = _trimmed(text, offset + entity.start_char, offset + entity.end_char)
        led = _LEADING_VERB.match(text, start, end)
        if led and _heads(text, start):
            start = led.end()
        if alert := _alert().match(text, start, end):
            start = alert.end()
        if _is_name(text[start:end]) and not _is_participle(text, start, end):
            yield Mention(start, end, text[start:end], _KINDS[entity.label_], text[start:end])


@cache
def _alert() -> re.Pattern[str]:
    """«BREAKING » before a name."""
    alerts = (alert.upper() for alert in load_lexicon("organisations")["alerts"])
    return any_of(alerts, after=r" (?=[A-ZÀ-Ý])")


@cache
def _prefix() -> re.Pattern[str]:
    """A word before a subject's name that makes a longer one with it: none that only opens a sentence."""
    opening = "|".join(word.capitalize() for word in load_lexicon("organisations")["openers"])
    return re.compile(rf"(?!(?:{opening}) $)\b[A-ZÀ-Ý][\w'-]*[ -]$")


def _is_name(words: str) -> bool:
    """Whether the words can name somebody: a capital, and more than two letters unless they are initials."""
    return len(words) <= _LONGEST and (len(words) > 2 or words.isupper()) and any(map(str.isupper, words))


def _is_participle(text: str, start: int, end: int) -> bool:
    """Whether it is one word that heads a sentence and names nobody («Valorisée 11,7 milliards, …»)."""
    return _heads(text, start) and _PARTICIPLE.fullmatch(text, start, end) is not None


def _heads(text: str, start: int) -> bool:
    return start == 0 or any(mark in text[max(0, start - 3) : start] for mark in '.!?…:\n«“"')


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    amount = _AMOUNT.search(text, start, end)
    if amount and _SCALE.match(text, end):
        end = amount.start()  # «valorise OpenAI 300 milliards» names OpenAI
    # «L'» and «La» may be of the name («La Poste»); a small article is not.
    article = _ARTICLE.match(text, start, end)
    return (article.end() if article else start), end


def beside(subjects: Sequence[Mention], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """Returns the subjects and the other names, in order; where two overlap, the subject.

    A name that begins or goes on beyond the subject with a word of its own («France 2030», «Brookfield
    Renewable») is somebody else's, and takes the subject's place.
    """
    larger = sorted(names, key=lambda name: name.start)
    larger_starts = [name.start for name in larger]

    def is_own(subject: Mention) -> bool:
        first, last = (
            bisect_left(larger_starts, subject.start - _LONGEST),
            bisect_right(larger_starts, subject.start),
        )
        return not any(_outgrows(name, subject) for name in larger[first:last])

    kept = [subject for subject in subjects if is_own(subject)]
    taken = sorted((subject.start, subject.end) for subject in kept)
    starts = [start for start, _ in taken]

    def is_free(name: Mention) -> bool:
        at = bisect_left(starts, name.end) - 1
        return at < 0 or taken[at][1] <= name.start

    both = (*kept, *filter(is_free, names))
    return tuple(sorted(both, key=lambda mention: (mention.start, mention.end)))


def _outgrows(name: Mention, subject: Mention) -> bool:
    """Whether a name holds the subject's alias and a capital or a digit beside it, without a word between."""
    if not (name.start <= subject.start and subject.end <= name.end):
        return False
    before, after = name.text[: subject.start - name.start], name.text[subject.end - name.start :]
    return bool(
        (_prefix().search(before) and not (name.kind is Kind.PLACE and _is_place(before)))
        or re.match(r"[ -](?!(?:19|20)\d\d$)[A-ZÀ-Ý0-9]", after)
    )


def _is_place(before: str) -> bool:
    """Whether it is nothing but a place: «[bâtira à] Abou Dhabi Stargate UAE» says where, not who."""
    return any(place.end - place.start == len(before.strip()) for place in find_countries(before))
