"""Google's Fact Check Tools: what others have checked already, as leads for a person, never as a verdict."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from bot.sources.fetching import SourceError
from bot.sources.series import day_of

BASE = "https://factchecktools.googleapis.com/v1alpha1"


@dataclass(frozen=True, slots=True)
class Lead:
    """A published check: the claim, who made it, who checked it, what they say of it, where and when."""

    claim: str
    claimant: str
    publisher: str
    rating: str
    url: str
    reviewed: date | None


def search_leads(words: str, key: str, get: Callable[[str], bytes]) -> list[Lead]:
    """Returns the published checks, in French, of claims that hold the words; `get` answers a path."""
    query = urlencode({"query": words, "languageCode": "fr", "pageSize": "10", "key": key})
    try:
        claims = json.loads(get(f"claims:search?{query}")).get("claims", [])
        return [
            Lead(
                claim.get("text", ""),
                claim.get("claimant", ""),
                review.get("publisher", {}).get("name") or review.get("publisher", {}).get("site", ""),
                review.get("textualRating", ""),
                review["url"],
                day_of(review.get("reviewDate", "")),
            )
            for claim in claims
            for review in claim.get("claimReview", ())
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SourceError("factcheck : la réponse n’est pas celle de Fact Check Tools") from None
