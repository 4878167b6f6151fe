"""The desk in Debian's Chromium: by keyboard, at every width, light and dark, with and without JavaScript."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from conftest import Newsroom
from test_api import WRONG, deliver

sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev extra")

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
EXAMPLE = (Path(__file__).parents[2] / "docs" / "exemple.txt").read_text(encoding="utf-8")
OTHER = WRONG.replace("Le projet", "Le grand projet")
WIDTHS = (360, 768, 1440)
SERIES = "/desk/facts/energie/epr-de-flamanville"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """A browser sees no difference between databases."""
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def address(newsroom: Newsroom) -> Iterator[str]:
    """Where the newsroom's service is served, until the end of the test."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(newsroom.client.app, log_level="warning", ws="none", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.05)
        assert server.started
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for all tests, each in a context of its own."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Desk:
    """A page signed in as the administrator, and all that went wrong on it."""

    page: Any
    address: str
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)


@pytest.fixture(params=[True])
def desk(request: pytest.FixtureRequest, newsroom: Newsroom, address: str, chromium: Any) -> Iterator[Desk]:
    """Two articles with a problem each, and somebody at the desk; `params` is whether scripts run."""
    deliver(newsroom, "a1", f"{WRONG} Zylor promet 3 milliards d’euros.")
    deliver(newsroom, "a2", f"{OTHER} {WRONG}")
    newsroom.work()
    context = chromium.new_context(java_script_enabled=request.param, locale="fr-FR")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    desk = Desk(page, address)
    page.on("console", lambda said: said.type in ("error", "warning") and desk.wrong.append(said.text))
    page.on("pageerror", lambda error: desk.wrong.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(address) or desk.wrong.append(asked.url))
    desk.go("/desk/queue")
    page.focus("[name=name]")
    page.keyboard.type("admin")
    page.keyboard.press("Tab")
    page.keyboard.type(str(newsroom.ready.admin_password))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/desk/queue")
    yield desk
    context.close()
    assert desk.wrong == []


def fill_proposal(page: Any) -> None:
    for name, value in {
        "value": "550 milliards de dollars",
        "since": "2026-11-01",
        "publisher": "Le Journal",
        "title": "Stargate grandit",
        "url": "https://journal.example.fr/s",
    }.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Voir la modification").click()
    page.wait_for_selector("pre.diff")


def paste(page: Any, text: str) -> None:
    page.fill("#text", text)
    page.fill("[name=published]", "2025-02-10")
    page.focus("#text")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#result .card")


def decide_all(desk: Desk) -> None:
    desk.go("/desk/articles/1")
    desk.page.locator(".card.contradicted [data-key=a]").click()
    desk.page.wait_for_selector(".decided")


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
    "english": ("/desk/lang/en?next=/desk/articles/2", None),
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


def test_the_sign_in_page_is_accessible_and_says_what_is_wrong(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Sortir").click()
    desk.page.wait_for_url("**/desk/login")
    desk.page.fill("[name=name]", "admin")
    desk.page.fill("[name=password]", "faux")
    desk.page.keyboard.press("Enter")
    assert desk.page.get_by_role("alert").inner_text() == "Nom ou mot de passe inexact."
    desk.page.evaluate(AXE)
    assert desk.page.evaluate("axe.run(document)")["violations"] == []
    assert "401" in desk.wrong.pop()  # the browser tells of the status on its console


def test_paste_marks_in_place_and_copies_the_correction(desk: Desk) -> None:
    desk.go("/desk/paste")
    desk.page.evaluate("window.stayed = true")
    paste(desk.page, EXAMPLE)
    assert desk.page.evaluate("window.stayed")
    mark = desk.page.locator("mark.contradicted")
    assert mark.inner_text() == "500 milliards d’euros"
    mark.locator("a").click()
    card = desk.page.locator(".card:target")
    assert "500 Md$" in card.inner_text()
    card.get_by_role("button", name="Copier la correction").click()
    desk.page.get_by_role("button", name="Copié").wait_for()
    assert desk.page.evaluate("navigator.clipboard.readText()") == "500 milliards de dollars"


def test_an_article_is_decided_by_keyboard_alone(desk: Desk) -> None:
    page = desk.page
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/articles/2")
    page.evaluate("window.stayed = true")
    page.keyboard.press("j")
    page.keyboard.press("l")
    page.locator(".decision[data-state=later]").wait_for()
    # The focus is on the next verdict that waits.
    page.keyboard.press("d")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".decision[data-state=dismiss]").wait_for()
    assert page.evaluate("window.stayed")
    assert "Propos rapporté" in page.locator(".trail").inner_text()
    assert page.locator(".trail li").count() == 2
    page.locator(".decision[data-state=later]").wait_for()
    page.locator(".card", has=page.locator("[data-state=later]")).focus()
    page.keyboard.press("a")
    page.locator(".decision[data-state=accept]").wait_for()
    desk.go("/desk/queue")
    assert page.locator("tbody th a").count() == 1


def test_one_letter_keys_can_be_switched_off(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("button", name="Couper les raccourcis").click()
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Rétablir les raccourcis").click()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('tbody th a')")


def test_the_queue_is_filtered_in_place_and_the_address_follows(desk: Desk) -> None:
    page = desk.page
    page.evaluate("window.stayed = true")
    page.select_option("[name=state]", "settled")
    page.locator(".empty").wait_for()
    assert page.evaluate("window.stayed")
    assert "state=settled" in page.url
    page.reload()
    assert page.locator(".empty").count() == 1


def test_facts_are_searched_read_and_a_value_proposed(desk: Desk) -> None:
    page = desk.page
    desk.go("/desk/facts")
    before = page.locator("tbody tr").count()
    page.keyboard.press("/")
    page.keyboard.type("flamanville")
    sync_api.expect(page.locator("tbody tr")).not_to_have_count(before)
    page.locator("tbody th a").first.click()
    page.wait_for_url("**" + SERIES + "*")
    drawn = page.locator("svg[role=img]").first
    assert drawn.locator("circle").count() >= 2
    assert drawn.get_attribute("aria-label")
    desk.go("/desk/propose?fact=ia-sommet-2025/stargate%23investissement")
    fill_proposal(page)
    assert "550e9" in page.locator("pre.diff ins").first.inner_text()
    page.get_by_role("button", name="Garder la proposition").click()
    page.wait_for_url("**/desk/proposals/*.patch")


def test_a_session_that_ended_leads_back_to_the_sign_in(desk: Desk) -> None:
    desk.go("/desk/articles/2")
    desk.page.context.clear_cookies()
    desk.page.keyboard.press("j")
    desk.page.keyboard.press("a")
    desk.page.wait_for_url("**/desk/login*")


@pytest.mark.parametrize("desk", [False], indirect=True)
def test_without_scripts_articles_are_read_and_decided(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("link", name="Sommet").first.click()
    page.get_by_role("button", name="Accepter").first.click()
    page.wait_for_url("**/desk/articles/2*")
    assert page.locator(".decided").count() == 1
    page.locator("details.dismiss summary").first.click()
    page.locator("details.dismiss").first.get_by_role("button", name="Écarter").click()
    assert page.locator(".decided").count() == 2
    assert page.locator("button.copy:visible").count() == 0
    desk.go("/desk/paste")
    page.fill("#text", EXAMPLE)
    page.fill("[name=published]", "2025-02-10")
    page.get_by_role("button", name="Vérifier").click()
    assert page.locator("mark.contradicted").count() == 1
