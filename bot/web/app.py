"""The web application: the endpoints of each module, and what holds for all of them."""

from __future__ import annotations

import time
from importlib import import_module
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    app.add_middleware(_Finish)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    return app


class _Finish:
    """Sets the headers every answer has, and logs the request without what it carried.

    Plain ASGI: a function given to `app.middleware` would run every request in two more tasks.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def finish(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                seconds = time.perf_counter() - began
                path = getattr(scope.get("route"), "path", "unknown")
                ANSWER_SECONDS.labels(scope["method"], path, message["status"]).observe(seconds)
                log.answered(scope["method"], path, message["status"], seconds)
            await send(message)

        await self._app(scope, receive, finish)


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description, with the one form of all errors."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = problems.ProblemBody.model_json_schema()
        app.openapi_schema = schema
    return app.openapi_schema
