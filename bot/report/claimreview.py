"""schema.org ClaimReview: what fact-check search tools read. Only a person publishes one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from bot.excerpt import cut_excerpts
from bot.model import Label, Report
from bot.report.json import verdict_object
from bot.report.words import LOOKS, Lang

CONTEXT = "https://schema.org"
DRAFT = "Draft"
PUBLISHED = "Published"

# schema.org has no words for it: 1 is false and 5 true, as fact-checkers use the scale.
_RATINGS: Mapping[str, int] = {
    Label.CONTRADICTED: 1,
    Label.OUTDATED: 2,
    Label.IMPRECISE: 3,
    Label.SUPPORTED: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A verdict to publish: the verdict as it stands in a report, and what it was said of.

    `claim` is the sentence the figure stands in. `day` is when a person accepted the verdict, None in a
    draft; `page` where the review can be read; `reviewer` who answers for it.
    """

    verdict: Mapping[str, Any]
    claim: str
    title: str = ""
    url: str = ""
    published: date | None = None
    day: date | None = None
    page: str = ""
    reviewer: str = ""


def to_claimreview(report: Report, lang: Lang) -> str:
    """Returns the drafts of a report's verdicts, but those without a fact, as one JSON-LD document."""
    document = report.document
    drafts = []
    for text, verdicts in (
        (document.title or "", report.title_verdicts),
        (document.text, report.verdicts),
    ):
        judged = [verdict for verdict in verdicts if verdict.label is not Label.UNVERIFIED]
        excerpts = cut_excerpts(text, [(verdict.start, verdict.end) for verdict in judged])
        drafts += [
            Reviewed(
                verdict=verdict_object(verdict),
                claim=str(excerpt).strip(),
                title=document.title or "",
                url=document.url or "",
                published=document.published,
            )
            for verdict, excerpt in zip(judged, excerpts, strict=True)
        ]
    graph = [claim_review(one, lang) for one in drafts]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2)


def claim_review(reviewed: Reviewed, lang: Lang) -> dict[str, Any]:
    """Returns one ClaimReview without its context; `creativeWorkStatus` tells whether it is a draft."""
    verdict = reviewed.verdict
    label = Label(verdict["label"])
    review = {
        "@type": "ClaimReview",
        "url": reviewed.page,
        "creativeWorkStatus": PUBLISHED if reviewed.day else DRAFT,
        "datePublished": reviewed.day.isoformat() if reviewed.day else "",
        "inLanguage": lang,
        "author": {"@type": "Organization", "name": reviewed.reviewer} if reviewed.reviewer else None,
        "claimReviewed": reviewed.claim,
        "itemReviewed": _claim(reviewed),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[label],
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": LOOKS[label].one[lang].capitalize(),
        },
        "reviewBody": verdict["message"][lang],
        "citation": _citations(verdict["fact"]["sources"]) if verdict["fact"] else None,
    }
    return {key: value for key, value in review.items() if value}


def feed(reviews: Iterable[dict[str, Any]], name: str, lang: Lang) -> dict[str, Any]:
    """Returns published reviews, newest first, as a DataFeed."""
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": name,
        "inLanguage": lang,
        "dataFeedElement": [
            {"@type": "DataFeedItem", "dateCreated": review["datePublished"], "item": review}
            for review in reviews
        ],
    }


def _claim(reviewed: Reviewed) -> dict[str, Any]:
    where = {"@type": "CreativeWork", "url": reviewed.url, "headline": reviewed.title}
    host = urlsplit(reviewed.url).hostname or ""
    claim = {
        "@type": "Claim",
        "datePublished": reviewed.published.isoformat() if reviewed.published else "",
        "author": {"@type": "Organization", "name": host} if host else None,
        "appearance": {key: value for key, value in where.items() if value} if reviewed.url else None,
    }
    return {key: value for key, value in claim.items() if value}


def _citations(sources: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    cited = (
        {
            "@type": "CreativeWork",
            "name": source["title"],
            "url": source["url"],
            "datePublished": source["published"],
            "publisher": {"@type": "Organization", "name": source["publisher"]},
        }
        for source in sources
    )
    return [{key: value for key, value in one.items() if value} for one in cited]
