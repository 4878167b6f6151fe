"""Claims that hold no figure: a nationality given to an organisation, the day something happens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.claims.nationalities import find_nationalities
from bot.claims.occasions import Occasion, find_occasions
from bot.claims.resumed_days import find_resumed
from bot.claims.stance import find_stance, find_voice
from bot.claims.view import View
from bot.folding import any_of
from bot.lexicon import load_lexicon
from bot.model import Claim, Kind, Mention, Owner, Sentence, Stance, Standing

_CLOSED = re.compile(r"\s*[,)]\s*(?!(?:a|au|aux|en|dans|sur|chez|pres|lors)\b)\w")
"""Behind a day, a clause that goes on without it: no place of what happened («…, en Corée»)."""
_EDGE = re.compile(r"[,;:•|()]|\bet\b")
_SENTENCES_BACK = 3
"""How far before a date the subject may be named whose very day it tells."""


def extract_named(
    text: str,
    sentences: Sequence[Sentence],
    subjects: Sequence[Mention],
    countries: Sequence[Mention],
    dates: Sequence[Mention],
) -> tuple[Claim, ...]:
    """Returns a claim for each country and each date that the words themselves tie to a subject, in order.

    The tie is one of syntax, close and narrow: no name the table does not know can come between. `before`
    holds the words between the two, `after` those behind a date that comes first and the subject after it;
    `places` are the countries of a date's sentence. A date that only shares its sentence with a subject has
    it for an owner that is aside, behind any other claim about it. A date whose sentence only stands for a
    subject has several owners where the sentence before names several.
    """
    view = View(text, sentences, (), subjects)
    found = [*_of_countries(view, countries), *_of_dates(view, dates, countries)]
    return tuple(sorted(found, key=lambda claim: claim.figure.start))


def _of_countries(view: View, countries: Sequence[Mention]) -> Iterator[Claim]:
    for country, subject, words in find_nationalities(view, countries):
        yield _claim(view, country, [subject], before=words)


def _of_dates(view: View, dates: Sequence[Mention], countries: Sequence[Mention]) -> Iterator[Claim]:
    for occasion in find_occasions(view, dates):
        sentence = view.sentence(occasion.date)
        yield _claim(
            view,
            occasion.date,
            [occasion.subject],
            occasion.before,
            occasion.after,
            [
                place
                for place in countries
                if sentence.start <= place.start < sentence.end
                and not (occasion.is_beside or _is_past_the_clause(view, occasion, place))
            ],
        )

    for date in dates:
        if resumed := find_resumed(view, date):
            yield _claim(view, date, *resumed)
    for date in dates:
        sentence = view.sentence(date)
        for name in view.names_in(sentence.start, sentence.end):
            if name.kind is Kind.SUBJECT and date.end <= sentence.end:
                yield _claim(view, date, [name], "", _entry(view, date, dates), is_aside=True)
        words = view.folded[sentence.start : sentence.end]
        for name in _named_near(view, date):
            yield _claim(view, date, [name], words, _entry(view, date, dates), is_aside=True)


def _is_past_the_clause(view: View, occasion: Occasion, place: Mention) -> bool:
    """Whether the place stands behind what the day closes: «L'accord, conclu le 3 mai, ouvre l'Inde à …».

    Or behind the subject that what happened leads up to: «Conclu le 3 mai, l'accord ouvre l'Inde à …».
    """
    if occasion.after:
        return False
    is_led_up_to = occasion.date.end <= occasion.subject.start and occasion.subject.end <= place.start
    return is_led_up_to or _CLOSED.match(view.folded, occasion.date.end, place.start) is not None


def _is_set_apart(view: View, date: Mention) -> bool:
    """Whether a question only calls its subject by the day: «Que vaut la loi, signée le 3 mai ?»."""
    start = view.sentence(date).start
    return date.kind is Kind.DATE and _apposed().search(view.folded, start, date.start) is not None


@cache
def _apposed() -> re.Pattern[str]:
    return any_of(load_lexicon("occasions")["openings"], before=r",\s*(?:\w+ment\s+)?", after=r"[^,;:?]*$")


def _entry(view: View, date: Mention, dates: Sequence[Mention]) -> str:
    """The folded words around a date, `#`, that say what it is of: its sentence's, or its part of a list."""
    sentence = view.sentence(date)
    start, end = sentence.start, sentence.end
    if any(other != date and start <= other.start < end for other in dates):
        start = max((edge.end() for edge in _EDGE.finditer(view.folded, start, date.start)), default=start)
        edge = _EDGE.search(view.folded, date.end, end)
        end = edge.start() if edge else end
    return f"{view.folded[start : date.start]} # {view.folded[date.end : end]}"


def _named_near(view: View, date: Mention) -> Iterator[Mention]:
    """The subjects of the sentences right before the date's, nearest first, each once."""
    number = view.sentence_number(date)
    first = view.sentences[max(0, number - _SENTENCES_BACK)].start
    names = reversed(view.names_in(first, view.sentences[number].start))
    yield from {name.value: name for name in names if name.kind is Kind.SUBJECT}.values()


def _claim(
    view: View,
    mention: Mention,
    subjects: Sequence[Mention],
    before: str,
    after: str = "",
    places: Sequence[Mention] = (),
    *,
    is_aside: bool = False,
) -> Claim:
    owners = tuple(
        Owner(one.start, one.end, one.text, str(one.value), 0, False, one.start, is_aside) for one in subjects
    )
    return Claim(
        figure=mention,
        sentence=view.sentence_number(mention),
        owners=owners,
        elsewhere=(),
        cues=(),
        before=before,
        after=after,
        is_part=False,
        is_forecast=False,
        is_ago=False,
        narrowings=(),
        years=(),
        places=tuple(places),
        standing=Standing.UNSAID,
        stance=Stance.ASSERTED if _is_set_apart(view, mention) else find_stance(view, mention),
        voice=find_voice(view, mention),
    )
