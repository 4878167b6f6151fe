"""The answer proposed under a post: what is wrong and the source, as short as a post must be."""

from __future__ import annotations

import json

from bot.store.replies import LONGEST
from bot.store.tables import Check
from bot.web.checking import PROBLEMS


def propose(check: Check) -> str:
    """Returns the message of the surest problem of a check with its first source, or nothing without one."""
    problems = [row for row in check.verdicts if row.label in PROBLEMS]
    if not problems:
        return ""
    verdict = json.loads(max(problems, key=lambda row: row.confidence).data)
    sources = (verdict.get("fact") or {}).get("sources") or ()
    address = next((source["url"] for source in sources if source.get("url")), "")
    message = str(verdict["message"]["fr"])
    with_source = f"{message} Source : {address}"
    return with_source if address and len(with_source) <= LONGEST else message[:LONGEST]
