"""What hosts ask of us, and what Bluesky's records want."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from networks import Feed, answer

from bot.social.bluesky import links, tid
from bot.social.http import Host, NetworkError


@pytest.mark.parametrize(
    "headers, least, most",
    [
        (lambda now: {"Retry-After": "120"}, 120, 120),
        (lambda now: {"X_RateLimit_Reset": (now + timedelta(minutes=30)).isoformat()}, 1500, 1801),
        (lambda now: {"RateLimit_Reset": str(int(now.timestamp()) + 1800)}, 1500, 1801),
        (lambda now: {"Retry-After": "99999999"}, 3600, 3600),
        (lambda now: {}, 30, 30),
    ],
)
def test_a_host_that_has_had_enough_says_how_long_to_wait(
    feed: Feed, headers: Callable[[datetime], dict[str, str]], least: float, most: float
) -> None:
    feed.faults = [answer({"error": "Too many requests"}, 429, **headers(datetime.now(UTC)))]
    with pytest.raises(NetworkError) as caught:
        Host(feed.url, is_secret=False).ask("GET")
    assert least <= caught.value.pause <= most
    assert not caught.value.is_for_good


def test_a_redirect_is_said_and_not_followed(feed: Feed) -> None:
    feed.faults = [answer(b"", 301, Location="http://169.254.169.254/")]
    with pytest.raises(NetworkError, match=r"a déménagé : donnez http://169\.254"):
        Host(feed.url, is_secret=False).ask("GET")
    assert len(feed.asked) == 1


def test_facets_count_bytes_and_leave_the_full_stop() -> None:
    text = "Élysée 🇫🇷 : https://elysee.fr/été, et (http://a.fr)."
    raw = text.encode()
    cut = [raw[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode() for one in links(text)]
    assert cut == ["https://elysee.fr/été", "http://a.fr"]


def test_names_of_records_sort_as_their_numbers() -> None:
    numbers = [0, 31, 32, 1 << 40, (1 << 63) - 1]
    assert [tid(number) for number in numbers] == sorted(tid(number) for number in numbers)
    assert tid(0) == "2" * 13
