"""The desk: the pages where people paste, review, decide, look facts up and administer."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from fastapi.responses import RedirectResponse

from bot.web.desk import (
    admin,
    answers,
    article,
    facts,
    feed,
    numbers,
    paste,
    proposals,
    queue,
    refusals,
    signin,
    static,
)

router = APIRouter()
for part in (signin, paste, queue, article, answers, proposals, facts, numbers, admin, static):
    router.include_router(part.router, prefix="/desk", include_in_schema=False)
router.include_router(feed.router)


@router.get("/", include_in_schema=False)
@router.get("/desk", include_in_schema=False)
def home() -> RedirectResponse:
    """Leads to the list of what waits for an editor."""
    return RedirectResponse("/desk/queue", 303)


def install(app: FastAPI) -> None:
    """Makes what is refused at the desk a page, where the API answers with a problem object."""
    refusals.install(app)
