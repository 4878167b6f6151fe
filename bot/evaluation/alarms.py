"""The alarms raised on texts that nobody labelled, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.documents import BadLine, decode, open_bytes, read_bytes, read_documents
from bot.errors import InputError
from bot.evaluation.outcomes import ALARMS
from bot.excerpt import cut_excerpts
from bot.model import Document, Report, Verdict

_TEXTS, _LINES = (".txt", ".md"), ".jsonl"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A contradicted or outdated verdict, with its sentence; offsets are into the title where `in_title`."""

    id: str
    start: int
    end: int
    text: str
    in_title: bool
    label: str
    rule: str
    sentence: str
    message: str


def read_folder(folder: Path, published: date | None) -> Iterator[Document | InputError]:
    """Yields the texts of a folder and of those inside it: `.txt` and `.md`, and documents in `.jsonl`.

    A text without an id is known by its path, one without a day came out on the day given. A file or a line
    that cannot be read is told in its place. Raises InputError for a folder without a text.
    """
    if not folder.is_dir():
        raise InputError(
            f"--alarms {folder} : ce dossier n’existe pas.", f"--alarms {folder}: no such folder."
        )
    paths = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in (*_TEXTS, _LINES)
    ]
    if not paths:
        kinds = ", ".join((*_TEXTS, _LINES))
        raise InputError(
            f"--alarms {folder} : aucun texte ({kinds}).", f"--alarms {folder}: no text ({kinds})."
        )
    for path in paths:
        try:
            for one in _read(path, str(path.relative_to(folder))):
                if isinstance(one, Document) and not one.published:
                    one = one.model_copy(update={"published": published})
                yield one
        except InputError as error:
            yield error


def find_alarms(report: Report) -> tuple[Alarm, ...]:
    """Returns the alarms of a report, the title's first."""
    document = report.document
    return (
        *_alarms(document.id, document.title or "", report.title_verdicts, in_title=True),
        *_alarms(document.id, document.text, report.verdicts, in_title=False),
    )


def _read(path: Path, name: str) -> Iterator[Document | InputError]:
    if path.suffix != _LINES:
        yield Document(text=decode(read_bytes(str(path)), str(path)).text, id=name)
        return
    with open_bytes(str(path)) as stream:
        for line in read_documents(stream):
            if isinstance(line, BadLine):
                yield InputError(
                    f"{path}, ligne {line.number} : {line.error.fr}",
                    f"{path}, line {line.number}: {line.error.en}",
                )
                continue
            document = line.document
            yield document if document.id else document.model_copy(update={"id": f"{name}:{line.number}"})


def _alarms(identity: str, text: str, verdicts: Sequence[Verdict], *, in_title: bool) -> Iterator[Alarm]:
    alarms = [verdict for verdict in verdicts if verdict.label in ALARMS]
    excerpts = cut_excerpts(text, [(verdict.start, verdict.end) for verdict in alarms])
    for verdict, excerpt in zip(alarms, excerpts, strict=True):
        yield Alarm(
            identity,
            verdict.start,
            verdict.end,
            verdict.text,
            in_title,
            verdict.label,
            verdict.rule,
            str(excerpt),
            verdict.message_fr,
        )
