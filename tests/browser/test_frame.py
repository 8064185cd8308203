"""The instruments of the browser tests do find what they look for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

FAULTY = "<!doctype html><html lang='en'><title>Faulty</title><main><h1>Faulty</h1><img src='data:,'></main></html>"


def test_a_page_opens_on_the_live_server(page: Page) -> None:
    answer = page.goto("/admin/login/")
    assert answer is not None
    assert answer.headers["content-security-policy"].count("'none'") >= 3


def test_axe_names_a_picture_without_words(page: Page, axe: Callable[..., None]) -> None:
    page.set_content(FAULTY)
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_without_javascript_no_script_runs(no_js_page: Page) -> None:
    no_js_page.goto("/admin/login/")
    expect(no_js_page.locator("#id_username")).to_be_visible()
