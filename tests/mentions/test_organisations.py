"""Organisations told by the words around them, with the model's names given by hand."""

from __future__ import annotations

import pytest

from bot.mentions.misspellings import suggest_subjects
from bot.mentions.organisations import find_organisations
from bot.model import Kind, Mention


def name(text: str, words: str, kind: Kind = Kind.ORGANISATION) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words, kind, words)


def organisations(text: str, *names: Mention) -> list[str]:
    found = find_organisations(text, names)
    assert all(text[one.start : one.end] == one.text for one in found)
    return [one.text for one in found if one.kind is Kind.ORGANISATION]


@pytest.mark.parametrize(
    "text, found",
    [
        ("le groupe Castellan recrute", ["Castellan"]),
        ("La société lyonnaise Hydrovène investit", ["Hydrovène"]),
        ("l'éditeur de logiciels Quentral", ["Quentral"]),
        ("le spécialiste français de la batterie Accuwatt", ["Accuwatt"]),
        ("la coopérative Terres du Gers", ["Terres du Gers"]),
        ("Solvane Inc. et Braxton Ltd s'opposent", ["Solvane Inc.", "Braxton Ltd"]),
        ("Hallmann GmbH part. Chez Hallmann, on se tait.", ["Hallmann GmbH", "Hallmann"]),
        ("le fonds Nordlys. Hier, Nordlys a vendu.", ["Nordlys", "Nordlys"]),
    ],
)
def test_told_by_the_words(text: str, found: list[str]) -> None:
    assert organisations(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "la société dirigée depuis Paris",
        "une banque de Genève prête 4 millions",
        "le groupe avec Paul",
        "LE GROUPE RECRUTE",
        "Le groupe. Paul arrive.",
        "une entreprise, Paris le sait",
        "il est SE que Dieu veut",
        "le fonds finance dix projets en Afrique",
    ],
)
def test_not_told(text: str) -> None:
    assert organisations(text) == []


def test_the_words_know_better_than_the_model() -> None:
    text = "le cabinet Xerfi Canal conseille Xavier Canal"
    names = name(text, "Xerfi Canal", Kind.PERSON), name(text, "Xavier Canal", Kind.PERSON)
    assert organisations(text, *names) == ["Xerfi Canal"]


def test_initials_of_a_name_are_a_name() -> None:
    text = "L'Office national de la pêche (ONP) paie. L'ONP emploie 80 agents (ETP)."
    assert organisations(text, name(text, "Office national de la pêche")) == [
        "Office national de la pêche",
        "ONP",
        "ONP",
    ]


def test_a_subject_stays_a_subject() -> None:
    text = "le groupe Castellan recrute"
    found = find_organisations(text, [name(text, "Castellan", Kind.SUBJECT)])
    assert [one.kind for one in found] == [Kind.SUBJECT]


def test_one_spelling_for_one_organisation() -> None:
    text = "#HydroVene, HYDROVÈNE et Hydrovène SA"
    names = [name(text, words) for words in ("#HydroVene", "HYDROVÈNE", "Hydrovène SA")]
    assert [one.value for one in find_organisations(text, names)] == ["Hydrovène"] * 3


@pytest.mark.parametrize(
    "handle, value", [("@MistralAI", "Mistral AI"), ("#le_monde", "le monde"), ("@", "@")]
)
def test_handles_are_read_as_words(handle: str, value: str) -> None:
    assert [one.value for one in find_organisations(handle, [name(handle, handle)])] == [value]


ALIASES = {"mistral ai": "pack/mistral-ai", "stargate": "pack/stargate", "amazon": "pack/amazon"}


@pytest.mark.parametrize("written, subject", [("Mistrral AI", "mistral-ai"), ("Stragate", "stargate")])
def test_a_slip_is_suggested(written: str, subject: str) -> None:
    (found,) = suggest_subjects([name(written, written)], ALIASES)
    assert (found.kind, found.value, found.suggestion) == (Kind.ORGANISATION, written, f"pack/{subject}")


@pytest.mark.parametrize("written", ["Amazonie", "Mistral", "Sargasse", "Star", "Targate"])
def test_another_name_is_not(written: str) -> None:
    (found,) = suggest_subjects([name(written, written)], ALIASES)
    assert found.suggestion is None
