"""`POST /hooks/{adapter}/{name}`: signature, store, answer; one module here a kind of sender."""

from __future__ import annotations

import logging
import time
from functools import cache
from hashlib import sha256
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

from fastapi import APIRouter, FastAPI, Path, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError

from bot.errors import InputError
from bot.store.deliveries import Receipt, accept, in_last_minute
from bot.web.bodies import parse_object, read_body
from bot.web.hooks.adapter import Adapter, BadSignature, Posted, Terms
from bot.web.problems import Problem, responses
from bot.web.service import Here, Service

router = APIRouter(tags=["hooks"])
_log = logging.getLogger(__name__)
_LONGEST_ID = 300


class ReceiptBody(BaseModel):
    """What became of a delivery; `status_url` is where its check can be read."""

    id: str | None
    delivery: int
    outcome: str
    duplicate: bool
    status_url: str | None


@cache
def adapters() -> dict[str, Adapter]:
    """Every module of this package that has an `ADAPTER`, by name."""
    modules = {module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)}
    return {name: module.ADAPTER for name, module in modules.items() if hasattr(module, "ADAPTER")}


def install(app: FastAPI) -> None:
    """Reads each hook's terms; raises InputError where its adapter, options or secrets cannot be used."""
    service = app.state.service
    assert isinstance(service, Service)
    terms: dict[tuple[str, str], Terms] = {}
    for adapter, hooks in service.settings.hooks.items():
        kind = adapters().get(adapter)
        if kind is None:
            known = ", ".join(adapters())
            raise InputError(
                f"[hooks.{adapter}] : adaptateur inconnu ; ceux qui existent : {known}.",
                f"[hooks.{adapter}]: unknown adapter; there are {known}.",
            )
        for name, hook in hooks.items():
            secrets, tolerance = service.settings.hook_secrets(hook), service.settings.clock_tolerance
            try:
                terms[adapter, name] = Terms(secrets, tolerance, kind.options.model_validate(hook.options))
            except ValidationError as error:
                wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
                raise InputError(
                    f"[hooks.{adapter}.{name}.options] : {wrong}.",
                    f"[hooks.{adapter}.{name}.options]: {wrong}.",
                ) from None
    app.state.hook_terms = terms


@router.post(
    "/hooks/{adapter}/{name}",
    summary="Recevoir un article",
    description="What the body and the signature must be is the sender's own; see the adapter's guide. "
    "The status on success is the one that sender expects.",
    status_code=202,
    response_model=ReceiptBody,
    responses={
        200: {"model": ReceiptBody, "description": "Accepted, for senders that want to hear 200"},
        201: {"model": ReceiptBody, "description": "Accepted, for senders that want to hear 201"},
        **responses(401, 404, 413, 422, 429),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"type": "object"},
                    "example": {
                        "type": "article.published",
                        "timestamp": "2025-02-10T09:00:00Z",
                        "data": {
                            "id": "a1",
                            "title": "Stargate",
                            "html": "<p>Stargate pèse 500 milliards d’euros.</p>",
                            "published_at": "2025-02-10T09:00:00+01:00",
                        },
                    },
                }
            },
        }
    },
)
async def receive(
    request: Request,
    service: Here,
    adapter: Annotated[str, Path(max_length=40)],
    name: Annotated[str, Path(max_length=60)],
) -> JSONResponse:
    """Stores a signed delivery and queues its check, before answering."""
    hook = service.settings.hooks.get(adapter, {}).get(name)
    if hook is None:
        raise Problem(404, "webhook inconnu ; voir vraichiffre.toml.", "unknown hook; see vraichiffre.toml.")
    posted = Posted(
        request.method,
        request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        {key.lower(): value for key, value in request.headers.items()},
        await read_body(request, service.settings.max_body),
        time.time(),
    )
    kind = adapters()[adapter]
    terms: Terms = request.app.state.hook_terms[adapter, name]
    receipt = await run_in_threadpool(_take_in, service, f"{adapter}/{name}", kind, posted, terms, hook.limit)
    if receipt.problem is not None:
        raise Problem(422, receipt.problem, receipt.problem)
    return JSONResponse(_described(service, receipt).model_dump(), hook.answer or kind.accepted)


def _take_in(service: Service, hook: str, kind: Adapter, posted: Posted, terms: Terms, limit: int) -> Receipt:
    try:
        kind.verify(posted, terms)
    except Exception as error:  # whatever garbage makes a verifier raise, it is no signature
        reason = str(error) if isinstance(error, BadSignature) else type(error).__name__
        _log.warning("refused: %s", reason, extra={"hook": hook})
        raise Problem(
            401, "signature absente, fausse ou périmée.", "missing, wrong or expired signature."
        ) from None
    digest = sha256(posted.body).hexdigest()
    key, sent, problem = digest, None, None
    try:
        payload = parse_object(posted.body)
        sent = kind.read(payload, posted, terms)
        key = kind.key(posted, payload, terms)
        if max(len(key), len(sent.external_id) if sent else 0) > _LONGEST_ID:
            raise InputError(
                f"un identifiant dépasse {_LONGEST_ID} caractères.",
                f"an id is longer than {_LONGEST_ID} characters.",
            )
    except InputError as error:
        key, sent, problem = digest, None, error.fr
    except Exception as error:  # a sender may not try again: what we cannot read yet is kept
        _log.exception("delivery not understood", extra={"hook": hook})
        key, sent, problem = digest, None, f"livraison incomprise ({type(error).__name__})."
    with service.store.write() as session:
        # After the signature: nobody else can use a sender's deliveries up.
        if in_last_minute(session, hook, limit) >= limit:
            raise Problem(
                429,
                "trop de livraisons ; réessayez.",
                "too many deliveries; try again.",
                {"Retry-After": "60"},
            )
        receipt = accept(session, hook, key, posted.body, sent, problem)
    _log.info(
        "delivery",
        extra={
            "hook": hook,
            "delivery": receipt.delivery,
            "check": receipt.check,
            "outcome": receipt.outcome,
        },
    )
    return receipt


def _described(service: Service, receipt: Receipt) -> ReceiptBody:
    base = service.settings.public_url.rstrip("/")
    return ReceiptBody(
        id=receipt.check,
        delivery=receipt.delivery,
        outcome=receipt.outcome,
        duplicate=not receipt.is_new,
        status_url=f"{base}/checks/{receipt.check}" if receipt.check else None,
    )
