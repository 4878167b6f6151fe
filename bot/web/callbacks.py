"""`check.completed`, signed (Standard Webhooks), to configured addresses: never to one that leads inside."""

from __future__ import annotations

import ipaddress
import json
import logging
import socket
import threading
from datetime import UTC, datetime, timedelta

import httpx
from standardwebhooks import Webhook

from bot.store.callbacks import delivered, not_delivered
from bot.store.engine import Store
from bot.store.queue import Taken, take
from bot.store.tables import Callback
from bot.web.answers import describe_check
from bot.web.repeating import repeat
from bot.web.settings import CallbackAddress, Settings

_log = logging.getLogger(__name__)

_IDLE = 0.5
_TIMEOUT = 15.0
_LEASE = timedelta(seconds=60)
_GONE = 410
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Undeliverable(Exception):
    """A callback that was not taken; `for_good` when trying again cannot help."""

    def __init__(self, problem: str, *, for_good: bool = False) -> None:
        super().__init__(problem)
        self.for_good = for_good


class Caller:
    """Sends what is due, one at a time; the same callback twice when it dies in between, under one id."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self._addresses = {address.url: address for address in settings.callbacks}

    def run(self, stop: threading.Event) -> None:
        """Sends until `stop` is set."""
        repeat(self.send_once, stop, _IDLE, "callbacks cannot be read")

    def send_once(self) -> bool:
        """Sends the callback that is due, if any, and tells whether there was one."""
        taken = take(self._store, Callback, _LEASE)
        if taken is None:
            return False
        try:
            self._send(taken)
        except Undeliverable as error:
            not_delivered(self._store, taken, str(error), for_good=error.for_good)
            _log.warning("callback not delivered: %s", error, extra={"attempt": taken.attempt})
        else:
            delivered(self._store, taken)
        return True

    def _send(self, taken: Taken) -> None:
        with self._store.read() as session:
            callback = session.get_one(Callback, taken.id)
            address = self._addresses.get(callback.url)
            if address is None:
                raise Undeliverable("the address is no longer configured", for_good=True)
            data = describe_check(callback.check).model_dump(mode="json")
        now = datetime.now(UTC)
        body = json.dumps(
            {"type": "check.completed", "timestamp": now.isoformat(), "data": data}, ensure_ascii=False
        )
        name = f"msg_{taken.id}"
        headers = {
            "content-type": "application/json",
            "webhook-id": name,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(self._settings.callback_secret(address)).sign(name, now, body),
        }
        _post(address, body.encode(), headers)


def _post(address: CallbackAddress, body: bytes, headers: dict[str, str]) -> None:
    """Posts to the very address that was looked at; raises Undeliverable unless the answer is a success."""
    url = httpx.URL(address.url)
    number = _resolve(url.host, url.port or (443 if url.scheme == "https" else 80), address.allow_private)
    try:
        with (
            httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False) as client,
            client.stream(
                "POST",
                url.copy_with(host=number),
                content=body,
                headers={**headers, "host": url.netloc.decode()},
                extensions={"sni_hostname": url.host},
            ) as answer,
        ):
            status = answer.status_code
    except httpx.HTTPError as error:
        raise Undeliverable(type(error).__name__) from None
    if not 200 <= status < 300:
        raise Undeliverable(f"HTTP {status}", for_good=status == _GONE)


def _resolve(host: str, port: int, allow_private: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Undeliverable(f"{host} has no address") from None
    numbers = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(is_public(number) for number in numbers):
        raise Undeliverable(f"{host} is a private address, and allow_private is not set")
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address leads to the open internet, whatever it is wrapped in."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast
