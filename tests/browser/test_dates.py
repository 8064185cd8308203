"""The date explainer in a browser: with and without JavaScript, by keyboard, on a phone, in the dark, axe."""

import re

import pytest
from playwright.sync_api import expect

from tests.review.conftest import editor  # noqa: F401  a fixture
from tests.review.dates.conftest import dated  # noqa: F401  a fixture
from timeline.models import Decision

TEXT = "The envoy arrived on Saturday for a two-day visit. Resolution 1973 stands."


def fill(page, text=TEXT, published="2021-06-21"):
    page.goto("/dates/")
    page.get_by_label("Text").fill(text)
    page.get_by_label("Published on").fill(published)
    page.get_by_role("button", name="Explain its dates").click()


def test_a_pasted_text_is_explained_in_place_under_an_address_of_its_own(page, sign_in, editor):  # noqa: F811
    sign_in(page, editor)
    fill(page)
    heading = page.get_by_role("heading", name="2 time expressions")
    expect(heading).to_be_focused()
    expect(page).to_have_url(re.compile(r"/dates/\?text=The\+envoy.*published=2021-06-21"))
    expect(page.locator(".readings li").first).to_contain_text("Saturday 19 June 2021")
    page.reload()
    expect(heading).to_be_visible()
    expect(page.get_by_label("Text")).to_have_value(TEXT)


def test_what_is_wrong_is_told_beside_the_field(page, sign_in, editor):  # noqa: F811
    sign_in(page, editor)
    fill(page, published="June")
    expect(page.locator(".errorlist")).to_contain_text("“June” is no day of the calendar")
    expect(page.get_by_label("Text")).to_have_value(TEXT)


def test_from_the_words_to_their_reading_and_back_by_keyboard(page, sign_in, editor):  # noqa: F811
    sign_in(page, editor)
    fill(page)
    expect(page.get_by_role("heading", name="2 time expressions")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#t-21-29")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#r-21-29$"))
    page.keyboard.press("Tab")
    expect(page.locator("#r-21-29 h3 a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#t-21-29$"))


def test_an_expression_is_corrected_in_place_and_the_date_checked_while_it_is_typed(page, sign_in, editor):  # noqa: F811
    sign_in(page, editor)
    fill(page)
    row = page.locator("#r-21-29")
    row.get_by_text("This should be …").click()
    row.get_by_label("This should be").fill("2021-06")
    expect(row.locator(".date-check")).to_have_text("June 2021")
    row.get_by_label("This should be").fill("2021-31")
    expect(row.locator(".date-check .error")).to_be_visible()
    row.get_by_label("Why").fill("The communiqué gives it.")
    row.get_by_role("button", name="Keep the correction").click()
    expect(row.locator(".errorlist")).to_be_visible()
    expect(row.get_by_label("Why")).to_have_value("The communiqué gives it.")
    row.get_by_label("This should be").fill("2021-06-12")
    row.get_by_role("button", name="Keep the correction").click()
    expect(row.locator(".corrected")).to_contain_text("this should be Saturday 12 June 2021")
    assert Decision.objects.get().detail["edtf"] == "2021-06-12"
    row.get_by_role("button", name="Withdraw").click()
    expect(row).to_be_visible()
    expect(row.locator(".corrected")).to_have_count(0)


def test_all_of_it_works_without_javascript(no_js_page, sign_in, editor, dated):  # noqa: F811
    page = no_js_page
    sign_in(page, editor)
    page.goto("/dates/")
    page.get_by_role("link", name="Show a worked example").click()
    expect(page.locator(".readings > li").first).to_contain_text("Sunday 3 March 2024")
    fill(page)
    expect(page).to_have_url(re.compile(r"/dates/\?text="))
    row = page.locator("#r-21-29")
    row.locator("summary").click()
    row.get_by_label("This should be").fill("2021-06-12")
    row.get_by_role("button", name="Keep the correction").click()
    expect(page.locator("#r-21-29 .corrected")).to_be_visible()
    page.goto(f"/dates/?article={dated.article.pk}")
    page.get_by_text("Correct its date: Sousa arrives").click()
    page.get_by_label("Date", exact=True).first.fill("2021-06-12")
    page.get_by_role("button", name="Save the date of Sousa arrives").click()
    expect(page.locator(".messages")).to_contain_text("2021-06-12")
    page.get_by_role("link", name="Corrections kept").click()
    expect(page.locator("tbody tr")).to_contain_text("Saturday")


def test_enter_in_a_field_corrects_nothing(page, sign_in, editor):  # noqa: F811
    sign_in(page, editor)
    fill(page, "On Saturday and on Sunday.")
    row = page.locator(".readings > li").last
    row.locator("summary").click()
    row.get_by_label("This should be").fill("2021-06-13")
    row.get_by_label("This should be").press("Enter")
    expect(row.locator(".date-check")).to_have_text("Sunday 13 June 2021")
    assert not Decision.objects.exists()


@pytest.fixture
def addresses(dated):  # noqa: F811
    return [
        "/dates/", "/dates/?text=Nothing&published=June", "/dates/?text=On+Monday+and+in+May+1979&published=2021-06-21",
        "/dates/?text=On+Monday+for+two+days", f"/dates/?article={dated.article.pk}", "/dates/corrections/",
        f"/dates/event/{dated.event.pk}/", f"/dates/statement/{dated.said.pk}/", f"/desk/articles/{dated.article.pk}/",
        "/desk/",
    ]  # fmt: skip


@pytest.mark.parametrize("seen_on", ["page", "phone", "dark"])
def test_axe_finds_nothing_on_any_page_of_it(
    browser,
    addresses,
    request,
    seen_on,
    sign_in,
    editor,  # noqa: F811
    axe,
):
    page = request.getfixturevalue(seen_on)
    sign_in(page, editor)
    page.goto("/dates/?text=" + "x" * 300 + "+arrived+on+Saturday.&published=2021-06-21")
    page.locator(".readings summary").click()
    page.get_by_label("This should be").fill("2021-06-12")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator(".corrected")).to_be_visible()
    for address in [page.url, *addresses]:
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true; })")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is too wide"
