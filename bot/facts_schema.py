"""What a fact file may hold, and what is wrong with one, in the words of the people who write them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

Path = tuple[str | int, ...]

Kind = Literal["organisation", "programme", "country", "person", "event", "law", "indicator"]
Stage = Literal[
    "annoncé",
    "en discussion",
    "engagé",
    "versé",
    "objectif",
    "prévision",
    "valorisation",
    "résultat",
    "en vigueur",
    "rejeté",
    "conversion",
]
Modality = Literal["exact", "approximate", "at-least", "at-most", "range"]

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class AliasRow(_Row):
    """A name of the subject; one of the words of `only_with` must stand nearby, none of `not_with`."""

    text: Text
    only_with: Annotated[list[Text], Field(min_length=1)] | None = None
    not_with: Annotated[list[Text], Field(min_length=1)] | None = None


class TopicRow(_Row):
    """Words that speak of the subject without naming it, one of each list, and those that speak of another.

    `at_home` lets no country be named beside them but the subject's own.
    """

    words: Annotated[list[Annotated[list[Text], Field(min_length=1)]], Field(min_length=1)]
    not_with: Annotated[list[Text], Field(min_length=1)] | None = None
    at_home: bool = False


def _alias(item: Any) -> Any:
    return {"text": item} if isinstance(item, str) else item


def _listed(item: Any) -> Any:
    return [item] if isinstance(item, str) else item


class SubjectRow(_Row):
    """What the file is about; `country` is one code, or the list of those that a binational is given.

    `members` are those who make it up, each under all its names: to list them all is to name it.
    """

    name: Text
    kind: Kind
    country: Annotated[list[Text], BeforeValidator(_listed), Field(min_length=1)] | None = None
    aliases: Annotated[list[Annotated[AliasRow, BeforeValidator(_alias)]], Field(min_length=1)]
    topics: list[TopicRow] = []
    members: Annotated[list[Annotated[list[Text], Field(min_length=1)]], Field(min_length=1)] | None = None
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[0-9]+$")] | None = None
    note: str = ""


class ValueRow(_Row):
    """A value in force from `since` on; the type of `value`, `low` and `high` depends on the fact's unit."""

    since: date
    value: Any = None
    low: Any = None
    high: Any = None
    modality: Modality | None = None
    source: Text
    also: list[Text] = []
    known: date | None = None
    withdrawn: bool = False
    note: str = ""


class LiveRow(_Row):
    """Where `facts refresh` asks for newer values: a source of bot/sources/, its key, and a factor."""

    source: Literal["insee", "eurostat", "ecb", "worldbank"]
    key: Text
    times: Any = 1


class FactRow(_Row):
    """One thing measured, dated or placed."""

    attribute: Slug
    variant: Slug | None = None
    label: Text
    unit: Text
    over: Annotated[str, StringConstraints(pattern=r"^[0-9]+ ans?$")] | None = None
    per: Literal["an", "mois", "jour", "heure", "habitant"] | None = None
    until: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = None
    stage: Stage
    cues: list[Text] = []
    checked: date
    note: str = ""
    live: LiveRow | None = None
    values: Annotated[list[ValueRow], Field(min_length=1)]


class SourceRow(_Row):
    """A page that says so."""

    title: Text
    publisher: Text
    url: Text
    published: date | None = None
    accessed: date
    quote: str = ""


class FactFile(_Row):
    """A whole file; `sets` are words that its lists, and no other file's, name as one: `"@rivaux"`."""

    subject: SubjectRow
    sets: dict[Slug, Annotated[list[Text], Field(min_length=1)]] = {}
    facts: Annotated[list[FactRow], Field(min_length=1)]
    sources: Annotated[dict[str, SourceRow], Field(min_length=1)]


_ROWS: Mapping[tuple[str, ...], type[BaseModel]] = {
    (): FactFile,
    ("subject",): SubjectRow,
    ("subject", "aliases", "*"): AliasRow,
    ("subject", "topics", "*"): TopicRow,
    ("facts", "*"): FactRow,
    ("facts", "*", "live"): LiveRow,
    ("facts", "*", "values", "*"): ValueRow,
    ("sources", "*"): SourceRow,
}

