"""Named sets of words: in a fact file, `"@rivaux"` stands for the words that `[sets]` lists as `rivaux`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.facts_schema import Path
from bot.lexicon import load_lexicon

_MARK = "@"
_SHARED = "sets"
_USERS = ("aliases", "topics")
"""What of a subject lists words: each of its lists may name sets."""


def check_sets(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yields, of a file whose shape is right, where each fault of its sets stands and how to mend it."""
    own, shared = data.get("sets", {}), load_lexicon(_SHARED)
    for name, words in own.items():
        if name in shared:
            yield (
                ("sets", name),
                f"nom déjà pris par un ensemble commun (rules/lexicon/{_SHARED}.toml) ; en choisir un autre",
            )
        for where, other in _named(words, ("sets", name)):
            yield where, f"un ensemble n’en contient pas un autre ; écrire les mots de « {_MARK}{other} »"
    users = [found for key in _USERS for found in _users(data, key)]
    for where, name in users:
        if name not in own and name not in shared:
            yield where, f"ensemble inconnu « {_MARK}{name} » ; {_remedy(name, [*own, *shared])}"
    used = {name for _, name in users}
    for name in own:
        if name not in used:
            remedy = f"écrire « {_MARK}{name} » où vont ses mots, ou le retirer"
            yield ("sets", name), f"ensemble jamais cité ; {remedy}"


def expand_sets(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Returns the data as it would be without sets, the words of each in every place that names it."""
    sets = {**load_lexicon(_SHARED), **data.get("sets", {})}
    subject = dict(data["subject"])
    for key in _USERS:
        if key in subject:
            subject[key] = [_written_out(row, sets) for row in subject[key]]
    return {key: value for key, value in data.items() if key != "sets"} | {"subject": subject}


def _users(data: Mapping[str, Any], key: str) -> Iterator[tuple[Path, str]]:
    for index, row in enumerate(data["subject"].get(key, ())):
        yield from _named(row, ("subject", key, index))


def _named(item: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Where in the lists of an item a set is named, and its name."""
    if isinstance(item, Mapping):
        for key, inner in item.items():
            yield from _named(inner, (*path, key))
    elif isinstance(item, list):
        for index, inner in enumerate(item):
            name = _name(inner)
            if name:
                yield (*path, index), name
            else:
                yield from _named(inner, (*path, index))


def _written_out(item: Any, sets: Mapping[str, Sequence[str]]) -> Any:
    if isinstance(item, Mapping):
        return {key: _written_out(inner, sets) for key, inner in item.items()}
    if isinstance(item, list):
        return [word for inner in item for word in sets.get(_name(inner), [_written_out(inner, sets)])]
    return item


def _name(word: Any) -> str:
    """The name of the set that a word stands for; empty for a word that stands for itself."""
    plain = word.strip() if isinstance(word, str) else ""
    return plain.removeprefix(_MARK) if plain.startswith(_MARK) else ""


def _remedy(name: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"écrire « {_MARK}{close[0]} »" if close else f"le définir : [sets] {name} = […]"
