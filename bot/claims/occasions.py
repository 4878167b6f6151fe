"""What a date is said to be the day of: the subject it stands by, and the words between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.claims.view import View
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Mention

_REACH = 120
_MOST_WORDS = 12
_ARTICLE = re.compile(r"(?:le|la|les|l'|ce|cet|cette|ces)\s*$")
_INSERTION = re.compile(r"^\s*,[^,]*,")
_OPENING = re.compile(r"\W*(?:(?:c'est|ce sera|c'etait)\s+)?(?:(?:le|la|les|l'|en|du|a|au)\s*){0,2}")
_TO_SUBJECT = re.compile(r"\s*(?:,|que|qu')\s*(?:(?:le|la|les|l'|ce|cet|cette)\s*)?[«\"“]?\s*")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A date, the subject it stands by, and the folded words that tell what happened.

    `before` holds those between subject and date, and up to the subject where it is a place («s'est tenu à
    Bletchley»); `after` those behind a date that heads its sentence and the subject after it.
    """

    date: Mention
    subject: Mention
    before: str
    after: str


def find_occasions(view: View, dates: Sequence[Mention]) -> Iterator[Occasion]:
    """Yields the dates alone in their sentence that stand in reach of a subject, no other between the two."""
    for date in dates:
        sentence = view.sentence(date)
        names = view.names_in(sentence.start, sentence.end)
        if date.end > sentence.end or not names:
            continue
        if _others().search(view.folded, sentence.start, min(sentence.end, date.end + _REACH)):
            continue
        others = [other for other in dates if sentence.start <= other.start < sentence.end and other != date]
        if others:
            continue
        occasion = _behind(view, names, date) or _ahead(view, names, date)
        if occasion:
            yield occasion


def _behind(view: View, names: Sequence[Mention], date: Mention) -> Occasion | None:
    """A date behind the only subject before it: «Le sommet de Paris s'est tenu les 10 et 11 février»."""
    earlier = [name for name in names if name.end <= date.start]
    if len({name.value for name in earlier}) != 1:
        return None
    subject = earlier[0]
    between = _INSERTION.sub(" ", view.folded[subject.end : date.start]).removeprefix(", ")
    if len(between) > _REACH or len(view.words(subject.end, date.start)) > _MOST_WORDS:
        return None
    if _turns().search(between) or _edges().search(between) or "," in between:
        return None
    start = view.sentence(date).start
    before = _ARTICLE.sub("", view.folded[start : subject.start])
    setting = _settings().search(before)
    if setting is None:
        return Occasion(date, subject, between, "")
    held = _held().search(before)  # «s'est tenu à Bletchley»: the subject is the place
    return Occasion(date, subject, f"{held[1]}{between}", "") if held else None


def _ahead(view: View, names: Sequence[Mention], date: Mention) -> Occasion | None:
    """A date that heads its sentence: «Le 10 février 2025, le sommet de Paris …»."""
    sentence, subject = view.sentence(date), names[0]
    if subject.start < date.end:
        return None
    opens = _OPENING.fullmatch(view.folded, sentence.start, date.start)
    joined = _TO_SUBJECT.fullmatch(view.folded, date.end, subject.start)
    if not (opens and joined):
        return None
    behind = view.folded[subject.end : min(sentence.end, subject.end + _REACH)]
    return None if _edges().search(behind) else Occasion(date, subject, "", behind)


@cache
def _others() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["others"])


@cache
def _turns() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["turns"])


@cache
def _edges() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["edges"])


@cache
def _settings() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["settings"], after=r"\s*$")


@cache
def _held() -> re.Pattern[str]:
    held = any_of(load_lexicon("occasions")["held"]).pattern
    return re.compile(rf"({held})\s+(?:a|au|a la|a l')\s*$")
