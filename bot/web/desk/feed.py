"""Publishing: what a person accepted, as ClaimReview, for programs with a token and people signed in."""

from __future__ import annotations

import json
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.excerpt import cut_excerpts
from bot.report.claimreview import CONTEXT, Reviewed, claim_review, feed
from bot.store.review import accepted
from bot.store.tables import Decision, VerdictRow, Version
from bot.targets import shown
from bot.web.access import person, token_for
from bot.web.desk.pages import page
from bot.web.desk.visit import Reader, language
from bot.web.problems import Problem, responses
from bot.web.service import Here, Service

router = APIRouter()

_MOST = 500
_bearer = HTTPBearer(auto_error=False)


def _known(
    request: Request, service: Here, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> None:
    if given is not None or person(request, service) is None:
        token_for("read")(service, given)


@router.get(
    "/feeds/claimreview.json",
    tags=["feeds"],
    summary="Lire les vérifications acceptées",
    description="A schema.org DataFeed of ClaimReview, newest first: only verdicts that a person accepted.",
    response_class=JSONResponse,
    dependencies=[Depends(_known)],
    responses={
        200: {"content": {"application/ld+json": {"schema": {"type": "object"}}}, "description": "The feed"},
        **responses(401, 403),
    },
)
def claim_reviews(service: Here) -> Response:
    """Returns the newest accepted verdicts."""
    with service.store.read() as session:
        reviews = [_review(service, *one) for one in accepted(session, _MOST)]
    return JSONResponse(
        feed(reviews, f"Vraichiffre, {_newsroom(service)}", "fr"), media_type="application/ld+json"
    )


@router.get("/desk/published", include_in_schema=False)
def published(request: Request, service: Here, visitor: Reader) -> Response:
    """Lists what was accepted, each with its ClaimReview."""
    with service.store.read() as session:
        rows = [
            (decision, json.loads(verdict.data), version)
            for decision, verdict, version in accepted(session, _MOST)
        ]
        return page(request, visitor, "published.html", rows=rows)


@router.get("/desk/published/{id}.json", include_in_schema=False)
def one_review(id: int, request: Request, service: Here, visitor: Reader) -> Response:
    """Returns one accepted verdict, to be pasted into the page that publishes it."""
    with service.store.read() as session:
        for found in accepted(session, _MOST):
            if found[0].id == id:
                review = _review(service, *found, in_english=language(request) == "en")
                return JSONResponse({"@context": CONTEXT, **review}, media_type="application/ld+json")
    raise Problem(404, "aucune vérification acceptée ici.", "no accepted review here.")


def _review(
    service: Service, decision: Decision, verdict: VerdictRow, version: Version, in_english: bool = False
) -> dict[str, object]:
    in_title = verdict.field == "title"
    field, format = (version.title, "text") if in_title else (version.body, version.body_format)
    (excerpt,) = cut_excerpts(field, [(verdict.start, verdict.end)])
    return claim_review(
        Reviewed(
            verdict=json.loads(verdict.data),
            claim=" ".join(shown(str(excerpt), format).split()),
            title=version.title,
            url=version.url,
            published=version.published,
            day=decision.at.astimezone().date(),
            page=f"{service.settings.public_url.rstrip('/')}/desk/published/{decision.id}.json",
            reviewer=_newsroom(service),
        ),
        "en" if in_english else "fr",
    )


def _newsroom(service: Service) -> str:
    return service.settings.newsroom or urlsplit(service.settings.public_url).hostname or "Vraichiffre"
