"""What an adapter is: how one kind of sender signs, and what its deliveries say."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.store.deliveries import Sent


class BadSignature(Exception):
    """A delivery not signed with a secret of the hook, or too long ago; the reason is for the log."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A delivery as it came: header names in lower case, the body's bytes untouched, `now` in seconds."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    now: float

    def header(self, name: str) -> str:
        """Returns a header; raises BadSignature when the sender left it out."""
        value = self.headers.get(name)
        if not value:
            raise BadSignature(f"no {name}")
        return value


class Options(BaseModel):
    """What a hook's `options` may say; an adapter that has some adds its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a hook's configuration gives its adapter; `tolerance` in seconds."""

    secrets: Sequence[str]
    tolerance: int
    options: Options

    def require_recent(self, seconds: float, now: float) -> None:
        """Raises BadSignature for a clock that is too far from ours."""
        if not abs(now - seconds) <= self.tolerance:
            raise BadSignature("too old or too new")

    def require_digest(self, given: str, digest: Callable[[bytes], str]) -> None:
        """Raises BadSignature unless `digest` of one of the secrets is what was given; in constant time."""
        fits = [hmac.compare_digest(digest(secret.encode()), given) for secret in self.secrets]
        if not any(fits):
            raise BadSignature("no secret fits")


@dataclass(frozen=True, slots=True)
class Adapter:
    """One kind of sender.

    `verify` raises BadSignature, or any error for garbage. `key` names the delivery: the same one sent again
    has the same key. `read` returns what is said of an article, None when nothing is, and raises
    InputError for what cannot be read. `accepted` is the status the sender wants to hear.
    """

    verify: Callable[[Posted, Terms], None]
    key: Callable[[Posted, Mapping[str, Any], Terms], str]
    read: Callable[[Mapping[str, Any], Posted, Terms], Sent | None]
    accepted: int = 202
    options: type[Options] = Options


def moment(written: object) -> datetime | None:
    """Reads an ISO date and time, UTC where it says no zone; None for anything else."""
    if not isinstance(written, str):
        return None
    try:
        found = datetime.fromisoformat(written.strip())
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
        found.astimezone(UTC)  # the first and last days have no UTC
    except (ValueError, OverflowError):
        return None
    return found


def day(written: object) -> date | None:
    """Returns the calendar day an ISO time says, in its own zone."""
    found = moment(written)
    return found.date() if found else None


def in_order(written: object, now: float) -> str:
    """Returns a position that sorts as text: the sender's own time, or now."""
    found = moment(written) or datetime.fromtimestamp(now, UTC)
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")


def text_at(value: object, *path: str) -> str:
    """Returns the text at a path of keys, empty when there is none."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else str(value) if type(value) is int else ""
