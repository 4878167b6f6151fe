"""What the endpoints share: settings, store, sessions and a checker that is loaded once."""

from __future__ import annotations

import threading
from typing import Annotated

import anyio
from fastapi import Depends, Request

from bot.check import Checker
from bot.store.engine import Store
from bot.web.checking import load_checker
from bot.web.sessions import Sessions
from bot.web.settings import Settings


class Service:
    """One running web process."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings = settings
        self.store = store
        self.sessions = Sessions(settings.signing_key())
        # Checking is work for the processor: more at once would only make each slower, and the hooks too.
        self.checking = anyio.CapacityLimiter(1)
        self._checker: Checker | None = None
        self._loading = threading.Lock()

    def checker(self) -> Checker:
        """The checker over the shipped facts and the newsroom's own, loaded when first asked for."""
        with self._loading:
            if self._checker is None:
                self._checker = load_checker(self.settings)
            return self._checker


def _service(request: Request) -> Service:
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


Here = Annotated[Service, Depends(_service)]
"""The running service, as a parameter of an endpoint."""
