"""HTML exports of press databases, many articles a page, each read as a profile in rules/archives/ says.

Profiles are written from what others who read such exports say of them, not verified on an export of ours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.encodings import to_text
from bot.audit.faults import empty
from bot.audit.limits import read_whole
from bot.audit.xml import paragraphs
from bot.folders import RULES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST_EXPORT = 64


class Profile(BaseModel):
    """Where an export keeps its articles: `signs` that its page holds, and CSS selectors within an article.

    Of several elements that a selector finds, `text` takes all, the others the first; `published` the first
    that holds a day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    signs: tuple[str, ...]
    article: str
    text: str
    title: str
    published: str
    author: str
    section: str
    id: str


@cache
def _profiles() -> tuple[Profile, ...]:
    files = sorted((RULES / "archives").glob("*.toml"))
    return tuple(Profile.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def _profile_of(text: str) -> Profile | None:
    return next((found for found in _profiles() if all(sign in text for sign in found.signs)), None)


def _recognise(head: Head) -> bool:
    return head.text.startswith("<") and _profile_of(head.text) is not None


def _records(source: Source) -> Iterator[Record]:
    from lxml.html import HTMLParser, document_fromstring

    page = to_text(read_whole(source.stream, _LARGEST_EXPORT))
    profile = _profile_of(page)
    if profile is None:
        raise empty()
    # Encoded again: lxml refuses text that declares an encoding.
    tree = document_fromstring(page.encode("utf-8"), parser=HTMLParser(encoding="utf-8", no_network=True))
    for number, article in enumerate(tree.cssselect(profile.article), 1):
        yield Record(str(number), (profile, article))


def _draft(record: Record, source: Source) -> Draft:
    profile, article = record.body
    from bot.audit.days import to_day

    def first(selector: str) -> str | None:
        return next(iter(_texts(article, selector)), None)

    days = filter(None, map(to_day, _texts(article, profile.published)))
    return Draft(
        text="\n".join(paragraphs(part) for part in article.cssselect(profile.text)),
        title=first(profile.title),
        id=first(profile.id) or "",
        published=next(days, None),
        author=first(profile.author),
        section=first(profile.section),
    )


def _texts(article: HtmlElement, selector: str) -> list[str]:
    texts = (" ".join(part.text_content().split()) for part in article.cssselect(selector))
    return [text for text in texts if text]


FORMAT = Format(
    "press-database",
    "HTML exports of Europresse and Factiva, by profiles (`rules/archives/`), unverified",
    390,
    _recognise,
    _records,
    _draft,
)
