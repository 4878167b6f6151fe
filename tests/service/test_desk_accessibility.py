"""Every page of the desk at every width, light and dark: axe finds nothing, nothing is cut off."""

from __future__ import annotations

from typing import Any

import pytest
from browser import AXE, EXAMPLE, IN_CHROMIUM, SERIES, Desk, fill_proposal, paste
from conftest import ON_SQLITE
from desk import OTHER
from posts import TWO, posted
from test_api import WRONG

pytestmark = [ON_SQLITE, IN_CHROMIUM]

WIDTHS = (360, 768, 1440)


def decide_all(desk: Desk) -> None:
    desk.go("/desk/articles/1")
    desk.page.locator(".card.contradicted [data-key=a]").click()
    desk.page.wait_for_selector(".decided")


def wait_for_answers(desk: Desk) -> None:
    """Three posts, of which one was answered and one was not."""
    for check, action in zip(posted(desk.newsroom, WRONG, TWO, OTHER), ("a", "d"), strict=False):
        desk.go("/desk/answers")
        desk.page.locator(f".card:has([value='{check}']) [data-key={action}]").click()
        desk.page.locator(f"[value='{check}']").wait_for(state="detached")


PAGES: dict[str, tuple[str, Any]] = {
    "queue": ("/desk/queue", None),
    "empty-queue": ("/desk/queue?state=later", None),
    "article": ("/desk/articles/2", None),
    "dismissing": ("/desk/articles/2", lambda desk: desk.page.locator("summary[data-key=d]").first.click()),
    "decided": ("/desk/articles/1", decide_all),
    "paste": ("/desk/paste", lambda desk: paste(desk.page, EXAMPLE)),
    "facts": ("/desk/facts", None),
    "subject": (SERIES, None),
    "proposal": (
        "/desk/propose?fact=ia-sommet-2025/stargate%23investissement",
        lambda desk: fill_proposal(desk.page),
    ),
    "numbers": ("/desk/numbers", None),
    "published": ("/desk/published", None),
    "admin": ("/desk/admin", None),
    "account": ("/desk/account", None),
    "answers": ("/desk/answers", lambda desk: wait_for_answers(desk)),
    "english": ("/desk/lang/en?next=/desk/articles/2", None),
    "english-answers": ("/desk/answers", None),
}


def test_every_page_is_accessible_at_every_width_in_light_and_dark(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pictures = tmp_path_factory.mktemp("desk", numbered=True)
    found = []
    for name, (path, prepare) in PAGES.items():
        desk.go(path)
        if prepare:
            prepare(desk)
        desk.page.evaluate(AXE)
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                desk.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                desk.page.set_viewport_size({"width": width, "height": 900})
                desk.page.screenshot(path=pictures / f"{name}-{width}-{scheme}.png", full_page=True)
                violations = desk.page.evaluate("axe.run(document)")["violations"]
                found += [(name, scheme, width, one["id"], one["nodes"][0]["html"]) for one in violations]
                wider = desk.page.evaluate("document.documentElement.scrollWidth > innerWidth")
                found += [(name, scheme, width, "wider than the window", "")] * wider
    assert found == []
    assert len(list(pictures.glob("*.png"))) == len(PAGES) * 6
