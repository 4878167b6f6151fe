"""Bodies from outside: never longer, deeper or stranger than the store can hold."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request

from bot.errors import InputError
from bot.web.problems import Problem

_DEPTH = 100
_UNSTORABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


async def read_body(request: Request, longest: int) -> bytes:
    """Returns the raw body; raises Problem 413 as soon as it is longer than it may be."""
    body = bytearray()
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and len(declared) < 20 and int(declared) > longest:
        raise _too_long(longest)
    async for chunk in request.stream():
        body += chunk
        if len(body) > longest:
            raise _too_long(longest)
    return bytes(body)


def parse_json(body: bytes) -> Any:
    """Reads JSON, its text made storable one character for one; raises InputError for anything else."""
    try:
        return _storable(json.loads(body.decode("utf-8-sig"), parse_constant=_no_constant), 0)
    except (ValueError, RecursionError):
        raise InputError("le corps n’est pas du JSON en UTF-8.", "the body is not JSON in UTF-8.") from None


def parse_object(body: bytes) -> dict[str, Any]:
    """Reads a JSON object as `parse_json` does; raises InputError for anything else."""
    value = parse_json(body)
    if not isinstance(value, dict):
        raise InputError("le corps doit être un objet JSON.", "the body must be a JSON object.")
    return value


def _storable(value: Any, depth: int) -> Any:
    if depth > _DEPTH:
        raise InputError(
            f"le JSON a plus de {_DEPTH} niveaux.", f"the JSON is more than {_DEPTH} levels deep."
        )
    match value:
        case str():
            # Half characters cannot be written in UTF-8, and Postgres keeps no NUL.
            return value.translate(_UNSTORABLE)
        case list():
            return [_storable(item, depth + 1) for item in value]
        case dict():
            return {str(_storable(key, depth)): _storable(item, depth + 1) for key, item in value.items()}
        case _:
            return value


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _too_long(longest: int) -> Problem:
    return Problem(413, f"le corps dépasse {longest} octets.", f"the body is longer than {longest} bytes.")
