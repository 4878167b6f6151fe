"""Claims that hold no figure: a nationality given to an organisation, the day something happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.claims.nationalities import find_nationalities
from bot.claims.occasions import find_occasions
from bot.claims.stance import find_stance, find_voice
from bot.claims.view import View
from bot.model import Claim, Kind, Mention, Owner, Sentence, Standing


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
    it for an owner that is aside, behind any other claim about it.
    """
    view = View(text, sentences, (), subjects)
    found = [*_of_countries(view, countries), *_of_dates(view, dates, countries)]
    return tuple(sorted(found, key=lambda claim: claim.figure.start))


def _of_countries(view: View, countries: Sequence[Mention]) -> Iterator[Claim]:
    for country, subject in find_nationalities(view, countries):
        first, last = sorted((subject, country), key=lambda mention: mention.start)
        yield _claim(view, country, subject, before=view.folded[first.end : last.start])


def _of_dates(view: View, dates: Sequence[Mention], countries: Sequence[Mention]) -> Iterator[Claim]:
    for occasion in find_occasions(view, dates):
        sentence = view.sentence(occasion.date)
        yield _claim(
            view,
            occasion.date,
            occasion.subject,
            occasion.before,
            occasion.after,
            [place for place in countries if sentence.start <= place.start < sentence.end],
        )

    for date in dates:
        sentence = view.sentence(date)
        for name in view.names_in(sentence.start, sentence.end):
            if name.kind is Kind.SUBJECT and date.end <= sentence.end:
                yield _claim(view, date, name, "", is_aside=True)


def _claim(
    view: View,
    mention: Mention,
    subject: Mention,
    before: str,
    after: str = "",
    places: Sequence[Mention] = (),
    *,
    is_aside: bool = False,
) -> Claim:
    assert isinstance(subject.value, str)
    owner = Owner(subject.start, subject.end, subject.text, subject.value, 0, False, subject.start, is_aside)
    return Claim(
        figure=mention,
        sentence=view.sentence_number(mention),
        owners=(owner,),
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
        stance=find_stance(view, mention),
        voice=find_voice(view, mention),
    )
