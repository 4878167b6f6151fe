"""Proposals: a new value of a fact as the change of a file, for somebody to review."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from bot.errors import InputError
from bot.facts_answers import read_value
from bot.facts_files import read_files
from bot.facts_text import add_value, slug, unit_of
from bot.folders import FACTS
from bot.web.desk.pages import page
from bot.web.desk.visit import Editor, Posted, Reader, language
from bot.web.problems import Problem
from bot.web.service import Here, Service

router = APIRouter()

_FOLDER = "proposals"
_FIELDS = ("since", "value", "title", "publisher", "url", "published", "quote", "note")
_NEEDED = ("since", "value", "title", "publisher", "url")
_NAME = re.compile(r"[0-9]{8}T[0-9]{6}-[a-z0-9-]{1,120}\.patch")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed change: its file's name, its first lines (who, what, when), and its diff."""

    name: str
    about: Sequence[str]
    diff: Sequence[str]


@router.get("/propose")
def propose(request: Request, service: Here, visitor: Editor, fact: str = "") -> Response:
    """Shows the form of a new value."""
    _file_of(service, fact)
    return page(
        request, visitor, "propose.html", fact=fact, given=dict.fromkeys(_FIELDS, ""), diff=None, problems=()
    )


@router.post("/propose")
def preview(request: Request, service: Here, visitor: Editor, form: Posted) -> Response:
    """Shows what the file would become, and keeps the proposal when asked to."""
    fact = form.said("fact")
    folder, path = _file_of(service, fact)
    answers = {name: form.said(name, 1000) for name in _FIELDS}
    text = path.read_text(encoding="utf-8")
    diff: list[str] = []
    problems: list[str] = []
    try:
        if not all(answers[name] for name in _NEEDED):
            raise InputError(
                "il manque la valeur, sa date ou sa source.", "the value, its day or its source is missing."
            )
        name = fact.partition("#")[2]
        new = read_value(answers, unit_of(text, name))
        changed = add_value(text, name, new.row, new.source_id, new.source, date.today())
    except InputError as error:
        problems = [error.en if language(request) == "en" else error.fr]
    except KeyError:
        raise _unknown() from None
    else:
        _, problems = read_files([folder], date.today(), {path: changed})
        diff = list(_diff(text, changed, path.relative_to(folder)))
    if diff and not problems and form.get("keep"):
        kept = _keep(service, fact, visitor.name, diff)
        return RedirectResponse(f"/desk/proposals/{kept}", 303)
    return page(
        request,
        visitor,
        "propose.html",
        200 if not problems else 422,
        fact=fact,
        given=answers,
        diff=diff if not problems else None,
        problems=problems,
    )


@router.get("/proposals")
def proposals(request: Request, service: Here, visitor: Reader) -> Response:
    """Lists the proposals, newest first."""
    folder = service.settings.folder / _FOLDER
    names = sorted((path.name for path in folder.glob("*.patch") if _NAME.fullmatch(path.name)), reverse=True)
    kept = [_read(service, name) for name in names]
    return page(request, visitor, "proposals.html", proposals=kept)


@router.get("/proposals/{name}")
def proposal(name: str, request: Request, service: Here, visitor: Reader) -> Response:
    """Shows a proposal."""
    return page(request, visitor, "proposal.html", proposal=_read(service, name))


@router.get("/proposals/{name}/file")
def patch(name: str, service: Here, visitor: Reader) -> Response:
    """Returns a proposal as `git apply` takes it."""
    found = _read(service, name)
    return PlainTextResponse(
        "\n".join((*found.about, "", *found.diff, "")),
        headers={"Content-Disposition": f'attachment; filename="{found.name}"'},
    )


def _file_of(service: Service, fact: str) -> tuple[Path, Path]:
    """The folder and the file that hold a fact; the newsroom's own go before those shipped."""
    subject = fact.partition("#")[0]
    # An id the table knows: nothing else becomes a path.
    if fact in service.checker().table.facts:
        for folder in (*(service.settings.folder / one for one in service.settings.facts), FACTS):
            if (path := folder / f"{subject}.toml").is_file():
                return folder, path
    raise _unknown()


def _unknown() -> Problem:
    return Problem(404, "la table n’a pas ce fait dans un fichier.", "the table has no such fact in a file.")


def _diff(before: str, after: str, path: Path) -> Iterator[str]:
    name = path.as_posix()
    return difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"a/facts/{name}", f"b/facts/{name}", lineterm=""
    )


def _keep(service: Service, fact: str, who: str, diff: Sequence[str]) -> str:
    now = datetime.now(UTC)
    folder = service.settings.folder / _FOLDER
    name = f"{now:%Y%m%dT%H%M%S}-{slug(fact)[:100]}.patch"
    about = (f"Fait: {fact}", f"De: {' '.join(who.split())}", f"Le: {now:%Y-%m-%d %H:%M} UTC")
    try:
        folder.mkdir(exist_ok=True)
        with (folder / name).open("x", encoding="utf-8") as file:
            file.write("\n".join((*about, "", *diff, "")))
    except OSError as error:
        raise Problem(
            503,
            f"la proposition n’a pas pu être gardée ({error.strerror}).",
            f"the proposal could not be kept ({error.strerror}).",
        ) from None
    return name


def _read(service: Service, name: str) -> Proposal:
    path = service.settings.folder / _FOLDER / name
    if not _NAME.fullmatch(name) or not path.is_file():
        raise Problem(404, "aucune proposition de ce nom.", "no proposal of that name.")
    about, _, diff = path.read_text(encoding="utf-8").partition("\n\n")
    return Proposal(name, about.splitlines(), diff.splitlines())
