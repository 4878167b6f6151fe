"""One shard: its pieces read, checked and written, under the shard's name only when whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TextIO

from bot.audit.faults import Fault, internal
from bot.audit.language import tell_language
from bot.audit.model import Article, Origin, Refusal, Settings, Shard, Tally
from bot.audit.prints import fingerprint
from bot.audit.reading import read_piece
from bot.audit.undated import abstain
from bot.check import Begun, Checker
from bot.errors import InputError
from bot.excerpt import cut_excerpts
from bot.mentions.names import find_all_names, find_names
from bot.model import Label, Mention, Report, Verdict
from bot.report.json import verdict_object

_FINE = (Label.SUPPORTED, Label.UNVERIFIED)
FRENCH = "fr"
_BATCH = 256
"""Articles read before the model is asked about all of them: enough for it to be fast, little to keep."""


@dataclass(frozen=True, slots=True)
class Work:
    """What an engine does with every shard: the settings, where results go, whether a refusal ends all."""

    settings: Settings
    folder: Path
    strict: bool = False

    def load_checker(self) -> Checker:
        """Makes the checker, once a process. Raises FactsError or RulesError."""
        return Checker.load([Path(folder) for folder in self.settings.facts], triage=self.settings.triage)

    def is_done(self, shard: Shard) -> bool:
        """Whether the shard's results are there."""
        return self.path_of(shard).exists()

    def path_of(self, shard: Shard) -> Path:
        """The file of a shard's results: a letter, a tab and JSON a line, a document before its verdicts."""
        return self.folder / f"{shard.key}.tsv"


def run_shard(shard: Shard, checker: Checker, work: Work) -> Tally:
    """Reads and checks a shard and writes its results; when strict, raises InputError for a refusal."""
    part = work.folder / f"{shard.key}.{os.getpid()}.part"
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            tally = Tally(size=shard.size)
            found = (one for piece in shard.pieces for one in read_piece(piece, work.settings))
            while batch := list(islice(found, _BATCH)):
                for one in _check_all(batch, checker):
                    tally += _settle(one, out, work.strict)
            out.flush()
            os.fsync(out.fileno())
        part.replace(work.path_of(shard))
    finally:
        part.unlink(missing_ok=True)
    return tally


def give_up(shard: Shard, work: Work) -> Tally:
    """Writes the results of a shard that no process survives: each of its files refused."""
    fault = Fault(
        "a fait tomber trois fois le processus qui le lisait",
        "brought down three times the process that read it",
        "ôtez ou coupez le fichier, et signalez-le",
        "drop or split the file, and report it",
    )
    part = work.folder / f"{shard.key}.{os.getpid()}.part"
    lines = (refusal_line(fault.at(Origin(piece.name))) for piece in shard.pieces)
    part.write_text("".join(f"e\t{line}\n" for line in lines), encoding="utf-8")
    part.replace(work.path_of(shard))
    return Tally(size=shard.size, refused=len(shard.pieces))


_Checked = tuple[Article, Report | None]
"""An article with its report, None for one in another language."""


def _settle(found: _Checked | Refusal, out: TextIO, strict: bool) -> Tally:
    if not isinstance(found, Refusal):
        return _write_document(*found, out)
    if strict:
        where = " ".join(filter(None, (found.origin.file, found.origin.item)))
        raise InputError(
            f"{where} : {found.reason_fr} ; {found.mend_fr}.", f"{where}: {found.reason_en}; {found.mend_en}."
        )
    out.write(f"e\t{refusal_line(found)}\n")
    return Tally(refused=1)


def _check_all(batch: Sequence[Article | Refusal], checker: Checker) -> Iterator[_Checked | Refusal]:
    """Checks several articles, what the model reads of them at once; yields them in their order."""
    begun = [_begin(one, checker) if isinstance(one, Article) else one for one in batch]
    waiting = [one for one in begun if isinstance(one, Begun)]
    try:
        names = dict(zip(map(id, waiting), find_all_names([one.passages for one in waiting]), strict=True))
    except InputError:  # the model is missing: nothing can be checked
        raise
    except Exception:  # one of them fells the model: each by itself tells which
        names = {}
    for one, state in zip(batch, begun, strict=True):
        if isinstance(one, Refusal):
            yield one
        elif isinstance(state, Refusal):
            yield state
        elif isinstance(state, Begun):
            yield _finish(one, state, names.get(id(state)), checker)
        else:
            yield one, state


