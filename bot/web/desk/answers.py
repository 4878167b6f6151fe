"""Answers: what could be said under posts that were read, approved with their words or left unsaid."""

from __future__ import annotations

import json
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from bot.errors import InputError
from bot.report.html import spans
from bot.report.marks import mark
from bot.report.shown import Shown
from bot.report.words import Lang
from bot.store.kinds import State
from bot.store.replies import (
    LONGEST,
    Waiting,
    approve,
    count_unanswered,
    decided,
    dismiss,
    take_back,
    unanswered,
)
from bot.store.tables import Account, Version
from bot.web.desk.pages import page
from bot.web.desk.visit import Editor, Posted, Reader, language
from bot.web.problems import Problem
from bot.web.service import Here
from bot.web.wording import propose

router = APIRouter(prefix="/answers")

_AT_ONCE = 20
_TRAIL = 50


@dataclass(frozen=True, slots=True)
class _Post:
    """A post that waits: what was said, the problem to answer, how many others it has, and the answer."""

    check: str
    version: Version
    headline: Markup | None
    body: Markup
    problem: Shown
    others: int
    proposed: str


@router.get("")
def answers(request: Request, service: Here, visitor: Reader) -> Response:
    """Shows the posts that wait for an answer, and what was decided last."""
    lang = language(request)
    with service.store.read() as session:
        waiting = unanswered(session, _AT_ONCE)
        return page(
            request,
            visitor,
            "answers.html",
            posts=[_shown(post, number, lang) for number, post in enumerate(waiting, 1)],
            total=count_unanswered(session),
            trail=decided(session, _TRAIL),
            longest=LONGEST,
            State=State,
        )


@router.post("")
def decide(service: Here, visitor: Editor, form: Posted) -> Response:
    """Approves or dismisses the answer to a post, or takes a decision back; sends nothing."""
    with service.store.write() as session:
        account = session.get_one(Account, visitor.account)
        try:
            match form.said("action", 20):
                case "approve":
                    approve(session, form.said("check", 40), form.said("text", 2000), account)
                case "dismiss":
                    dismiss(session, form.said("check", 40), account)
                case "take-back":
                    number = form.said("reply", 9)
                    take_back(session, int(number) if number.isascii() and number.isdigit() else 0, account)
                case _:
                    raise Problem(422, "action inconnue.", "unknown action.")
        except InputError as error:
            raise Problem(409, error.fr, error.en) from None
    return RedirectResponse("/desk/answers", 303)


def _shown(post: Waiting, number: int, lang: Lang) -> _Post:
    version, row = post.check.version, post.problems[0]
    problem = Shown(number, json.loads(row.data), row.exact, row.field == "title")
    return _Post(
        check=post.check.id,
        version=version,
        headline=mark(version.title, spans([problem], in_title=True), lang, "line")
        if version.title
        else None,
        body=mark(version.body, spans([problem], in_title=False), lang, version.body_format),
        problem=problem,
        others=len(post.problems) - 1,
        proposed=propose(post.problems),
    )
