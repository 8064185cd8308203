"""Lanes worked by keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browse.lanes.conftest import spring  # noqa: F401  the same spring of talks


def test_lanes_are_added_walked_moved_and_taken_out_by_key(page, spring):  # noqa: F811
    page.goto("/")
    page.get_by_role("link", name="Lanes by state").press("Enter")
    expect(page).to_have_url(re.compile(r"lane=state%3APRT&lane=state%3ANOR#lanes"))
    names = page.locator("[data-lane] h2")
    assert [name.split()[0] for name in names.all_inner_texts()] == ["Portugal", "Norway"]

    page.keyboard.press("l")
    first = page.locator("[data-lane] svg a:focus")
    assert "Talks of 2021-03-20" in (first.get_attribute("aria-label") or "")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-lane]').innerText").startswith("Norway")

    page.keyboard.press("Shift+ArrowUp")
    expect(page).to_have_url(re.compile(r"lane=state%3ANOR&lane=state%3APRT#lanes"))

    page.get_by_label("Add a lane").fill("accuse")
    page.get_by_label("Add a lane").press("Enter")
    expect(page).to_have_url(re.compile(r"lane=state%3ANOR&lane=state%3APRT&lane=type%3AACCUSE#lanes"))

    page.keyboard.press("l")
    page.keyboard.press("Delete")
    expect(page).to_have_url(re.compile(r"lane=state%3APRT&lane=type%3AACCUSE#lanes"))
    page.keyboard.press("l")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/events/|from="))
