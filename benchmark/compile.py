"""Compiles the passages of `passages/*.md` into `dev.jsonl` and `test.jsonl`: python benchmark/compile.py."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
SPLITS = ("dev", "test")
TEST_SHARE = 45
"""Passages of the test split, in hundredths: which ones, only the hash of the id says.

But those of a folder named like a split are all of that split: texts of other hands, read by whoever tunes
the rules, or by nobody.
"""

LABELS = {"ok": "supported", "?": "unverified"}
LABELS_OF_RULES = {
    "wrong-currency": "contradicted",
    "wrong-magnitude": "contradicted",
    "billion-anglicism": "contradicted",
    "wrong-amount": "contradicted",
    "wrong-period": "contradicted",
    "wrong-owner": "contradicted",
    "wrong-country": "contradicted",
    "wrong-date": "contradicted",
    "wrong-weekday": "contradicted",
    "wrong-count": "contradicted",
    "bad-conversion": "contradicted",
    "wrong-total": "contradicted",
    "wrong-ratio": "contradicted",
    "self-contradiction": "contradicted",
    "range-collapsed": "imprecise",
    "target-as-secured": "imprecise",
    "outdated-figure": "outdated",
}
_ALL_LABELS = {"supported", "unverified", *LABELS_OF_RULES.values()}
_HEADING = re.compile(
    r"## (?P<id>[a-z]+-\d{3,4}) \| (?P<published>\d{4}-\d\d-\d\d) \| (?P<genre>[^|]+?)( \| (?P<trap>piège))?"
)
_MARK = re.compile(r"\[\[(?P<figure>[^][|]+)\|(?P<label>[^][|]+)\]\]")
_TITLE = "titre: "


def compile_passages(folder: Path = HERE / "passages") -> dict[str, list[dict[str, object]]]:
    """Returns the labelled passages by split; raises ValueError naming the passage that cannot be read."""
    splits: dict[str, list[dict[str, object]]] = {name: [] for name in SPLITS}
    seen: set[object] = set()
    for path in sorted(folder.rglob("*.md")):
        for passage in _read(path):
            if passage["id"] in seen:
                raise ValueError(f"{path.name}: {passage['id']} stands twice")
            seen.add(passage["id"])
            whole = path.parent.name if path.parent != folder else ""
            splits[whole or split_of(str(passage["id"]))].append(passage)
    return splits


def split_of(identity: str) -> str:
    """Returns the split of a passage, `dev` or `test`, by the SHA-256 of its id."""
    return SPLITS[int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 100 < TEST_SHARE]


def _read(path: Path) -> Iterator[dict[str, object]]:
    for block in re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        if not block.strip():
            continue
        heading, _, body = block.strip().partition("\n")
        try:
            yield _passage(heading, body)
        except ValueError as error:
            raise ValueError(f"{path.name}: « {heading} »: {error}") from None


def _passage(heading: str, body: str) -> dict[str, object]:
    head = _HEADING.fullmatch(heading)
    if not head:
        raise ValueError("expected « ## theme-123 | 2025-02-10 | genre »")
    title = None
    if body.startswith(_TITLE):
        title, _, body = body.removeprefix(_TITLE).partition("\n")
    text, claims = _unmark(body.strip())
    if not text or "[[" in text or "]]" in text:
        raise ValueError("no text, or a mark that is not closed")
    return {
        "id": head["id"],
        "text": text,
        **({"title": title} if title else {}),
        "published": date.fromisoformat(head["published"]).isoformat(),
        "genre": head["genre"],
        "kind": _kind(claims, bool(head["trap"])),
        "claims": claims,
        "complete": True,
    }


def _unmark(marked: str) -> tuple[str, list[dict[str, object]]]:
    text, end, claims = "", 0, []
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        claims.append(
            {
                "start": len(text),
                "end": len(text) + len(mark["figure"]),
                "quote": mark["figure"],
                **_label(mark["label"]),
            }
        )
        text += mark["figure"]
        end = mark.end()
    return text + marked[end:], claims


def _label(words: str) -> dict[str, object]:
    """« ok », « ? » or a rule; then the other rules that will do, then « ~label » that will do as well."""
    first, *others = words.split()
    rules = [first] if first in LABELS_OF_RULES else []
    label = LABELS_OF_RULES[first] if rules else LABELS.get(first)
    other_rules = [word for word in others if not word.startswith("~")]
    accepted = [word[1:] for word in others if word.startswith("~")]
    if label is None or not {*other_rules} <= {*LABELS_OF_RULES} or not {*accepted} <= _ALL_LABELS:
        raise ValueError(f"unknown label in « {words} »")
    # A figure may be wrong in more than one way: the labels of the rules that will do are accepted with them.
    accepted += [LABELS_OF_RULES[rule] for rule in other_rules]
    return {
        "label": label,
        **({"rule": first} if rules else {}),
        **({"accept": sorted({label, *accepted})} if {*accepted} - {label} else {}),
        **({"accept_rules": other_rules} if other_rules else {}),
    }


def _kind(claims: list[dict[str, object]], trap: bool) -> str:
    if any("rule" in claim for claim in claims):
        return "error"
    if trap or not claims:
        return "trap"
    return "unverified" if all(claim["label"] == "unverified" for claim in claims) else "right"


def lines(passages: list[dict[str, object]]) -> str:
    """Returns the passages as JSON lines."""
    return "".join(json.dumps(passage, ensure_ascii=False) + "\n" for passage in passages)


if __name__ == "__main__":
    try:
        for name, passages in compile_passages().items():
            (HERE / f"{name}.jsonl").write_text(lines(passages), encoding="utf-8")
            print(f"{name}.jsonl: {len(passages)} passages")
    except ValueError as error:
        sys.exit(str(error))
