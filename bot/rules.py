"""The rules: how French names what a figure measures, and what can be wrong with one."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.folders import RULES
from bot.folding import any_of, fold
from bot.model import Label, Severity

_FEWEST_EXAMPLES = 8
_MARKED = re.compile(r"\[([^\[\]]+)\]")

Comparison = Literal[
    "agrees",
    "tells_a_bound",
    "was_right",
    "told_as_done",
    "other_period",
    "other_owner",
    "other_country",
    "other_date",
    "other_currency",
    "other_magnitude",
    "other_amount",
    "other_count",
    "document",
    "conversion",
    "english_scale",
    "ratio",
    "total",
    "weekday",
    "nothing",
]
"""The comparisons that a rule may name: `bot/verdicts/comparing.py` holds a claim against a fact,
`bot/verdicts/inner.py` against its own text.
"""

Words = Annotated[str, Field(min_length=1)]
_Rule = TypeVar("_Rule", "AttributeRule", "VerdictRule")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AttributeExample(_Row):
    """A sentence with its figure in brackets, and whether its words name the rule's attribute."""

    text: Words
    names: bool


class AttributeRule(_Row):
    """A thing that can be measured, and the words that name it.

    `measures` is the kind of figure that can tell it. `weak_cues` name it only where no cue stands nearer.
    `kind` is `event` for what is announced once and may be announced again with another figure: it is only
    held against texts published within `window_days` of it; `state` for what goes on. Near one of the words
    of `narrowed_by` («trimestre», «filiale»), a figure tells only a part, or something akin.
    """

    id: str
    title: Words
    why: Words
    measures: Literal["money", "count", "share", "power"]
    kind: Literal["event", "state"]
    window_days: int = 0
    cues: tuple[Words, ...] = Field(min_length=1)
    weak_cues: tuple[Words, ...] = ()
    narrowed_by: tuple[Words, ...] = ()
    limits: Words
    examples: tuple[AttributeExample, ...]

    def is_named_weakly(self, word: str) -> bool | None:
        """Whether a folded word names the attribute only weakly; None when it does not name it."""
        strong, weak = self._patterns
        if strong.fullmatch(word):
            return False
        return True if weak and weak.fullmatch(word) else None

    @cached_property
    def narrowing(self) -> re.Pattern[str] | None:
        """Matches, in folded text, a word that makes a figure only a part of what the attribute measures."""
        return any_of(map(fold, self.narrowed_by)) if self.narrowed_by else None

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
        return any_of(map(fold, self.cues)), any_of(map(fold, self.weak_cues)) if self.weak_cues else None


class VerdictExample(_Row):
    """A sentence with its figure in brackets, its day, and what the rule makes of it.

    `fires`: the rule gives its verdict. `right`: the figure is supported. `silent`: nothing is contradicted.
    """

    text: Words
    published: date
    expect: Literal["fires", "right", "silent"]
    title: str = ""

    @property
    def plain(self) -> str:
        """The text without its brackets."""
        return _MARKED.sub(r"\1", self.text)

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of the marked figure in the plain text."""
        start = self.text.index("[")
        return start, self.text.index("]") - 1


class Said(_Row):
    """What an editor reads, in both languages."""

    fr: Words
    en: Words


class VerdictRule(_Row):
    """An error, or its absence: the comparison that tells it, and how it is told.

    `compare` names a function of `bot/verdicts/comparing.py` or `inner.py`; rules are tried by
    ascending `priority`. Into its `message`, `bot/verdicts/` fills `{subject}`, `{fact}`, `{stated}` and the
    like. `needs` says how sure the match must be: `attribute` (owner and attribute named),
    `owner`, or `nothing`.
    """

    id: str
    label: Label
    severity: Severity
    compare: Comparison
    priority: int
    needs: Literal["attribute", "owner", "nothing"]
    title: Said
    why: Words
    limits: Words
    message: Said
    suggestion: str = "{fact}"
    examples: tuple[VerdictExample, ...]


@dataclass(frozen=True)
class RuleBook:
    """All rules by id, and a digest of their files."""

    attributes: Mapping[str, AttributeRule]
    verdicts: Mapping[str, VerdictRule]
    digest: str

    @cached_property
    def cue_pattern(self) -> re.Pattern[str]:
        """Matches any attribute's cue in folded text."""
        return any_of(fold(cue) for rule in self.attributes.values() for cue in (*rule.cues, *rule.weak_cues))

    @cached_property
    def narrowing_pattern(self) -> re.Pattern[str]:
        """Matches where the `narrowing` of some attribute does."""
        return any_of(fold(word) for rule in self.attributes.values() for word in rule.narrowed_by)

    def named_by(self, word: str, kind: str) -> tuple[tuple[str, bool], ...]:
        """The attributes, told by that kind of figure, that a cue found in a text names; whether weakly."""
        key = (word, kind)
        if key not in self._named:
            self._named[key] = tuple(
                (rule.id, weakly)
                for rule in self.attributes.values()
                if rule.measures == kind and (weakly := rule.is_named_weakly(word)) is not None
            )
        return self._named[key]

    @cached_property
    def _named(self) -> dict[tuple[str, str], tuple[tuple[str, bool], ...]]:
        return {}


