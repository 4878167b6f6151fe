"""The desk in Debian's Chromium: by keyboard and by mouse, with and without JavaScript."""

from __future__ import annotations

import pytest
from browser import AXE, EXAMPLE, IN_CHROMIUM, SERIES, Desk, fill_proposal, paste
from conftest import ON_SQLITE
from posts import TWO, posted
from test_api import WRONG

expect = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev extra").expect

pytestmark = [ON_SQLITE, IN_CHROMIUM]


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


def test_answers_are_approved_and_dismissed_by_keyboard(desk: Desk) -> None:
    page = desk.page
    posted(desk.newsroom, WRONG, TWO)
    desk.go("/desk/answers")
    page.evaluate("window.stayed = true")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.locator(".trail li").wait_for()
    # The focus is on the next post that waits, and its words can be changed first.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") in ("text", "", None)
    page.fill("[name=text]", "C’est en dollars.")
    page.locator(".card").focus()
    page.keyboard.press("a")
    page.locator(".empty").wait_for()
    assert page.evaluate("window.stayed")
    assert "approuvée, à envoyer" in page.locator(".trail li").first.inner_text()
    assert page.locator(".trail blockquote").inner_text() == "C’est en dollars."
    page.get_by_role("button", name="Reprendre").first.click()
    page.locator("[name=text]").wait_for()


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
    expect(page.locator("tbody tr")).not_to_have_count(before)
    page.locator("tbody th a").first.click()
    page.wait_for_url("**" + SERIES + "*")
    drawn = page.locator("svg[role=img]").first
    assert drawn.locator("circle").count() >= 2
    assert drawn.get_attribute("aria-label")
    desk.go("/desk/propose?fact=ia-sommet-2025/stargate%23investissement")
    fill_proposal(page)
    assert any("550e9" in line for line in page.locator("pre.diff ins").all_inner_texts())
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
