"""Reads the folder of rules: how French names what a figure measures, and what can be wrong with one."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.folders import RULES
from bot.folding import any_of, fold
from bot.model import Label
from bot.rules_schema import MARKED, AttributeRule, VerdictRule

_FEWEST_EXAMPLES = 8
_Rule = TypeVar("_Rule", AttributeRule, VerdictRule)


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
        _toml(file, problems)
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
        if (data := _toml(file, problems)) is None:
            continue
        try:
            rule = model.model_validate({"id": file.stem, **data})
        except ValidationError as error:
            problems.extend(f"{file} : {_in_words(item)}" for item in error.errors(include_url=False))
        else:
            problems.extend(f"{file} : {fault}" for fault in faults(rule))
            rules[rule.id] = rule
    return rules


def _toml(file: Path, problems: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{file} : illisible ({error}) ; enregistrer le fichier en UTF-8.")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{file} : TOML invalide ({error}).")
    return None


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


def _unmarked(rule: AttributeRule | VerdictRule) -> list[str]:
    texts = (example.text for example in rule.examples)
    return [f"exemple sans chiffre entre crochets : « {text} »." for text in texts if not MARKED.search(text)]


def _attribute_faults(rule: AttributeRule) -> list[str]:
    faults = _unmarked(rule)
    if {example.names for example in rule.examples} != {True, False}:
        faults.append(
            "il faut un exemple où le chiffre mesure l'attribut (names = true) et un où il ne le mesure pas."
        )
    if (rule.kind == "event") != (rule.window_days > 0):
        faults.append('window_days va avec kind = "event", et lui seul ; l\'écrire ou le retirer.')
    return faults


def _verdict_faults(rule: VerdictRule) -> list[str]:
    faults = _unmarked(rule)
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
