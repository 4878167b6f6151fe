"""The API: a text checked in the same request, and the checks that deliveries asked for."""

from __future__ import annotations

from typing import Annotated

import anyio
from fastapi import APIRouter, Depends, Request, Response

from bot.documents import to_document
from bot.errors import InputError
from bot.model import Document
from bot.report.json import to_json
from bot.store.tables import ApiToken, Check
from bot.web.access import token_for
from bot.web.answers import CheckBody, describe_check
from bot.web.bodies import parse_object, read_body
from bot.web.examples import CHECK, DOCUMENT, REPORT
from bot.web.problems import Problem, responses
from bot.web.service import Here, Service

router = APIRouter(tags=["checks"])

LONGEST_TEXT = 100_000
"""Bytes of UTF-8 that are checked within a request; longer articles go through a hook."""
_ENVELOPE = 20_000
_MOST_WAITING = 16


@router.post(
    "/v1/check",
    summary="Vérifier un texte",
    description="Answers the report (`vraichiffre/report/1`) in the same request.",
    response_class=Response,
    responses={
        200: {
            "description": "The report",
            "content": {"application/json": {"schema": {"type": "object"}, "example": REPORT}},
        },
        **responses(400, 401, 403, 413, 422, 503),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": Document.model_json_schema(), "example": DOCUMENT}},
        }
    },
)
async def check_text(
    request: Request, service: Here, _: Annotated[ApiToken, Depends(token_for("check"))]
) -> Response:
    """Checks one text of up to 100 kB."""
    # JSON may write one character of text as six.
    body = await read_body(request, 6 * LONGEST_TEXT + _ENVELOPE)
    try:
        value = parse_object(body)
    except InputError as error:
        raise Problem(400, error.fr, error.en) from None
    try:
        document = to_document(value)
    except InputError as error:
        raise Problem(422, error.fr, error.en) from None
    if len(document.text.encode()) + len((document.title or "").encode()) > LONGEST_TEXT:
        raise Problem(
            413,
            f"le texte dépasse {LONGEST_TEXT} octets ; passez par un webhook.",
            f"the text is longer than {LONGEST_TEXT} bytes; use a webhook.",
        )
    refuse_when_busy(service)
    report = await anyio.to_thread.run_sync(_check, service, document, limiter=service.checking)
    return Response(report, media_type="application/json")


def refuse_when_busy(service: Service) -> None:
    """Raises a Problem when so many texts wait that another would wait too long."""
    if service.checking.statistics().tasks_waiting >= _MOST_WAITING:
        raise Problem(
            503,
            "trop de textes attendent ; réessayez dans quelques secondes.",
            "too many texts are waiting; try again in a few seconds.",
            {"Retry-After": "5"},
        )


def _check(service: Service, document: Document) -> str:
    return to_json(service.checker().check(document))


@router.get(
    "/checks/{id}",
    summary="Lire une vérification",
    response_model=CheckBody,
    responses={
        200: {"content": {"application/json": {"example": CHECK}}},
        **responses(401, 403, 404, 422),
    },
)
def read_check(id: str, service: Here, _: Annotated[ApiToken, Depends(token_for("read"))]) -> CheckBody:
    """Returns a check and, once it is done, its report."""
    with service.store.read() as session:
        # No id is that long, and Postgres knows no NUL.
        check = session.get(Check, id) if id.isalnum() and len(id) <= 40 else None
        if check is None:
            raise Problem(404, "vérification inconnue.", "unknown check.")
        return describe_check(check)
