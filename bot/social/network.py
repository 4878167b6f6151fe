"""What a network is: streams of posts to read, and posts that can be answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.audit.drafts import Draft

MENTIONS = "mentions"
"""The stream of posts that name our account; a hashtag's is `#tag`."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post, and the network's own form of it, of which an answer needs parts."""

    draft: Draft
    format: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """Some posts of a stream; once they are kept, `cursor` is where to go on, None for where it was."""

    posts: Sequence[Post]
    cursor: str | None


class Network(Protocol):
    """Where posts are read; `name` is that of the network and its host, like `mastodon/piaille.fr`."""

    @property
    def name(self) -> str: ...
    @property
    def streams(self) -> Sequence[str]: ...

    def read(self, stream: str, cursor: str | None) -> Iterator[Page]:
        """Yields what came after `cursor`; the newest alone where it is None. Raises NetworkError."""
        ...


class Answering(Network, Protocol):
    """A network on which we have an account."""

    def answer(self, post: Mapping[str, Any], text: str, key: int) -> str:
        """Answers a post and returns the answer's id; the same key again adds none. Raises NetworkError."""
        ...
