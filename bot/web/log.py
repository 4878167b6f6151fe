"""Structured logs, one JSON object a line on standard error: never a body, a secret or an article's text."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

_log = logging.getLogger("bot.web.request")
_OURS = ("check", "attempt", "hook", "delivery", "outcome", "method", "path", "status", "ms", "url")


class JsonLines(logging.Formatter):
    """Writes a record and what was said of it."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the record as one line; an exception with the places it went through, not its values."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name in _OURS if (value := getattr(record, name, None)) is not None}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = self._places(record)
        return json.dumps(line, ensure_ascii=False)

    def _places(self, record: logging.LogRecord) -> list[str]:
        assert record.exc_info
        return [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(record.exc_info[2])[-8:]]


def to_standard_error() -> None:
    """Sends every log of this process to standard error, as JSON lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("httpx").setLevel(logging.WARNING)


def answered(method: str, path: str, status: int, seconds: float) -> None:
    """Logs one answered request; `path` is its route, which names no article."""
    _log.info(
        "answered",
        extra={
            "method": method,
            "path": path,
            "status": status,
            "ms": round(1000 * seconds, 1),
        },
    )
