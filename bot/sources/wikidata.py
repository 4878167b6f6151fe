"""Wikidata: the names an entity has in French and English, and entities that a name may mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.sources.fetching import SourceError

BASE = "https://www.wikidata.org/w/api.php"
_LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Entity:
    """An item: its QID, its label, what it is in a few words, and its other names, the French ones first."""

    qid: str
    label: str
    description: str
    names: tuple[str, ...]


def read_entity(qid: str, get: Callable[[str], bytes]) -> Entity:
    """Returns an item by its QID; `get` answers a query string. Raises SourceError when there is none."""
    query = {"action": "wbgetentities", "ids": qid, "props": "labels|aliases|descriptions", "format": "json"}
    data = _ask(get, query | {"languages": "|".join(_LANGUAGES)})
    item = data.get("entities", {}).get(qid, {})
    if not item or "missing" in item:
        raise SourceError(f"wikidata : pas d’élément {qid}")
    labels = [
        item["labels"][language]["value"] for language in _LANGUAGES if language in item.get("labels", {})
    ]
    aliases = [one["value"] for language in _LANGUAGES for one in item.get("aliases", {}).get(language, ())]
    names = tuple(dict.fromkeys((*labels, *aliases)))
    return Entity(qid, names[0] if names else qid, _description(item), names)


def search_entities(name: str, get: Callable[[str], bytes]) -> list[Entity]:
    """Returns the items that a name may mean, likeliest first, without their other names."""
    query = {
        "action": "wbsearchentities",
        "search": name,
        "language": "fr",
        "uselang": "fr",
        "format": "json",
    }
    found = _ask(get, query).get("search", ())
    return [Entity(one["id"], one.get("label", ""), one.get("description", ""), ()) for one in found]


def _ask(get: Callable[[str], bytes], query: dict[str, str]) -> dict[str, Any]:
    try:
        data = json.loads(get(f"?{urlencode(query)}"))
    except ValueError:
        raise SourceError("wikidata : la réponse n’est pas du JSON") from None
    if not isinstance(data, dict):
        raise SourceError("wikidata : la réponse n’est pas celle attendue")
    if "error" in data:
        raise SourceError(f"wikidata : refus ({data['error'].get('info', data['error'])})")
    return data


def _description(item: dict[str, Any]) -> str:
    found = item.get("descriptions", {})
    return next((found[language]["value"] for language in _LANGUAGES if language in found), "")
