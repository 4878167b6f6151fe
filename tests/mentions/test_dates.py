"""Dates: marked sentences, what Babel writes read back, and what holds of any text.

In dates.txt a date is marked `[10 février]{XXXX-02-10 = 2025-02-10; lundi; until}`: what the words say in
EDTF; the first and last day, where that form is not a day or days itself (`?` when they cannot be told); the
weekday printed; the relation. `@ 2025-02-08` gives the next sentences a day of publication, `@ none` takes it
away. `¤` stands for NBSP, `¶` for a line end.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date, get_day_names, get_month_names
from hypothesis import example, given
from hypothesis import strategies as st

from bot.lexicon import load_lexicon
from bot.mentions.dates import find_dates
from bot.model import DateSpan, Kind, Mention, Relation

_MARK = re.compile(r"\[([^\[\]]+)\]\{((?:\{[^{}]*\})?[^{}]*)\}")
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def sentences() -> Iterator[object]:
    published: date | None = None
    path = Path(__file__).parent / "dates.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@ "):
            published = None if line == "@ none" else date.fromisoformat(line[2:])
        elif line and not line.startswith("#"):
            yield pytest.param(
                line.replace("¤", "\u00a0").replace("¶", "\n"), published, id=f"dates:{number}"
            )


def normal(mark: str) -> str:
    """The mark with its days written out."""
    head, *rest = mark.split("; ")
    written, _, days = head.partition(" = ")
    if not days:
        found = re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written)
        days = f"{found[0]}..{found[-1]}"
    elif days != "?" and ".." not in days:
        days = f"{days}..{days}"
    return "; ".join([f"{written} = {days}", *rest])


def as_mark(mention: Mention) -> str:
    span = mention.value
    assert isinstance(span, DateSpan)
    parts = [f"{span.written} = {f'{span.first}..{span.last}' if span.first else '?'}"]
    if span.weekday is not None:
        last = "" if span.last_weekday is None else f"..{_WEEKDAYS[span.last_weekday]}"
        parts.append(_WEEKDAYS[span.weekday] + last)
    if span.relation is not Relation.EXACT:
        parts.append(span.relation)
    return "; ".join(parts)


@pytest.mark.parametrize("line, published", list(sentences()))
def test_reads_every_date_of_a_sentence_and_no_other(line: str, published: date | None) -> None:
    text = _MARK.sub(r"\1", line)
    expected = [(match[1], normal(match[2])) for match in _MARK.finditer(line)]
    found = find_dates(text, published)
    assert [(mention.text, as_mark(mention)) for mention in found] == expected
    assert all(mention.kind is Kind.DATE for mention in found)


def only(text: str, published: date | None = None) -> DateSpan:
    (mention,) = find_dates(text, published)
    assert isinstance(mention.value, DateSpan)
    return mention.value


DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(["full", "long", "medium", "d/M/y", "dd/MM/y", "dd.MM.y", "y-MM-dd"]))
def test_reads_back_what_babel_writes(day: date, style: str) -> None:
    written = format_date(day, style, locale="fr")
    span = only(f"Le texte est paru le {written}, dit-on.")
    assert (span.first, span.last, span.written) == (day, day, day.isoformat())
    assert span.weekday == (day.weekday() if style == "full" else None)


@given(
    DAYS, st.sampled_from(["upper", "title", "lower"]), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"])
)
def test_reads_any_case_and_any_space(day: date, case: str, space: str) -> None:
    written = getattr(format_date(day, "long", locale="fr"), case)().replace(" ", space)
    assert only(f"le {written}").first == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-100, 100))
def test_a_day_without_year_is_the_near_one(published: date, days: int) -> None:
    day = published + timedelta(days=days)
    written = format_date(day, "d MMMM", locale="fr")
    assert only(f"Le {written}, tout change.", published).first == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_past_weekday_is_within_the_week(published: date, weekday: int) -> None:
    first = only(f"Le ministre a démissionné {_WEEKDAYS[weekday]}.", published).first
    assert first is not None
    assert first.weekday() == weekday
    assert 0 <= (published - first).days < 7


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_coming_weekday_is_after_the_text(published: date, weekday: int) -> None:
    first = only(f"Le ministre parlera {_WEEKDAYS[weekday]} prochain.", published).first
    assert first is not None
    assert first.weekday() == weekday
    assert 0 < (first - published).days <= 7


def test_knows_every_month_and_weekday_that_babel_does() -> None:
    plain = str.maketrans("éû", "eu")
    lexicon = load_lexicon("dates")
    months = lexicon["months"] | lexicon["month_abbreviations"]
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale="fr").items():
            assert months[name.translate(plain).rstrip(".")] == number
    for number, name in get_day_names("wide", locale="fr").items():
        assert lexicon["weekdays"][name] == number


WORDS = [
    *"0123456789",
    *(
        "1er",
        "10",
        "31",
        "2025",
        "1500",
        "90",
        "lundi",
        "mardi soir",
        "février",
        "mars",
        "févr.",
        "mai",
        "Mars",
    ),
    *(
        "le",
        "les",
        "du",
        "au",
        "à",
        "et",
        "ou",
        "puis",
        "en",
        "de",
        "d'",
        "entre",
        "depuis",
        "d'ici",
        "d’ici à",
    ),
    *(
        "fin",
        "mi-",
        "début",
        "T1",
        "premier",
        "trimestre",
        "semestre",
        "été",
        "hiver",
        "années",
        "année",
        "mois",
    ),
    *(
        "dernier",
        "prochain",
        "hier",
        "demain",
        "ce",
        "cette",
        "il y a",
        "dans",
        "trois",
        "ans",
        "semaine",
        "siècle",
    ),
    *(
        ",",
        ".",
        "-",
        "/",
        ":",
        "(",
        ")",
        "\n",
        "\u00a0",
        "\u202f",
        "’",
        "#",
        "€",
        "🇫🇷",
        "e\u0301",
        "İ",
        "ᵉʳ",
        "²",
    ),
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=30).map("".join),
)


@given(TEXTS, st.one_of(st.none(), st.dates()))
@example("il y a 9999 ans, hier, la semaine dernière, l'an dernier, lundi dernier", date.min)
@example("dans 9999 ans, demain, lundi prochain, le mois prochain, le week-end prochain", date.max)
def test_holds_for_any_text(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        span = mention.value
        assert isinstance(span, DateSpan)
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.start >= end
        assert (span.first is None) == (span.last is None)
        assert span.first is None or span.last is None or span.first <= span.last
        end = mention.end


@given(TEXTS, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_is_written_does_not_hang_on_the_day(text: str, published: date) -> None:
    dated, undated = find_dates(text, published), find_dates(text)
    assert [(m.start, m.end, _written(m)) for m in dated] == [(m.start, m.end, _written(m)) for m in undated]


def _written(mention: Mention) -> str:
    assert isinstance(mention.value, DateSpan)
    return mention.value.written


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "1/",
            "10, ",
            "10 et ",
            "10.02.",
            "2025-",
            "2025 et ",
            "en 2025, ",
            "entre le 3 et ",
            "le 10 février, le 11, ",
        ),
        *("mars ", "de mars à ", "janv. ", "fin de ", "fin", "premier trimestre de ", "années ", "l'été "),
        *(
            "lundi ",
            "mardi,",
            "lundi 10 et ",
            "il y a trois cent ",
            "d'ici à la fin de l'année ",
            "hier et ",
            "ce mois ",
        ),
        *(f"{'ra' * 50} mardi ", "votera ", "a", " ", "\n"),
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    """Twice the text takes about twice the time; four times would be a square."""

    def cpu(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        best = float("inf")
        for _ in range(5):
            begun = time.process_time()
            find_dates(text, date(2025, 2, 8))
            best = min(best, time.process_time() - begun)
        return best

    assert cpu(20_000) < 3 * cpu(10_000) + 0.05