_HELP = {
    "subject": "ajouter une section [subject]",
    "facts": "ajouter au moins une section [[facts]]",
    "sources": "ajouter une section [sources.clé] par source citée",
    "aliases": 'lister les noms que la presse emploie, par exemple aliases = ["Stargate"]',
    "values": "écrire au moins une ligne { since = 2025-01-21, value = 500e9, source = … }",
    "source": "nommer la clé d’une section [sources.clé] : une valeur ne s’écrit pas sans source",
    "live": 'écrire par exemple live = { source = "eurostat", key = "une_rt_m?geo=FR" }',
    "words": 'lister des listes de mots, par exemple words = [["Kiev", "Ukraine"], ["prêt", "prêter"]]',
    "members": 'lister les noms de chaque membre, par exemple members = [["Orion"], ["Vega", "Véga"]]',
    "not_with": 'lister des mots, par exemple not_with = ["film", "série"]',
    "only_with": 'lister des mots, par exemple only_with = ["intelligence artificielle"]',
    "sets": 'lister des mots, par exemple rivaux = ["AMD", "Intel"]',
    "over": 'écrire une durée, par exemple over = "4 ans"',
    "until": 'écrire une année, par exemple until = "2030"',
    "country": 'écrire un code, country = "FR", ou plusieurs, country = ["FR", "US"]',
    "wikidata": "écrire l’identifiant, par exemple « Q21708200 », ou retirer la clé",
    "attribute": "écrire en minuscules sans accents, mots joints par des tirets",
    "variant": "écrire en minuscules sans accents, mots joints par des tirets",
}

_SHAPES = {
    "string_type": "il faut un texte entre guillemets",
    "string_too_short": "le texte est vide",
    "string_pattern_mismatch": "écriture inattendue",
    "date_type": "il faut une date sans guillemets, par exemple 2025-01-21",
    "bool_type": "il faut true ou false",
    "list_type": "il faut une liste entre crochets",
    "too_short": "la liste est vide",
    "dict_type": "il faut une table",
    "model_type": "il faut une table",
}


def read_shape(data: Mapping[str, Any]) -> FactFile | list[tuple[Path, str]]:
    """Return the file as rows, or every fault of its shape: where it is, what it is and how to mend it."""
    try:
        return FactFile.model_validate(data)
    except ValidationError as error:
        return [_fault(item["type"], item["loc"], item["input"]) for item in error.errors(include_url=False)]


def _fault(kind: str, path: Path, given: Any) -> tuple[Path, str]:
    if path[-1:] == ("[key]",):
        return path[:-1], f"nom d’ensemble inattendu ; {_HELP['variant']}"
    key = "sets" if path[:1] == ("sets",) else str(path[-1]) if path else ""
    help_ = _HELP.get(key, "")
    if kind == "missing":
        return path, f"clé absente ; {help_ or f'ajouter « {key} = … »'}"
    if kind == "extra_forbidden":
        known = list(_row_at(path[:-1]).model_fields)
        close = difflib.get_close_matches(key, known, n=1)
        return path, f"clé inconnue ; {f'écrire « {close[0]} »' if close else 'écrire ' + ', '.join(known)}"
    if kind == "literal_error":
        return path, f"« {given} » n’est pas prévu ; écrire {', '.join(_choices(path))}"
    shape = _SHAPES.get(kind, "valeur inattendue")
    return path, f"{shape} ; {help_}" if help_ else shape


def _row_at(path: Path) -> type[BaseModel]:
    return _ROWS[_general(path)]


def _general(path: Path) -> tuple[str, ...]:
    """The path with every position, and every source's own key, replaced by a star."""
    steps: Iterator[str] = ("*" if isinstance(step, int) else step for step in path)
    general = tuple(steps)
    return ("sources", "*", *general[2:]) if general[:1] == ("sources",) and len(general) > 1 else general


def _choices(path: Path) -> Sequence[str]:
    annotation = _row_at(path[:-1]).model_fields[str(path[-1])].annotation
    choices = get_args(annotation)
    literal = next((get_args(choice) for choice in choices if get_args(choice)), ())
    return [str(choice) for choice in literal or choices]
