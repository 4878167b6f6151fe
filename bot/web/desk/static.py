"""The desk's own files: styles, scripts, sign; nothing is fetched from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import Response

from bot.report.html import stylesheet
from bot.web.problems import Problem

router = APIRouter()

_KINDS = {
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "htmx.min.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@router.get("/static/{name}")
def static(name: str) -> Response:
    """Returns one of the files; the address carries the version, so that it may be kept."""
    if name not in _KINDS:
        raise Problem(404, "rien à cette adresse.", "nothing at this address.")
    return Response(
        _read(name), media_type=_KINDS[name], headers={"Cache-Control": "public, max-age=86400, immutable"}
    )


@cache
def _read(name: str) -> str:
    own = (files("bot.web.desk") / "static" / name).read_text(encoding="utf-8")
    return f"{stylesheet()}\n{own}" if name == "desk.css" else own