class RulesError(Exception):
    """The rules cannot be loaded; `problems` names each fault with its file and remedy, in French."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def load_rules(folder: Path = RULES) -> RuleBook:
    """Reads every rule of a folder.

    Raises RulesError, with every fault of every file, when one is unreadable or lacks what a rule must have.
    """
    problems: list[str] = []
    attributes = _read(folder, "claims", AttributeRule, _attribute_faults, problems)
    verdicts = _read(folder, "verdicts", VerdictRule, _verdict_faults, problems)
    if problems:
        raise RulesError(problems)
    return RuleBook(MappingProxyType(attributes), MappingProxyType(verdicts), _digest(folder))


def lint_words(folder: Path) -> None:
    """Reads the word lists of a folder of rules, only to say what is wrong with them. Raises RulesError."""
    problems: list[str] = []
    for file in sorted((folder / "lexicon").glob("*.toml")):
        try:
            tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{file} : illisible ({error}) ; enregistrer le fichier en UTF-8.")
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{file} : TOML invalide ({error}).")
    if problems:
        raise RulesError(problems)


def _read(
    folder: Path, group: str, model: type[_Rule], faults: Callable[[_Rule], list[str]], problems: list[str]
) -> dict[str, _Rule]:
    rules: dict[str, _Rule] = {}
    files = sorted((folder / group).glob("*.toml"))
    if not files:
        problems.append(
            f"{folder / group} : aucune règle ; indiquer un dossier qui contient claims/ et verdicts/."
        )
    for file in files:
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            rule = model.model_validate({"id": file.stem, **data})
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{file} : illisible ({error}) ; enregistrer le fichier en UTF-8.")
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{file} : TOML invalide ({error}).")
        except ValidationError as error:
            problems.extend(f"{file} : {_in_words(item)}" for item in error.errors(include_url=False))
        else:
            problems.extend(f"{file} : {fault}" for fault in faults(rule))
            rules[rule.id] = rule
    return rules


def _in_words(item: Mapping[str, Any]) -> str:
    where = ".".join(str(step) for step in item["loc"])
    match item["type"]:
        case "missing":
            return f"{where} : clé absente ; l'ajouter."
        case "extra_forbidden":
            return f"{where} : clé inconnue ; la corriger ou la retirer."
        case "literal_error" | "enum":
            return f"{where} : « {item['input']} » n'est pas prévu ; écrire {item['ctx']['expected']}."
        case _:
            return f"{where} : valeur « {item['input']} » inattendue ({item['msg']})."


def _attribute_faults(rule: AttributeRule) -> list[str]:
    faults = [
        f"exemple sans chiffre entre crochets : « {e.text} »."
        for e in rule.examples
        if not _MARKED.search(e.text)
    ]
    if {example.names for example in rule.examples} != {True, False}:
        faults.append(
            "il faut un exemple où le chiffre mesure l'attribut (names = true) et un où il ne le mesure pas."
        )
    if (rule.kind == "event") != (rule.window_days > 0):
        faults.append('window_days va avec kind = "event", et lui seul ; l\'écrire ou le retirer.')
    return faults


def _verdict_faults(rule: VerdictRule) -> list[str]:
    faults = [
        f"exemple sans chiffre entre crochets : « {e.text} »."
        for e in rule.examples
        if not _MARKED.search(e.text)
    ]
    lacking = {"fires", "right", "silent"} - {example.expect for example in rule.examples}
    if rule.label is Label.SUPPORTED:
        lacking -= {"fires"}
    if rule.label is Label.UNVERIFIED:
        lacking -= {"fires", "right"}
    if lacking:
        faults.append(f"il manque un exemple expect = {', '.join(sorted(lacking))}.")
    if len(rule.examples) < _FEWEST_EXAMPLES:
        faults.append(
            f"{len(rule.examples)} exemples ; en écrire au moins {_FEWEST_EXAMPLES}, de tournures variées."
        )
    return faults


def _digest(folder: Path) -> str:
    """Depends on the content of the rules and word lists, not on where they lie."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.toml")):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
