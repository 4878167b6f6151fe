"""The shards' results made into the run's files, repeated articles folded into the first of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO

import numpy as np

from bot.audit.dismissals import Dismissals
from bot.audit.plan import Plan
from bot.audit.prints import Folder, Rows
from bot.audit.shard import Work, refusal_line

Shape = Literal["jsonl", "parquet"]
NONE_DISMISSED = Dismissals()
_FINE = {"supported", "unverified"}


class _Line(NamedTuple):
    """A line of a shard: its kind (d, v or e), a document's print in hexadecimal, its JSON."""

    kind: str
    seen: str
    json: str


def merge(
    plan: Plan, work: Work, out: Path, shape: Shape, dismissals: Dismissals = NONE_DISMISSED
) -> dict[str, Any]:
    """Writes verdicts, documents and errors of a finished run into `out`, and returns its counts.

    Each file gets its name only when whole. A repeated article is one line of the documents with the status
    `duplicate`; its verdicts are the first one's, which names all its places. A verdict dismissed at the
    desk says so, under `dismissed`, and is counted apart.
    Memory: less than 100 bytes an article, and what is kept of those that are repeated.
    """
    first = _originals(plan, work)
    originals_of, places = _repeated(plan, work, first)
    counts: Counter[str] = Counter()
    named: dict[str, Counter[str]] = {key: Counter() for key in ("labels", "rules", "formats", "languages")}
    names: tuple[str, ...] = ("verdicts", "documents", "errors")
    with ExitStack() as stack:
        files = {name: stack.enter_context(_writing(out / f"{name}.part")) for name in names}
        for refusal in plan.refusals():
            files["errors"].write(refusal_line(refusal) + "\n")
            counts["refused"] += 1
        number, row = -1, {}
        for line in _lines(plan, work):
            match line.kind:
                case "d":
                    number += 1
                    row = json.loads(line.json)
                    written = line.json
                    _count(row, counts, named)
                    if first[number] != number:
                        counts["duplicates"] += 1
                        row["status"] = "duplicate"
                        row["same_as"] = originals_of[int(first[number])]
                        row.pop("text", None)
                        written = _json(row)
                    elif number in places:
                        written = _json(row | {"places": places[number]})
                    files["documents"].write(written + "\n")
                case "v" if first[number] == number:
                    verdict = json.loads(line.json)
                    written = line.json
                    if decision := dismissals.of(row, verdict):
                        counts["dismissed"] += 1
                        written = _json(verdict | {"dismissed": decision})
                    else:
                        named["labels"][verdict["label"]] += 1
                        named["rules"][verdict["rule"]] += 1
                    files["verdicts"].write(written + "\n")
                case "e":
                    counts["refused"] += 1
                    files["errors"].write(line.json + "\n")
    if shape == "parquet":
        from bot.audit.parquet_out import to_parquet

        for name in names[:2]:
            to_parquet(out / f"{name}.part", out / f"{name}.parquet")
        names = names[2:]
    for name in names:
        (out / f"{name}.part").replace(out / f"{name}.jsonl")
    return {
        **{key: counts[key] for key in _COUNTS},
        **{key: dict(sorted(found.items())) for key, found in named.items()},
    }


_COUNTS = (
    "documents",
    "checked",
    "duplicates",
    "other_language",
    "undated",
    "refused",
    "dismissed",
    "figures",
    "figures_checked",
)


def _count(row: dict[str, Any], counts: Counter[str], named: dict[str, Counter[str]]) -> None:
    counts["documents"] += 1
    counts["checked"] += row["status"] == "checked"
    counts["other_language"] += row["status"] == "other-language"
    counts["undated"] += row["published"] is None
    counts["figures"] += row["figures"]
    counts["figures_checked"] += row["checked"]
    named["formats"][row["format"]] += 1
    named["languages"][row["language"]] += 1


def _lines(plan: Plan, work: Work) -> Iterator[_Line]:
    for shard in plan.shards():
        with work.path_of(shard).open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                kind, _, rest = line.rstrip("\n").partition("\t")
                seen, _, written = rest.partition("\t") if kind == "d" else ("", "", rest)
                yield _Line(kind, seen, written)


def _originals(plan: Plan, work: Work) -> Rows:
    folder = Folder()
    for line in _lines(plan, work):
        if line.kind == "d":
            folder.add(line.seen)
    return folder.originals()


_Place = dict[str, Any]


def _repeated(plan: Plan, work: Work, first: Rows) -> tuple[dict[int, _Place], dict[int, list[_Place]]]:
    """Which articles are repeated elsewhere, and for those with a problem, where."""
    repeated = set(first[first != np.arange(len(first))].tolist())
    sources: dict[int, _Place] = {}
    places: dict[int, list[_Place]] = {}
    number = -1
    for line in _lines(plan, work) if repeated else ():
        if line.kind != "d":
            continue
        number += 1
        if number in repeated:
            row = json.loads(line.json)
            sources[number] = {key: row[key] for key in ("id", "file", "item")}
        elif first[number] != number:
            row = json.loads(line.json)
            if set(row["labels"]) - _FINE:
                place = {key: row[key] for key in ("id", "file", "item", "url", "published")}
                places.setdefault(int(first[number]), []).append(place)
    return sources, places


def _writing(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", errors="replace", newline="\n")


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
