"""Whether the service lives, is ready, and how it does."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from sqlalchemy import text

from bot.store.figures import count
from bot.web.metrics import CONTENT_TYPE, exposition
from bot.web.problems import Problem, responses
from bot.web.service import Here

router = APIRouter(tags=["status"])


@router.get("/health", summary="Le processus vit", status_code=204)
def health() -> Response:
    """Answers as long as the process does."""
    return Response(status_code=204)


@router.get("/ready", summary="Le service peut recevoir", status_code=204, responses=responses(503))
def ready(service: Here) -> Response:
    """Answers once the database does too."""
    try:
        with service.store.read() as session:
            session.execute(text("SELECT 1"))
    except Exception:
        raise Problem(503, "la base ne répond pas.", "the database does not answer.") from None
    return Response(status_code=204)


@router.get("/metrics", summary="Mesures pour Prometheus", response_class=PlainTextResponse)
def metrics(service: Here) -> Response:
    """Returns what this process answered and what the store holds, whichever process wrote it."""
    oldest = service.checker().table.oldest_checked
    return Response(exposition(count(service.store), oldest), media_type=CONTENT_TYPE)
