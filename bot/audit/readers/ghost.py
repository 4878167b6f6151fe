"""Ghost exports: the published posts, with their authors and first tag."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.audit.drafts import Draft, Format, Head, Record, Source
from bot.audit.faults import Fault, broken
from bot.audit.limits import read_whole

_LARGEST_EXPORT = 256
_EXPORT = re.compile(r'\{\s*"(?:db|meta|data)"\s*:')


def _recognise(head: Head) -> bool:
    return _EXPORT.match(head.text) is not None and '"exported_on"' in head.text


def _records(source: Source) -> Iterator[Record]:
    try:
        export = json.loads(read_whole(source.stream, _LARGEST_EXPORT))
        base = export["db"][0] if "db" in export else export
        data = base["data"]
        posts = data["posts"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise broken("export Ghost abîmé ou tronqué", "damaged or truncated Ghost export") from None
    authors = _names(data, "users", "posts_authors", "author_id")
    tags = _names(data, "tags", "posts_tags", "tag_id")
    for post in posts:
        identity = str(post.get("id", ""))
        named = {"author": authors.get(identity), "section": tags.get(identity)}
        yield Record(identity, (post, named))


def _names(data: dict[str, Any], things: str, links: str, key: str) -> dict[str, str]:
    """The name of the first thing that each post is linked with."""
    names = {str(thing.get("id")): thing.get("name") or "" for thing in data.get(things) or ()}
    found: dict[str, str] = {}
    for link in sorted(data.get(links) or (), key=lambda link: link.get("sort_order") or 0):
        found.setdefault(str(link.get("post_id")), names.get(str(link.get(key)), ""))
    return found


def _draft(record: Record, source: Source) -> Draft | None:
    post, named = record.body
    if post.get("status") not in ("published", "sent"):
        return None
    text = post.get("html") or post.get("plaintext")
    if not text and (post.get("lexical") or post.get("mobiledoc")):
        raise Fault(
            "billet sans HTML (lexical ou mobiledoc seulement)",
            "post without HTML (lexical or mobiledoc only)",
            "exportez par l’API de contenu avec formats=html",
            "export through the content API with formats=html",
        )
    return Draft(
        text=text or "",
        title=post.get("title"),
        id=record.mark,
        url=post.get("url") or post.get("canonical_url"),
        published=str(post.get("published_at") or ""),
        language=post.get("locale"),
        **named,
    )


FORMAT = Format("ghost", "Ghost exports: published posts", 300, _recognise, _records, _draft)
