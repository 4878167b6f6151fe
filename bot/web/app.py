"""The web application: the endpoints of each module, and what holds for all of them."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi

from bot import __version__
from bot.store.engine import Store
from bot.web import log, problems
from bot.web.metrics import ANSWER_SECONDS
from bot.web.service import Service
from bot.web.settings import Settings

MODULES = ("bot.web.api", "bot.web.hooks", "bot.web.status", "bot.web.desk")
"""Each has a `router`; those that need more (files, exceptions) have `install(app)` too."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
"""Set where the endpoint has not set its own."""


def create_app(settings: Settings, store: Store) -> FastAPI:
    """Makes the application over an open, migrated store, which the caller closes."""
    app = FastAPI(
        title="Vraichiffre",
        version=__version__,
        summary="Vérifie les chiffres des textes français dans une table de faits sourcés.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.service = Service(settings, store)
    problems.install(app)
    for name in MODULES:
        module = import_module(name)
        app.include_router(module.router)
        if hasattr(module, "install"):
            module.install(app)
    app.middleware("http")(_finish)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    return app


async def _finish(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    """Sets the headers every answer has, and logs the request without what it carried."""
    began = time.perf_counter()
    response = await call(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    seconds = time.perf_counter() - began
    path = getattr(request.scope.get("route"), "path", "unknown")
    ANSWER_SECONDS.labels(request.method, path, response.status_code).observe(seconds)
    log.answered(request, path, response, seconds)
    return response


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description, with the one form of all errors."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = problems.ProblemBody.model_json_schema()
        app.openapi_schema = schema
    return app.openapi_schema
