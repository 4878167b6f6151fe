"""Documents in: text of any usual encoding, days as people write them, and JSON lines that may be wrong."""

from __future__ import annotations

import codecs
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from bot.errors import InputError
from bot.model import Document

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UPPER_CONTROL = re.compile(r"[\x80-\x9f]")
_ALLOWED_CONTROLS_PER_THOUSAND = 3
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding it was read with.

    One of `UTF-8`, `UTF-16`, `Windows-1252`, `ISO-8859-15` and `UTF-8 abîmé`.
    """

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Line:
    """A document and the number, from 1, of the line it stands on."""

    number: int
    document: Document


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no document, and why."""

    number: int
    error: InputError


def read_bytes(source: str) -> bytes:
    """Returns what a file holds, or standard input for `-`; raises InputError when it cannot be read."""
    with open_bytes(source) as stream:
        try:
            return stream.read()
        except OSError as error:
            raise _refusal(source, error) from None


def open_bytes(source: str) -> BinaryIO:
    """Opens a file, or standard input for `-`; raises InputError when it cannot be opened."""
    if source == "-":
        if sys.stdin is None:
            raise _refused(source, "elle est fermée", "it is closed")
        return sys.stdin.buffer
    try:
        return Path(source).open("rb")
    except (OSError, ValueError) as error:
        raise _refusal(source, error) from None


def _refusal(source: str, error: OSError | ValueError) -> InputError:
    match error:
        case FileNotFoundError():
            fr, en = (
                "fichier introuvable ; vérifiez le nom et le dossier",
                "no such file; check the name and folder",
            )
        case IsADirectoryError():
            fr, en = "c’est un dossier ; donnez un fichier de texte", "this is a directory; give a text file"
        case PermissionError():
            fr, en = (
                "lecture refusée ; vérifiez les droits du fichier",
                "permission denied; check the file's rights",
            )
        case _:
            fr, en = f"lecture impossible ({error})", f"cannot be read ({error})"
    return _refused(source, fr, en)


def _refused(source: str, fr: str, en: str) -> InputError:
    piped = source == "-"
    return InputError(
        f"{'entrée standard' if piped else source} : {fr}.", f"{'standard input' if piped else source}: {en}."
    )


def decode(data: bytes, source: str) -> Decoded:
    """Reads UTF-8, UTF-16 with its mark or one-byte text; raises InputError for binary or blank data."""
    decoded = _decode(data)
    if decoded is None or _is_binary(decoded.text):
        raise _refused(
            source,
            "ce n’est pas du texte ; exportez l’article en texte brut (UTF-8)",
            "this is not text; export the article as plain text (UTF-8)",
        )
    if not decoded.text.strip():
        raise _refused(source, "rien à vérifier, le texte est vide", "nothing to check, the text is empty")
    return decoded


def _decode(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(codec, "replace"), name)
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        pass
    # Windows-1252 accents almost never make well-formed UTF-8: where most do, the file is damaged UTF-8.
    mended = data.decode("utf-8", "replace")
    lost = mended.count("�")
    if sum(character > "\x7f" for character in mended) > 2 * lost:
        return Decoded(mended, "UTF-8 abîmé")
    # Where ISO-8859-15 has «€», Windows-1252 has «¤», which nobody writes; its own marks are controls there.
    older = data.decode("iso8859-15")
    if "€" in older and not _UPPER_CONTROL.search(older):
        return Decoded(older, "ISO-8859-15")
    try:
        return Decoded(data.decode("cp1252"), "Windows-1252")
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    return "\x00" in text or 1000 * len(_CONTROL.findall(text)) > _ALLOWED_CONTROLS_PER_THOUSAND * len(text)


def read_day(written: str) -> date:
    """Reads 2025-02-10, 10/02/2025 or an ISO date and time; raises InputError for anything else."""
    written = written.strip()
    if french := _FRENCH_DAY.fullmatch(written):
        day, month, year = map(int, french.groups())
    elif iso := _ISO_DAY.fullmatch(written):
        year, month, day = map(int, iso.groups())
    elif _ISO_MOMENT.fullmatch(written):
        try:
            return datetime.fromisoformat(written).date()
        except ValueError:
            raise _unreadable_day(written) from None
    else:
        raise _unreadable_day(written)
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(
            f"date impossible « {written} » : ce jour n’existe pas ; écrivez par exemple 2025-02-10.",
            f"impossible date “{written}”: there is no such day; write for instance 2025-02-10.",
        ) from None


def _unreadable_day(written: str) -> InputError:
    return InputError(
        f"date illisible « {written} » : écrivez AAAA-MM-JJ ou JJ/MM/AAAA, par exemple 2025-02-10.",
        f"unreadable date “{written}”: write YYYY-MM-DD or DD/MM/YYYY, for instance 2025-02-10.",
    )


def read_objects(stream: BinaryIO) -> Iterator[tuple[int, dict[str, object] | InputError]]:
    """Yields every line that is not blank, numbered from 1, as its JSON object or what is wrong with it."""
    for number, line in enumerate(stream, 1):
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if data.strip():
            yield number, _read_object(data)


def _read_object(data: bytes) -> dict[str, object] | InputError:
    try:
        value = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return InputError("la ligne n’est pas en UTF-8.", "the line is not UTF-8.")
    except json.JSONDecodeError as error:
        return InputError(
            f"ce n’est pas du JSON (colonne {error.colno}).", f"this is not JSON (column {error.colno})."
        )
    except (ValueError, RecursionError):
        return InputError(
            "ce JSON est démesuré (un nombre trop long ou trop de niveaux).",
            "this JSON is beyond measure (too long a number, or too many levels).",
        )
    if not isinstance(value, dict):
        return InputError(
            'il faut un objet JSON, par exemple {"id": "a1", "text": "…"}.',
            'a JSON object is needed, for instance {"id": "a1", "text": "…"}.',
        )
    return value


def read_documents(stream: BinaryIO) -> Iterator[Line | BadLine]:
    """Yields one document or one bad line for each line that is not blank, in order."""
    for number, value in read_objects(stream):
        try:
            if isinstance(value, InputError):
                raise value
            yield Line(number, to_document(value))
        except InputError as error:
            yield BadLine(number, error)


def to_document(value: dict[str, object]) -> Document:
    """Makes a document of a JSON object; raises InputError naming the key that is wrong."""
    text = _string(value, "text")
    if text is None or not text.strip():
        raise InputError("« text » est absent ou vide.", "“text” is missing or empty.")
    day = _string(value, "published")
    identity = value.get("id")
    return Document(
        text=text,
        id=str(identity) if type(identity) is int else _string(value, "id") or "",
        title=_string(value, "title"),
        url=_string(value, "url"),
        published=read_day(day) if day else None,
    )


def _string(value: dict[str, object], key: str) -> str | None:
    found = value.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise InputError(f"« {key} » doit être une chaîne.", f"“{key}” must be a string.")
    try:
        found.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(
            f"« {key} » contient un demi-caractère Unicode (\\ud800…).",
            f"“{key}” holds half a Unicode character (\\ud800…).",
        ) from None
    return found
