"""Readers' pages in a browser: with the real policy, with and without script, by keyboard, on a phone, in the dark."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import (
    SavedViewFactory,
    StatementFactory,
)


def addresses(archive):
    return [
        "/",
        "/?q=norway&from=2021-06-20",
        "/?q=nothing-at-all",
        "/?from=2021-06-21&to=2021-06-21&scale=day&status=maybe&lane=x%3Ay",
        "/?from=2020&to=2029&scale=decade",
        "/?undated=1",
        "/?from=2021&to=2021&scale=year&open=2021-05-01",
        "/numbers/?q=norway",
        "/contents/",
        "/print/?as_of=2021-06-21&from=soon",
        archive.meeting.get_absolute_url(),
        "/statements/",
        "/statements/?q=talking&act=comment&from=2021-06-20",
        "/statements/?q=nothing-at-all",
        "/actors/",
        archive.sousa.get_absolute_url(),
        f"{archive.sousa.get_absolute_url()}?from=2021-06-21",
        "/between/",
        reverse("between", args=[archive.sousa.pk, archive.brandt.pk]),
        "/articles/",
        "/articles/?q=talking",
        f"/?from=2021-06&to=2021-07&lane=type%3ACONSULT&lane=actor%3A{archive.sousa.pk}&lane=type%3AAGREE"
        f"&lane=state%3APRT&lane=timeline%3A{archive.curated.pk}&lane=type%3AACCUSE&lane=type%3AAID&lane=type%3ATHREATEN",
        f"/lanes/?lane=actor%3A{archive.sousa.pk}",
        "/?as_of=2021-06-21",
        f"{archive.meeting.get_absolute_url()}?as_of=2021-06-21",
        f"{archive.meeting.get_absolute_url()}?as_of=2021-06-01",
        "/changes/?compare=2021-06-01&as_of=2021-06-30",
        archive.article.get_absolute_url(),
        archive.curated.get_absolute_url(),
        "/about/",
        "/nowhere/",
    ]


NOT_FOUND = "status of 404"


@pytest.fixture(autouse=True)
def _missing_pages_are_meant(monkeypatch):
    from tests.browser import conftest

    monkeypatch.setattr(conftest, "DELIBERATE", (*conftest.DELIBERATE, NOT_FOUND))


@pytest.mark.parametrize("look", ["page", "phone", "dark"])
def test_axe_finds_nothing_on_any_page_and_nothing_is_wider_than_it(
    request, browser, look, reading, axe, settings, sign_in
):
    settings.READERS_SEE_SUGGESTIONS = True
    page = request.getfixturevalue(look)
    for address in addresses(reading):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], address
    for address in ("/", "/statements/"):
        page.goto(address)
        closed = page.locator("main details:not([open], .pick) > summary:visible")
        while closed.count():
            closed.first.click()
        axe(page)
    view = SavedViewFactory(title="Talks in June", query="q=talks&from=2021-06")
    sign_in(page, view.owner)
    for address in (
        "/views/",
        "/views/save/?page=timeline&query=q%3Dtalks",
        f"{view.get_absolute_url()}about/",
    ):
        page.goto(address)
        for closed in page.locator("main details:not([open]) > summary").all():
            closed.click()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], address


def test_a_filter_swaps_the_view_and_pushes_its_address_and_back_works(page, reading):
    page.goto("/")
    page.get_by_label("Search", exact=True).fill("treaty")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("1 event, matching “treaty”")
    expect(page).to_have_url(re.compile(r"/\?q=treaty$"))
    expect(page).to_have_title(re.compile("matching “treaty”"))
    expect(page.get_by_role("status")).to_have_text("1 event, matching “treaty”")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("4 events")
    expect(page.get_by_label("Search", exact=True)).to_have_value("")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("1 event, matching “treaty”")


def test_choosing_a_type_shows_it_at_once(page, reading):
    page.goto("/")
    page.locator("summary", has_text="Any type").click()
    page.get_by_role("checkbox", name="Threaten").check()
    expect(page.locator("h1")).to_have_text("1 event of type Threaten")
    expect(page.locator("#f-type-now")).to_have_text("1 chosen")
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="Threaten")).to_be_hidden()


def test_events_are_walked_by_key(page, reading):
    page.goto("/")
    page.keyboard.press("j")
    first = page.locator("[data-event]").first
    expect(first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("[data-event]").nth(1)).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("[data-event]").nth(1).get_by_text("How we know")).to_be_visible()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("Search", exact=True)).to_be_focused()
    page.keyboard.type("j")
    expect(page.get_by_label("Search", exact=True)).to_have_value("j")


def test_enter_opens_the_event_that_is_reached(page, reading):
    page.goto("/?q=treaty")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Portugal and Norway sign a treaty")


def test_help_opens_and_closes_by_key(page, reading):
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_the_strip_is_worked_by_keyboard(page, reading):
    page.goto("/?from=2021-06-21&to=2021-06-21")
    window = page.get_by_role("slider")
    window.focus()
    expect(window).to_have_attribute("aria-valuetext", "21 June 2021")
    page.keyboard.press("ArrowRight")
    expect(window).to_have_attribute("aria-valuetext", "22 June 2021")
    page.keyboard.press("ArrowUp")
    expect(window).to_have_attribute("aria-valuetext", "21 June 2021 to 23 June 2021")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"from=2021-06-21&to=2021-06-23"))
    expect(page.locator("h1")).to_contain_text("21–23 June 2021")


def test_the_strip_is_dragged(page, reading):
    page.goto("/")
    box = page.locator(".plot").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 9, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=2021-06-2\d&to=2021-06-30"))
    expect(page.locator("h1")).to_contain_text("June 2021")


def test_a_step_is_fetched_while_the_pointer_rests_on_it(page, reading):
    page.goto("/?from=2021-06-21&to=2021-06-21")
    wider, asked = page.locator("#step-wider"), []
    with page.expect_response(re.compile("scale=week")) as ahead:
        wider.hover()
    page.on("request", lambda request: asked.append(request.url))
    wider.click()
    expect(page).to_have_url(ahead.value.url)
    expect(page.locator("h1")).to_contain_text("21–27 June 2021")
    assert ahead.value.url not in asked


def test_the_choice_of_dark_is_kept(page, reading):
    page.goto("/")
    page.get_by_role("button", name="Dark").click()
    page.goto("/about/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_words_and_findings_lead_to_each_other(page, reading):
    page.goto(reading.article.get_absolute_url())
    page.locator(".ref").first.click()
    expect(page).to_have_url(re.compile("#f1$"))
    page.locator(".found .back").first.click()
    expect(page).to_have_url(re.compile("#r"))


def test_without_script_everything_is_reached(no_js_page, reading):
    page = no_js_page
    page.goto("/")
    page.get_by_label("Search", exact=True).fill("treaty")
    page.get_by_label("From").fill("June 2021")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"/\?q=treaty&from=2021-06$"))
    expect(page.locator("h1")).to_have_text("1 event, from June 2021, matching “treaty”")
    page.get_by_role("link", name="Without the filter “treaty”").click()
    expect(page.locator("h1")).to_have_text("4 events, from June 2021")
    page.get_by_text("The same as a table").click()
    page.locator(".strip table a", has_text="21 June 2021").click()
    page.get_by_text("How we know", exact=True).click()
    page.get_by_role("link", name="The reports and their words").click()
    expect(page.locator("h1")).to_have_text("Ana Sousa meets Ivo Brandt")
    expect(page.locator(".evidence mark.trigger")).to_have_text("met")
    page.get_by_role("link", name="Envoys meet").click()
    expect(page.locator(".text")).to_contain_text("We will keep <talking>")
    page.locator(".found").get_by_role("link", name="Ana Sousa", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Ana Sousa")


def test_every_event_is_reached_by_tab_alone(page, reading):
    page.goto("/")
    wanted = {a.get_attribute("href") for a in page.locator(".event h3 a").all()}
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert wanted <= reached


def test_evidence_opens_in_place(page, reading):
    page.goto("/?q=sousa")
    page.get_by_text("How we know", exact=True).click()
    expect(page.locator(".event .evidence mark.trigger")).to_have_text("met")


def test_the_strip_is_shown_as_a_table_in_place(page, reading):
    page.goto("/")
    page.get_by_role("link", name="The same as a table").click()
    expect(page.locator(".strip table a", has_text="21 June 2021")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/$"))


def test_what_is_in_a_window_is_shown_in_place_and_narrows_it(page, reading):
    page.goto("/")
    page.get_by_role("link", name="What is in it").click()
    page.locator(".contents").get_by_role("link", name=re.compile("Threaten")).click()
    expect(page).to_have_url(re.compile("type=THREATEN"))
    expect(page.locator("h1")).to_contain_text("1 event of type Threaten")


def test_everything_of_a_window_is_printed_with_its_evidence(page, reading):
    page.goto("/?q=sousa")
    page.get_by_role("link", name="to print").click()
    expect(page.locator("h1")).to_contain_text("matching “sousa”")
    page.emulate_media(media="print")
    expect(page.locator(".evidence").first).to_be_visible()
    page.goto("/?q=sousa")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".strip")).to_be_hidden()


def test_statements_are_narrowed_without_a_new_page_and_walked_by_key(page, reading):
    page.goto("/statements/")
    page.get_by_label("Search", exact=True).fill("talk")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("1 statement, matching “talk”")
    expect(page).to_have_url(re.compile(r"/statements/\?q=talk$"))
    expect(page.get_by_role("status")).to_have_text("1 statement, matching “talk”")
    page.locator("h1").click()
    page.keyboard.press("j")
    card = page.locator("[data-event]").first
    expect(card).to_be_focused()
    page.keyboard.press("o")
    expect(card.locator(".collation del").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\d+/#s\d+$"))


def test_the_facets_are_passed_by_one_key_press(page, reading, settings):
    settings.READERS_SEE_SUGGESTIONS = True
    StatementFactory(speaker=reading.brandt, article=reading.article, content="We will keep <talking>")
    page.goto("/statements/")
    past = page.get_by_role("link", name="Past these, to the statements")
    past.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".said a").first).to_be_focused()


def test_statements_are_narrowed_without_script(no_js_page, reading):
    page = no_js_page
    page.goto("/statements/")
    page.get_by_label("By", exact=True).fill("Ana Sousa")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"/statements/\?by=\d+$"))
    expect(page.locator("h1")).to_have_text("1 statement by Ana Sousa")
    page.get_by_role("link", name="Without the filter by Ana Sousa").click()
    expect(page.locator("h1")).to_have_text("1 statement")
    page.locator("summary", has_text="In context").click()
    expect(page.locator(".evidence mark.content").first).to_be_visible()
    page.get_by_text("2 outlets have it").click()
    expect(page.locator(".collation ins")).to_contain_text("shall")


def test_lines_are_compact_at_a_key_and_stay_so(page, reading, axe):
    page.goto("/")
    whole = page.locator(".chronology").bounding_box()["height"]
    page.keyboard.press("d")
    assert page.locator(".chronology").bounding_box()["height"] < whole / 2
    axe(page)
    page.goto("/?from=2021")
    expect(page.get_by_role("button", name="Full entries")).to_be_visible()
    expect(page.locator(".event .parts").first).to_be_hidden()


def test_how_a_date_came_about_is_a_focus_or_a_touch_away(page, phone, reading):
    for look in (page, phone):
        look.goto("/?q=sousa")
        note = look.get_by_text("Monday 21 June 2021, a single day: “on Monday”")
        expect(note).to_be_hidden()
        look.get_by_text("dated in the text").click()
        expect(note).to_be_visible()
        look.keyboard.press("Escape")
        expect(note).to_be_hidden()
