"""The page of an event of which reports tell differently: axe, one key to choose, one button to take it back."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import (
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    ParticipationFactory,
)


@pytest.fixture
def told(archive):
    """A meeting that was announced and held, of which one report has another day and one is a copy."""
    meeting = archive.meeting
    origin = meeting.reports.get().article
    for day, copy_of, fields in (
        ("2021-06-14", None, {"status": "planned", "event_type": "AGREE"}),
        ("2021-06-22", None, {"edtf": "2021-06-20", "place": "Seoul"}),
        ("2021-06-21", origin, {"place": "Seoul"}),
    ):
        article = ArticleFactory(published_on=day, copy_of=copy_of, copy_share=0.9)
        EvidenceFactory(
            report=EventReportFactory(event=meeting, article=article, **fields), words="met Foreign Minister"
        )
    near = EventFactory(headline="Sousa calls Brandt", edtf="2021-06-23", status="planned", state="accepted")
    for actor in (archive.sousa, archive.brandt):
        ParticipationFactory(event=near, actor=actor)
    return meeting


@pytest.fixture
def editor(db):
    return EditorFactory(first_name="Alice")


@pytest.mark.parametrize("look", ["page", "phone", "dark"])
def test_axe_finds_nothing_for_readers_and_editors(request, look, told, editor, axe, sign_in):
    page = request.getfixturevalue(look)
    for somebody in (None, editor):
        if somebody:
            sign_in(page, somebody)
        page.goto(told.get_absolute_url())
        closed = page.locator("main details:not([open]) > summary:visible")
        while closed.count():
            closed.first.click()
        axe(page)
        if look == "phone":
            assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_key_takes_the_other_date_and_a_button_takes_that_back(page, told, editor, sign_in):
    sign_in(page, editor)
    page.goto(told.get_absolute_url())
    date = page.locator("#on-date")
    expect(date).to_contain_text("Disputed")
    page.keyboard.press("1")
    expect(date).to_contain_text(re.compile("Chosen by Alice"))
    expect(page.locator(".lead")).to_contain_text("20 June 2021")
    date.get_by_role("button", name="Take the choice back").click()
    expect(date).to_contain_text("Disputed")
    expect(page.locator(".lead")).to_contain_text("21 June 2021")


def test_a_choice_with_its_reason_needs_no_script(no_js_page, told, editor, sign_in):
    page = no_js_page
    sign_in(page, editor)
    page.goto(told.get_absolute_url())
    date = page.locator("#on-date")
    date.locator("summary").click()
    date.get_by_label("Reason").fill("The ministry’s calendar.")
    date.get_by_role("button", name=re.compile("Take this.*Sunday 20 June 2021")).click()
    expect(date).to_contain_text("“The ministry’s calendar.”")
