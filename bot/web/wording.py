"""The answer proposed under a post: what is wrong and the source, as short as a post must be."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.store.replies import LONGEST
from bot.store.tables import VerdictRow


def propose(problems: Sequence[VerdictRow]) -> str:
    """Returns the message of the first problem with its first source, or nothing without one."""
    if not problems:
        return ""
    verdict = json.loads(problems[0].data)
    sources = (verdict.get("fact") or {}).get("sources") or ()
    address = next((source["url"] for source in sources if source.get("url")), "")
    message = str(verdict["message"]["fr"])
    with_source = f"{message} Source : {address}"
    return with_source if address and len(with_source) <= LONGEST else message[:LONGEST]
