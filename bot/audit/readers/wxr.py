"""WordPress exports (WXR): the published posts and pages, blocks and all, short codes blanked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.xml import child_text, first, iterate, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_NOT_ARTICLES = re.compile(
    r"attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-\w+"
)
_SHORT_CODE = re.compile(r"\[/?[a-z][\w-]*(?:\s+[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\]]+))*\s*/?\]")


def _recognise(head: Head) -> bool:
    root, attributes = root_of(head)
    return root == "rss" and "wordpress.org/export/" in attributes


def _records(source: Source) -> Iterator[Record]:
    for number, item in enumerate(iterate(source.stream, "item"), 1):
        draft = _post(item)
        yield Record((draft and draft.id) or str(number), draft)


def _post(item: _Element) -> Draft | None:
    def wp(name: str) -> str | None:
        return first(item, f"*[local-name()='{name}' and contains(namespace-uri(), 'wordpress.org/export/')]")

    if wp("status") != "publish" or _NOT_ARTICLES.fullmatch(wp("post_type") or "post"):
        return None
    day = wp("post_date")
    return Draft(
        # As many characters as there were: offsets stay those of the post.
        text=_SHORT_CODE.sub(lambda code: " " * len(code.group()), child_text(item, _CONTENT) or ""),
        title=child_text(item, "title"),
        id=wp("post_id") or "",
        url=child_text(item, "link"),
        published=child_text(item, "pubDate") if not day or day.startswith("0000") else day,
        section=first(item, "category[@domain='category']"),
        author=child_text(item, _CREATOR),
    )


def _draft(record: Record, source: Source) -> Draft | None:
    draft: Draft | None = record.body
    return draft


FORMAT = Format("wxr", "WordPress exports: published posts and pages", 200, _recognise, _records, _draft)
