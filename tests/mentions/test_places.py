from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from marked import Marked, read_marked

from bot.folding import fold
from bot.lexicon import load_lexicon
from bot.mentions.gazetteer import Sense, gazetteer
from bot.mentions.places import find_countries
from bot.model import Kind
from bot.text import clean_text

SENTENCES = [
    pytest.param(marked, id=name) for name, marked in read_marked(Path(__file__).with_name("places.txt"))
]
TERRITORIES = {
    code: name for code, name in Locale.parse("fr").territories.items() if code in gazetteer().codes
}
# CLDR's names that nobody writes, and those that also mean something else: what to write instead.
WITH_A_HINT = {
    "BL": "l'île de Saint-Barthélemy",
    "DM": "la Dominique",
    "GD": "la Grenade",
    "HK": "Hong Kong",
    "LC": "Sainte-Lucie, aux Antilles",
    "MF": "l'île de Saint-Martin",
    "MM": "la Birmanie",
    "MO": "Macao",
    "MS": "Montserrat, aux Caraïbes",
    "MU": "l'île Maurice",
    "SH": "l'île de Sainte-Hélène",
    "SV": "le Salvador",
    "SX": "Sint Maarten",
}
NAMES = sorted(name for name, naming in gazetteer().namings.items() if naming.sense is Sense.NAME)


def written(text: str) -> list[tuple[int, int, str]]:
    return [
        (found.start, found.end, f"{found.value} indirect" if found.is_indirect else str(found.value))
        for found in find_countries(text)
    ]


@pytest.mark.parametrize("marked", SENTENCES)
def test_reads_every_country_of_a_sentence_and_no_other(marked: Marked) -> None:
    assert written(marked.text) == list(marked.figures)


@pytest.mark.parametrize("code", sorted(TERRITORIES.keys() - WITH_A_HINT.keys()))
def test_knows_every_country_by_its_usual_name(code: str) -> None:
    name = TERRITORIES[code]
    assert written(f"Voici {name} en bref.") == [(6, 6 + len(name), code)]
    assert written(f"VOICI {fold(name).upper()} EN BREF.") == [(6, 6 + len(name), code)]


@pytest.mark.parametrize("code, name", WITH_A_HINT.items())
def test_knows_the_others_by_another_name_or_with_a_hint(code: str, name: str) -> None:
    assert [str(found.value) for found in find_countries(f"Cap sur {name}.")] == [code]


@pytest.mark.parametrize("code", sorted(TERRITORIES))
def test_knows_every_flag(code: str) -> None:
    flag = "".join(chr(ord(letter) + 0x1F1E6 - ord("A")) for letter in code)
    assert written(f"Cap sur {flag} !") == [(8, 10, code)]


def test_knows_no_flag_that_is_none() -> None:
    assert written("\U0001f1ff\U0001f1ff \U0001f1eb") == []


@pytest.mark.parametrize(
    "people, code",
    [
        ("Les Camerounais ont voté.", "CM"),
        ("Les Vietnamiennes ont voté.", "VN"),
        ("Un Kényan et une Kényane ont voté.", "KE"),
        ("Une entreprise autrichienne a gagné.", "AT"),
        ("Des entreprises brésiliennes ont gagné.", "BR"),
        ("Un juge luxembourgeois a tranché.", "LU"),
        ("Deux juges luxembourgeois ont tranché.", "LU"),
        ("Une juge bissau-guinéenne a tranché.", "GW"),
        ("Des juges équato-guinéens ont tranché.", "GQ"),
    ],
)
def test_knows_people_by_where_they_are_from(people: str, code: str) -> None:
    assert {str(found.value) for found in find_countries(people)} == {code}


def test_every_caution_is_about_a_name_that_exists() -> None:
    forms = [fold(form) for caution in load_lexicon("countries")["cautions"] for form in caution["forms"]]
    assert len(forms) == len(set(forms))
    assert [form for form in forms if form not in gazetteer().namings] == []


def test_what_the_source_has_is_not_written_again() -> None:
    own, source = load_lexicon("countries"), load_lexicon("demonyms")
    theirs = {code: {fold(name) for name in names} for code, names in source["names"].items()}
    assert [
        name for code, names in own["names"].items() for name in names if fold(name) in theirs.get(code, ())
    ] == []


@given(st.text(alphabet=st.sampled_from("UEeu SFrançe’'-#@./🇫🇷🇺🇸\n\u00a0\u0301İß漢la l'en de"), max_size=60))
def test_reads_any_text_in_order_and_without_overlap(text: str) -> None:
    end = 0
    for found in find_countries(text):
        assert found.start >= end
        assert found.text == text[found.start : found.end] != ""
        assert found.kind is Kind.COUNTRY
        end = found.end


@given(
    st.lists(st.sampled_from(NAMES), max_size=6),
    st.sampled_from(["", " ", "\u00a0", "\u0301", "🚀", "\n\n", "l’", "x", "#"]),
)
def test_names_in_any_company_keep_their_place(names: list[str], between: str) -> None:
    text = between.join(names)
    for found in find_countries(text):
        assert found.text == text[found.start : found.end]


@pytest.mark.parametrize("insert", ["\u200b", "\u00ad", "<b>", "&nbsp;", "🚀 "])
@pytest.mark.parametrize("marked", [marked.values[0] for marked in SENTENCES[:20]])
def test_what_stands_before_moves_the_place_and_nothing_else(marked: Marked, insert: str) -> None:
    text = clean_text(f"{insert}{marked.text}")
    found = [
        (*text.to_original(mention.start, mention.end), mention.value)
        for mention in find_countries(text.text)
    ]
    assert found == [(start + len(insert), end + len(insert), value) for start, end, value in marked.figures]


@pytest.mark.parametrize(
    "piece", ["France ", "en ", "Congo", "l'", "a.", "#x", "@", "Washington et ", "🇫🇷", "les US "]
)
def test_reads_no_more_of_a_text_than_there_is(piece: str) -> None:
    assert len(find_countries(piece * 2000)) <= 2000
