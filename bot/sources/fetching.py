"""One request to a live source: timed, bounded in size, tried again when the server falters."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import httpx

from bot import __version__

_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_LARGEST = 5_000_000
"""Bytes; the replies asked for are a few kilobytes."""
_PAUSES = (0.0, 1.0, 3.0)
"""Seconds before each try."""
_LONGEST_PAUSE = 10.0
_FALTERING = frozenset({429, 500, 502, 503, 504})


class SourceError(Exception):
    """A live source gave no usable answer; the message says why, in French."""


class _Faltering(Exception):
    """Another try may do better, after the pause in seconds that the server asks for."""

    def __init__(self, reason: str, pause: float = 0.0) -> None:
        super().__init__(reason)
        self.pause = pause


class Fetcher:
    """Asks live sources over HTTP; `sleep` is what it waits with between two tries."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep

    def get(self, name: str, base: str, path: str) -> bytes:
        """Returns the reply to GET base/path, after three tries at most. Raises SourceError.

        VRAICHIFFRE_<NAME>_URL in the environment takes the base's place.
        """
        url = os.environ.get(f"VRAICHIFFRE_{name.upper()}_URL", base).rstrip("/") + "/" + path
        reason, asked = "", 0.0
        for pause in _PAUSES:
            if pause:
                self._sleep(min(max(pause, asked), _LONGEST_PAUSE))
            try:
                return self._once(url)
            except _Faltering as error:
                reason, asked = str(error), error.pause
            except httpx.TimeoutException:
                reason, asked = "ne répond pas dans les temps", 0.0
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reason = f"connexion impossible ({type(error).__name__})"
                break
        raise SourceError(f"{name} : {reason}, {url}")

    def _once(self, url: str) -> bytes:
        with (
            httpx.Client(timeout=_TIMEOUT, headers={"User-Agent": f"vraichiffre/{__version__}"}) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code in _FALTERING:
                asked = response.headers.get("Retry-After", "")
                raise _Faltering(f"répond {response.status_code}", float(asked) if asked.isdigit() else 0.0)
            if response.status_code != httpx.codes.OK:
                raise SourceError(f"{response.url.host} répond {response.status_code}, {url}")
            body = b""
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > _LARGEST:
                    raise SourceError(f"{response.url.host} répond plus de 5 Mo, {url}")
            return body