def _begin(article: Article, checker: Checker) -> Begun | Report | Refusal | None:
    """The article's report or what the model still has to read for it; None for another language."""
    if tell_language(article.text) != FRENCH:
        return None
    dated = article.published is not None
    try:
        # Not today: the same archive and table give the same verdicts on any day.
        begun = checker.begin(
            article if dated else article.model_copy(update={"published": checker.last_day})
        )
    except Exception as error:
        return internal(error).at(article.origin)
    return begun if dated or isinstance(begun, Begun) else replace(abstain(begun), document=article)


def _finish(
    article: Article, begun: Begun, names: Sequence[Mention] | None, checker: Checker
) -> _Checked | Refusal:
    try:
        report = checker.finish(begun, find_names(*begun.passages) if names is None else names)
    except Exception as error:
        return internal(error).at(article.origin)
    return article, report if article.published else replace(abstain(report), document=article)


def refusal_line(refusal: Refusal) -> str:
    """Returns a line of errors.jsonl."""
    return _json(
        {
            "file": refusal.origin.file,
            "item": refusal.origin.item,
            "reason": {"fr": refusal.reason_fr, "en": refusal.reason_en},
            "mend": {"fr": refusal.mend_fr, "en": refusal.mend_en},
        }
    )


def _write_document(article: Article, report: Report | None, out: TextIO) -> Tally:
    verdicts = [] if report is None else list(_verdicts(report))
    labels = [str(verdict["label"]) for verdict in verdicts]
    said = [[one[key] for key in ("in", "text", "label", "rule", "subject", "attribute")] for one in verdicts]
    seen = fingerprint(article.text, _json(said) if said else "")
    is_problem = any(label not in _FINE for label in labels)
    row: dict[str, object] = {
        "id": article.id,
        "file": article.origin.file,
        "item": article.origin.item,
        "title": article.title,
        "url": article.url,
        "published": _iso(article.published),
        "published_from": article.published_from,
        "section": article.section,
        "author": article.author,
        "format": article.format,
        "language": FRENCH if report else tell_language(article.text),
        "status": "checked" if report else "other-language",
        "figures": report.figures if report else 0,
        "checked": report.checked if report else 0,
        "labels": {label: labels.count(label) for label in sorted(set(labels))},
    }
    if is_problem:
        row["text"] = article.text
    out.write(f"d\t{seen}\t{_json(row)}\n")
    for verdict in verdicts:
        out.write(f"v\t{_json(verdict)}\n")
    return Tally(documents=1, contradicted=labels.count(Label.CONTRADICTED))


def _verdicts(report: Report) -> Iterator[dict[str, object]]:
    """The lines of verdicts.jsonl: the report's own verdicts, with their document and their sentence."""
    article = report.document
    assert isinstance(article, Article)
    for where, text, verdicts in (
        ("title", article.title or "", report.title_verdicts),
        ("text", article.text, report.verdicts),
    ):
        yield from _located(article, where, text, verdicts)


def _located(
    article: Article, where: str, text: str, verdicts: tuple[Verdict, ...]
) -> Iterator[dict[str, object]]:
    if not verdicts:  # as for most articles, whose sentences nobody has to know
        return
    excerpts = cut_excerpts(text, [(verdict.start, verdict.end) for verdict in verdicts])
    for verdict, excerpt in zip(verdicts, excerpts, strict=True):
        yield {
            "id": article.id,
            "file": article.origin.file,
            "item": article.origin.item,
            "published": _iso(article.published),
            "in": where,
            **verdict_object(verdict),
            "sentence": {"before": excerpt.before, "figure": excerpt.figure, "after": excerpt.after},
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
