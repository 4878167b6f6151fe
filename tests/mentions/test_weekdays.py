"""Every date told with its weekday stands in a span that is read for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.mentions.dates import find_dates
from bot.mentions.weekdays import dated_weekdays
from bot.model import DateSpan

WEEKDAYS = st.sampled_from(["lundi", "Mardi", "JEUDI", "dimanche"])
PARTS = st.sampled_from(["", " matin", " après-midi", " dans la soirée"])
LINKS = st.sampled_from([" ", "  ", " le ", ", le ", "\n", " prochain ", " soir, ", ", "])
NUMBERS = st.sampled_from(["10", "1er", "premier", "vingt et un", "10/02/2025", "3", "dix ans"])
MONTHS = st.sampled_from([" février", " mai 2025", " avr. 2024", "", " heures", " et mercredi 12 mars"])
DATES = st.tuples(WEEKDAYS, PARTS, LINKS, NUMBERS, MONTHS).map("".join)
WORDS = st.sampled_from(
    ["La salle ouvre ", ". ", " du ", " au ", ", puis ", "\n", " et le 4 mai 2023, ", "Il pleut "]
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.one_of(DATES, WORDS), max_size=6).map("".join))
def test_no_weekday_with_its_day_is_passed_over(text: str) -> None:
    spans = dated_weekdays(text)
    for found in find_dates(text, date(2025, 2, 11)):
        assert isinstance(found.value, DateSpan)
        if found.value.weekday is not None and any(char.isdigit() for char in found.text):
            assert any(start <= found.start and found.end <= end for start, end in spans), found.text


@pytest.mark.parametrize(
    "text",
    [
        "Le projet a été présenté mardi soir devant 300 personnes.",
        "Ni l’un ni l’autre n’était là ce lundi. Vers 12 heures, on dansait.",
        "Samedi, 40 bénévoles ont nettoyé la rive.",
    ],
)
def test_a_number_farther_off_is_no_day(text: str) -> None:
    assert dated_weekdays(text) == []
