"""The timeline by keys alone, from a search to what was saved, from a decade to a day; and by two fingers."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import EventFactory, UserFactory


@pytest.fixture
def dense(reading):
    """A month ten years before the rest, with more events than a page holds."""
    for day in range(1, 27):
        EventFactory(headline=f"Round {day}", edtf=f"2011-05-{day:02}", state="accepted", place="Oslo")


def tab_to(page, wanted):
    """Tab is pressed until `wanted` has the focus."""
    for _ in range(90):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


@pytest.mark.usefixtures("dense")
def test_the_whole_journey_is_made_by_keys_alone(page, axe, sign_in):
    sign_in(page, UserFactory(username="ana"))
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("norway")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("2 events, matching “norway”")
    tab_to(page, page.get_by_role("link", name="Lanes by theme"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"q=norway&lane=type%3A\w+&lane=type%3A\w+#lanes$"))
    page.wait_for_load_state()
    page.keyboard.press("l")
    assert "orway" in page.locator("[data-lane] a:focus").get_attribute("aria-label")
    axe(page)
    page.keyboard.press("s")
    page.wait_for_url("**/views/save/**")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Norway in June")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Norway in June")
    tab_to(page, page.get_by_role("link", name="/v/"))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("2 events, matching “norway”")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Norway in June")
    page.go_forward()
    expect(page.locator("[data-lane]")).to_have_count(2)
    page.wait_for_load_state()

    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.type("sousa")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("1 event, matching “sousa”")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator(".event .evidence mark.trigger")).to_have_text("met")
    axe(page)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ana Sousa meets Ivo Brandt")
    page.go_back()
    expect(page.locator("h1")).to_have_text("1 event, matching “sousa”")

    page.goto("/?place=Oslo")
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile(r"from=2010&to=2019&scale=decade$"))
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile(r"from=2011&to=2011&scale=year$"))
    expect(page.get_by_label("From")).to_have_value("2011")
    expect(page.get_by_role("link", name="Year", exact=True)).to_have_attribute("aria-current", "true")
    axe(page)
    page.keyboard.press("]")
    expect(page.locator("h1")).to_contain_text("No events in Oslo, 2012")
    page.go_back()
    expect(page.locator("h1")).to_have_text("26 events in Oslo, 2011")
    page.keyboard.press("j")
    row = page.get_by_role("group", name="May 2011 26 events")
    expect(row).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("open=2011-05-01"))
    expect(row).to_be_focused()
    axe(page)
    page.keyboard.press("j")
    expect(page.get_by_role("article", name="Sunday 1 May 2011 Round 1", exact=True)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("o")
    expect(page.get_by_role("article")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(10)
    page.go_forward()
    expect(page.get_by_role("article")).to_have_count(0)
    page.keyboard.press("g")
    expect(page.get_by_role("article")).to_have_count(20)
    page.keyboard.press("j")
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile(r"from=2011-04&to=2011-06&scale=quarter$"))
    page.keyboard.press("-")
    expect(page).to_have_url(re.compile(r"from=2011&to=2011&scale=year$"))


@pytest.mark.usefixtures("dense")
def test_two_fingers_on_the_strip_zoom(phone):
    phone.goto("/?place=Oslo&from=2011&to=2011&scale=year")
    box = phone.locator(".plot").first.bounding_box()
    middle, across = box["y"] + 20, box["x"] + box["width"] / 2
    touch = phone.context.new_cdp_session(phone)

    def fingers(kind, apart):
        points = [{"x": across - apart, "y": middle, "id": 0}, {"x": across + apart, "y": middle, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points if apart else []})

    for kind, apart in (("touchStart", 20), ("touchMove", 50), ("touchMove", 90), ("touchEnd", 0)):
        fingers(kind, apart)
    expect(phone).to_have_url(re.compile(r"scale=quarter$"))
