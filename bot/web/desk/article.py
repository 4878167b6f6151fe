"""One article: its text with the marks, a card a verdict, and what people decide about each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from bot.report.html import spans, worst_first
from bot.report.marks import mark
from bot.report.shown import Shown
from bot.report.webannotation import Anchor, annotation, annotation_page
from bot.store.kinds import Action
from bot.store.review import decide, decisions, shown_check
from bot.store.tables import Article, Check, Decision, VerdictRow
from bot.web.desk.pages import page
from bot.web.desk.visit import Editor, Posted, Reader, language
from bot.web.problems import Problem
from bot.web.service import Here

router = APIRouter()

FALSE_ALARM = "fausse-alerte"
REASONS = {
    FALSE_ALARM: ("Fausse alerte", "False alarm"),
    "citation": ("Propos rapporté", "Quoted words"),
    "sans-importance": ("Sans importance", "Of no importance"),
    "autre": ("Autre raison", "Another reason"),
}
"""Why a verdict is dismissed, in both languages; a note may say more."""


@dataclass(frozen=True, slots=True)
class Reviewed(Shown):
    """A stored verdict with the decision that counts, and who took it."""

    id: int
    decision: Decision | None
    by: str

    @property
    def state(self) -> str:
        """What was decided, `open` until then."""
        waits = self.decision is None or self.decision.action == Action.REOPEN
        return "open" if waits or self.decision is None else str(self.decision.action)


@router.get("/articles/{id}")
def article(id: int, request: Request, service: Here, visitor: Reader) -> Response:
    """Shows the current version of an article."""
    lang = language(request)
    with service.store.read() as session:
        found = _article(session, id)
        version, check = found.current, shown_check(session, found)
        trail = decisions(session, id)
        shown = _reviewed(check, trail) if check else []
        assert version is not None
        return page(
            request,
            visitor,
            "article.html",
            article=found,
            version=version,
            check=check,
            versions=len(found.versions),
            shown=shown,
            open=sum(one.is_problem and one.state == "open" for one in shown),
            headline=mark(version.title, spans(shown, in_title=True), lang, "line")
            if version.title
            else None,
            body=mark(version.body, spans(shown, in_title=False), lang, version.body_format),
            trail=trail,
            reasons=REASONS,
        )


@router.post("/articles/{id}/decisions")
def decide_on(id: int, service: Here, visitor: Editor, form: Posted) -> Response:
    """Notes a decision about a verdict, and shows the article again."""
    action, reason, note = form.said("action", 20), form.said("reason", 40), form.said("note")
    if action not in set(Action) or (action == Action.DISMISS and reason not in REASONS):
        raise Problem(
            422,
            "décision inconnue, ou refus sans raison.",
            "unknown decision, or a dismissal without its reason.",
        )
    said = ": ".join(filter(None, (reason if action == Action.DISMISS else "", note)))
    number = form.said("verdict", 18)
    with service.store.write() as session:
        verdict = session.get(VerdictRow, int(number)) if number.isascii() and number.isdigit() else None
        if verdict is None or verdict.check.version.article_id != id:
            raise Problem(
                409,
                "ce verdict n’est plus là ; l’article a été vérifié de nouveau.",
                "this verdict is gone; the article has been checked again.",
            )
        decide(session, id, verdict, visitor.account, Action(action), said)
        anchor = verdict.number + 1
    return RedirectResponse(f"/desk/articles/{id}#v{anchor}", 303)


@router.get("/articles/{id}/annotations.json")
def list_annotations(id: int, request: Request, service: Here, visitor: Reader) -> Response:
    """Returns the verdicts as Web Annotations on the article's own address."""
    with service.store.read() as session:
        found = _article(session, id)
        check = shown_check(session, found)
        assert found.current is not None
        source = found.current.url or f"urn:vraichiffre:{found.hook}:{found.external_id}"
        notes = [
            annotation(
                json.loads(row.data), Anchor(source, row.prefix, row.exact, row.suffix), language(request)
            )
            for row in (check.verdicts if check else ())
        ]
    return JSONResponse(annotation_page(notes), media_type="application/ld+json")


def _article(session: Session, id: int) -> Article:
    found = session.get(Article, id) if id < 2**31 else None
    if found is None or found.current is None:
        raise Problem(404, "article inconnu, ou effacé depuis.", "unknown article, or erased since.")
    return found


def _reviewed(check: Check, trail: Sequence[tuple[Decision, str]]) -> list[Reviewed]:
    """The verdicts of a check, each with the newest decision on its claim, those that weigh most first."""
    newest: dict[str, tuple[Decision | None, str]] = {}
    for decision, name in trail:
        newest.setdefault(decision.claim, (decision, name))
    return worst_first(
        Reviewed(
            row.number + 1,
            json.loads(row.data),
            row.exact,
            row.field == "title",
            row.id,
            *newest.get(row.claim, (None, "")),
        )
        for row in check.verdicts
    )
