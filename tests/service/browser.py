"""The desk in Debian's Chromium: a page, what goes wrong on it, and what is done on it again and again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Newsroom

CHROMIUM = shutil.which("chromium")
IN_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
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
SERIES = "/desk/facts/energie/epr-de-flamanville"


@dataclass
class Desk:
    """A page signed in as the administrator, and all that went wrong on it."""

    page: Any
    address: str
    newsroom: Newsroom
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)


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
