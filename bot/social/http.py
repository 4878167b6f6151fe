"""Requests to one host: timed, bounded in size, never redirected; what went wrong is one sentence."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx

from bot import __version__
from bot.errors import InputError
from bot.web.bodies import parse_json

_TIMEOUT = httpx.Timeout(20.0, connect=5.0)
_SECONDS = 60.0
"""For a whole reply, however slowly it drips."""
_LARGEST = 5_000_000
_SHOWN = 200
_PAUSE = 30.0
_LONGEST_PAUSE = 3600.0


class NetworkError(Exception):
    """A request that gave nothing: why, in French and in English.

    `status` is what the host answered, `code` its own name for it; `pause` the seconds it asks us to wait.
    """

    def __init__(
        self, fr: str, en: str, *, status: int | None = None, code: str = "", pause: float = 0.0
    ) -> None:
        super().__init__(fr)
        self.fr, self.en, self.status, self.code, self.pause = fr, en, status, code, pause

    @property
    def is_for_good(self) -> bool:
        """Whether the same request can only fail again."""
        return self.status is not None and 400 <= self.status < 500 and self.status not in (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answered; header names in lower case, `links` those of its Link header."""

    status: int
    headers: Mapping[str, str]
    links: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """Returns the body as JSON whose text can be stored; raises NetworkError when it is none."""
        try:
            return parse_json(self.body)
        except InputError:
            raise NetworkError("la réponse n’est pas du JSON", "the reply is not JSON") from None


class Host:
    """A host to ask, by its address.

    Raises InputError for an address that is none, or that would carry a secret in the open.
    """

    def __init__(self, address: str, *, is_secret: bool) -> None:
        try:
            self.url = httpx.URL(address.strip())
        except httpx.InvalidURL:
            self.url = httpx.URL()
        if self.url.scheme not in ("http", "https") or not self.url.host or self.url.userinfo:
            raise InputError(
                f"{address} : écrivez une adresse comme https://exemple.fr.",
                f"{address}: write an address like https://example.org.",
            )
        if is_secret and self.url.scheme == "http" and not _is_this_machine(self.url.host):
            raise InputError(
                f"{address} : le jeton passerait en clair ; écrivez https://.",
                f"{address}: the token would travel in the open; write https://.",
            )

    @property
    def name(self) -> str:
        """Host and port, as in the address."""
        return self.url.netloc.decode("ascii")

    def ask(
        self,
        method: str,
        path: str | None = None,
        *,
        query: Mapping[str, str | int] | None = None,
        json: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Asks for a path of the host, or its address; raises NetworkError unless it answers 2xx or 304."""
        url = self.url if path is None else self.url.copy_with(path=path, query=None)
        until = time.monotonic() + _SECONDS
        given = {"User-Agent": f"vraichiffre/{__version__}", **(headers or {})}
        try:
            with (
                httpx.Client(timeout=_TIMEOUT, follow_redirects=False) as client,
                client.stream(method, url, params=query, json=json, headers=given) as response,
            ):
                body = b""
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > _LARGEST:
                        raise self._failed("répond plus de 5 Mo", "answers more than 5 MB")
                    if time.monotonic() > until:
                        raise self._failed("répond trop lentement", "answers too slowly")
        except httpx.TimeoutException:
            raise self._failed("ne répond pas dans les temps", "does not answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            kind = type(error).__name__
            raise self._failed(f"connexion impossible ({kind})", f"cannot be reached ({kind})") from None
        links = {name: link["url"] for name, link in response.links.items() if name and "url" in link}
        reply = Reply(response.status_code, dict(response.headers), links, body)
        if response.is_success or response.status_code == httpx.codes.NOT_MODIFIED:
            return reply
        raise self._refused(reply)

    def _refused(self, reply: Reply) -> NetworkError:
        if 300 <= reply.status < 400:
            there = reply.headers.get("location", "")[:_SHOWN]
            return self._failed(f"a déménagé : donnez {there}", f"has moved: give {there}", reply.status)
        code, said = "", ""
        try:
            problem = reply.json()
        except NetworkError:
            problem = None
        if isinstance(problem, dict):
            code = str(problem.get("error") or "")[:_SHOWN]
            said = " : " + " ".join(f"{code} {problem.get('message') or ''}".split())[:_SHOWN]
        return self._failed(
            f"répond {reply.status}{said}", f"answers {reply.status}{said}", reply.status, code, _pause(reply)
        )

    def _failed(
        self, fr: str, en: str, status: int | None = None, code: str = "", pause: float = 0.0
    ) -> NetworkError:
        return NetworkError(f"{self.name} {fr}", f"{self.name} {en}", status=status, code=code, pause=pause)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _pause(reply: Reply) -> float:
    """The seconds a host that has had enough asks for, in any of the three ways they say it."""
    if reply.status not in (429, 503):
        return 0.0
    now = time.time()
    asked = reply.headers.get("retry-after") or ""
    until = reply.headers.get("ratelimit-reset") or reply.headers.get("x-ratelimit-reset") or ""
    if asked.isdecimal():
        seconds = float(asked)
    elif until.isdecimal():
        seconds = float(until) - now
    else:
        try:
            moment = datetime.fromisoformat(until)
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now
        except ValueError:
            seconds = _PAUSE
    return min(max(seconds, 1.0), _LONGEST_PAUSE)
