"""What French calls each country and those who live there, put together from CLDR and two lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.mentions.phrases import Phrases

# Territories of CLDR that ISO 3166-1 only reserves, or that are no country.
_NOT_ISO = frozenset({"AC", "CP", "DG", "EA", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


class Sense(StrEnum):
    """How a phrase names a country."""

    NAME = "name"
    DEMONYM = "demonym"
    PREFIX = "prefix"
    STAND_IN = "stand-in"
    SEAT = "seat"
    NOTHING = "nothing"


class Gender(StrEnum):
    """Which form of a demonym: a masculine singular may be a language, a feminine singular a manner."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Caution:
    """What must hold about a phrase that is also something else; rules/lexicon/countries.toml says how."""

    capital: bool = False
    upper: bool = False
    no_name: bool = False
    surely_after: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    near: re.Pattern[str] | None = None
    not_near: re.Pattern[str] | None = None
    unless_near: re.Pattern[str] | None = None
    instead: tuple[tuple[re.Pattern[str], str], ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """What a phrase means; `code` is an ISO 3166-1 alpha-2 code, `EU`, or empty when it names no country."""

    code: str
    sense: Sense
    gender: Gender = Gender.OTHER
    is_language: bool = False
    caution: Caution | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every phrase, to be sought at once, its meaning, and the codes a flag may stand for."""

    phrases: Phrases
    namings: Mapping[str, Naming]
    codes: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    """Puts the names together; some tens of milliseconds, once."""
    from babel import Locale

    locale = Locale.parse("fr")
    own, source = load_lexicon("countries"), load_lexicon("demonyms")
    territories = {
        code: [name]
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_ISO
    }
    cautions = _cautions(own["cautions"])
    namings: dict[str, Naming] = {}

    for code, phrase in _rows(own["seats"]):
        namings[phrase] = Naming(code, Sense.SEAT)
    for code, phrase in _rows(own["prefixes"]):
        namings[phrase] = Naming(code, Sense.PREFIX)
    languages = {fold(name) for name in locale.languages.values()}
    for code, (masculine, feminine) in _demonyms(own, source):
        lemma = fold(masculine)
        for form, gender in _forms(lemma, fold(feminine)):
            naming = Naming(code, Sense.DEMONYM, gender, lemma in languages, cautions.get(lemma))
            namings.setdefault(form, naming)
    for code, phrase in _rows(own["stand_ins"]):
        namings[phrase] = Naming(code, Sense.STAND_IN, caution=cautions.get(phrase))
    taken = set(map(fold, own["left_out"]["names"]))
    for table in (own["names"], territories, source["names"]):
        names = {phrase: code for code, phrase in _rows(table) if phrase not in taken}
        namings |= {
            phrase: Naming(code, Sense.NAME, caution=cautions.get(phrase)) for phrase, code in names.items()
        }
        taken |= names.keys()
    others = own["others"]
    for phrase in (*others["phrases"], *others["things"], *map(_plurals, others["things"])):
        namings[fold(phrase)] = Naming("", Sense.NOTHING)
    return Gazetteer(Phrases(namings), namings, frozenset(territories))


def _rows(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((code, fold(name)) for code, names in table.items() for name in names)


def _demonyms(own: Mapping[str, Any], source: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Code, and masculine with feminine, those of our own first."""
    for code, pairs in own["demonyms"].items():
        yield from ((code, (masculine, feminine)) for masculine, feminine in pairs)
    left_out = own["left_out"]
    for code, (masculine, feminine) in source["demonyms"].items():
        if code not in left_out["demonyms_of"] and masculine not in left_out["demonyms"]:
            yield code, (masculine, feminine)


def _forms(masculine: str, feminine: str) -> Iterable[tuple[str, Gender]]:
    """Every form; what serves for both genders counts as masculine."""
    forms = {_plural(masculine): Gender.OTHER, _plural(feminine): Gender.OTHER}
    return {**forms, feminine: Gender.FEMININE, masculine: Gender.MASCULINE}.items()


def _plural(word: str) -> str:
    return word if word[-1] in "sxz" else word + "s"


def _plurals(phrase: str) -> str:
    return " ".join(map(_plural, phrase.split()))


def _cautions(rows: Iterable[Mapping[str, Any]]) -> dict[str, Caution]:
    cautions: dict[str, Caution] = {}
    for row in rows:
        conditions = {key: _condition(value) for key, value in row.items() if key != "forms"}
        for key in ("near", "not_near", "unless_near"):
            if key in conditions:
                conditions[key] = any_of(conditions[key])
        if "instead" in row:
            conditions["instead"] = tuple(
                (any_of(map(fold, words)), code) for code, words in row["instead"].items()
            )
        cautions |= dict.fromkeys(map(fold, row["forms"]), Caution(**conditions))
    return cautions


def _condition(value: Any) -> Any:
    return tuple(map(fold, value)) if isinstance(value, list) else value
