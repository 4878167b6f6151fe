"""report.html in a browser: three widths, light and dark, on paper; nothing is asked of the network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from generated_runs import write_run

from bot.audit.outputs import write_outputs
from bot.audit.results import open_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here (apt install chromium)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = write_run(tmp_path_factory.mktemp("browser") / "run", 3000, 240)
    write_outputs(open_run(folder), "fr")
    return (folder / "report.html").as_uri()


@pytest.fixture(params=[(width, scheme) for scheme in SCHEMES for width in WIDTHS], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The report, opened; the test fails when it says anything on the console or asks for anything."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: said.append(asked.url) if asked.url != address else None)
    page.goto(address)
    yield page
    context.close()
    assert not said


def test_the_page_fits_its_width_and_is_kept_as_a_picture(page: Page, tmp_path: Path) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bars = page.evaluate("[...document.querySelectorAll('.bar rect')].map(one => one.getBBox().width)")
    assert min(bars) > 0
    if page.evaluate("innerWidth") >= 768:  # a telephone scrolls the months
        wide = "[...document.querySelectorAll('.wide')].every(one => one.scrollWidth <= one.clientWidth)"
        assert page.evaluate(wide)
    smallest = "Math.min(...[...document.querySelectorAll('td, th, p, text')].map(" + (
        "one => parseFloat(getComputedStyle(one).fontSize)))"
    )
    assert page.evaluate(smallest) >= 12
    folder = Path(os.environ.get("VRAICHIFFRE_SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    assert size
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    picture = folder / f"report-{scheme}-{size['width']}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 10_000


def test_what_is_marked_by_colour_is_marked_by_a_pattern_too(page: Page) -> None:
    fills = page.evaluate(
        "['contradicted', 'outdated', 'imprecise'].map(label =>"
        " getComputedStyle(document.querySelector(`.swatch .${label}`)).fill)"
    )
    assert fills[0].startswith("rgb")
    assert '"#hatch"' in fills[1]
    assert '"#dots"' in fills[2]
    lines = page.evaluate(
        "['contradicted', 'outdated', 'imprecise'].map(label =>"
        " getComputedStyle(document.querySelector(`mark.${label}`)).borderBottomStyle)"
    )
    assert lines == ["solid", "dashed", "double"]


def test_a_folded_page_opens(page: Page) -> None:
    second = page.locator("details.batch").nth(1)
    problem = second.locator(".problem").first
    assert not problem.is_visible()
    second.locator("summary").first.click()
    problem.wait_for(state="visible", timeout=10_000)


def test_paper_is_white_and_holds_the_open_problems(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(255, 254, 251)"
    shown = page.evaluate("getComputedStyle(document.querySelector('.onpaper')).display")
    assert shown == "block"
    pdf = page.pdf(format="A4", path=tmp_path / "report.pdf")
    context.close()
    assert pdf.startswith(b"%PDF-")
    assert 10 < pdf.count(b"/Type /Page\n") < 60


def test_nothing_keeps_a_reader_out(page: Page) -> None:
    axe = next((path for folder in ("tests", "bot") for path in ROOT.glob(f"{folder}/**/axe.min.js")), None)
    if axe is None:
        pytest.skip("axe-core is not vendored")
    page.evaluate(axe.read_text(encoding="utf-8"))
    assert page.evaluate("axe.run().then(found => found.violations.map(one => one.id))") == []
